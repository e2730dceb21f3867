/** How many records stand in the register, and what is asked of it. */
export interface ListsSizes extends Readonly<Record<string, number>> {
  readonly records: number;
  readonly queries: number;
  /** How many of them are asked of plain SQL as well. */
  readonly compared: number;
  readonly searches: number;
}
