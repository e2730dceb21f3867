import type { KeptAnswer } from './answer.ts';
import type { Queryable } from './database.ts';
import type { District } from './district.ts';
import { lockedRecordsSql } from './record-in-hand.ts';

/** What a request finds before it is planned: the records under its locks, the moment, and numbers for its movements. */
export interface Header {
  now: Date;
  seqs: number[];
  answered: { content: string; response: KeptAnswer } | null;
  closed_through: string | null;
  edition_known_at: Date | null;
  lines: string | null;
  contents: string | null;
}

/** Locks the records that a request is about, in one order for everybody, and only then draws numbers and the moment. */
export async function readHeader(
  db: Queryable,
  district: District,
  key: string,
  about: { readonly subjects: readonly { register: string; record: string }[]; readonly count: number },
): Promise<Header> {
  const byRegister = Map.groupBy(about.subjects, ({ register }) => register);
  const registers = [...byRegister.keys()].sort();
  const { rows } = await db.query<Header>({
    name: 'posting-header',
    text: `select x.lines, x.contents, date_trunc('milliseconds', clock_timestamp()) as now,
              array(select nextval('movement_seq') from generate_series(1, $4)) as seqs,
              (select json_build_object('content', encode(q.content, 'hex'), 'response', q.response)
                 from request q where q.district = $1 and q.key = $5) as answered,
              (select max(through) from period_close where district = $1) as closed_through,
              (select max(known_at) from edition where district = $1) as edition_known_at
         from (${lockedRecordsSql('$1', '$2', '$3')}) x`,
    values: [
      district.id,
      registers,
      registers.map((register) =>
        byRegister
          .get(register)
          ?.map(({ record }) => record)
          .join(' '),
      ),
      about.count,
      key,
    ],
  });
  return rows[0] as Header;
}
