import type { Client, Queryable } from '../database.ts';

/** What a policy said of the subject of an award when a movement of the award was posted. */
export interface AwardJudgment<Judged = unknown> {
  readonly record: string;
  /** The movement. */
  readonly seq: number;
  readonly day: string;
  readonly knownSeq: number;
  readonly knownAt: Date;
  /** The register of policies, and the version. */
  readonly policies: string;
  readonly policy: string;
  /** The values that the policy read. */
  readonly profile: Readonly<Record<string, unknown>>;
  readonly judged: Judged;
}

/** Keeps what awards rest on, in the transaction that posts them. */
export async function keepJudgments(
  client: Client,
  district: string,
  register: string,
  judgments: readonly AwardJudgment[],
): Promise<void> {
  if (judgments.length === 0) return;
  await client.query(
    `insert into award_judgment
       (district, register, record, seq, day, known_seq, known_at, policies, policy, profile, judged)
     select $1, $2, j.record, j.seq, j.day, j.known_seq, j.known_at, j.policies, j.policy, j.profile, j.judged
       from unnest($3::text[], $4::bigint[], $5::date[], $6::bigint[], $7::timestamptz[], $8::text[], $9::text[],
                   $10::jsonb[], $11::jsonb[])
         as j (record, seq, day, known_seq, known_at, policies, policy, profile, judged)`,
    [
      district,
      register,
      judgments.map(({ record }) => record),
      judgments.map(({ seq }) => seq),
      judgments.map(({ day }) => day),
      judgments.map(({ knownSeq }) => knownSeq),
      judgments.map(({ knownAt }) => knownAt),
      judgments.map(({ policies }) => policies),
      judgments.map(({ policy }) => policy),
      judgments.map(({ profile }) => JSON.stringify(profile)),
      judgments.map(({ judged }) => JSON.stringify(judged)),
    ],
  );
}

/** What an award rests on, the latest first. Whether it may be read is asked of the record. */
export async function readJudgments<Judged>(
  db: Queryable,
  district: string,
  register: string,
  record: string,
): Promise<AwardJudgment<Judged>[]> {
  const { rows } = await db.query<AwardJudgment<Judged>>(
    `select record, seq, day, known_seq as "knownSeq", known_at as "knownAt", policies, policy, profile, judged
       from award_judgment where district = $1 and register = $2 and record = $3 order by seq desc`,
    [district, register, record],
  );
  return rows;
}
