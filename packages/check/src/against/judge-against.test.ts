import type { UnitId } from '@taizhang/definition';
import { Big } from 'big.js';
import { describe, expect, it } from 'vitest';
import { findFigures } from '../find/find-figures.ts';
import type { Candidate, CandidateAsk } from './candidate.ts';
import type { LedgerReader } from './explaining.ts';
import { choiceKey, judgeAgainst } from './judge-against.ts';

const candidate = (id: string, zh: string, unit: UnitId, more: Partial<Candidate> = {}): Candidate => ({
  id,
  title: { zh, en: id },
  names: [],
  sentence: '',
  about: '',
  definition: null,
  metric: `works.${id}`,
  parameters: {},
  register: 'works',
  report: 'report',
  figure: id,
  says: 'level',
  unit,
  onYear: null,
  group: id,
  order: null,
  period: null,
  ...more,
});

const candidates = [
  candidate('trees', '栽植行道树', 'ge', { order: 0 }),
  candidate('lamps', '安装路灯', 'ge', { order: 1 }),
  candidate('lamps-money', '路灯安装投入', 'wan-yuan', { order: 2 }),
  candidate('ponds', '清淤坑塘', 'chu', { order: 3 }),
  candidate('pond-area', '清淤坑塘面积', 'mu', { order: 4 }),
  candidate('spent', '完成绿化投资', 'yi-yuan', { group: 'spent' }),
  candidate('spent-rate', '绿化投资完成率', 'percent', { group: 'spent', says: 'completion' }),
  candidate('sales', '集市销售额', 'yi-yuan', { group: 'sales', register: 'fairs' }),
  candidate('sales-growth', '集市销售额同比增长', 'percent', {
    group: 'sales',
    register: 'fairs',
    says: 'growth',
  }),
  candidate('sales-2019', '集市销售额较2019年增长', 'percent', {
    group: 'sales',
    register: 'fairs',
    says: 'growth',
    onYear: '2019',
  }),
  candidate('sales-rank', '集市销售额在全镇位次', 'rank', {
    group: 'sales',
    register: 'fairs',
    says: 'rank',
  }),
];

const values: Readonly<Record<string, string>> = {
  trees: '1284',
  lamps: '96',
  'lamps-money': '412700',
  ponds: '14',
  'pond-area': '52000',
  spent: '357000000',
  'spent-rate': '47.6',
  sales: '1234000000',
  'sales-growth': '8.3',
  'sales-2019': '15.1',
  'sales-rank': '2',
};

const at = { from: '2023-01-01', to: '2023-06-30', knownAt: new Date('2023-08-01T00:00:00Z') };

/** A ledger that says the same at every moment, but for what a test has it say. */
const ledger = (other: (ask: CandidateAsk) => string | null | undefined = () => undefined): LedgerReader => ({
  values: async (asks) =>
    asks.map((ask) => {
      const said = other(ask);
      return said === undefined ? (values[ask.candidate.id] ?? null) : said;
    }),
  denominators: async () => [],
  corrected: async () => null,
  endOf: (day) => new Date(`${day}T15:59:59.999Z`),
  dayOf: (moment) => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
  today: '2023-08-01',
});

const judge = async (text: string, reader = ledger(), more: object = {}) => {
  const figures = findFigures(text);
  const judgements = await judgeAgainst(text, figures, { candidates, reader, at, ...more });
  return figures.map((figure, i) => ({ figure, ...judgements[i] }));
};
const told = async (text: string, reader = ledger(), more: object = {}) =>
  (await judge(text, reader, more)).map(
    ({ figure, verdict, match }) => `${figure.text} ${verdict} ${match?.candidate ?? '-'}`,
  );

