import type { Viewer } from '@taizhang/access';
import { note } from '../audit.ts';
import { type Pool, type Queryable, transaction } from '../database.ts';
import type { District } from '../district.ts';
import type { PersonalVault } from '../personal.ts';
import { demandCheck, lock } from './document-check.ts';

/** What somebody decided on a figure of a check; what its content says is up to whoever decided. */
export interface CheckDecision {
  readonly figure: number;
  readonly kind: 'accepted' | 'metric' | 'not-a-figure' | 'note' | 'reopened';
  readonly content: unknown;
  readonly by: string;
  readonly at: Date;
}

/** The decisions on a check, in the order in which they were made. @throws Refusal unknown-check */
export async function decisionsOf(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  check: string,
): Promise<CheckDecision[]> {
  await demandCheck(db, district, viewer, check);
  return readDecisions(db, district, vault, check);
}

async function readDecisions(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  check: string,
): Promise<CheckDecision[]> {
  const { rows } = await db.query<Omit<CheckDecision, 'content'> & { sealed: Buffer }>(
    `select d.figure, d.kind, c.content as sealed, d.decided_by as by, d.decided_at as at
       from document_check_decision d
       join document_check_decision_content c using (district, check_id, number)
      where district = $1 and check_id = $2 order by number`,
    [district.id, check],
  );
  return rows.map(({ sealed, ...decision }) => ({
    ...decision,
    content: JSON.parse(vault.unwrap(sealed)),
  }));
}

/** What is remembered of a decision for figures like the one decided on. */
export interface ChoiceToRemember {
  /** What figures must have in common. */
  readonly likeness: string;
  readonly candidate: string;
}

/**
 * Keeps a decision on a figure, and the summary of the check as it is then.
 * @param summarise the summary, with every decision up to this one
 * @throws Refusal unknown-check
 */
export async function keepDecision(
  pool: Pool,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  check: string,
  decision: Omit<CheckDecision, 'by' | 'at'>,
  summarise: (decisions: readonly CheckDecision[]) => unknown,
  remember: ChoiceToRemember | null = null,
): Promise<CheckDecision[]> {
  await demandCheck(pool, district, viewer, check);
  return transaction(pool, 'begin', async (client) => {
    await lock(client, district, check);
    await client.query(
      `with decided as (
         insert into document_check_decision (district, check_id, number, figure, kind, decided_by)
         select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5
           from document_check_decision where district = $1 and check_id = $2
         returning district, check_id, number)
       insert into document_check_decision_content (district, check_id, number, content)
       select district, check_id, number, $6 from decided`,
      [
        ...[district.id, check, decision.figure, decision.kind, viewer.account],
        vault.wrap(JSON.stringify(decision.content)),
      ],
    );
    if (remember) await rememberChoice(client, district, vault, viewer, remember);
    const decisions = await readDecisions(client, district, vault, check);
    await client.query('update document_check_content set summary = $3 where district = $1 and id = $2', [
      ...[district.id, check],
      vault.wrap(JSON.stringify(summarise(decisions))),
    ]);
    await note(client, district, viewer, {
      action: 'check-decided',
      outcome: 'done',
      subject: check,
      detail: { figure: decision.figure, decision: decision.kind },
    });
    return decisions;
  });
}

async function rememberChoice(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  { likeness, candidate }: ChoiceToRemember,
): Promise<void> {
  await db.query(
    'insert into remembered_choice (district, account, likeness, candidate) values ($1, $2, $3, $4)',
    [district.id, viewer.account, vault.fingerprint(likeness), candidate],
  );
}

/** What the viewer chose last for figures like these; undefined for one that was never chosen for. */
export async function rememberedChoices(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
): Promise<(likeness: string) => string | undefined> {
  const { rows } = await db.query<{ likeness: Buffer; candidate: string }>(
    `select distinct on (likeness) likeness, candidate from remembered_choice
      where district = $1 and account = $2 order by likeness, seq desc`,
    [district.id, viewer.account],
  );
  const byLikeness = new Map(rows.map(({ likeness, candidate }) => [likeness.toString('hex'), candidate]));
  if (byLikeness.size === 0) return () => undefined;
  return (likeness) => byLikeness.get(vault.fingerprint(likeness).toString('hex'));
}
