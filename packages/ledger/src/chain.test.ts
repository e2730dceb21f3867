import type { Chain } from '@taizhang/definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AtStep, explainChain, readChain } from './index.ts';

const text = (word: string) => ({ zh: word, en: word });
const step = (word: string, after?: string[]) => ({
  id: word,
  title: text(word),
  path: [],
  planned: 'planned',
  reached: { field: 'reached' },
  ...(after ? { after } : {}),
});
const chain: Chain = {
  title: text('chain'),
  description: text('chain'),
  steps: [step('clear'), step('sell'), step('build')],
};
const at = (planned: string | null, reached: string | null = null): AtStep[] => [{ planned, reached }];
const today = '2021-08-26';
const short = (reading: ReturnType<typeof readChain>) =>
  reading.steps.map(({ state, delay, inherited, own }) => [state, delay, inherited, own]);

describe('a chain', () => {
  it('splits a delay into what was inherited and what arose at the step', () => {
    const reading = readChain(
      chain,
      {
        clear: at('2021-03-01', '2021-03-31'),
        sell: at('2021-05-01', '2021-06-10'),
        build: at('2021-07-01', '2021-08-05'),
      },
      today,
    );
    expect(short(reading)).toEqual([
      ['done', 30, 0, 30],
      ['done', 40, 30, 10],
      ['done', 35, 40, -5],
    ]);
    expect([reading.delay, reading.culprit]).toEqual([35, 'clear']);
  });

  it('expects what is not done no earlier than today, nor than what it inherits lets it', () => {
    const reading = readChain(
      chain,
      { clear: at('2021-08-01'), sell: at('2021-09-01'), build: at('2021-12-01') },
      today,
    );
    expect(reading.steps.map(({ day }) => day)).toEqual(['2021-08-26', '2021-09-26', '2021-12-26']);
    expect(short(reading).map(([, , , own]) => own)).toEqual([25, 0, 0]);
  });

  it('hands on what it inherits over a step of which nothing is known', () => {
    const reading = readChain(
      chain,
      {
        clear: at('2021-01-01', '2021-01-11'),
        sell: at(null, '2021-02-01'),
        build: at('2021-03-01', '2021-03-11'),
      },
      today,
    );
    expect(short(reading)).toEqual([
      ['done', 10, 0, 10],
      ['unplanned', null, 10, null],
      ['done', 10, 10, 0],
    ]);
    expect(short(readChain(chain, {}, today))[0]).toEqual(['unlinked', null, 0, null]);
  });

  it('takes of several records the one that is done last, and is done when all are', () => {
    const clear = [...at('2021-03-01', '2021-03-02'), ...at('2021-05-01')];
    const [first] = readChain(chain, { clear }, today).steps;
    expect([first?.state, first?.planned, first?.records]).toEqual(['open', '2021-05-01', 2]);
  });

  it('waits for the latest of the steps that it names', () => {
    const both: Chain = {
      ...chain,
      steps: [step('clear'), step('sell', []), step('build', ['clear', 'sell'])],
    };
    const reading = readChain(
      both,
      {
        clear: at('2021-01-01', '2021-01-21'),
        sell: at('2021-01-01', '2021-01-06'),
        build: at('2021-02-01', '2021-02-11'),
      },
      today,
    );
    expect(short(reading)).toEqual([
      ['done', 20, 0, 20],
      ['done', 5, 0, 5],
      ['done', 10, 20, -10],
    ]);
  });

  it('adds up: along a chain that is never early, own delays sum to the last delay', () => {
    const day = (n: number) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(
        fc.tuple(...Array.from({ length: 3 }, () => fc.tuple(fc.nat(200), fc.nat(200)))),
        (days) => {
          const linked = Object.fromEntries(
            chain.steps.map(({ id }, i) => {
              const [planned, late] = days[i] as [number, number];
              return [id, at(day(planned), day(planned + late))];
            }),
          );
          const { steps, delay } = readChain(chain, linked, today);
          expect(steps.reduce((sum, { own }) => sum + (own ?? 0), 0)).toBe(delay);
          for (const one of steps) expect(one.inherited + (one.own ?? 0)).toBe(one.delay);
        },
      ),
    );
  });

  it('says in both languages where most of the delay arose, and whose it is', () => {
    const reading = readChain(
      chain,
      {
        clear: at('2021-03-01', '2021-03-31'),
        sell: at('2021-05-01', '2021-05-21'),
        build: at('2021-12-01'),
      },
      today,
    );
    const said = explainChain(chain, reading, () => text('bench'));
    expect(said.zh).toBe(
      '“build”预计至少比计划晚 20 天。延误主要在“clear”环节：自身延误 30 天（bench）；“sell”赶回 10 天。',
    );
    expect(said.en).toContain('Most of it, 30 days, arose at “clear” (bench); “sell” made up 10 days.');
    expect(explainChain(chain, readChain(chain, {}, today), () => text('x')).zh).toContain('尚不能比较');
  });
});