describe('a figure that the ledger knows', () => {
  it('agrees where the value rounds to what is printed, in whatever unit', async () => {
    expect(await told('全镇栽植行道树1284棵，路灯安装投入41.27万元；清淤坑塘面积78亩。')).toEqual([
      '1284棵 agrees trees',
      '41.27万元 agrees lamps-money',
      '78亩 agrees pond-area',
    ]);
  });

  it('agrees where a hedge lets it', async () => {
    expect(await told('栽植行道树1200余棵，安装路灯近100盏，完成绿化投资逾3.5亿元。')).toEqual([
      '1200余棵 agrees trees',
      '100盏 agrees lamps',
      '3.5亿元 agrees spent',
    ]);
    expect(await told('栽植行道树1300余棵。')).toEqual(['1300余棵 differs trees']);
  });

  it('differs by so much', async () => {
    const [figure] = await judge('栽植行道树1324棵。');
    expect(figure).toMatchObject({
      verdict: 'differs',
      match: { candidate: 'trees', value: '1284', shown: '1284棵', difference: '-40' },
      cause: null,
    });
    expect(figure?.explanation?.zh).toBe('台账“栽植行道树”为1284棵，台账少40棵。');
  });

  it('differs by what is seen of it, and from the nearest that is claimed', async () => {
    const saying = async (text: string) => (await judge(text))[0]?.explanation?.zh;
    expect(await saying('路灯安装投入4127万元。')).toMatch(/为41万元，台账少4086万元。/);
    expect(await saying('路灯安装投入42万元。')).toMatch(/为41.27万元，台账少0.73万元。/);
    expect(await saying('栽植行道树1300余棵。')).toBe('台账“栽植行道树”为1284棵，台账少16棵。');
    expect(await saying('栽植行道树近1200棵。')).toBe('台账“栽植行道树”为1284棵，台账多84棵。');
  });

  it('is no threshold of what is counted', async () => {
    expect(await told('绿化投资超亿元项目3个。')).toEqual(['亿元 unknown -', '3个 unknown -']);
    const [threshold] = await judge('绿化投资超亿元项目3个。');
    expect(threshold?.explanation?.zh).toBe('只说明统计哪些对象，本身不是指标的值');
    expect(await told('投入1万元以上路灯安装96盏。')).toEqual(['1万元 unknown -', '96盏 agrees lamps']);
    expect(await told('每月清淤坑塘10处以上巡查一次。')).toContain('10处 agrees ponds');
    expect(await told('路灯安装投入40万元以上，')).toEqual(['40万元 agrees lamps-money']);
  });

  it('is found by the words behind a count', async () => {
    expect(await told('在村口新建处安装了96盏路灯。')).toEqual(['96盏 agrees lamps']);
  });

  it('tells growth, completion and rank by their kind and base', async () => {
    expect(await told('集市销售额12.34亿元，同比增长8.3%，较2019年同期增长15.1%，居全镇第2位。')).toEqual([
      '12.34亿元 agrees sales',
      '8.3% agrees sales-growth',
      '15.1% agrees sales-2019',
      '第2位 agrees sales-rank',
    ]);
    expect(await told('完成绿化投资3.57亿元，完成率47.6%。')).toEqual([
      '3.57亿元 agrees spent',
      '47.6% agrees spent-rate',
    ]);
    expect(await told('集市销售额年均增长8.3%。')).toEqual(['8.3% unknown -']);
  });
});

describe('a figure that is not certain', () => {
  it('is unknown, with what it may be', async () => {
    const [figure] = await judge('全镇投入55万元。');
    expect(figure).toMatchObject({ verdict: 'unknown', match: null });
    expect(figure?.suggestions?.length).toBeLessThanOrEqual(3);
  });

  it('is unknown where the ledger has nothing like it', async () => {
    const [figure] = await judge('举办戏曲演出31场。');
    expect(figure).toMatchObject({ verdict: 'unknown', match: null, suggestions: [] });
  });

  it('is unknown where the ledger knows no value', async () => {
    const [figure] = await judge(
      '集市销售额同比增长8.3%。',
      ledger(() => null),
    );
    expect(figure).toMatchObject({ verdict: 'unknown', match: { candidate: 'sales-growth', value: null } });
  });

  it('leaves a candidate to the figure that says it better', async () => {
    const [one, other] = await judge('安装路灯96盏，安装信号灯33盏。');
    expect([one?.verdict, one?.match?.candidate]).toEqual(['agrees', 'lamps']);
    expect(other?.match?.candidate).not.toBe('lamps');
  });

  it('is taken for what somebody chose, here or before', async () => {
    const text = '全镇投入41.27万元。';
    const chosen = new Map([[0, 'lamps-money']]);
    expect((await judge(text, ledger(), { chosen }))[0]).toMatchObject({
      verdict: 'agrees',
      match: { how: 'chosen', candidate: 'lamps-money', confidence: 1 },
    });
    const [figure] = findFigures(text);
    const key = choiceKey(figure as NonNullable<typeof figure>);
    const remembered = (one: NonNullable<typeof figure>) =>
      choiceKey(one) === key ? 'lamps-money' : undefined;
    expect((await judge(text, ledger(), { remembered }))[0]).toMatchObject({
      verdict: 'agrees',
      match: { how: 'remembered' },
    });
    // A choice of another dimension is not taken up.
    expect((await judge('全镇投入55人。', ledger(), { remembered: () => 'lamps-money' }))[0]).toMatchObject({
      verdict: 'unknown',
    });
  });
});

