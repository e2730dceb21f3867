import { describe, expect, test } from 'vitest';
import { type AnnotatedFigure, readAnnotated } from './annotated.ts';
import { addUp, evaluate, labelsAgree, scoresOf } from './compare.ts';

const { figures: annotated } = readAnnotated(
  '𠮷县完成投资⟦45.8亿元|45.8|亿元|amount|完成投资⟧，下降⟦3.2%|-3.2|%|percent_growth|完成投资⟧，新建冷库⟦2—3座|2;3|座|count|冷库⟧。',
);
const [amount, fall, range] = annotated as [AnnotatedFigure, AnnotatedFigure, AnnotatedFigure];

describe('comparing what was found with what was annotated', () => {
  test('finds nothing wrong where all is as annotated', () => {
    const evaluation = evaluate(annotated, annotated);
    expect(evaluation).toEqual({ right: 3, spurious: [], missed: [], spans: 3, wrongLabels: [] });
    expect(scoresOf(evaluation)).toEqual({ precision: 1, recall: 1, labels: 1 });
  });

  test.each([
    ['span', { ...amount, text: '45.8亿' }],
    ['span', { ...amount, start: amount.start + 1 }],
    ['value', { ...amount, value: 4.58 }],
    ['unit', { ...amount, unit: '万元' }],
    ['unit', { ...amount, unit: null }],
    ['kind', { ...amount, kind: 'count' as const }],
  ])('counts a figure with another %s as spurious and as missed, and names what differs', (aspect, wrong) => {
    const evaluation = evaluate([wrong, fall, range], annotated);
    expect(evaluation.right).toBe(2);
    expect(evaluation.spurious).toEqual([{ figure: wrong, other: amount, differsIn: [aspect] }]);
    expect(evaluation.missed).toEqual([{ figure: amount, other: wrong, differsIn: [aspect] }]);
    expect(scoresOf(evaluation).precision).toBeCloseTo(2 / 3);
    expect(scoresOf(evaluation).recall).toBeCloseTo(2 / 3);
  });

  test('compares both values of a range', () => {
    expect(evaluate([{ ...range, value: [2, 4] as const }], [range]).right).toBe(0);
    expect(evaluate([{ ...range, value: 2 }], [range]).right).toBe(0);
  });

  test('tells a figure that is nowhere in the other list from one that is there in another reading', () => {
    const nowhere = { ...amount, text: '2021', start: 900 };
    const evaluation = evaluate([nowhere], [amount]);
    expect(evaluation.spurious).toEqual([{ figure: nowhere, other: null, differsIn: [] }]);
    expect(evaluation.missed).toEqual([{ figure: amount, other: null, differsIn: [] }]);
  });

  test('lets one annotated figure answer for one found figure only', () => {
    const evaluation = evaluate([amount, { ...amount }], [amount]);
    expect(evaluation.right).toBe(1);
    expect(evaluation.spurious).toHaveLength(1);
    expect(evaluation.missed).toHaveLength(0);
  });

  test('compares labels wherever the span is right, though the kind is not', () => {
    const other = { ...fall, kind: 'percent_share' as const, label: '冷库' };
    const evaluation = evaluate([amount, other], annotated);
    expect(evaluation.spans).toBe(2);
    expect(evaluation.wrongLabels).toEqual([{ found: other, annotated: fall }]);
    expect(scoresOf(evaluation).labels).toBe(0.5);
  });

  test('asks of a finder without units and kinds only what it can know', () => {
    const plain = { text: '45.8', start: amount.start, value: 45.8 };
    expect(evaluate([plain], [amount], ['span', 'value']).right).toBe(0);
    expect(evaluate([plain], [amount], ['value']).right).toBe(1);
    expect(evaluate([{ ...plain, value: 45 }], [amount], ['value']).right).toBe(0);
  });

  test('adds up texts, so that long ones weigh more', () => {
    const sum = addUp([evaluate(annotated, annotated), evaluate([], [amount])]);
    expect(sum.right).toBe(3);
    expect(sum.missed.map(({ figure }) => figure)).toEqual([amount]);
    expect(scoresOf(sum)).toEqual({ precision: 1, recall: 0.75, labels: 1 });
  });
});

describe('labels', () => {
  test.each([
    ['地区生产总值', '地区生产总值'],
    ['地区 生产\n总值', '地区生产总值'],
    ['全区地区生产总值', '地区生产总值'],
    ['可支配收入', '人均可支配收入'],
    ['', ''],
  ])('%j agrees with %j', (found, label) => {
    expect(labelsAgree(found, label)).toBe(true);
    expect(labelsAgree(label, found)).toBe(true);
  });

  test.each([
    ['总值', '地区生产总值'],
    ['', '地区生产总值'],
    ['固定资产投资', '地区生产总值'],
  ])('%j does not agree with %j', (found, label) => {
    expect(labelsAgree(found, label)).toBe(false);
    expect(labelsAgree(label, found)).toBe(false);
  });
});
