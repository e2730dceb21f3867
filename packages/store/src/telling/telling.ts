import type { Text } from '@taizhang/definition';
import type { Client, Queryable } from '../database.ts';

/** Of whom a list says what is due, and what it is told of it, in yuan: less where a budget does not suffice. */
export interface ListedSubject {
  readonly id: string;
  readonly due: string;
  readonly told: string;
}

/** A list of those who are told what a policy gives them, as it was drawn. */
export interface TellingList {
  readonly key: string;
  /** Fingerprint of what was asked for. */
  readonly content: string;
  /** The register of policies, and the version. */
  readonly register: string;
  readonly policy: string;
  readonly day: string;
  readonly confirmBy: string;
  readonly knownSeq: number;
  readonly knownAt: Date;
  readonly subjects: readonly ListedSubject[];
  readonly toldBy: string;
  readonly toldAt: Date;
}

/** What became of one on a list: an award was opened, or it was left out. */
export interface TellingOutcome {
  readonly subject: string;
  readonly award: string | null;
  readonly amount: string | null;
  readonly why: string | null;
  readonly detail: Text | null;
}

/** Keeps a list, once for its key. @returns whether it was not there before */
export async function keepTelling(
  client: Client,
  district: string,
  list: Omit<TellingList, 'toldAt'>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into telling (district, key, content, register, policy, day, confirm_by, known_seq, known_at, subjects, told_by)
     values ($1, $2, decode($3, 'hex'), $4, $5, $6, $7, $8, $9, $10, $11) on conflict (district, key) do nothing`,
    [
      district,
      list.key,
      list.content,
      list.register,
      list.policy,
      list.day,
      list.confirmBy,
      list.knownSeq,
      list.knownAt,
      JSON.stringify(list.subjects.map(({ id, due, told }) => [id, due, told])),
      list.toldBy,
    ],
  );
  return rowCount === 1;
}

type Row = Omit<TellingList, 'subjects'> & { readonly subjects: readonly [string, string, string][] };

const columns = `key, encode(content, 'hex') as content, register, policy, day, confirm_by as "confirmBy",
  known_seq as "knownSeq", known_at as "knownAt", subjects, told_by as "toldBy", told_at as "toldAt"`;

const listOf = ({ subjects, ...row }: Row): TellingList => ({
  ...row,
  subjects: subjects.map(([id, due, told]) => ({ id, due, told })),
});

/** The list that was drawn under a key; undefined: none was. */
export async function findTelling(
  db: Queryable,
  district: string,
  key: string,
): Promise<TellingList | undefined> {
  const { rows } = await db.query<Row>(`select ${columns} from telling where district = $1 and key = $2`, [
    district,
    key,
  ]);
  return rows[0] && listOf(rows[0]);
}

/** Keeps what became of some on a list. Of each it is kept once: the database refuses a second outcome. */
export async function keepTellingOutcomes(
  client: Client,
  district: string,
  telling: string,
  outcomes: readonly TellingOutcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await client.query(
    `insert into telling_outcome (district, telling, subject, award, amount, why, detail)
     select $1, $2, o.subject, o.award, o.amount, o.why, o.detail
       from unnest($3::text[], $4::text[], $5::numeric[], $6::text[], $7::jsonb[])
         as o (subject, award, amount, why, detail)`,
    [
      district,
      telling,
      outcomes.map(({ subject }) => subject),
      outcomes.map(({ award }) => award),
      outcomes.map(({ amount }) => amount),
      outcomes.map(({ why }) => why),
      outcomes.map(({ detail }) => (detail === null ? null : JSON.stringify(detail))),
    ],
  );
}

/** What became of those on a list, as far as anything has. */
export async function tellingOutcomes(
  db: Queryable,
  district: string,
  telling: string,
): Promise<TellingOutcome[]> {
  const { rows } = await db.query<TellingOutcome>(
    `select subject, award, amount::text, why, detail from telling_outcome
      where district = $1 and telling = $2 order by subject collate "C"`,
    [district, telling],
  );
  return rows;
}

/** A list in one line. */
export interface ToldOnce {
  readonly key: string;
  readonly day: string;
  readonly confirmBy: string;
  readonly toldBy: string;
  readonly toldAt: Date;
  readonly told: number;
  /** 元. */
  readonly amount: string;
  readonly leftOut: number;
  /** Of how many on the list nothing has become yet: the telling was broken off. */
  readonly open: number;
}

/** The lists that were drawn by a version of a policy, the latest first. */
export async function tellingsOfPolicy(
  db: Queryable,
  district: string,
  register: string,
  policy: string,
): Promise<ToldOnce[]> {
  const { rows } = await db.query<ToldOnce>(
    `select t.key, t.day, t.confirm_by as "confirmBy", t.told_by as "toldBy", t.told_at as "toldAt",
            count(o.award)::int as told, coalesce(sum(o.amount), 0)::text as amount,
            (count(o.why))::int as "leftOut",
            (select count(*)::int from jsonb_array_elements(t.subjects) s
              where not exists (select from telling_outcome p
                                 where p.district = t.district and p.telling = t.key and p.subject = s->>0)) as open
       from telling t left join telling_outcome o on o.district = t.district and o.telling = t.key
      where t.district = $1 and t.register = $2 and t.policy = $3
      group by t.district, t.key order by t.told_at desc limit 100`,
    [district, register, policy],
  );
  return rows;
}
