import { catalogueOf, refusals, unitIds } from '@taizhang/definition';
import { registers } from '@taizhang/registers';
import { describe, expect, test } from 'vitest';
import { accuracyPage } from './accuracy.ts';
import { benchmarkPage } from './benchmarks.ts';
import { both, table } from './page/markdown.ts';
import { conditionWords, countedWords } from './page/metric-words.ts';
import { typeWords } from './page/schema-words.ts';
import { files as refusalFiles } from './refusals.ts';
import { files as languageFiles } from './register-language.ts';
import { files as registerFiles } from './registers.ts';
import { files as unitFiles } from './units.ts';

const textOf = async (files: () => Promise<{ path: string; text: string }[]>) =>
  (await files()).map(({ text }) => text).join('\n');

describe('the reference pages', () => {
  test('every register has a page with all its metrics, and is in the index', async () => {
    const pages = new Map((await registerFiles()).map(({ path, text }) => [path, text]));
    const index = pages.get('docs/reference/registers.md');
    for (const register of registers) {
      expect(index).toContain(`registers/${register.id}.md`);
      const text = pages.get(`docs/reference/registers/${register.id}.md`);
      for (const name of Object.keys(register.metrics)) expect(text).toContain(`\`${register.id}.${name}\``);
    }
    expect(pages.size).toBe(registers.length + 1);
  });

  test('every code of refusal and every unit is told', async () => {
    const [told, units] = [await textOf(refusalFiles), await textOf(unitFiles)];
    for (const code of Object.keys(refusals)) expect(told).toContain(`\`${code}\``);
    for (const id of unitIds) expect(units).toContain(`\`${id}\``);
  });

  test('the language page spells out no named part twice', async () => {
    const text = await textOf(languageFiles);
    expect(text).toContain('identifier → [field](#field)');
    expect(text).toContain('list of [comparison](#comparison) or [condition](#condition)');
    expect(text).not.toContain('{ `zh`, `en` }');
  });

  test('no cell has a line break or an open bar: every row of a table has as many cells as its head', async () => {
    for (const files of [registerFiles, languageFiles, refusalFiles, unitFiles])
      for (const { path, text } of await files()) {
        const blocks = text
          .trimEnd()
          .split(/\n\n+/)
          .filter((block) => block.startsWith('| '));
        for (const block of blocks) {
          const widths = block.split('\n').map((line) => line.replaceAll('\\|', '').split('|').length);
          expect(new Set(widths).size, `${path}: ${block.slice(0, 80)}`).toBe(1);
        }
      }
  });
});

describe('the page of benchmarks', () => {
  const always = (value: number) => ({ repetitions: 3, min: value, median: value, p95: value, max: value });
  const { text } = benchmarkPage([
    {
      scenario: 'report',
      title: 'Compiling a report',
      size: 'full',
      sizes: { movements: [1_000_000, 10_000_000] },
      seed: 7,
      date: '2021-07-01T00:00:00.000Z',
      commit: 'abc',
      seconds: 12,
      machine: { processor: 'P', cores: 2, memoryGiB: 8, system: 'Linux', node: 'v24' },
      measurements: [
        {
          id: 'compile',
          title: 'Compile',
          over: '10 million movements',
          unit: 'ms',
          better: 'lower',
          ours: always(20),
          asked: { atMost: 25 },
          peers: [{ title: 'by hand', summary: always(1000), asked: { atLeast: 100 }, note: 'no history' }],
        },
      ],
    },
  ]);

  test('says of every number on what it was measured, and whether what was asked is reached', () => {
    expect(text).toContain('movements 1,000,000, 10,000,000');
    expect(text).toContain('seed 7');
    expect(text).toMatch(/\| Compile \| 10 million movements \| 20 ms .*at most 25 ms \| yes \|/);
    expect(text).toMatch(/by hand: 1,000 ms \| 50 \| at least 100 × the peer \| \*\*no\*\* \|/);
    expect(text).toContain('- by hand: no history');
  });
});

describe('the page of accuracy', () => {
  const once = (value: number) => ({ repetitions: 1, min: value, median: value, p95: value, max: value });
  const result = {
    scenario: 'check',
    title: 'Finding',
    size: 'full' as const,
    sizes: {},
    seed: 7,
    date: '2021-07-01T00:00:00.000Z',
    commit: 'abc',
    seconds: 12,
    machine: { processor: 'P', cores: 2, memoryGiB: 8, system: 'Linux', node: 'v24' },
  };
  const measurement = {
    id: 'recall',
    title: 'Recall',
    over: 'two texts',
    unit: '%' as const,
    better: 'higher' as const,
  };

  test('tells kind by kind what each finder missed, and of how many', () => {
    const { text } = accuracyPage([
      {
        ...result,
        measurements: [
          {
            ...measurement,
            ours: once(75),
            notRight: [{ kind: 'count', of: 4, items: ['两\n批'] }],
            peers: [
              {
                title: 'peer',
                summary: once(50),
                notRight: [{ kind: 'count', of: 4, items: ['两批', '3个'] }],
              },
            ],
          },
        ],
      },
    ]);
    expect(text).toContain('| Kind | There are | Not right: ours, 75 % | Not right: peer, 50 % |');
    expect(text).toContain('| count | 4 | 1 | 2 |');
    expect(text).toContain('- peer\n  - count: `两批`, `3个`');
    expect(text).toContain('count: `两 批`');
  });

  test('quotes no more than fits, and says how many more there are', () => {
    const items = Array.from({ length: 23 }, (_, i) => `${i}个`);
    const { text } = accuracyPage([
      { ...result, measurements: [{ ...measurement, ours: once(0), notRight: [{ kind: 'count', items }] }] },
    ]);
    expect(text).toContain('`19个`, and 3 more');
    expect(text).not.toContain('`20个`');
  });

  test('leaves out results that say only how fast something is', () => {
    const { text } = accuracyPage([{ ...result, measurements: [{ ...measurement, ours: once(1) }] }]);
    expect(text).not.toContain('## Finding');
  });
});

describe('the words of the pages', () => {
  const { metrics } = catalogueOf(registers);

  test('every metric says in both languages how it is counted', () => {
    for (const { register, metric } of metrics.values()) {
      const { zh, en } = countedWords(register, metric);
      expect(zh).not.toBe('');
      expect(en).not.toMatch(/undefined|\[object/);
      expect(conditionWords(register, metric).zh).not.toMatch(/undefined|\[object/);
    }
  });

  test('a text that is the same in both languages is said once', () => {
    expect(both({ zh: '%', en: '%' })).toBe('%');
    expect(both({ zh: '处', en: 'sites' })).toBe('处 / sites');
  });

  test('a column in which nobody says anything is left out, and bars are escaped', () => {
    expect(table(['a', 'b', 'c'], [['1', '', 'x|y']])).toBe('| a | c |\n| --- | --- |\n| 1 | x\\|y |');
  });

  test('a schema is put into words', () => {
    expect(typeWords({ type: 'array', items: { type: 'string' }, minItems: 1 }, [])).toBe(
      'list of string, not empty',
    );
    expect(typeWords({ type: ['string', 'boolean'] }, [])).toBe('string or true or false');
    expect(typeWords({ enum: ['a', 'b'] }, [])).toBe('`a`, `b`');
  });
});
