import { fromBase, spelledOut, type Text, type UnitId, units } from '@taizhang/definition';
import { Big } from 'big.js';
import type { CompiledFigure, CompiledReport } from './compile.ts';
import { print, words, wordsInEnglish } from './printed.ts';
import type { FigureBinding } from './template.ts';

/** What a figure says at one time. */
export type FigureReading = Pick<CompiledFigure, 'value' | 'display' | 'english'>;

const readingOf = ({ value, display, english }: CompiledFigure): FigureReading => ({
  value,
  display,
  english,
});

export interface FigureDifference {
  readonly id: string;
  readonly label: Text;
  readonly unit: string;
  readonly before: FigureReading | null;
  readonly after: FigureReading | null;
  /** after − before in the base unit; null where one of them is unknown or missing. */
  readonly difference: string | null;
}

/** What differs between two compilations of a report, figure by figure; figures that do not differ are left out. */
export function differences(
  before: readonly CompiledFigure[],
  after: readonly CompiledFigure[],
): FigureDifference[] {
  const [old, young] = [before, after].map((list) => new Map(list.map((figure) => [figure.id, figure])));
  const ids = [...new Set([...after, ...before].map((figure) => figure.id))];
  return ids.flatMap((id) => {
    const [was, is] = [old?.get(id), young?.get(id)];
    return was && is && was.value === is.value ? [] : [differenceOf(was, is)];
  });
}

/** How one figure differs; one of the two may be missing. */
export function differenceOf(
  was: CompiledFigure | undefined,
  is: CompiledFigure | undefined,
): FigureDifference {
  const { id, label, unit } = (is ?? was) as CompiledFigure;
  const known = was?.value != null && is?.value != null;
  return {
    id,
    label,
    unit,
    before: was ? readingOf(was) : null,
    after: is ? readingOf(is) : null,
    difference: known ? new Big(is.value as string).minus(was.value as string).toFixed() : null,
  };
}

/** The figures in the order in which the text first names them; those that it does not name come last. */
export function figuresInOrder({ sections, figures }: CompiledReport): CompiledFigure[] {
  const named = sections
    .flatMap(({ paragraphs }) => paragraphs.flat())
    .flatMap((segment) => (typeof segment === 'string' ? [] : segment.figure));
  const ids = [...new Set([...named, ...figures.map(({ id }) => id)])];
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** In what a difference is told: that of two percentages is no percentage. */
export const unitOfDifference = (unit: UnitId): UnitId => (unit === 'percent' ? 'percentage-point' : unit);

/** Beyond these nobody reads a difference. */
const mostDecimals = 6;

export interface DifferenceInWords {
  /** The difference in the unit that the figure is printed in, with its sign. */
  readonly shown: Text;
  /** Both values with the decimals of the difference, where the printed ones do not differ by it. */
  readonly exact: { readonly before: Text; readonly after: Text } | null;
}

/**
 * A difference with its sign. It has the figure's decimals, or as many more as it takes to say anything and to be the
 * difference of the two values written with the same: what was printed as 63万余 both times may still differ by 0.2万,
 * and 1.7 and 1.6公顷 by 0.04.
 * @returns null where one of the two is unknown
 */
export function differenceInWords(
  { before, after, difference }: Pick<FigureDifference, 'before' | 'after' | 'difference'>,
  binding: Pick<FigureBinding, 'unit' | 'decimals' | 'hedge' | 'floorTo' | 'numerals' | 'suffix'>,
): DifferenceInWords | null {
  const [was, is] = [before?.value ?? null, after?.value ?? null];
  if (difference === null || was === null || is === null) return null;
  const { unit } = binding;
  let places = binding.decimals;
  const at = (value: string) => fromBase(value, unit, places);
  const isTold = () => !at(difference).eq(0) && at(is).minus(at(was)).eq(at(difference));
  while (!isTold() && places < mostDecimals) places++;
  const amount = at(difference);
  const number = `${amount.lt(0) ? '−' : '+'}${amount.abs().toFixed(places)}`;
  const printed = [was, is].map((value) => new Big(print(value, binding).value)) as [Big, Big];
  const inFull = (value: string): Text => {
    const figure = { value: at(value).toFixed(places), unit };
    return { zh: words(figure, binding), en: wordsInEnglish(figure) };
  };
  return {
    shown: spelledOut(number, units[unitOfDifference(unit)].title),
    exact: printed[1].minus(printed[0]).eq(amount) ? null : { before: inFull(was), after: inFull(is) },
  };
}
