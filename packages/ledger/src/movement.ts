import type { FieldValue } from '@taizhang/definition';

export type Attributes = Readonly<Record<string, FieldValue>>;
/** Exact decimal strings in base units, by measure. */
export type Amounts = Readonly<Record<string, string>>;

/** Where a record stands and what it holds. A record that was never opened, or whose opening was reversed, has no stage. */
export interface RecordState {
  readonly stage: string | null;
  readonly unit: string | null;
  readonly street: string | null;
  readonly attributes: Attributes;
  readonly holdings: Amounts;
}

export const nothing: RecordState = { stage: null, unit: null, street: null, attributes: {}, holdings: {} };

/** What an entry states, checked against the register but not yet against the record. */
export interface Statement {
  readonly transition: string;
  readonly occurredOn: string;
  /** Only what the entry states: a field absent here stays as it was, null clears it. */
  readonly set: Readonly<Record<string, FieldValue | null>>;
  readonly amounts: Amounts;
  readonly unit?: string;
  readonly street?: string | null;
  /** The kinds of documents that its evidence names, where its transition has conditions; judged when it is said, not kept. */
  readonly documents?: readonly string[];
}

/** What a statement does to a record: the part of a movement that figures are computed from. */
export interface Effect {
  readonly stageFrom: string | null;
  readonly stageTo: string;
  readonly unit: string;
  readonly street: string | null;
  /** The record's attributes after the movement. */
  readonly attributes: Attributes;
  /** What it was before, where the movement changed attributes, unit or street of a record that stood somewhere. */
  readonly prior: {
    readonly unit: string;
    readonly street: string | null;
    readonly attributes: Attributes;
  } | null;
  readonly amounts: Amounts;
  /** What the record holds after the movement. */
  readonly holdings: Amounts;
}

/**
 * entry: as somebody said it; reversal: takes back an earlier movement with its own day and content, sign −1;
 * restatement: the same entry again, because something before it became known later and changed what it does.
 */
export type Origin = 'entry' | 'reversal' | 'restatement';

/** What a figure is reckoned from: what a movement did, on which day. */
export interface Weighed extends Effect {
  readonly register: string;
  readonly record: string;
  readonly sign: 1 | -1;
  readonly transition: string;
  readonly occurredOn: string;
}

/** A movement before the store numbers it. */
export interface Movement extends Weighed {
  readonly origin: Origin;
  readonly stated: Statement;
}

/** What a figure is reckoned from, as it stands in the ledger. */
export interface WeighedMovement extends Weighed {
  readonly seq: number;
  readonly recordedAt: Date;
}

/** A movement as it stands in the ledger. */
export interface RecordedMovement extends Movement {
  /** Its number in the district, growing with time. */
  readonly seq: number;
  /** The number of the entry it belongs to; a correction and its restatements keep it. */
  readonly entry: number;
  readonly reverses: number | null;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

export const stateAfter = (effect: Effect): RecordState => ({
  stage: effect.stageTo,
  unit: effect.unit,
  street: effect.street,
  attributes: effect.attributes,
  holdings: effect.holdings,
});
