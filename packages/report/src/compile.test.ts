import { catalogueOf } from '@taizhang/definition';
import { workshop } from '@taizhang/fixture';
import { describe, expect, it } from 'vitest';
import { checkedTemplate } from './check-template.ts';
import { askOf, compare, compile, type FigureAsk, renderText, segmentsOf } from './compile.ts';
import { differences } from './difference.ts';
import type { FigureBinding, Template } from './template.ts';

const figure = (id: string, metric: string, more: Partial<FigureBinding> = {}): FigureBinding => ({
  id,
  label: { zh: id, en: id },
  metric,
  unit: 'ge',
  decimals: 0,
  ...more,
});

const template: Template = {
  id: 'half-year',
  title: { zh: '半年报告', en: 'Half-year report' },
  subtitle: { zh: '合成', en: 'synthetic' },
  period: { from: '2021-01-01', to: '2021-06-30' },
  sections: [
    { paragraphs: ['在修{{waiting}}，收款{{paid}}。'] },
    { heading: { zh: '一、去年', en: '1. Last year' }, paragraphs: ['{{spring}}', '再说{{waiting}}。'] },
  ],
  figures: [
    figure('waiting', 'repair.waiting'),
    figure('paid', 'repair.paid', { unit: 'wan-yuan', decimals: 1, hedge: '余' }),
    figure('spring', 'repair.finished', {
      period: { from: '2021-01-01', to: '2021-05-31' },
      parameters: { area: 'elsewhere', colour: 'red' },
    }),
  ],
};
const knownAt = new Date('2021-07-05T00:00:00Z');
const setting = (cutoff: string) => ({ cutoff, knownAt, area: 'town' });
const compiled = (values: readonly (string | null)[], cutoff = '2021-06-30') =>
  compile(template, setting(cutoff), async () => values);

describe('compiling', () => {
  it('cuts paragraphs at their figures and keeps the words between', () => {
    expect(segmentsOf('在修{{a.b}}，{{c}}{{d}}。')).toEqual([
      '在修',
      { figure: 'a.b' },
      '，',
      { figure: 'c' },
      { figure: 'd' },
      '。',
    ]);
    expect(segmentsOf('没有数字')).toEqual(['没有数字']);
    expect(segmentsOf('{{torn')).toEqual(['{{torn']);
  });

  it('says in English the sections that are all written in it', async () => {
    const both = { zh: '在修{{waiting}}，收款{{paid}}。', en: '{{paid}} were paid, {{waiting}} wait.' };
    const [first, second] = (
      await compile(
        { ...template, sections: [{ paragraphs: [both] }, { paragraphs: [both, '{{spring}}'] }] },
        setting('2021-06-30'),
        async () => ['1234', '123456.7', null],
      )
    ).sections;
    expect(first?.english).toEqual([[{ figure: 'paid' }, ' were paid, ', { figure: 'waiting' }, ' wait.']]);
    expect(second?.english).toBeNull();
    const { figures } = await compiled(['1234', '1234567.8', null]);
    expect(figures.map(({ english }) => english)).toEqual(['1,234', 'over 1.234 million yuan', '—']);
  });

  it('has English words agree with the number beside them, and with none that is unknown or only near', async () => {
    const zh = '在修{{waiting}}，收款{{paid}}。';
    const en = '{{waiting}} {{waiting, repair waits|repairs wait}}, {{paid}} {{paid, was|were}} paid.';
    const said = async (...values: (string | null)[]) => {
      const { sections, figures } = await compile(
        {
          ...template,
          sections: [
            {
              paragraphs: [
                { zh, en },
                { zh: '{{spring}}', en: '{{spring}}' },
              ],
            },
          ],
        },
        setting('2021-06-30'),
        async () => values,
      );
      const shown = new Map(figures.map(({ id, english }) => [id, english]));
      return sections[0]?.english?.[0]
        ?.map((s) => (typeof s === 'string' ? s : shown.get(s.figure)))
        .join('');
    };
    expect(await said('1', '10000', null)).toBe('1 repair waits, 10,000 yuan were paid.');
    expect(await said('11', '123456.7', null)).toBe('11 repairs wait, over 123,000 yuan were paid.');
    expect(await said('0', null, null)).toBe('0 repairs wait, — were paid.');
    expect(await said(null, null, null)).toBe('— repairs wait, — were paid.');
  });

  it('asks each figure once, in order, and prints the answers', async () => {
    const asked: (readonly FigureAsk[])[] = [];
    const report = await compile(template, setting('2021-06-30'), async (asks) => {
      asked.push(asks);
      return ['3', '123456.7', '0'];
    });
    expect(asked.map((asks) => asks.map((ask) => ask.metric))).toEqual([
      ['repair.waiting', 'repair.paid', 'repair.finished'],
    ]);
    expect(report.figures.map((f) => [f.id, f.value, f.display, f.unit])).toEqual([
      ['waiting', '3', '3个', '个'],
      ['paid', '123456.7', '12.3万余元', '元'],
      ['spring', '0', '0个', '个'],
    ]);
    expect(renderText(report)).toBe(
      '半年报告\n合成\n\n　　在修3个，收款12.3万余元。\n\n一、去年\n　　0个\n　　再说3个。',
    );
  });

  it('shows what is not known as a dash', async () => {
    const { figures } = await compiled([null, '1', '2']);
    expect(figures[0]).toMatchObject({ value: null, display: '—', printed: null });
    expect(renderText(await compiled([null, null, null]))).toContain('在修—，收款—。');
  });

  it('writes values as plain exact decimals', async () => {
    const { figures } = await compiled(['3.00', '1e+21', '-0.10']);
    expect(figures.map((f) => f.value)).toEqual(['3', '1000000000000000000000', '-0.1']);
  });

  it('lets the report’s period run to the cut-off and one of its own end with itself at the latest', () => {
    const periods = (cutoff: string) =>
      template.figures.map((binding) => {
        const { question } = askOf(template, binding, setting(cutoff));
        return `${question.from}..${question.to}`;
      });
    expect(periods('2021-06-30')).toEqual([
      '2021-01-01..2021-06-30',
      '2021-01-01..2021-06-30',
      '2021-01-01..2021-05-31',
    ]);
    expect(periods('2021-04-15').at(-1)).toBe('2021-01-01..2021-04-15');
    expect(periods('2021-08-31')).toEqual([
      '2021-01-01..2021-08-31',
      '2021-01-01..2021-08-31',
      '2021-01-01..2021-05-31',
    ]);
    expect(periods('2020-12-31')[0]).toBe('2021-01-01..2020-12-31');
  });

  it('gives period, year and area as parameters, whatever the cut-off; a figure’s own come first', () => {
    const [waiting, , spring] = template.figures.map(
      (binding) => askOf(template, binding, setting('2021-03-31')).question.parameters,
    );
    expect(waiting).toEqual({ period: '2021-01-01..2021-06-30', year: '2021', area: 'town' });
    expect(spring).toEqual({
      period: '2021-01-01..2021-05-31',
      year: '2021',
      area: 'elsewhere',
      colour: 'red',
    });
  });

  it('compares with what was printed elsewhere, and only that', async () => {
    const { figures } = await compiled(['3', null, '7']);
    const said = compare(figures, {
      waiting: { value: '3', unit: 'ge' },
      paid: { value: '1', unit: 'yuan' },
      gone: { value: '1', unit: 'ge' },
    });
    expect(said.map((s) => [s.id, s.agrees])).toEqual([
      ['waiting', true],
      ['paid', false],
    ]);
  });
});