describe('the nearest explanation of a difference', () => {
  const causeOf = async (text: string, reader: LedgerReader) => {
    const [figure] = (await judge(text, reader)).filter(({ verdict }) => verdict === 'differs');
    return [figure?.cause, figure?.explanation?.zh];
  };

  it('is another cut-off', async () => {
    const reader = ledger(({ candidate: { id }, at: { to } }) =>
      id === 'trees' && to === '2023-05-31' ? '1100' : undefined,
    );
    expect(await causeOf('栽植行道树1100棵。', reader)).toEqual([
      'cutoff',
      '台账“栽植行道树”为1284棵，台账多184棵。截至2023年5月31日为1100棵，与文稿一致，疑截止日不同。',
    ]);
  });

  const asFirstKnown = ({ candidate: { id }, at: { knownAt } }: CandidateAsk) =>
    id === 'trees' && knownAt < new Date('2023-07-10T00:00:00Z') ? '1200' : undefined;

  it('is what was known then', async () => {
    const [cause, words] = await causeOf('栽植行道树1200棵。', ledger(asFirstKnown));
    expect(cause).toBe('knowledge');
    expect(words).toContain('2023年6月30日所知为1200棵');
  });

  it('is a later correction', async () => {
    const reader: LedgerReader = {
      ...ledger(asFirstKnown),
      corrected: async () => ({
        recordedAt: new Date('2023-07-12T02:00:00Z'),
        record: '三月造林',
        reason: '漏计一批',
      }),
    };
    const [cause, words] = await causeOf('栽植行道树1200棵。', reader);
    expect(cause).toBe('correction');
    expect(words).toContain('更正前为1200棵，与文稿一致；2023年7月12日更正了“三月造林”（漏计一批）');
  });

  it('is another denominator', async () => {
    const reader: LedgerReader = {
      ...ledger(),
      denominators: async () => [{ title: { zh: '年初目标', en: 'the first target' }, value: '51.2' }],
    };
    expect(await causeOf('完成绿化投资3.57亿元，绿化投资完成率51.2%。', reader)).toEqual([
      'denominator',
      '台账“绿化投资完成率”为47.6%，台账少3.6个百分点。以年初目标为分母则为51.2%，与文稿一致，疑分母不同。',
    ]);
  });

  it('is another unit', async () => {
    const [cause, words] = await causeOf('完成绿化投资3.57万元。', ledger());
    expect(cause).toBe('unit');
    expect(words).toContain('文稿是台账的一万分之一');
  });
});

describe('the days that a figure is about', () => {
  it('are those it names, else those of the document', async () => {
    const asked: string[] = [];
    const reader = ledger(({ candidate: { id }, at: { from, to } }) => {
      if (id === 'trees') asked.push(`${from}..${to}`);
      return undefined;
    });
    await judge('1至5月，栽植行道树1284棵。', reader);
    expect(new Set(asked)).toEqual(new Set(['2023-01-01..2023-05-31']));
    asked.length = 0;
    await judge('栽植行道树1284棵。', reader);
    expect(new Set(asked)).toEqual(new Set(['2023-01-01..2023-06-30']));
  });

  it('are those of the document, perhaps, where the period is named for a figure before', async () => {
    const reader = ledger(({ candidate: { id }, at: { to } }) =>
      id === 'lamps' && to === '2023-05-31' ? '70' : undefined,
    );
    const text = '1至5月栽植行道树1284棵，安装路灯96盏。';
    expect(await told(text, reader)).toEqual(['1284棵 agrees trees', '96盏 agrees lamps']);
    expect(await told('1至5月安装路灯96盏。', reader)).toEqual(['96盏 differs lamps']);
  });

  it('have no value where nothing was recorded in another year', async () => {
    const reader = ledger(({ at: { from } }) => (from < '2023' ? new Big(0).toFixed() : undefined));
    const [figure] = await judge('2021年，栽植行道树900棵。', reader);
    expect(figure).toMatchObject({ verdict: 'unknown', match: { value: null } });
    const next = { from: '2024-01-01', to: '2024-01-01', knownAt: at.knownAt };
    const toCome = await judge(
      '栽植行道树900棵。',
      ledger(() => '0'),
      { at: next },
    );
    expect(toCome[0]).toMatchObject({ verdict: 'unknown', match: { value: null } });
  });
});

describe('what is intended', () => {
  it('is not held against what was done', async () => {
    const verdicts = async (text: string) => (await judge(text)).map(({ verdict }) => verdict);
    expect(await verdicts('上半年清淤坑塘20处。')).toEqual(['differs']);
    for (const intention of ['全年计划清淤坑塘20处。', '预计清淤坑塘20处。', '力争清淤坑塘20处。'])
      expect(await verdicts(intention), intention).toEqual(['unknown']);
  });
});
