import type { FindingKind } from '@taizhang/definition';
import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFigures } from '../find/find-figures.ts';

import { judgeAlone } from './judge-alone.ts';

/** How a number is printed: decimals, rounded or cut, with a hedge or without. */
const styles = fc.record({
  decimals: fc.integer({ min: 0, max: 2 }),
  cut: fc.boolean(),
  hedge: fc.constantFrom('', '', '', '余', '近'),
});
type Style = { decimals: number; cut: boolean; hedge: string };

const round = (value: Big, decimals: number, how: Big.RoundingMode) =>
  value.round(decimals, how).toFixed(decimals);

/** Prints an amount of 万元 in 亿元 or 万元, truly: whatever hedge stands there holds. */
function money(value: Big, style: Style, big: boolean): string {
  const [amount, unit] = big ? [value.div(10_000), '亿元'] : [value, '万元'];
  const decimals = big ? style.decimals + 1 : style.decimals;
  const down = round(amount, decimals, Big.roundDown);
  const up = round(amount, decimals, Big.roundUp);
  if (style.hedge === '余' && decimals === 0 && Number(down) > 0) return `${down}余${unit}`;
  if (style.hedge === '近' && down !== up) return `近${up}${unit}`;
  return `${style.cut ? down : round(amount, decimals, Big.roundHalfUp)}${unit}`;
}

const percent = (value: Big, { decimals, cut }: Style): string =>
  `${round(value, decimals, cut ? Big.roundDown : Big.roundHalfUp)}%`;

/** A percentage that is off by more than whatever any rounding of such values hides. */
const off = (value: Big, style: Style): string => percent(value.times('1.5').plus(10), style);

const amount = fc.integer({ min: 20_000, max: 9_000_000 }).map((value) => new Big(value));
const hundredth = fc.integer({ min: 200, max: 9000 }).map((value) => new Big(value).div(100));
const kindsIn = (text: string): FindingKind[] => judgeAlone(text, findFigures(text)).map(({ kind }) => kind);

/** Sentences that print true values in some way; with `wrong`, one of the values is far from true. */
const templates: Readonly<
  Record<
    string,
    (v: { a: Big; b: Big; p: Big; style: Style; other: Style; big: boolean; wrong: boolean }) => string
  >
> = {
  completion: ({ a, p, style, other, big, wrong }) => {
    const done = a.times(p).div(100);
    const share = done.div(a).times(100);
    const said = wrong ? off(share, style) : percent(share, style);
    return `全年计划完成投资${money(a, other, big)}，截至目前已完成${money(done, style, big)}，占年度计划的${said}。`;
  },
  share: ({ a, p, style, other, big, wrong }) => {
    const rate = p.div(2).plus(30);
    const part = a.times(rate).div(100);
    const said = wrong ? off(rate, style) : percent(rate, style);
    return `争取上级补助${money(a, other, big)}，其中专项补助${money(part, style, big)}，占${said}。`;
  },
  'part-exceeds-whole': ({ a, p, style, other, big, wrong }) => {
    const part = a.times(p).div(100);
    return `争取上级补助${money(a, other, big)}，其中专项补助${money(wrong ? a.times(2) : part, style, big)}。`;
  },
  'growth-triple': ({ a, p, style, other, big, wrong }) => {
    const growth = p.plus(20);
    const after = a.times(growth.div(100).plus(1));
    const said = wrong ? off(growth, style) : percent(growth, style);
    return `税收收入由${money(a, other, big)}增加到${money(after, style, big)}，增长${said}。`;
  },
  sum: ({ a, b, style, other, big, wrong }) => {
    const whole = wrong ? a.plus(b).times('1.5') : a.plus(b);
    return `发放补贴${money(whole, style, big)}，包括省级补贴${money(a, other, big)}和市级补贴${money(b, style, big)}。`;
  },
  'two-values': ({ a, style, other, big, wrong }) =>
    `固定资产投资${money(a, style, big)}。\n投资结构优化，固定资产投资${money(wrong ? a.times(3) : a, other, !big)}。`,
  'points-as-percent': ({ p, style, wrong }) => {
    const before = p.div(2);
    const change = `3.0${wrong ? '%' : '个百分点'}`;
    const [from, to] = [
      percent(before, { ...style, cut: false }),
      percent(before.plus(3), { ...style, cut: false }),
    ];
    return `森林覆盖率由${from}提高到${to}，提高${change}。`;
  },
};

describe.each(Object.entries(templates))('random values of a sentence on %s', (kind, template) => {
  const values = fc.record({
    a: amount,
    b: amount,
    p: hundredth,
    style: styles,
    other: styles,
    big: fc.boolean(),
  });

  it('contradict nothing where they are true, however they are rounded and hedged', () => {
    fc.assert(
      fc.property(values, (v) => {
        const text = template({ ...v, wrong: false });
        expect(kindsIn(text), text).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('contradict one another where one of them is far from true', () => {
    fc.assert(
      fc.property(values, (v) => {
        const text = template({
          ...v,
          wrong: true,
          style: { ...v.style, hedge: '' },
          other: { ...v.other, hedge: '' },
        });
        expect(kindsIn(text), text).toEqual([kind]);
      }),
      { numRuns: 300 },
    );
  });
});
