import type { Viewer } from '@taizhang/access';
import { Refusal } from '@taizhang/definition';
import { note } from './audit.ts';
import { type Pool, type Queryable, sqlState, transaction } from './database.ts';
import { canonicalJson, contentHash, type District, demand, exclusiveLockSql } from './district.ts';
import { type Horizon, horizonOf } from './horizon.ts';

/** A report frozen at a cut-off and a time of knowledge, with the definitions it was computed by. */
export interface Edition {
  readonly id: string;
  readonly report: string;
  readonly cutoff: string;
  readonly knownAt: Date;
  /** The hash of the definitions (see `definitionOf`). */
  readonly definition: string;
  /** What it said when it was frozen. */
  readonly content: unknown;
  readonly frozenAt: Date;
  readonly frozenBy: string;
}

/**
 * The number and the moment up to which everything is settled: no posting under way can still be recorded before it.
 * Only history that somebody imports can; `insertEdition` looks for it.
 */
export const settledHorizon = (pool: Pool, district: District): Promise<Horizon> =>
  horizonOf(pool, district.id);

/**
 * Keeps an edition whose content was computed after `settled` was taken.
 * @returns false, with nothing kept, when history was imported meanwhile behind the edition's time of knowledge: the
 *   content may lack it and must be computed again. Once kept, no import can get behind it.
 * @throws Refusal not-permitted, edition-exists
 */
export async function insertEdition(
  pool: Pool,
  district: District,
  viewer: Viewer,
  edition: Omit<Edition, 'definition' | 'frozenAt' | 'frozenBy'>,
  definitions: unknown,
  settled: Horizon,
): Promise<boolean> {
  demand(viewer, 'freeze-edition');
  const hash = contentHash(definitions).toString('hex');
  try {
    return await transaction(pool, 'begin', async (client) => {
      await client.query(exclusiveLockSql(district.id));
      const imported = await client.query(
        'select from movement where district = $1 and seq > $2 and recorded_at <= $3 limit 1',
        [district.id, settled.seq, edition.knownAt],
      );
      if (imported.rowCount !== 0) return false;
      await client.query(
        'insert into definition_version (district, hash, content) values ($1, $2, $3) on conflict do nothing',
        [district.id, hash, canonicalJson(definitions)],
      );
      await client.query(
        `insert into edition (district, id, report, cutoff, known_at, definition, content, frozen_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          district.id,
          edition.id,
          edition.report,
          edition.cutoff,
          edition.knownAt,
          hash,
          canonicalJson(edition.content),
          viewer.account,
        ],
      );
      await note(client, district, viewer, {
        action: 'edition-frozen',
        outcome: 'done',
        subject: edition.id,
        detail: { report: edition.report, cutoff: edition.cutoff, knownAt: edition.knownAt },
      });
      return true;
    });
  } catch (error) {
    const uniqueViolation = '23505';
    if (sqlState(error) === uniqueViolation)
      throw new Refusal('edition-exists', { edition: edition.id }, 'edition');
    throw error;
  }
}

const columns = `id, report, cutoff, known_at as "knownAt", definition, content, frozen_at as "frozenAt",
  frozen_by as "frozenBy"`;

/** @throws Refusal not-permitted, unknown-edition */
export async function getEdition(
  db: Queryable,
  district: District,
  viewer: Viewer,
  id: string,
): Promise<Edition> {
  demand(viewer, 'read-figures');
  const { rows } = await db.query<Edition>(`select ${columns} from edition where district = $1 and id = $2`, [
    district.id,
    id,
  ]);
  if (!rows[0]) throw new Refusal('unknown-edition', { edition: id });
  return rows[0];
}

/** All editions of a district, the latest first. @throws Refusal not-permitted */
export async function listEditions(db: Queryable, district: District, viewer: Viewer): Promise<Edition[]> {
  demand(viewer, 'read-figures');
  const { rows } = await db.query<Edition>(
    `select ${columns} from edition where district = $1 order by frozen_at desc, id`,
    [district.id],
  );
  return rows;
}

/** The definitions an edition was frozen by, as they were. */
export async function getDefinitions(db: Queryable, district: District, hash: string): Promise<unknown> {
  const { rows } = await db.query<{ content: unknown }>(
    'select content from definition_version where district = $1 and hash = $2',
    [district.id, hash],
  );
  return rows[0]?.content;
}
