import type { Text, UnitId } from '@taizhang/definition';
import type { Period } from '@taizhang/report';

/** What a candidate says of its subject; a figure of prose must say the same to be compared with it. */
export type Saying = 'level' | 'growth' | 'rank' | 'completion' | 'points' | 'share';

/** Something of the ledger that a figure of prose may be compared with: a figure of a report, or a metric of a register. */
export interface Candidate {
  /** `report/figure`, or the metric with its parameters. */
  readonly id: string;
  readonly title: Text;
  /** Other ways of saying the same, in Chinese. */
  readonly names: readonly string[];
  /** The words around its place in the report’s own sentences. */
  readonly sentence: string;
  /** What else says what it is about: its definition, its register. */
  readonly about: string;
  readonly definition: Text | null;
  readonly metric: string;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  readonly register: string;
  /** The report that has it, and its name there; null for a metric that no report has. */
  readonly report: string | null;
  readonly figure: string | null;
  readonly says: Saying;
  /** The unit it is printed in. */
  readonly unit: UnitId;
  /** The year that a growth is on, where it is not the year before. */
  readonly onYear: string | null;
  /** Candidates of one subject have one group: a family asked with the same parameters, or what stands alone. */
  readonly group: string;
  /** Its place among the figures of its report. */
  readonly order: number | null;
  /** Its own period, where it is not the report’s. */
  readonly period: Period | null;
}

/** The days and the knowledge at which a candidate is asked. */
export interface Moment extends Period {
  readonly knownAt: Date;
}

/** A candidate’s value at a moment, as an exact decimal in its base unit; null: unknown. */
export interface CandidateAsk {
  readonly candidate: Candidate;
  readonly at: Moment;
}
