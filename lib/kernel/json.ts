/** What a JSON text says, or undefined where it is none: for input that anybody may have written. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
