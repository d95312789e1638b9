const PREVIEW_CHARACTERS = 60;

/** The beginning of what somebody wrote, for a place that has a line for it. */
export function preview(text: string): string {
  return text.length > PREVIEW_CHARACTERS ? `${text.slice(0, PREVIEW_CHARACTERS)}…` : text;
}
