import type { Random } from '../random.ts';
import { split } from './amounts.ts';
import { addDays, workingDay } from './calendar.ts';
import type { Step } from './journal.ts';
import type { ProjectPlan } from './project-plan.ts';

const months = [
  '2020-05', '2020-06', '2020-07', '2020-08', '2020-09', '2020-10', '2020-11', '2020-12',
  '2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06', '2021-07',
]; // biome-ignore format: a list of months

/** The day investment of a month is reported: in its last week. */
const reportDay = (random: Random, month: string) => workingDay(random, `${month}-24`, `${month}-28`);

const problems = [
  '征收未完成，影响场地移交',
  '管线迁改滞后',
  '资金到位偏慢',
  '规划方案待批',
  '施工占道审批中',
];
const works = [
  '场地平整',
  '基坑支护',
  '桩基施工',
  '地下室结构',
  '主体结构施工',
  '二次结构',
  '幕墙及安装',
  '装饰装修',
  '室外配套',
];

/** Monthly investment from the start on, the completion, and the move into the library of effect. */
export function progressSteps(random: Random, plan: ProjectPlan): Step[] {
  const { startedOn, completedOn } = plan;
  if (startedOn === null) return [];
  const days = months
    .map((month) => reportDay(random, month))
    .filter((day) => day > startedOn && (completedOn === null || day < completedOn));
  const share = completedOn === null ? 0.12 + random.next() * 0.5 : 0.9 + random.next() * 0.08;
  const invested = String(Math.floor(Number(plan.investment) * share));
  const parts = days.length === 0 ? [] : split(random, invested, days.length, 0, 0.4);
  const steps = days.map((on, i): Step => {
    const stage = works[Math.min(works.length - 1, Math.floor((i / days.length) * works.length))] as string;
    return {
      transition: 'progress',
      on,
      adds: true,
      set: { 'visible-progress': stage },
      trouble: random.chance(0.12) ? random.pick(problems) : null,
      amounts: { invested: { value: parts[i] as string, unit: 'wan-yuan' } },
    };
  });
  if (completedOn !== null)
    steps.push({
      transition: 'complete',
      on: completedOn,
      set: { 'completed-on': completedOn, 'visible-progress': '竣工验收' },
      trouble: null,
      evidence: [`竣工验收备案-${plan.id}.pdf`],
    });
  if (plan.group === 'effective' && completedOn !== null)
    steps.push({ transition: 'take-effect', on: addDays(completedOn, random.integer(20, 80)) });
  return steps;
}
