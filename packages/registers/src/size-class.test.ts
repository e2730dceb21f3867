import {
  comparisonOf,
  evaluate,
  type FieldValue,
  parseAmount,
  profileOf,
  type Register,
} from '@taizhang/definition';
import { describe, expect, it } from 'vitest';
import { enterprise } from './enterprise.ts';
import { registers } from './index.ts';
import { type SizeLine, sizeClass, sizeLines } from './size-class.ts';

const profile = profileOf(enterprise, new Map(registers.map((r): [string, Register] => [r.id, r])));

/** The class by the cases of the fact; null is unknown. */
function classOf(given: Readonly<Record<string, FieldValue>>): string | null {
  if (!('cases' in sizeClass)) throw new Error('not by cases');
  for (const { when, is } of sizeClass.cases) {
    const truth = evaluate(when, {
      valueOf: (field) => given[field] ?? null,
      comparisonOf: (field) => comparisonOf(profile, field) ?? 'text',
    });
    if (truth === null) return null;
    if (truth) return is;
  }
  return null;
}

const indicators = ['staff', 'revenue', 'assets'] as const;
type Given = Record<string, FieldValue>;
/** A firm of the line that stands exactly on the bounds of a class, or a bit below in one indicator. */
function firm(line: SizeLine, at: 0 | 1 | 2, below?: string): Given {
  const given: Given = { 'industry-class': line.classes.at(-1)?.[0] as string };
  for (const id of indicators) {
    const bound = line[id]?.[at];
    if (bound === undefined) continue;
    const unit = id === 'staff' ? 'ren' : 'wan-yuan';
    const less = id === 'staff' ? 1 : 0.01;
    given[id] = parseAmount(String(id === below ? bound - less : bound), unit);
  }
  return given;
}

describe('the size class by the national standard of 2017', () => {
  const classes = ['large', 'medium', 'small', 'micro'];
  it.each(sizeLines.map((line) => [line.zh, line] as const))(
    'of %s is reached with all indicators at its bounds, and a class down with one below',
    (_name, line) => {
      for (const at of [0, 1, 2] as const) {
        expect(classOf(firm(line, at))).toBe(classes[at]);
        for (const id of indicators)
          if (line[id]) expect(classOf(firm(line, at, id)), id).toBe(classes[at + 1]);
      }
    },
  );

  it('is not that of the best indicator: a firm with much revenue and few persons is micro', () => {
    expect(classOf({ 'industry-class': '6510', staff: '9', revenue: '9000000000' })).toBe('micro');
    expect(classOf({ 'industry-class': '6510', staff: '100', revenue: '9000000000' })).toBe('medium');
  });

  it('is unknown where an indicator that decides is, and known where it cannot matter', () => {
    expect(classOf({ 'industry-class': '6510', staff: '300' })).toBeNull();
    expect(classOf({ staff: '300', revenue: '100000000' })).toBeNull();
    expect(classOf({ 'industry-class': '6510', staff: '9' })).toBe('micro');
  });

  it('reads whether a class of industry is loading or storage, letting or developing', () => {
    const figures = { staff: '250', revenue: '40000000', assets: '900000000' };
    expect(classOf({ ...figures, 'industry-class': '5910' })).toBe('small');
    expect(classOf({ ...figures, 'industry-class': '5930' })).toBe('medium');
    expect(classOf({ ...figures, 'industry-class': '7010' })).toBe('medium');
    expect(classOf({ ...figures, 'industry-class': '7020' })).toBe('small');
  });

  it.each(['5320', '6622', '7040', '8310', '8411'])('is none for %s, to which it does not apply', (code) => {
    expect(classOf({ 'industry-class': code, staff: '5000', revenue: '9000000000', assets: '9' })).toBeNull();
  });

  it('lets no class of industry belong to two lines', () => {
    for (let code = 100; code <= 9099; code++) {
      const text = String(code).padStart(4, '0');
      const lines = sizeLines.filter(({ classes: spans }) =>
        spans.some(([first, last]) => first <= text && text <= last),
      );
      expect(lines.length, text).toBeLessThanOrEqual(1);
    }
  });
});
