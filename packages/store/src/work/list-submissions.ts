import { reaches, type Viewer } from '@taizhang/access';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { scopeSql } from '../scope-sql.ts';
import { approvesHere } from './submission.ts';
import { type Submission, type SubmissionState, submissionColumns } from './submission-row.ts';

export interface SubmissionsAsked {
  /** review: what waits for the viewer; mine: what the viewer submitted. */
  readonly side: 'review' | 'mine';
  readonly state: SubmissionState | null;
  readonly record: { readonly register: string; readonly id: string } | null;
  readonly limit: number;
  readonly offset: number;
}

export type ListedSubmission = Submission & { readonly title: string | null; readonly note: string | null };

/** Submissions, the longest waiting first of those to review, the newest first of one's own. */
export async function listSubmissions(
  db: Queryable,
  district: District,
  viewer: Viewer,
  { side, state, record, limit, offset }: SubmissionsAsked,
): Promise<{ total: number; submissions: ListedSubmission[] }> {
  const binder = new Binder();
  const conditions = [`s.district = ${binder.bind(district.id, 'text')}`];
  const account = binder.bind(viewer.account, 'text');
  if (side === 'mine') conditions.push(`s.submitted_by = ${account}`);
  else
    conditions.push(
      "s.state = 'submitted'",
      `s.submitted_by <> ${account}`,
      reviewScope(district, viewer, binder),
    );
  if (state) conditions.push(`s.state = ${binder.bind(state, 'text')}`);
  if (record)
    conditions.push(
      `s.register = ${binder.bind(record.register, 'text')}`,
      `s.record = ${binder.bind(record.id, 'text')}`,
    );
  // A record that is to be opened is judged by what the submission says of it.
  const from = `from submission s
    left join record r on r.district = s.district and r.register = s.register and r.id = s.record
    cross join lateral (select s.record as id, coalesce(r.unit, s.unit) as unit, coalesce(r.street, s.street) as street,
      coalesce(r.opened_by, s.submitted_by) as opened_by, r.stage, coalesce(r.attributes, '{}') as attributes,
      coalesce(r.holdings, '{}') as holdings) x
    where ${conditions.join(' and ')}`;
  const counted = await db.query<{ total: number }>(`select count(*)::int as total ${from}`, binder.values);
  const { rows } = await db.query<ListedSubmission & { said: Record<string, unknown> | null }>(
    `select ${submissionColumns}, r.title,
            case when r.title is null then (select e.content->'set' from submission_event e
              where e.district = s.district and e.submission = s.id and e.content is not null
              order by e.number desc limit 1) end as said,
            (select e.note from submission_event e
              where e.district = s.district and e.submission = s.id and e.number = s.version) as note
       ${from} order by ${side === 'mine' ? 's.updated_at desc' : 's.submitted_at'}, s.id
      limit ${binder.bind(limit, 'int')} offset ${binder.bind(offset, 'int')}`,
    binder.values,
  );
  const submissions = rows.map(({ said, ...row }) => ({
    ...row,
    title: row.title ?? titleSaid(district, row, said),
  }));
  return { total: counted.rows[0]?.total ?? 0, submissions };
}

/** What a record that is to be opened would be called, where everybody who may review it may read that. */
function titleSaid(
  { catalogue }: District,
  { register: of }: Pick<Submission, 'register'>,
  said: Readonly<Record<string, unknown>> | null,
): string | null {
  const register = catalogue.registers.get(of);
  const title = register && said?.[register.titleField];
  return typeof title === 'string' && !register?.fields[register.titleField]?.restricted ? title : null;
}

/** Both, as for one record: a reviewer must reach it to read it too. */
function reviewScope(district: District, viewer: Viewer, binder: Binder): string {
  const parts = [...district.catalogue.registers.values()].flatMap((register) => {
    // What is bound must be used, so a register out of reach is passed over before anything is.
    const within = (['review', 'read'] as const).every((action) => reaches(viewer, action, register.id));
    if (!register.review || !within || !approvesHere(viewer, register)) return [];
    const scopes = (['review', 'read'] as const).map((action) =>
      scopeSql(viewer, action, register, 'x', binder),
    );
    return [`(s.register = ${binder.bind(register.id, 'text')} and ${scopes.join(' and ')})`];
  });
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}
