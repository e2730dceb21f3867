import { compareText, type Register, referringOf } from '@taizhang/definition';
import type { Referring, Stated } from '@taizhang/policy';
import { everyReferring, type Pool, type ReferringBy, type StatedRecord } from '@taizhang/store';

/** The registers, and their fields, from which a register's facts are derived. */
export function referringTo(register: Register): ReferringBy[] {
  const pairs = Object.values(register.facts ?? {}).flatMap((fact) => {
    const from = referringOf(fact);
    return from ? [{ register: from.register, by: from.by }] : [];
  });
  return [...new Map(pairs.map((pair) => [`${pair.register} ${pair.by}`, pair])).values()];
}

/** Records by whom they refer to: a record that refers to one by two fields counts once. */
export function groupedBy(records: Iterable<readonly [ReferringBy, StatedRecord]>): Referring {
  const grouped = new Map<string, Map<string, Stated>>();
  for (const [{ register }, record] of records) {
    const of = grouped.get(register) ?? new Map<string, Stated>();
    grouped.set(register, of);
    of.set(record.id, record);
  }
  return new Map([...grouped].map(([register, of]) => [register, [...of.values()]]));
}

/** Records that refer to others, read in the order of whom they refer to, beside a reading of those. */
export class Referrers {
  readonly of: ReferringBy;
  private readonly portions: AsyncGenerator<readonly StatedRecord[]>;
  private portion: readonly StatedRecord[] = [];
  private at = 0;
  private ended = false;

  constructor(pool: Pool, district: string, of: ReferringBy) {
    this.of = of;
    this.portions = everyReferring(pool, district, of);
  }

  /** Those that refer to a subject; subjects are asked for in order. Null while more must be read first. */
  take(subject: string): StatedRecord[] | null {
    const taken: StatedRecord[] = [];
    const began = this.at;
    for (; this.at < this.portion.length; this.at++) {
      const record = this.portion[this.at] as StatedRecord;
      const order = compare(String(record.attributes[this.of.by]), subject);
      if (order > 0) return taken;
      if (order === 0) taken.push(record);
    }
    if (this.ended) return taken;
    this.at = began;
    return null;
  }

  async more(): Promise<void> {
    const next = await this.portions.next();
    this.ended = next.done === true;
    this.portion = [...this.portion.slice(this.at), ...(next.done ? [] : next.value)];
    this.at = 0;
  }

  async end(): Promise<void> {
    await this.portions.return(undefined);
  }
}

const compare = (a: string, b: string): number => (a === b ? 0 : compareText(a, b));
