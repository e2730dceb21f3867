import { type Pool, portions, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { type PaceOf, stepsSql } from './steps-sql.ts';

/** What a record was or ceased to be on a day: its stage and the days between which its work lies. */
export interface StateLeg {
  readonly occurred: number;
  readonly recorded: number;
  readonly at: number;
  readonly state: PaceState;
  /** 1: it was so from then on; −1: it no longer was. */
  readonly by: number;
}

export interface PaceState {
  readonly key: string;
  readonly stage: string;
  readonly starts: string | null;
  readonly ends: string | null;
  /** Whether the pace's condition holds. */
  readonly counts: boolean;
}

/** Amounts of many records, a column an array, in the order in which they were read. */
export class Steps {
  readonly record: number[] = [];
  readonly occurred: number[] = [];
  readonly recorded: number[] = [];
  readonly at: number[] = [];
  readonly amount: bigint[] = [];
  /** Of each step the one before of the same record, and of each record its last: so a record's are found by themselves. */
  private readonly previous: number[] = [];
  private readonly last = new Map<number, number>();

  add(record: number, { occurred, recorded, at }: Times, amount: string): void {
    this.link(record);
    this.occurred.push(occurred);
    this.recorded.push(recorded);
    this.at.push(at);
    // Most of a great many are counts: of one number there is one.
    this.amount.push(amount === '1' ? one : BigInt(amount));
  }

  take(other: Steps): void {
    for (let i = 0; i < other.record.length; i++) {
      this.link(other.record[i] as number);
      this.occurred.push(other.occurred[i] as number);
      this.recorded.push(other.recorded[i] as number);
      this.at.push(other.at[i] as number);
      this.amount.push(other.amount[i] as bigint);
    }
  }

  /** The places of a record's steps, the latest read first. */
  placesOf(record: number): number[] {
    const places: number[] = [];
    for (let i = this.last.get(record); i !== undefined && i >= 0; i = this.previous[i]) places.push(i);
    return places;
  }

  private link(record: number): void {
    this.previous.push(this.last.get(record) ?? -1);
    this.last.set(record, this.record.push(record) - 1);
  }
}
const one = 1n;

/** The records of a pace by number, in whatever order they were first met. */
export class PaceRecords {
  readonly ids: string[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(id: string): number {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    this.numbers.set(id, this.ids.length);
    return this.ids.push(id) - 1;
  }
}

/** What the movements of a stretch of numbers say of a pace. */
export class PaceSteps {
  readonly records: PaceRecords;
  readonly done = new Steps();
  readonly plan = new Steps();
  readonly legs = new Map<number, StateLeg[]>();
  private readonly states = new Map<string, PaceState>();

  constructor(records: PaceRecords) {
    this.records = records;
  }

  put(row: StepRow): void {
    const record = this.records.numberOf(row.id);
    if (row.done !== null) this.done.add(record, row, row.done);
    if (row.plan !== null) this.plan.add(record, row, row.plan);
    if (row.before !== null) this.leg(record, row, row.before, -row.sign);
    if (row.after !== null) this.leg(record, row, row.after, row.sign);
  }

  /** Takes over what comes after. */
  take(other: PaceSteps): void {
    this.done.take(other.done);
    this.plan.take(other.plan);
    for (const [record, legs] of other.legs)
      this.legs.set(record, [...(this.legs.get(record) ?? []), ...legs]);
  }

  /** The records of which they say anything. */
  touched(): ReadonlySet<number> {
    return new Set([...this.done.record, ...this.plan.record, ...this.legs.keys()]);
  }

  private leg(record: number, { occurred, recorded, at }: Times, key: string, by: number): void {
    const legs = this.legs.get(record) ?? [];
    legs.push({ occurred, recorded, at, state: this.stateOf(key), by });
    this.legs.set(record, legs);
  }

  private stateOf(key: string): PaceState {
    const known = this.states.get(key);
    if (known) return known;
    const [stage, starts, ends, counts] = JSON.parse(key) as [string, string | null, string | null, boolean];
    const state = { key, stage, starts, ends, counts };
    this.states.set(key, state);
    return state;
  }
}

interface Times {
  readonly occurred: number;
  readonly recorded: number;
  /** Milliseconds. */
  readonly at: number;
}

export interface StepRow extends Times {
  readonly id: string;
  readonly sign: number;
  readonly done: string | null;
  readonly plan: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** The movements of numbers in (from, to]. */
export async function* readSteps(
  pool: Pool,
  district: District,
  of: PaceOf,
  numbers: { readonly from: number; readonly to: number },
): AsyncGenerator<readonly StepRow[]> {
  for (const { text, values } of stepsSql(district, of, numbers))
    yield* portions<StepRow>(pool, text, values, portion);
}
const portion = 10_000;

/** What came after a number, for whoever sees it in his snapshot. */
export async function readStepsAfter(
  db: Queryable,
  district: District,
  of: PaceOf,
  from: number,
): Promise<StepRow[]> {
  const found: StepRow[][] = [];
  for (const { text, values } of stepsSql(district, of, { from, to: Number.MAX_SAFE_INTEGER }))
    found.push((await db.query<StepRow>(text, values)).rows);
  return found.flat();
}
