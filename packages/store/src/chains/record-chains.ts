import { reaches, type Viewer } from '@taizhang/access';
import { type Chain, Refusal, type Register, registersOnWay } from '@taizhang/definition';
import { Binder, type Client, type Pool, portions } from '../database.ts';
import type { District } from '../district.ts';
import { HeldMovements, type ReadingOf } from '../held-movements.ts';
import { literal } from '../literal.ts';
import type { TwoTimes } from '../responsibility/records-at.ts';
import { scopeSql } from '../scope-sql.ts';
import { ChainFields } from './chain-fields.ts';
import { type ChainedRecord, followChain } from './follow-chain.ts';
import { RecordVersions, type VersionRow } from './record-versions.ts';
import { StandingRecords } from './standing-records.ts';

/** As records stand now. */
const asNow: TwoTimes = { day: '9999-12-31', knownAt: null };

type Held = HeldMovements<RecordVersions, VersionRow>;
type Reach = ReadonlyMap<string, ReadonlySet<string> | null>;

/**
 * What waits for what. Where the records of chains stood after each movement that changed what they say is held in memory, so that
 * a chain of any day, as known at any time, is one pass; what came since is read with every question.
 */
export class RecordChains {
  private readonly pool: Pool;
  private readonly district: District;
  private readonly fields: ChainFields;
  private held: Held | null = null;

  constructor(pool: Pool, district: District) {
    this.pool = pool;
    this.district = district;
    this.fields = new ChainFields(district.catalogue.registers);
  }

  /**
   * The main records of a chain with the records that they wait for, by id: of one record, or of all on which work is not
   * over; as records stand now, or as they stood at two times. What is out of the viewer's reach is left out, and with it
   * what is reached by way of it.
   * @param record null: all on which work is not over
   * @throws Refusal unknown-register where the viewer reads nothing of the register
   */
  async read(
    viewer: Viewer,
    register: Register,
    chain: Chain,
    record: string | null,
    at: TwoTimes = asNow,
  ): Promise<ChainedRecord[]> {
    if (!reaches(viewer, 'read', register.id))
      throw new Refusal('unknown-register', { register: register.id });
    const { registers } = this.district.catalogue;
    const passed = chain.steps.flatMap((step) => registersOnWay(register, step, registers) ?? []);
    const among = [...new Set([register, ...passed])];
    for (;;) {
      const held = this.hold();
      const found = await held.at(
        (client) => this.reachOf(client, viewer, among),
        ({ upTo, behind, beside }) =>
          followChain(
            { main: register, chain, registers, fields: this.fields },
            (id) => new StandingRecords(id, [upTo, behind], beside.get(id) ?? null, at),
            record,
          ),
      );
      if (found) return found;
      this.held = null;
    }
  }

  /** Reads what is held, so that nobody has to wait for it. */
  async warmAhead(signal: AbortSignal): Promise<void> {
    if (this.fields.registers.length > 0) await this.hold().readAhead(signal);
  }

  /** Which records of some registers a viewer reads today; null: all. */
  private async reachOf(client: Client, viewer: Viewer, among: readonly Register[]): Promise<Reach> {
    const binder = new Binder();
    const reach = new Map<string, ReadonlySet<string> | null>();
    const parts: string[] = [];
    for (const register of among) {
      const scope = scopeSql(viewer, 'read', register, 'r', binder);
      reach.set(register.id, scope === 'true' ? null : new Set());
      if (scope !== 'true')
        parts.push(`select r.register, array_agg(r.id) as ids from record r
          where r.district = ${literal(this.district.id)} and r.register = ${literal(register.id)} and ${scope} group by 1`);
    }
    if (parts.length === 0) return reach;
    const { rows } = await client.query<{ register: string; ids: string[] }>(
      parts.join(' union all '),
      binder.values,
    );
    for (const { register, ids } of rows) reach.set(register, new Set(ids));
    return reach;
  }

  private hold(): Held {
    if (this.held) return this.held;
    const { pool, district, fields } = this;
    const text = versionsSql(fields);
    const reading: ReadingOf<RecordVersions, VersionRow> = {
      nothing: () => new RecordVersions(),
      portions: (from, to) => portions<VersionRow>(pool, text, [district.id, from, to], portion),
      after: async (client, from) =>
        (await client.query<VersionRow>(text, [district.id, from, Number.MAX_SAFE_INTEGER])).rows,
    };
    const held = new HeldMovements(pool, district, reading);
    this.held = held;
    // Who asked is told; the next asker tries again.
    held.loading.catch(() => {
      if (this.held === held) this.held = null;
    });
    return held;
  }
}

const portion = 5000;

/**
 * The movements of numbers above $2 and up to $3 that changed what a record of a chain says, or took back or restated
 * another. Most movements only add amounts.
 */
const versionsSql = (fields: ChainFields): string =>
  `select m.seq, m.entry, m.register, m.record, m.occurred_on as day, m.recorded_at as known, m.reverses,
          m.stage_from as "from", m.stage_to as stage, m.unit, case m.register ${fields.registers
            .map((id) => {
              const said = fields.of(id).map((field) => `m.attributes->>${literal(field)}`);
              return `when ${literal(id)} then array[${said.join(', ')}]::text[]`;
            })
            .join(' ')} end as "values"
     from movement m
    where m.district = $1 and m.seq > $2 and m.seq <= $3
      and m.register in (${fields.registers.map(literal).join(', ')})
      and (m.stage_from is distinct from m.stage_to or m.prior is not null or m.origin <> 'entry')`;
