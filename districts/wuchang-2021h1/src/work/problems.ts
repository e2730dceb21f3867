import type { HistoricWork } from '@taizhang/ledger';
import type { World } from '../world.ts';
import { addDays, workingDayAfter } from './calendar.ts';
import { journalOf, type Step } from './journal.ts';

/** What kind of problem it is, and what is done about it. */
const known: Record<string, readonly [kind: string, plan: string]> = {
  '征收未完成，影响场地移交': ['land', '倒排征收签约计划，分段移交场地'],
  管线迁改滞后: ['pipeline', '协调管线权属单位进场，分段迁改'],
  资金到位偏慢: ['funding', '对接资金主管部门，按节点拨付'],
  规划方案待批: ['approval', '组织方案联审，容缺受理'],
  施工占道审批中: ['traffic', '会同交警部门现场核定导改方案'],
  交通导改方案待批: ['traffic', '会同交警部门现场核定导改方案'],
};

/** Nothing of it is written down after the demo's last days. */
const last = '2021-08-18';

interface Trouble {
  readonly what: string;
  readonly from: string;
  until: string | null;
}

/** What the months' reports say of what stood in the way, as stretches of time. */
function troublesOf(steps: readonly Step[]): Trouble[] {
  const troubles: Trouble[] = [];
  for (const { trouble, on } of [...steps].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    if (trouble === undefined) continue;
    const open = troubles.findLast(({ until }) => until === null);
    if (open?.what === trouble) continue;
    if (open) open.until = on;
    if (trouble !== null) troubles.push({ what: trouble, from: on, until: null });
  }
  return troubles;
}

/** The problems of a project or item: raised when a month's report told of it, solved when a later one did no longer. */
export function problemsOf(
  world: World,
  about: { readonly field: 'project' | 'city-item'; readonly id: string },
  steps: readonly Step[],
  owners: readonly string[],
): HistoricWork[] {
  const random = world.random.fork(`problems ${about.id}`);
  const [opening] = steps;
  const { unit = '', street = '', set } = opening as Step;
  const journal = { random, register: 'problem', mistakes: 0 };
  return troublesOf(steps).flatMap(({ what, from, until }, n) => {
    const [kind, plan] = known[what] as (typeof known)[string];
    const solveBy = addDays(from, random.integer(20, 70));
    const told: Step[] = [
      {
        transition: 'raise',
        on: from,
        unit,
        street,
        late: 1,
        set: {
          what: `${set?.name}：${what}`,
          [about.field]: about.id,
          kind,
          level: random.weighted({ ordinary: 55, serious: 35, grave: 10 }),
          'raised-by': unit,
          owner: random.pick(owners),
          'solve-by': solveBy,
        },
      },
    ];
    const taken = workingDayAfter(random, from, 3, 9);
    if (taken < (until ?? last) && taken <= last)
      told.push({ transition: 'take-up', on: taken, late: 0, set: { plan } });
    if (until !== null && until > from)
      told.push({
        transition: 'solve',
        on: until,
        late: 0,
        set: { 'solved-on': until, result: '已协调解决，恢复正常推进' },
      });
    return journalOf(journal, `WT-${about.id}-${n + 1}`, told);
  });
}
