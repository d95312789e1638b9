/** The words of a text, so that long lists read as prose. */
export function wordList(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
