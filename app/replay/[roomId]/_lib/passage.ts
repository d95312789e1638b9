/** A range of the text at a moment. */
export interface Passage {
  readonly moment: number;
  readonly from: number;
  readonly to: number;
}
