import type { FieldValue, Register } from '@taizhang/definition';
import type {
  Amounts,
  Attributes,
  Effect,
  Origin,
  Planned,
  RecordedMovement,
  Standing,
  Statement,
  WeighedMovement,
} from '@taizhang/ledger';

/** A movement as a row of the table; column names as in SQL. */
export interface MovementRow {
  seq: number;
  entry: number;
  origin: Origin;
  sign: 1 | -1;
  reverses: number | null;
  register: string;
  record: string;
  transition: string;
  stage_from: string | null;
  stage_to: string;
  occurred_on: string;
  recorded_at: Date;
  recorded_by: string;
  request: string;
  unit: string;
  street: string | null;
  attributes: Attributes;
  prior: Effect['prior'];
  amounts: Amounts;
  holdings: Amounts;
  stated: Stated | null;
  reason: string | null;
  evidence: string[] | null;
}

/** What an entry stated beside its amounts. */
interface Stated {
  set?: Record<string, FieldValue | null>;
  unit?: string;
  street?: string | null;
}

/** The part of a statement that a row does not show otherwise; an opening states all it has. */
export function statedOf(statement: Statement, effect: Effect): Stated | null {
  if (effect.stageFrom === null) return null;
  const { set, unit, street } = statement;
  const sets = Object.keys(set).length > 0;
  if (!sets && unit === undefined && street === undefined) return null;
  const stated: Stated = {};
  if (sets) stated.set = set;
  if (unit !== undefined) stated.unit = unit;
  if (street !== undefined) stated.street = street;
  return stated;
}

function statementOf(row: MovementRow): Statement {
  const stated =
    row.stage_from === null
      ? { set: row.attributes, unit: row.unit, street: row.street }
      : (row.stated ?? {});
  return {
    transition: row.transition,
    occurredOn: row.occurred_on,
    amounts: row.amounts,
    ...stated,
    set: stated.set ?? {},
  };
}

const effectOf = (row: WeighedRow): Effect => ({
  stageFrom: row.stage_from,
  stageTo: row.stage_to,
  unit: row.unit,
  street: row.street,
  attributes: row.attributes,
  prior: row.prior,
  amounts: row.amounts,
  holdings: row.holdings,
});

export const standingOf = (row: MovementRow): Standing => ({
  seq: row.seq,
  entry: row.entry,
  statement: statementOf(row),
  effect: effectOf(row),
});

export const movementOf = (row: MovementRow): RecordedMovement => ({
  ...effectOf(row),
  seq: row.seq,
  entry: row.entry,
  origin: row.origin,
  sign: row.sign,
  reverses: row.reverses,
  register: row.register,
  record: row.record,
  transition: row.transition,
  occurredOn: row.occurred_on,
  stated: statementOf(row),
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by,
});

/** What a record is called in lists. */
export const titleOfRecord = (register: Register, record: string, attributes: Attributes): string =>
  String(attributes[register.titleField] ?? record);

export const movementColumns = `seq, entry, origin, sign, reverses, register, record, transition, stage_from, stage_to,
  occurred_on, recorded_at, recorded_by, request, unit, street, attributes, prior, amounts, holdings, stated, reason,
  evidence`;

/** What a figure is reckoned from: a movement without what was said about it. */
export type WeighedRow = Pick<
  MovementRow,
  | 'seq'
  | 'sign'
  | 'register'
  | 'record'
  | 'transition'
  | 'stage_from'
  | 'stage_to'
  | 'occurred_on'
  | 'recorded_at'
  | 'unit'
  | 'street'
  | 'attributes'
  | 'prior'
  | 'amounts'
  | 'holdings'
>;

export const weighedColumns = `seq, sign, register, record, transition, stage_from, stage_to, occurred_on, recorded_at,
  unit, street, attributes, prior, amounts, holdings`;

export const weighedOf = (row: WeighedRow): WeighedMovement => ({
  ...effectOf(row),
  seq: row.seq,
  sign: row.sign,
  register: row.register,
  record: row.record,
  transition: row.transition,
  occurredOn: row.occurred_on,
  recordedAt: row.recorded_at,
});

/** Who recorded a movement, when, and why. */
export interface Recording {
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly request: string;
  readonly reason: string | null;
  readonly evidence: string[] | null;
}

export function toRow(planned: Planned, seq: number, entry: number, by: Recording): MovementRow {
  return {
    seq,
    entry,
    origin: planned.origin,
    sign: planned.sign,
    reverses: planned.reverses,
    register: planned.register,
    record: planned.record,
    transition: planned.transition,
    stage_from: planned.stageFrom,
    stage_to: planned.stageTo,
    occurred_on: planned.occurredOn,
    recorded_at: by.recordedAt,
    recorded_by: by.recordedBy,
    request: by.request,
    unit: planned.unit,
    street: planned.street,
    attributes: planned.attributes,
    prior: planned.prior,
    amounts: planned.amounts,
    holdings: planned.holdings,
    stated: statedOf(planned.stated, planned),
    reason: by.reason,
    evidence: by.evidence,
  };
}
