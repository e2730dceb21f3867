import {
  explain,
  type Metric,
  type MetricKind,
  type MetricOf,
  type Register,
  reviseTitle,
  type Text,
  titleOf,
  type Wording,
} from '@taizhang/definition';

export const kindTitles: Record<MetricKind, Text> = {
  balance: { zh: '存量', en: 'balance' },
  turnover: { zh: '流量', en: 'turnover' },
  distinct: { zh: '去重计数', en: 'distinct count' },
  ratio: { zh: '比率', en: 'ratio' },
  rank: { zh: '位次', en: 'rank' },
  progress: { zh: '目标进度', en: 'progress' },
};

const progressTitles: Record<Extract<Metric, { kind: 'progress' }>['show'], Text> = {
  completion: { zh: '完成率', en: 'completion' },
  ahead: { zh: '超时序进度', en: 'ahead of the elapsed share of the year' },
  'to-date': { zh: '达目标进度', en: 'share of the target to date' },
};

/** How a condition over a register is put into words. */
export const wordingOf = (register: Register): Wording => ({
  title: (field) => titleOf(register, field),
  show: (field, value) => {
    const text = String(value);
    if (text.startsWith('$')) return { zh: `参数 ${text.slice(1)}`, en: `the parameter ${text.slice(1)}` };
    if (field === 'stage') return register.stages[text]?.title ?? { zh: text, en: text };
    const declared = register.fields[field];
    if (declared?.kind === 'category') return declared.options[text] ?? { zh: text, en: text };
    if (declared?.kind === 'flag') return value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
    return { zh: text, en: text };
  },
});

/** A metric's condition in words; empty where all records count. */
export function conditionWords(register: Register, metric: Metric): Text {
  if (!('where' in metric) || !metric.where) return { zh: '', en: '' };
  return explain(metric.where, wordingOf(register));
}

const listed = (titles: readonly Text[]): Text => ({
  zh: titles.map(({ zh }) => `“${zh}”`).join(''),
  en: titles.map(({ en }) => `“${en}”`).join(', '),
});

const stagesOf = (register: Register, ids: readonly string[]): Text =>
  listed(ids.map((id) => register.stages[id]?.title ?? { zh: id, en: id }));
const transitionsOf = (register: Register, ids: readonly string[]): Text =>
  listed(ids.map((id) => register.transitions[id]?.title ?? reviseTitle));
const measureOf = (register: Register, of: Exclude<MetricOf, 'count'>): Text =>
  listed([titleOf(register, 'holding' in of ? of.holding : of.amount)]);

/** How a metric is counted, in words. */
export function countedWords(register: Register, metric: Metric): Text {
  switch (metric.kind) {
    case 'balance': {
      const { zh, en } = balanceWords(register, metric);
      return metric.unknownWhenEmpty
        ? { zh: `${zh}；没有记录即为未知`, en: `${en}; unknown when there is none` }
        : { zh, en };
    }
    case 'turnover':
      return turnoverWords(register, metric);
    case 'distinct':
      return distinctWords(register, metric);
    case 'ratio':
      return {
        zh: `${metric.numerator} ÷ ${metric.denominator}`,
        en: `${metric.numerator} ÷ ${metric.denominator}`,
      };
    case 'rank': {
      const [by, what] = [listed([titleOf(register, metric.by)]), measureOf(register, metric.of)];
      return {
        zh: `各${by.zh}按${what.zh}由大到小排列，本级所居位次`,
        en: `our place when each ${by.en} is ordered by ${what.en}, the greatest first`,
      };
    }
    case 'progress': {
      const shown = progressTitles[metric.show];
      return {
        zh: `${metric.of} 对照 ${metric.against} 的${shown.zh}`,
        en: `${shown.en}: ${metric.of} against ${metric.against}`,
      };
    }
  }
}

function balanceWords(register: Register, metric: Extract<Metric, { kind: 'balance' }>): Text {
  const stages = stagesOf(register, metric.stages);
  if (metric.of === 'count')
    return {
      zh: `截止日处于${stages.zh}阶段的记录数`,
      en: `records standing in ${stages.en} on the cut-off day`,
    };
  const what = measureOf(register, metric.of);
  // One record states it: a statistic, a target. It is never a sum.
  if (metric.unknownWhenEmpty)
    return {
      zh: `截止日处于${stages.zh}阶段的记录所载的${what.zh}，不作加总`,
      en: `${what.en} as stated by the record standing in ${stages.en} on the cut-off day, not a sum`,
    };
  return {
    zh: `截止日处于${stages.zh}阶段的记录所持${what.zh}之和`,
    en: `sum of ${what.en} held by the records standing in ${stages.en} on the cut-off day`,
  };
}

function turnoverWords(register: Register, metric: Extract<Metric, { kind: 'turnover' }>): Text {
  const transitions = transitionsOf(register, metric.transitions);
  if (metric.of === 'count')
    return { zh: `期内${transitions.zh}的次数`, en: `times of ${transitions.en} in the period` };
  const what = measureOf(register, metric.of);
  return 'holding' in metric.of
    ? {
        zh: `期内${transitions.zh}的记录届时所持${what.zh}之和`,
        en: `sum of ${what.en} held by the records at ${transitions.en} in the period`,
      }
    : {
        zh: `期内${transitions.zh}计入的${what.zh}之和`,
        en: `sum of ${what.en} added by ${transitions.en} in the period`,
      };
}

function distinctWords(register: Register, metric: Extract<Metric, { kind: 'distinct' }>): Text {
  const by = metric.by === 'record' ? { zh: '记录', en: 'records' } : listed([titleOf(register, metric.by)]);
  if (metric.over.kind === 'balance') {
    const stages = stagesOf(register, metric.over.stages);
    return {
      zh: `截止日处于${stages.zh}阶段的不同${by.zh}数`,
      en: `different ${by.en} standing in ${stages.en} on the cut-off day`,
    };
  }
  const transitions = transitionsOf(register, metric.over.transitions);
  return {
    zh: `期内${transitions.zh}涉及的不同${by.zh}数`,
    en: `different ${by.en} over ${transitions.en} in the period`,
  };
}
