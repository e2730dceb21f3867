import { type Condition, fieldsOf, type Register, type Terms } from '@taizhang/definition';
import { type Match, Matcher, type Profiles } from '@taizhang/policy';
import {
  type KeptMatches,
  keepAllMatches,
  keepSomeMatches,
  type MatchRun,
  type Pool,
  type Queryable,
  readKeptMatches,
  readMatchRun,
} from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';
import { compareMatches, type DifferingMatch } from './compare-matches.ts';
import { changedSubjects, HeldProfiles } from './held-profiles.ts';
import { type PolicyVersion, PolicyVersions } from './offers.ts';

/** Policies matched with the records of a register on a day, exact at the moment at which it was asked for. */
export interface Matched {
  readonly register: Register;
  readonly day: string;
  readonly versions: readonly PolicyVersion[];
  readonly profiles: Profiles;
  readonly matcher: Matcher;
  readonly knownAs: { readonly seq: number; readonly at: Date };
}

interface Held {
  readonly profiles: HeldProfiles;
  matcher: Matcher | null;
  versions: readonly PolicyVersion[];
  /** The rows that changed since matches were kept; null: they never were, or by other versions. */
  unkept: Set<number> | null;
  /** One after another: whoever asks sees no half of what another reads. */
  turn: Promise<unknown>;
  usedAt: number;
}

/** Days are asked for one at a time, and today again and again. */
const mostHeld = 3;

/**
 * What all policies in force say of all their subjects. Profiles are held in memory, a column an array; before every
 * answer what changed is read again and matched again, and nothing else.
 */
export class PolicyMatches {
  private readonly pool: Pool;
  private readonly district: OpenDistrict;
  private readonly versions: PolicyVersions;
  private readonly held = new Map<string, Held>();

  constructor(pool: Pool, district: OpenDistrict) {
    this.pool = pool;
    this.district = district;
    this.versions = new PolicyVersions(pool, district);
  }

  /** The versions in force on a day. */
  inForce(day: string): Promise<PolicyVersion[]> {
    return this.versions.inForce(day);
  }

  /** The codes of versions, also of such as are in force no more. */
  async codes(ids: readonly string[], db?: Queryable): Promise<Map<string, string>> {
    return new Map((await this.versions.some(ids, db)).map(({ id, code }) => [id, code]));
  }

  /** The groups that versions stack in. */
  async groups(ids: readonly string[], db?: Queryable): Promise<Map<string, string>> {
    const versions = await this.versions.some(ids, db);
    return new Map(versions.flatMap(({ id, terms }) => (terms.stacking ? [[id, terms.stacking.group]] : [])));
  }

  /** The registers that have subjects of policies in force on a day. */
  async subjects(day: string): Promise<Register[]> {
    const names = new Set((await this.versions.inForce(day)).map(({ terms }) => terms.subject));
    return [...names].flatMap((name) => this.district.catalogue.registers.get(name) ?? []);
  }

  /** Policies matched with the records of a register as they are now. */
  at(register: Register, day: string): Promise<Matched> {
    return this.inTurn(register, day, (held) => this.upToNow(register, day, held));
  }

  private inTurn<T>(register: Register, day: string, work: (held: Held) => Promise<T>): Promise<T> {
    const held = this.hold(register, day);
    const turn = held.turn.then(() => work(held));
    held.turn = turn.catch(() => undefined);
    return turn;
  }

  private hold(register: Register, day: string): Held {
    const key = `${register.id} ${day}`;
    let held = this.held.get(key);
    if (!held) {
      const { catalogue, store } = this.district;
      const profiles = new HeldProfiles(this.pool, store.id, register, catalogue.registers, day);
      held = { profiles, matcher: null, versions: [], unkept: null, turn: Promise.resolve(), usedAt: 0 };
      this.held.set(key, held);
      for (const [other] of [...this.held].toSorted(([, a], [, b]) => a.usedAt - b.usedAt))
        if (this.held.size > mostHeld && other !== key) this.held.delete(other);
    }
    held.usedAt = performance.now();
    return held;
  }

  private async upToNow(register: Register, day: string, held: Held): Promise<Matched> {
    const { profiles } = held;
    const all = await this.versions.inForce(day);
    const versions = all.filter(({ terms }) => terms.subject === register.id);
    if (!profiles.isRead) await profiles.read();
    const rows = await profiles.catchUp();
    const isSame =
      versions.length === held.versions.length &&
      versions.every(({ id, seq }, i) => held.versions[i]?.id === id && held.versions[i]?.seq === seq);
    if (!held.matcher || !isSame) {
      held.matcher = new Matcher(profiles.profiles, versions, day);
      held.versions = versions;
      held.unkept = null;
      held.matcher.judge();
    } else if (rows.length > 0) {
      held.matcher.judge(rows);
      for (const row of rows) held.unkept?.add(row);
    }
    const { matcher } = held;
    return { register, day, versions, profiles: profiles.profiles, matcher, knownAs: profiles.knownAs };
  }

