import type { Viewer } from '@taizhang/access';
import { Refusal, type Text, type TimeUnit } from '@taizhang/definition';
import { type Due, dueRecords, giveNotices, type NewNotice, standingRecord } from '@taizhang/store';
import type { Ledger } from '../reports.ts';
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
    const viewers = await accountsNow(this.office);
    const notices: NewNotice[] = [];
    for (const { due, unit, about, text } of tellings)
      for (const viewer of viewers)
        if (worksAt(viewer, unit, due.register) && (await this.reads(viewer, due)))
          notices.push({
            account: viewer.account,
            kind: 'deadline',
            about,
            text,
            path: `/records/${due.register}/${encodeURIComponent(due.record)}`,
          });
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
      if (!Object.values(deadlines).some(({ remind, escalate }) => remind || escalate)) continue;
      for (let offset = 0; ; offset += pageSize) {
        const asked = { action: 'read', register: id } as const;
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

  private async reads(viewer: Viewer, { register, record }: Due): Promise<boolean> {
    const { pool, district } = this.office;
    try {
      return (await standingRecord(pool, district.store, viewer, register, record)).exists;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}

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

const unitWords: Record<TimeUnit, Text> = {
  'working-day': { zh: '个工作日', en: 'working days' },
  day: { zh: '天', en: 'days' },
  'working-hour': { zh: '个工作小时', en: 'working hours' },
};

function distanceInWords({ of, count, overdue }: Distance): Text {
  const size = Math.abs(count);
  const words = unitWords[of];
  if (overdue)
    return size === 0
      ? { zh: '已逾期', en: 'overdue' }
      : { zh: `已逾期 ${size} ${words.zh}`, en: `overdue by ${size} ${words.en}` };
  return size === 0
    ? { zh: '今天到期', en: 'due today' }
    : { zh: `还有 ${size} ${words.zh}`, en: `${size} ${words.en} left` };
}
