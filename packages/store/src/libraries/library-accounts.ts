import type { Viewer } from '@taizhang/access';
import { librariesOf, type Register } from '@taizhang/definition';
import { libraryTimes } from '@taizhang/ledger';
import { Binder, type Client, type Pool, portions, snapshot } from '../database.ts';
import type { District } from '../district.ts';
import { type HeldAt, HeldMovements, type ReadingOf } from '../held-movements.ts';
import { titlesOf } from '../responsibility/titles.ts';
import { scopeSql } from '../scope-sql.ts';
import {
  AccountEntries,
  AccountNames,
  type EntryRow,
  entriesSql,
  readEntriesAfter,
} from './account-entries.ts';
import { accountOf, type LibraryAccount, type LookedAt, recordsOfAccount } from './account-of.ts';
import {
  demandReading,
  type FlowAsked,
  type FlowRecord,
  type LineAsked,
  libraryCrossings,
  libraryFlow,
  mostRecords,
  recordsOfFlow,
} from './library-flow.ts';

type Seen = HeldAt<AccountEntries, readonly string[] | null>;
type Held = HeldMovements<AccountEntries, EntryRow>;

/**
 * The accounts of libraries. What movements add is held in memory, an amount an entry, so that the account of any period
 * and of any viewer is one pass. While a register is read, and where an amount cannot be held exactly, SQL says the same.
 */
export class LibraryAccounts {
  private readonly pool: Pool;
  private readonly district: District;
  private readonly held = new Map<string, Held>();

  constructor(pool: Pool, district: District) {
    this.pool = pool;
    this.district = district;
  }

  /** @throws Refusal unknown-register */
  async read(viewer: Viewer, register: Register, asked: FlowAsked): Promise<LibraryAccount> {
    const account = await this.atHand(viewer, register, (looked) => accountOf(register, looked, asked));
    return account ?? this.bySql(viewer, register, asked);
  }

  /** The records behind one number of it, that add anything: at most 500. @throws Refusal unknown-register */
  async records(viewer: Viewer, register: Register, asked: LineAsked): Promise<FlowRecord[]> {
    const { pool, district } = this;
    const found = await this.atHand(viewer, register, (looked) =>
      recordsOfAccount(register, looked, asked, mostRecords),
    );
    if (!found) return recordsOfFlow(pool, district, viewer, register, asked);
    const titled = await titlesOf(
      pool,
      district,
      viewer,
      found.map(({ id }) => ({ register: register.id, id })),
    );
    return found.map(({ id, sums }) => ({
      id,
      title: titled({ register: register.id, id }).title ?? id,
      sums,
    }));
  }

  /** An answer from memory; undefined: it is not there, or cannot be held. */
  private async atHand<A>(
    viewer: Viewer,
    register: Register,
    answer: (looked: LookedAt) => A,
  ): Promise<A | undefined> {
    demandReading(viewer, register);
    const held = this.hold(register);
    if (!held.ready) return undefined;
    const answered = await held.at(
      (client) => this.withinReach(client, viewer, register),
      (seen) => ({
        of: isFit(seen) ? answer({ said: [seen.upTo, seen.behind], reached: reachedOf(seen) }) : undefined,
      }),
    );
    if (!answered) this.held.delete(register.id);
    return answered?.of;
  }

  /** The same, by SQL over movements. */
  bySql(viewer: Viewer, register: Register, asked: FlowAsked): Promise<LibraryAccount> {
    return snapshot(this.pool, async (client) => {
      const cells = await libraryFlow(client, this.district, viewer, register, asked);
      const crossings = await libraryCrossings(client, this.district, viewer, register, asked.to);
      return { cells, times: libraryTimes(librariesOf(register), crossings, asked) };
    });
  }

  /** Reads a register’s movements into memory. */
  warm(register: Register): Promise<void> {
    return this.hold(register).loading;
  }

  /** Reads those of all registers that declare libraries or have very many records, so that nobody has to wait for it. */
  async warmAhead(signal: AbortSignal): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>(
      'select register as id from record where district = $1 group by 1 having count(*) > $2 order by count(*)',
      [this.district.id, veryMany],
    );
    const { registers } = this.district.catalogue;
    const declaring = [...registers.values()].filter(({ libraries }) => libraries !== undefined);
    const great = rows.flatMap(({ id }) => registers.get(id) ?? []);
    for (const register of new Set([...declaring, ...great])) {
      if (signal.aborted) return;
      await this.hold(register).readAhead(signal);
    }
  }

  /** The records of a register that a viewer reads; null: all. */
  private async withinReach(
    client: Client,
    viewer: Viewer,
    register: Register,
  ): Promise<readonly string[] | null> {
    const binder = new Binder([this.district.id, register.id]);
    const scope = scopeSql(viewer, 'read', register, 'r', binder);
    if (scope === 'true') return null;
    const { rows } = await client.query<{ ids: string[] }>(
      `select coalesce(array_agg(r.id), '{}') as ids from record r
        where r.district = $1 and r.register = $2 and ${scope}`,
      binder.values,
    );
    return (rows[0] as { ids: string[] }).ids;
  }

  private hold(register: Register): Held {
    const known = this.held.get(register.id);
    if (known) return known;
    const { pool, district } = this;
    const names = new AccountNames(register);
    const reading: ReadingOf<AccountEntries, EntryRow> = {
      nothing: () => new AccountEntries(names),
      portions: (from, to) =>
        portions<EntryRow>(pool, entriesSql(register), [district.id, from, to], portion),
      after: (client, from) => readEntriesAfter(client, district, register, from),
    };
    const held = new HeldMovements(pool, district, reading);
    this.held.set(register.id, held);
    // Who asks meanwhile is answered by SQL; the next asker tries again.
    held.loading.catch(() => {
      if (this.held.get(register.id) === held) this.held.delete(register.id);
    });
    return held;
  }
}
const portion = 5000;
/** Of so many records SQL no longer tells an account at once. */
const veryMany = 20_000;

const isFit = ({ upTo, behind }: Seen): boolean => !upTo.unfit && !behind.unfit;

function reachedOf({ upTo: { names }, beside }: Seen): Uint8Array | null {
  if (beside === null) return null;
  const reached = new Uint8Array(names.records.length);
  for (const id of beside) {
    const record = names.numberOf(id);
    if (record !== undefined) reached[record] = 1;
  }
  return reached;
}
