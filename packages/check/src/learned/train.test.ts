import { describe, expect, it } from 'vitest';
import { readAnnotated } from '../evaluation/annotated.ts';
import { chooseLabels } from './choose.ts';
import { lessonOf } from './lesson.ts';
import { type Lesson, train } from './train.ts';
import { learnedWeights, pack, unpack } from './weights.ts';

/** A way to name things that no rule knows: by what stands in front of 乎. */
const things = '桥梁 学校 水库 公园 道路 医院 泵站 路灯 井盖 车位'.split(' ');
const lessons = things.map((thing, i) =>
  lessonOf(
    readAnnotated(`今年${thing}乎，经各方努力建成⟦${i + 2}处|${i + 2}|处|count|${thing}⟧，仍在推进。`),
    [{ start: 0, label: '', labelStart: -1 }],
  ),
);
const [unseen, ...seen] = lessons as [Lesson, ...Lesson[]];
const named = ({ text, figures, others }: Lesson, weights: Float64Array) =>
  chooseLabels(text, figures, others, unpack(pack(weights))).map(
    (span) => span && text.slice(span.start, span.end),
  );

describe('learning what figures are called', () => {
  it('names what no lesson named, in the manner of the lessons', () => {
    expect(named(unseen, train(seen))).toEqual(['桥梁']);
    expect(named(unseen, new Float64Array(learnedWeights().of.length))).not.toEqual(['桥梁']);
  });

  it('gives the same weights for the same lessons, and others for other lessons', () => {
    expect(train(seen)).toEqual(train(seen));
    expect(train(lessons)).not.toEqual(train(seen));
  });

  it('learns nothing from figures that nobody called anything', () => {
    const silent = seen.map((lesson) => ({ ...lesson, labels: lesson.labels.map(() => undefined) }));
    expect(train(silent).every((weight) => weight === 0)).toBe(true);
  });

  it('takes what rules called a figure from whoever noted it, and what they call it now where nobody did', () => {
    const annotated = readAnnotated('全年建成桥梁⟦3座|3|座|count|桥梁⟧。');
    const noted = lessonOf(annotated, [{ start: 6, label: '建成桥梁', labelStart: 2 }]);
    expect(noted.figures.map(({ ruled }) => ruled)).toEqual([{ start: 2, end: 6 }]);
    expect(lessonOf(annotated, []).figures.map(({ ruled }) => ruled)).toEqual([undefined]);
    expect(lessonOf(annotated).figures.map(({ ruled }) => ruled)).toEqual([{ start: 4, end: 6 }]);
  });
});

describe('weights', () => {
  it('are packed to a byte each, the greatest exactly', () => {
    const weights = new Float64Array(learnedWeights().of.length);
    weights.set([1.27, -0.5, 0.004, 0]);
    const { of, scale } = unpack(pack(weights));
    expect(Array.from({ length: 4 }, (_, i) => Math.round((of[i] as number) * scale * 100) / 100)).toEqual([
      1.27, -0.5, 0, 0,
    ]);
  });

  it('are refused in another number than is asked for', () => {
    expect(() => unpack({ scale: 1, bytes: btoa('abc') })).toThrow('3 weights');
  });
});
