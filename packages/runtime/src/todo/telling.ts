import type { Text } from '@taizhang/definition';
import {
  giveNotices,
  listSubmissions,
  type NewNotice,
  type SubmissionNews,
  submissionNewsSince,
} from '@taizhang/store';
import type { Ledger } from '../reports.ts';
import { todayOf } from '../today.ts';
import { accountsNow } from './accounts-now.ts';
import { dueOf, soonDays } from './todo.ts';

const mostTold = 100;

/**
 * Reminds everybody who has overdue work, or work that is due soon, once a day.
 * @returns the numbers of the notices that are new
 */
export async function remindOfDue(office: Ledger): Promise<number[]> {
  const day = todayOf(office.district);
  const page = { limit: 0, offset: 0 };
  const notices: NewNotice[] = [];
  for (const viewer of await accountsNow(office)) {
    const { account } = viewer;
    const { overdue, soon } = await dueOf(office.pool, office.district, viewer, {
      overdue: page,
      soon: page,
    });
    if (overdue.total + soon.total === 0) continue;
    const text: Text = {
      zh: `逾期 ${overdue.total} 项，${soonDays} 日内到期 ${soon.total} 项`,
      en: `${overdue.total} overdue, ${soon.total} due within ${soonDays} days`,
    };
    notices.push({ account, kind: 'due', about: day, text, path: '/todo' });
  }
  const given = await giveNotices(office.pool, office.district.store, notices);
  return given.map(({ id }) => id);
}

/** What was committed late is looked for again for so long; nobody is told twice. */
const overlapMs = 60_000;

/** Tells reviewers what waits for them, and recorders what became of what they submitted. */
export class SubmissionTelling {
  private since: Date;
  /** What was told of the time that is looked at again: without it a last event would be told again for ever. */
  private told = new Set<string>();
  private readonly office: Ledger;

  constructor(office: Ledger, since: Date) {
    this.office = office;
    this.since = since;
  }

  /** @returns the numbers of the notices that are new */
  async tell(): Promise<number[]> {
    const { pool, district } = this.office;
    const from = new Date(this.since.getTime() - overlapMs);
    const events = await submissionNewsSince(pool, district.store, from);
    const news = events.filter((event) => !this.told.has(nameOf(event)));
    if (news.length === 0) return [];
    const notices = news.filter(({ kind }) => kind === 'returned' || kind === 'approved').map(decidedNotice);
    if (news.some(({ kind }) => kind === 'submitted')) notices.push(...(await this.waiting()));
    const given = await giveNotices(pool, district.store, notices);
    this.since = events.at(-1)?.at ?? this.since;
    this.told = new Set(events.map(nameOf));
    return given.map(({ id }) => id);
  }

  private async waiting(): Promise<NewNotice[]> {
    const { pool, district } = this.office;
    const notices: NewNotice[] = [];
    for (const viewer of await accountsNow(this.office)) {
      const { account } = viewer;
      const { submissions } = await listSubmissions(pool, district.store, viewer, {
        side: 'review',
        state: null,
        record: null,
        limit: mostTold,
        offset: 0,
      });
      for (const { id, version, title, record } of submissions)
        notices.push({
          account,
          kind: 'submitted',
          about: `${id}/${version}`,
          text: { zh: `待审核：${title ?? record}`, en: `Waits for your review: ${title ?? record}` },
          path: '/reviews',
        });
    }
    return notices;
  }
}

const nameOf = ({ submission, number }: SubmissionNews): string => `${submission}/${number}`;

function decidedNotice({
  submission,
  number,
  kind,
  title,
  record,
  note,
  submittedBy,
}: SubmissionNews): NewNotice {
  const name = title ?? record;
  const said = note === null ? { zh: '', en: '' } : { zh: `（${note}）`, en: ` (${note})` };
  const text =
    kind === 'approved'
      ? { zh: `已审核通过：${name}${said.zh}`, en: `Approved: ${name}${said.en}` }
      : { zh: `被退回：${name}${said.zh}`, en: `Returned: ${name}${said.en}` };
  return {
    account: submittedBy,
    kind: 'decided',
    about: `${submission}/${number}`,
    text,
    path: '/reviews?side=mine',
  };
}
