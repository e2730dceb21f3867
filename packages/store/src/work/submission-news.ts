import type { Queryable } from '../database.ts';
import type { District } from '../district.ts';

/** Something that happened to a submission, with what it is about. */
export interface SubmissionNews {
  readonly submission: string;
  readonly number: number;
  readonly kind: 'submitted' | 'returned' | 'approved' | 'withdrawn';
  readonly at: Date;
  readonly by: string;
  readonly note: string | null;
  readonly register: string;
  readonly record: string;
  readonly title: string | null;
  readonly submittedBy: string;
}

/** What happened to submissions since a moment, the earliest first. */
export async function submissionNewsSince(
  db: Queryable,
  district: District,
  since: Date,
): Promise<SubmissionNews[]> {
  const { rows } = await db.query<SubmissionNews>(
    `select e.submission, e.number, e.kind, e.at, e.by, e.note, s.register, s.record, r.title,
            s.submitted_by as "submittedBy"
       from submission_event e
       join submission s on s.district = e.district and s.id = e.submission
       left join record r on r.district = s.district and r.register = s.register and r.id = s.record
      where e.district = $1 and e.at > $2 order by e.at, e.submission, e.number`,
    [district.id, since.toISOString()],
  );
  return rows;
}
