import { type FigureKind, figureKinds } from '@taizhang/definition';

/** A figure as somebody annotated it by hand; the measure of what is found. */
export interface AnnotatedFigure {
  readonly text: string;
  readonly start: number;
  readonly value: number | readonly number[];
  readonly unit: string | null;
  readonly kind: FigureKind;
  readonly label: string;
  readonly base: string | null;
  readonly period: string | null;
  readonly approx: boolean;
}

export interface AnnotatedText {
  readonly text: string;
  readonly figures: readonly AnnotatedFigure[];
}

/**
 * Reads a text with its figures marked in it: `⟦text|value|unit|kind|label|base|period|~⟧`, the last three where there are
 * any, several values with semicolons between. `完成投资⟦45.8亿元|45.8|亿元|amount|完成投资⟧` is 完成投资45.8亿元 with one figure.
 * @throws on a mark that cannot be read, a kind that does not exist, or a label that is not in the text
 */
export function readAnnotated(marked: string): AnnotatedText {
  const figures: Omit<AnnotatedFigure, 'start'>[] = [];
  const starts: number[] = [];
  let text = '';
  for (const part of marked.split(/(⟦[^⟧]*⟧)/)) {
    if (!part.startsWith('⟦')) {
      text += part;
      continue;
    }
    const figure = readMark(part);
    starts.push([...text].length);
    figures.push(figure);
    text += figure.text;
  }
  for (const { label, text: own } of figures)
    if (!text.includes(label)) throw new Error(`the label of ${own} is not in the text: ${label}`);
  return { text, figures: figures.map((figure, i) => ({ ...figure, start: starts[i] as number })) };
}

function readMark(mark: string): Omit<AnnotatedFigure, 'start'> {
  const [text, value, unit, kind, label, base, period, approx, more] = mark.slice(1, -1).split('|');
  const known = figureKinds.find((one) => one === kind);
  const values = (value ?? '').split(';').map(Number);
  const readable = text && label !== undefined && values.every(Number.isFinite);
  if (!readable || !known || more !== undefined || (approx ?? '~') !== '~')
    throw new Error(`a mark that cannot be read: ${mark}`);
  return {
    text,
    value: values.length > 1 ? values : (values[0] as number),
    unit: unit || null,
    kind: known,
    label,
    base: base || null,
    period: period || null,
    approx: approx === '~',
  };
}
