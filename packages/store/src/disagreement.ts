/** One thing that does not agree, and where exactly. */
export interface Disagreement {
  readonly check: 'cells' | 'chain' | 'conservation' | 'records' | 'figures' | 'editions' | 'matches';
  /** Metric, register/record, movement number …, as exact as it is known. */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
}

export interface CheckResult {
  readonly check: Disagreement['check'];
  readonly compared: number;
  readonly disagreements: readonly Disagreement[];
}

/** So many disagreements are named; the first ones show what is wrong. */
export const most = 50;