  /**
   * Keeps the matches with their traces in the database: of all subjects the first time and after policies changed,
   * later of those that changed.
   * @returns of how many subjects
   */
  keep(register: Register, day: string): Promise<number> {
    return this.inTurn(register, day, async (held) => {
      const matched = await this.upToNow(register, day, held);
      const run = runOf(matched);
      const { id } = this.district.store;
      if (held.unkept && isRunOf(await readMatchRun(this.pool, id, register.id), run)) {
        const rows = [...held.unkept];
        if (rows.length === 0) return 0;
        const subjects = rows.map((row) => matched.profiles.ids[row] as string);
        await keepSomeMatches(this.pool, id, run, subjects, [...keptOf(matched, rows)]);
        held.unkept = new Set();
        return rows.length;
      }
      return this.keepAll(held, matched);
    });
  }

  /**
   * Matches everything that is held anew, all policies in force with all subjects, and keeps it.
   * @returns of how many subjects
   */
  matchAll(register: Register, day: string): Promise<number> {
    return this.inTurn(register, day, async (held) => {
      held.matcher = null;
      const matched = await this.upToNow(register, day, held);
      return this.keepAll(held, matched);
    });
  }

  private async keepAll(held: Held, matched: Matched): Promise<number> {
    const rows = keptOf(matched, everyRow(matched.profiles));
    await keepAllMatches(this.pool, this.district.store.id, runOf(matched), rows);
    held.unkept = new Set();
    return matched.profiles.rows;
  }

  /** Reads all profiles into memory, matches them and keeps what changed, before anybody asks. */
  async warm(day: string, signal: AbortSignal): Promise<void> {
    for (const register of await this.subjects(day)) if (!signal.aborted) await this.keep(register, day);
  }

  /**
   * What is kept of a register's subjects, as of its run; null: nothing is. Of those that changed since, and of versions
   * that did, nothing is compared: they are kept again a moment later, wherever a server runs.
   */
  async compareKept(register: Register): Promise<{ compared: number; differing: DifferingMatch[] } | null> {
    const { id } = this.district.store;
    const run = await readMatchRun(this.pool, id, register.id);
    if (!run) return null;
    const kept = await readKeptMatches(this.pool, id, register.id);
    const matched = await new PolicyMatches(this.pool, this.district).at(register, run.day);
    const since = await changedSubjects(this.pool, id, register, run.knownSeq);
    const offers = new Map(run.offers);
    const same = new Set(
      matched.versions.filter((one) => offers.get(one.id) === one.seq).map((one) => one.id),
    );
    return compareMatches(kept, keptOf(matched, everyRow(matched.profiles)), {
      isCompared: (subject) => !since.has(subject),
      offers: same,
      // Which values are kept is said by all versions together.
      values: same.size === offers.size && same.size === matched.versions.length,
    });
  }
}

const runOf = ({ register, day, versions, knownAs }: Matched): MatchRun => ({
  register: register.id,
  day,
  knownSeq: knownAs.seq,
  knownAt: knownAs.at,
  offers: versions.map(({ id, seq }) => [id, seq] as const),
});

const isRunOf = (kept: MatchRun | null, run: MatchRun): boolean =>
  kept !== null && kept.day === run.day && JSON.stringify(kept.offers) === JSON.stringify(run.offers);

function* everyRow({ rows }: Profiles): Generator<number> {
  for (let row = 0; row < rows; row++) yield row;
}

/** The fields that terms read: with their values every decision can be judged again. */
export function readBy({ conditions, lines, budget }: Terms): string[] {
  const found = new Set(conditions.flatMap(({ when }) => fieldsOf(when)));
  if (budget?.order) found.add(budget.order);
  const left: unknown[] = [...lines];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    for (const [name, part] of Object.entries(node)) {
      if (name === 'when') for (const field of fieldsOf(part as Condition)) found.add(field);
      else if (typeof part === 'object') left.push(part);
      else if (['field', 'of', 'from', 'to'].includes(name)) found.add(String(part));
    }
  }
  return [...found];
}

/** What is kept of the rows whose subjects have matches. */
function* keptOf({ versions, profiles, matcher }: Matched, rows: Iterable<number>): Generator<KeptMatches> {
  const fields = [...new Set(versions.flatMap(({ terms }) => readBy(terms)))]
    .filter((field) => profiles.columns.has(field))
    .toSorted();
  const matched = matcher.anyMatch();
  for (const row of rows) {
    if (!matched(row)) continue;
    const said = fields.flatMap((field) => {
      const value = profiles.valueAt(row, field);
      return value === null ? [] : [`${JSON.stringify(field)}:${JSON.stringify(value)}`];
    });
    const matches = matcher.matchesAt(row).map(written).join(',');
    yield { subject: profiles.ids[row] as string, profile: `{${said.join(',')}}`, matches: `[${matches}]` };
  }
}

const written = ({ offer, eligibility, truths, amount, lines }: Match): string =>
  JSON.stringify([offer, eligibility, truths, amount, lines]);
