import type { Posting } from '@taizhang/store';
import { type SeededRandom, seededRandom } from '@taizhang/testkit';

/** Rows as wide as the demo's: a Chinese title, six fields, three measures. */
const colours = ['red', 'blue', 'green'] as const;
const streets = ['north', 'south'] as const;
const units = ['bench-a', 'bench-b'] as const;

/** The request posted in the middle of a day's work; a stream of them is the same for the same seed. */
export class Workload {
  private readonly random: SeededRandom;
  private readonly name: string;
  private readonly known: number;
  private readonly first: number;
  private readonly width: number;
  private opened = 0;

  /** @param known how many bicycles stand in the ledger already; @param part of them that it moves, if not all */
  constructor(seed: number, name: string, known: number, part = { number: 0, of: 1 }) {
    this.random = seededRandom(seed);
    this.name = name;
    this.known = known;
    this.width = Math.floor(known / part.of);
    this.first = this.width * part.number;
  }

  /** One in four takes in a new bicycle of a known customer; the others move one that is there, anyone. */
  next(): Posting {
    const { random } = this;
    if (random.integer(0, 3) === 0) return openBicycle(random, `${this.name}-${this.opened++}`, this.known);
    const record = bicycleId(random.integer(this.first, this.first + this.width - 1));
    if (random.integer(0, 1) === 0) return payment(record);
    return {
      register: 'repair',
      record,
      transition: 'revise',
      occurredOn: '2021-03-01',
      street: random.pick(streets),
      set: { colour: random.pick(colours), gears: String(random.integer(1, 30)) },
    };
  }

  /** Five hundred at a time, each of another record, so that they could as well have been posted one by one. */
  batch(size: number): Posting[] {
    const seen = new Set<string>();
    const batch: Posting[] = [];
    while (batch.length < size) {
      const posting = this.next() as Posting & { record: string };
      if (seen.has(posting.record)) continue;
      seen.add(posting.record);
      batch.push(posting);
    }
    return batch;
  }
}

export const hotRecord = 'RP-HOT';
const bicycleId = (n: number): string => `RP-2021-${String(n).padStart(7, '0')}`;

const customerId = (n: number): string => `CU-${String(n).padStart(6, '0')}`;
const customersOf = (bicycles: number): number => Math.max(1, Math.floor(bicycles / 10));

export const payment = (record: string): Posting => ({
  register: 'repair',
  record,
  transition: 'pay',
  occurredOn: '2021-03-01',
  amounts: { paid: '0.01' },
  reason: '柜台收款',
});

function openBicycle(random: SeededRandom, record: string, known: number): Posting {
  return {
    register: 'repair',
    record,
    transition: 'open',
    occurredOn: '2021-02-01',
    unit: random.pick(units),
    street: random.pick(streets),
    set: {
      label: `第${random.integer(1, 9999)}号共享单车检修(第${random.integer(1, 99)}批)`,
      colour: random.pick(colours),
      urgent: random.integer(0, 1) === 0,
      gears: String(random.integer(1, 30)),
      promised: '2021-06-30',
      customer: customerId(random.integer(0, customersOf(known) - 1)),
    },
    amounts: { quoted: '100000.00', track: '1.5' },
  };
}

/** What stands in the ledger before anything is measured, in requests' worth of postings. */
export function* beginnings(seed: number, bicycles: number): Generator<Posting> {
  const random = seededRandom(seed);
  for (let n = 0; n < customersOf(bicycles); n++)
    yield {
      register: 'customer',
      record: customerId(n),
      transition: 'open',
      occurredOn: '2021-01-04',
      unit: random.pick(units),
      set: { name: `第${n}号车行` },
    };
  for (let n = 0; n < bicycles; n++) yield openBicycle(random, bicycleId(n), bicycles);
  yield openBicycle(random, hotRecord, bicycles);
}

export function* inPieces<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let piece: T[] = [];
  for (const item of items) {
    if (piece.push(item) < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
