/** A text with `deleted` characters at `position` replaced. */
export function splice(text: string, position: number, deleted: number, inserted: string): string {
  return text.slice(0, position) + inserted + text.slice(position + deleted);
}
