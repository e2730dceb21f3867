import type { Viewer } from '@taizhang/access';
import { counted, type Deadline, type Text, type TimeUnit } from '@taizhang/definition';
import {
  type Due,
  dueRecords,
  giveNotices,
  type NewNotice,
  type RecordName,
  titlesOf,
} from '@taizhang/store';
import type { Ledger } from '../reports.ts';
import { daysAfter, todayOf } from '../today.ts';
import { systemViewer } from '../viewers.ts';
import { accountsNow } from './accounts-now.ts';
import { type Distance, distanceOf, isTimeToRemind, stepsReached } from './distance.ts';

const pageSize = 500;

/**
 * Reminds of single deadlines before they pass, and tells whoever the register says when they stay overdue: each unit's
 * people who do more with its records than read them, each once.
 */
export class DeadlineTelling {
  /** What was told already: it need not be asked again who would have been told. */
  private readonly told = new Set<string>();
  private readonly office: Ledger;

  constructor(office: Ledger) {
    this.office = office;
  }

  /** @returns the numbers of the notices that are new */
  async tell(): Promise<number[]> {
    const { pool, district } = this.office;
    const tellings = (await this.candidates())
      .flatMap((due) => this.tellingsOf(due))
      .filter(({ about }) => !this.told.has(about));
    if (tellings.length === 0) return [];
    const notices: NewNotice[] = [];
    for (const viewer of await accountsNow(this.office)) {
      const meant = tellings.filter(({ due, unit }) => worksAt(viewer, unit, due.register));
      const titled = await titlesOf(
        pool,
        district.store,
        viewer,
        meant.map(({ due }) => nameOf(due)),
      );
      for (const { due, about, text } of meant)
        if (titled(nameOf(due)).title !== null)
          notices.push({
            account: viewer.account,
            kind: 'deadline',
            about,
            text,
            path: `/records/${due.register}/${encodeURIComponent(due.record)}`,
          });
    }
    const given = await giveNotices(pool, district.store, notices);
    for (const { about } of tellings) this.told.add(about);
    return given.map(({ id }) => id);
  }

  /** What is due of registers that want somebody told of it. */
  private async candidates(): Promise<Due[]> {
    const { pool, district } = this.office;
    const viewer = systemViewer(district);
    const found: Due[] = [];
    for (const { id, deadlines = {} } of district.catalogue.registers.values()) {
      const told = Object.values(deadlines).filter(({ remind, escalate }) => remind || escalate);
      if (told.length === 0) continue;
      const ahead = Math.max(...told.map(({ remind }) => daysToRemind(remind)));
      const asked = { action: 'read', register: id, until: daysAfter(todayOf(district), ahead) } as const;
      for (let offset = 0; ; offset += pageSize) {
        const { due } = await dueRecords(pool, district.store, viewer, asked, { limit: pageSize, offset });
        found.push(...due);
        if (due.length < pageSize) break;
      }
    }
    return found;
  }

  private tellingsOf(due: Due): { due: Due; unit: string; about: string; text: Text }[] {
    const { district } = this.office;
    const key = [due.register, due.record, due.deadline, due.day].join('/');
    const left = distanceInWords(distanceOf(district, due));
    const say = (unit: string | null | undefined, step: string, lead: Text) =>
      unit
        ? [
            {
              due,
              unit,
              about: `${key}/${step}`,
              text: {
                zh: `${lead.zh}：${due.title}（${due.what.zh}，时限 ${due.day}，${left.zh}）`,
                en: `${lead.en}: ${due.title} (${due.what.en} by ${due.day}, ${left.en})`,
              },
            },
          ]
        : [];
    if (isTimeToRemind(district, due)) return say(due.unit, 'remind', { zh: '即将到期', en: 'Due soon' });
    return stepsReached(district, due).flatMap(({ to, title }, index) =>
      say(to === 'own' ? due.unit : to === 'above' ? this.above(due.unit) : to, String(index), title),
    );
  }

  private above(unit: string | null): string | null {
    return unit === null ? null : (this.office.district.directory.tree.units.get(unit)?.parent ?? null);
  }
}

const nameOf = ({ register, record }: Due): RecordName => ({ register, id: record });

/** So many days ahead at most it may be time to remind: working time runs slower than the calendar, over holidays too. */
const daysToRemind = (remind: Deadline['remind']): number =>
  remind === undefined ? 0 : remind.of === 'day' ? remind.count : 2 * remind.count + 20;

/** Whether somebody does more at a unit with a register's records than read them. */
const worksAt = (viewer: Viewer, unit: string, register: string): boolean =>
  viewer.posts.some(
    (post) =>
      post.unit === unit &&
      !post.role.outside &&
      post.role.permissions.some(
        ({ registers, actions }) =>
          (registers === 'all' || registers.includes(register)) &&
          actions.some((action) => action !== 'read'),
      ),
  );

const unitWords: Record<TimeUnit, (size: number) => Text> = {
  'working-day': (size) => ({ zh: `${size} 个工作日`, en: counted(size, 'working day', 'working days') }),
  day: (size) => ({ zh: `${size} 天`, en: counted(size, 'day', 'days') }),
  'working-hour': (size) => ({
    zh: `${size} 个工作小时`,
    en: counted(size, 'working hour', 'working hours'),
  }),
};

function distanceInWords({ of, count, overdue }: Distance): Text {
  const size = Math.abs(count);
  const { zh, en } = unitWords[of](size);
  if (overdue)
    return size === 0 ? { zh: '已逾期', en: 'overdue' } : { zh: `已逾期 ${zh}`, en: `overdue by ${en}` };
  return size === 0 ? { zh: '今天到期', en: 'due today' } : { zh: `还有 ${zh}`, en: `${en} left` };
}
