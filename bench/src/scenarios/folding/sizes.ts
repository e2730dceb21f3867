/** How much is folded, and posted meanwhile. */
export interface FoldingSizes extends Readonly<Record<string, number | number[]>> {
  /** How many times the demo is in the ledger that is folded anew, and how many of its records are taken. */
  readonly copies: number;
  readonly thin: number;
  readonly repetitions: number;
  /** How many bicycles stand in the ledger that is posted to, from how many connections, in batches of how many. */
  readonly bicycles: number;
  readonly lanes: number;
  readonly batch: number;
  readonly seconds: number;
}
