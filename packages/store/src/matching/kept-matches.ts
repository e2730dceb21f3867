import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { type Client, type Pool, type Queryable, transaction } from '../database.ts';

/** Of whom, on which day, by which versions and up to which movement policies were matched. */
export interface MatchRun {
  readonly register: string;
  readonly day: string;
  readonly knownSeq: number;
  readonly knownAt: Date;
  /** The records of the versions, each with its last movement. */
  readonly offers: readonly (readonly [id: string, seq: number])[];
}

/** What is kept of a subject, both as JSON; see the table. */
export interface KeptMatches {
  readonly subject: string;
  readonly profile: string;
  readonly matches: string;
}

const pieceBytes = 256 * 1024;

/** JSON has no control characters as they are; the backslashes of its own escapes are escaped once more. */
const escaped = (text: string): string => (text.includes('\\') ? text.replaceAll('\\', '\\\\') : text);

/** Lines are joined into pieces, so that the server takes one in while the next is made. */
function* pieces(district: string, { register, knownSeq, knownAt }: MatchRun, rows: Iterable<KeptMatches>) {
  const begin = `${district}\t${register}\t`;
  const known = `\t${knownSeq}\t${knownAt.toISOString()}\t`;
  let lines = '';
  for (const { subject, profile, matches } of rows) {
    lines += `${begin}${escaped(subject)}${known}${escaped(profile)}\t${escaped(matches)}\n`;
    if (lines.length < pieceBytes) continue;
    yield Buffer.from(lines);
    lines = '';
  }
  if (lines !== '') yield Buffer.from(lines);
}

const copySql =
  'copy policy_match (district, register, subject, known_seq, known_at, profile, matches) from stdin';

async function putRun(client: Client, district: string, run: MatchRun): Promise<void> {
  await client.query(
    `insert into policy_match_run (district, register, day, known_seq, known_at, offers)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (district, register) do update set day = excluded.day, known_seq = excluded.known_seq,
       known_at = excluded.known_at, offers = excluded.offers`,
    [district, run.register, run.day, run.knownSeq, run.knownAt, JSON.stringify(run.offers)],
  );
}

/** Keeps the matches of all subjects in place of those kept before: all of them, or none. */
export async function keepAllMatches(
  pool: Pool,
  district: string,
  run: MatchRun,
  rows: Iterable<KeptMatches>,
): Promise<void> {
  await transaction(pool, 'begin', async (client) => {
    await putRun(client, district, run);
    await client.query('delete from policy_match where district = $1 and register = $2', [
      district,
      run.register,
    ]);
    await pipeline(Readable.from(pieces(district, run, rows)), client.query(copyFrom(copySql)));
  });
}

/** Keeps the matches of the subjects that changed, `rows` of those who have any. */
export async function keepSomeMatches(
  pool: Pool,
  district: string,
  run: MatchRun,
  changed: readonly string[],
  rows: readonly KeptMatches[],
): Promise<void> {
  await transaction(pool, 'begin', async (client) => {
    await putRun(client, district, run);
    const kept = new Set(rows.map(({ subject }) => subject));
    const gone = changed.filter((subject) => !kept.has(subject));
    if (gone.length > 0)
      await client.query(
        'delete from policy_match where district = $1 and register = $2 and subject = any($3::text[])',
        [district, run.register, gone],
      );
    if (rows.length > 0)
      await client.query(
        `insert into policy_match (district, register, subject, known_seq, known_at, profile, matches)
         select $1, $2, n.subject, $3, $4, n.profile::jsonb, n.matches::jsonb
           from unnest($5::text[], $6::text[], $7::text[]) as n (subject, profile, matches)
         on conflict (district, register, subject) do update set known_seq = excluded.known_seq,
           known_at = excluded.known_at, profile = excluded.profile, matches = excluded.matches`,
        [
          district,
          run.register,
          run.knownSeq,
          run.knownAt,
          rows.map((row) => row.subject),
          rows.map((row) => row.profile),
          rows.map((row) => row.matches),
        ],
      );
  });
}

/** The run whose matches are kept; null: there is none. */
export async function readMatchRun(
  db: Queryable,
  district: string,
  register: string,
): Promise<MatchRun | null> {
  const { rows } = await db.query<{ day: string; seq: number; at: Date; offers: [string, number][] }>(
    `select day, known_seq as seq, known_at as at, offers from policy_match_run
      where district = $1 and register = $2`,
    [district, register],
  );
  const [run] = rows;
  return run ? { register, day: run.day, knownSeq: run.seq, knownAt: run.at, offers: run.offers } : null;
}

/** What is kept, as data; of all subjects, or of some. */
export async function readKeptMatches(
  db: Queryable,
  district: string,
  register: string,
  subjects: readonly string[] | null = null,
): Promise<{ subject: string; profile: Record<string, unknown>; matches: unknown[] }[]> {
  const { rows } = await db.query<{ subject: string; profile: Record<string, unknown>; matches: unknown[] }>(
    `select subject, profile, matches from policy_match
      where district = $1 and register = $2 and ($3::text[] is null or subject = any($3::text[]))
      order by subject collate "C"`,
    [district, register, subjects],
  );
  return rows;
}
