import type { TwoTimes } from '../responsibility/records-at.ts';
import { isAfter, type RecordVersion, type RecordVersions } from './record-versions.ts';

/** The records of a register as they stood at two times, of those within reach. */
export class StandingRecords {
  private readonly said: readonly ReadonlyMap<string, readonly RecordVersion[]>[];
  private readonly takenBack: readonly ReadonlyMap<number, number>[];
  private readonly within: ReadonlySet<string> | null;
  private readonly day: string;
  private readonly known: number;
  private readonly found = new Map<string, RecordVersion | null>();
  private readonly byValue = new Map<number, ReadonlyMap<string, readonly string[]>>();

  /** @param within the records that may be looked at; null: all */
  constructor(
    register: string,
    said: readonly RecordVersions[],
    within: ReadonlySet<string> | null,
    { day, knownAt }: TwoTimes,
  ) {
    this.said = said.flatMap(({ registers }) => registers.get(register) ?? []);
    this.takenBack = said.map(({ takenBack }) => takenBack).filter(({ size }) => size > 0);
    this.within = within;
    this.day = day;
    this.known = knownAt?.getTime() ?? Number.POSITIVE_INFINITY;
  }

  /** Where a record stood: its latest version of all in force; null: it was not there, or is out of reach. */
  at(id: string): RecordVersion | null {
    const known = this.found.get(id);
    if (known !== undefined) return known;
    let latest: RecordVersion | null = null;
    if (this.within === null || this.within.has(id))
      for (const records of this.said) {
        const versions = records.get(id) ?? [];
        let last = versions.length - 1;
        while (last >= 0 && !this.isInForce(versions[last] as RecordVersion)) last--;
        const version = versions[last];
        if (version && (!latest || isAfter(version, latest))) latest = version;
      }
    this.found.set(id, latest);
    return latest;
  }

  /** All of them, in the order of their ids. */
  *all(): Generator<[id: string, version: RecordVersion]> {
    const ids = new Set(this.said.flatMap((records) => [...records.keys()]));
    for (const id of [...ids].sort()) {
      const version = this.at(id);
      if (version) yield [id, version];
    }
  }

  /** Those that say so at a place of their values. */
  saying(place: number, value: string): readonly string[] {
    let ids = this.byValue.get(place);
    if (!ids) {
      const found = new Map<string, string[]>();
      for (const [id, { values }] of this.all()) {
        const said = values[place];
        if (said === null || said === undefined) continue;
        const same = found.get(said);
        if (same) same.push(id);
        else found.set(said, [id]);
      }
      ids = found;
      this.byValue.set(place, ids);
    }
    return ids.get(value) ?? [];
  }

  /** The day on which a record last came into some stages; null: it never did. */
  cameInto(id: string, stages: readonly string[]): string | null {
    let latest: string | null = null;
    for (const records of this.said)
      for (const version of records.get(id) ?? []) {
        const { day, from, stage } = version;
        if (!stages.includes(stage) || (from !== null && stages.includes(from))) continue;
        if ((latest === null || day > latest) && this.isInForce(version)) latest = day;
      }
    return latest;
  }

  private isInForce({ day, known, seq }: RecordVersion): boolean {
    if (day > this.day || known > this.known) return false;
    for (const moments of this.takenBack) {
      const moment = moments.get(seq);
      if (moment !== undefined && moment <= this.known) return false;
    }
    return true;
  }
}
