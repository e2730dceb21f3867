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

  it('has the bounds of the printed table', () => {
    const printed = (bounds: readonly number[] | undefined) => bounds?.join('/') ?? '';
    expect(sizeLines.map((line) => [line.zh, ...indicators.map((id) => printed(line[id]))])).toEqual([
      ['农、林、牧、渔业', '', '20000/500/50', ''],
      ['工业', '1000/300/20', '40000/2000/300', ''],
      ['建筑业', '', '80000/6000/300', '80000/5000/300'],
      ['批发业', '200/20/5', '40000/5000/1000', ''],
      ['零售业', '300/50/10', '20000/500/100', ''],
      ['交通运输业', '1000/300/20', '30000/3000/200', ''],
      ['仓储业', '200/100/20', '30000/1000/100', ''],
      ['邮政业', '1000/300/20', '30000/2000/100', ''],
      ['住宿业', '300/100/10', '10000/2000/100', ''],
      ['餐饮业', '300/100/10', '10000/2000/100', ''],
      ['信息传输业', '2000/100/10', '100000/1000/100', ''],
      ['软件和信息技术服务业', '300/100/10', '10000/1000/50', ''],
      ['房地产开发经营', '', '200000/1000/100', '10000/5000/2000'],
      ['物业管理', '1000/300/100', '5000/1000/500', ''],
      ['租赁和商务服务业', '300/100/10', '', '120000/8000/100'],
      ['其他未列明行业', '300/100/10', '', ''],
    ]);
  });

  it('is none outside of the standard, and of the right line at its edges', () => {
    const figures = { staff: '150', revenue: '20000000', assets: '20000000' };
    const of = (code: string) => classOf({ 'industry-class': code, ...figures });
    for (const outside of ['5310', '6610', '6990', '7040', '8310', '8490'])
      expect(of(outside), outside).toBe(null);
    // 150 persons are medium in storage and social work, and small in transport, where 300 are.
    expect(['5910', '5920', '8510', '7030'].map(of)).toEqual(['small', 'medium', 'medium', 'medium']);
  });

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