describe('checking a template', () => {
  const faultsOf = (change: Partial<Template>): string => {
    try {
      checkedTemplate({ ...template, ...change }, workshop);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('accepts a sound one', () => {
    expect(checkedTemplate(template, workshop)).toEqual(template);
  });

  it('has the same figures in both languages', () => {
    const said = (en: string) =>
      faultsOf({
        sections: [{ paragraphs: [{ zh: '{{a}}、{{b}}', en }] }],
        figures: [figure('a', 'repair.waiting'), figure('b', 'repair.waiting')],
      });
    expect(said('{{b}} of {{a}}')).toBe('');
    expect(said('{{a}}')).toContain('a paragraph says other figures in English: {{a}}');
    expect(said('{{a}} {{b}} {{c}}')).toContain('other figures');
    expect(said('{{a}} {{b}} {{')).toContain('a placeholder is torn');
    expect(said('{{a}} {{a, bicycle is|bicycles are}} of {{b}}')).toBe('');
    expect(said('{{a}} of {{b}} {{c, bicycle|bicycles}}')).toContain('words agree with {{c}}');
    expect(said('{{b}} {{a, bicycle|bicycles}}')).toContain('other figures');
    expect(said('{{a}} of {{b}} {{b, bicycle|}}')).toContain('other figures');
  });

  it('lists every fault at once', () => {
    const text = faultsOf({
      sections: [{ paragraphs: ['{{waiting}} {{nobody}} {{torn} {{}}'] }],
      figures: [
        figure('waiting', 'repair.waiting'),
        figure('waiting', 'repair.waiting'),
        figure('nowhere', 'repair.nothing'),
        figure('metres', 'repair.paid', { unit: 'metre' }),
        figure('cut', 'repair.paid', { unit: 'yuan', hedge: '余', floorTo: '0.01' }),
      ],
    });
    for (const fault of [
      'waiting is bound twice',
      '{{nobody}} is bound to nothing',
      'nowhere stands in no sentence',
      'nowhere is bound to the unknown metric repair.nothing',
      'metres cannot be printed in metre',
      'cut is cut down to 0.01',
      'a placeholder is torn',
    ])
      expect(text).toContain(fault);
  });

  it('takes one unit for another of its dimension, a plain number for any, and no step but a power of ten', () => {
    const paid = (unit: FigureBinding['unit'], metric = 'repair.paid') =>
      faultsOf({ sections: [{ paragraphs: ['{{a}}'] }], figures: [figure('a', metric, { unit })] });
    expect(paid('yi-yuan')).toBe('');
    expect(paid('percent')).toContain('cannot be printed in percent');
    expect(paid('hu', 'goal.value')).toBe('');
    expect(
      faultsOf({ figures: [figure('waiting', 'repair.waiting', { hedge: '余', floorTo: '50' })] }),
    ).toContain('power of ten');
  });

  it('knows only the metrics of the registers it is given', () => {
    const none = catalogueOf([]);
    expect(() => checkedTemplate(template, none)).toThrow('unknown metric repair.waiting');
  });
});

describe('the differences of two compilations', () => {
  it('are the figures that changed, came or went, with the change where both are known', async () => {
    const before = (await compiled(['3', '10.5', null])).figures;
    const after = (await compiled(['3', '12', '4'])).figures;
    expect(
      differences(before, after).map((d) => [d.id, d.before?.value, d.after?.display, d.difference]),
    ).toEqual([
      ['paid', '10.5', '0.0万元', '1.5'],
      ['spring', null, '4个', null],
    ]);
    expect(differences(after, before)[0]?.difference).toBe('-1.5');
    const [went] = differences(before.slice(0, 1), []);
    expect(went).toMatchObject({ id: 'waiting', after: null, difference: null });
    expect(differences([], after.slice(0, 1))[0]).toMatchObject({ before: null, difference: null });
    expect(differences(after, after)).toEqual([]);
  });
});
