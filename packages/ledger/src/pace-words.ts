import type { Text } from '@taizhang/definition';
import type { Light, PaceLight, PaceRule } from './pace.ts';

/** The words of the lights. */
export const lightWords = {
  pace: { zh: '正常', en: 'On pace' },
  'made-up': { zh: '已补上', en: 'Made up' },
  behind: { zh: '滞后', en: 'Behind' },
  missed: { zh: '未达', en: 'Missed' },
} as const satisfies Record<Light, Text>;

/** What is filled in: the month, the day of the rule, and the amounts as they are printed. */
interface Said {
  readonly month: string;
  readonly on: string;
  readonly due: string;
  readonly done: string;
}

const rules: Readonly<Record<PaceRule, { zh: (said: Said) => string; en: (said: Said) => string }>> = {
  reached: {
    zh: ({ month, on, due, done }) => `${month}末应完成${due}，截至${on}结报已完成${done}，按时达到`,
    en: ({ month, on, due, done }) =>
      `${due} due by the end of ${month}; ${done} was done and recorded by ${on}, when its reporting closed`,
  },
  'on-schedule': {
    zh: ({ on, due, done }) => `截至${on}应完成${due}，已完成${done}，不低于时序`,
    en: ({ on, due, done }) => `${due} due by ${on}; ${done} is done, no less than scheduled`,
  },
  'below-schedule': {
    zh: ({ on, due, done }) => `截至${on}应完成${due}，已完成${done}，低于时序，尚未结报`,
    en: ({ on, due, done }) => `${due} due by ${on}; ${done} is done. Reporting has not closed yet`,
  },
  'not-reached': {
    zh: ({ month, on, due, done }) => `${month}末应完成${due}，${on}结报时未达到，至今完成${done}，仍未补上`,
    en: ({ month, on, due, done }) =>
      `${due} due by the end of ${month}: not reached when reporting closed on ${on}, nor since; ${done} is done`,
  },
  'caught-up': {
    zh: ({ month, on, due }) => `${month}末应完成${due}，月末未达到，${on}补上，长期保留记录`,
    en: ({ month, on, due }) =>
      `${due} due by the end of ${month}: missed, and made up on ${on}. The light keeps this`,
  },
  'reported-late': {
    zh: ({ month, on, due }) => `${month}末应完成${due}，按时完成但结报后才填报，${on}补报，长期保留记录`,
    en: ({ month, on, due }) =>
      `${due} due by the end of ${month}: done in time, but reported only on ${on}, after reporting had closed`,
  },
  'plan-corrected': {
    zh: ({ month, on, due }) =>
      `${month}末计划在结报后更正为${due}，更正前未达到，截至${on}已达到，长期保留记录`,
    en: ({ month, on, due }) =>
      `the plan for the end of ${month} was corrected to ${due} after reporting had closed; reached as of ${on}`,
  },
};

/** Why a light is what it is, with its days, in both languages. */
export function paceWords(
  { month, rule, on }: Pick<PaceLight<unknown>, 'month' | 'rule' | 'on'>,
  amounts: { readonly due: Text; readonly done: Text },
): Text {
  const [year, number] = month.split('-') as [string, string];
  const { due, done } = amounts;
  return {
    zh: `${rules[rule].zh({ month: `${year}年${Number(number)}月`, on, due: due.zh, done: done.zh })}。`,
    en: `${rules[rule].en({ month, on, due: due.en, done: done.en })}.`,
  };
}
