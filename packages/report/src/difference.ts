import { fromBase, type Text, units } from '@taizhang/definition';
import { Big } from 'big.js';
import type { CompiledFigure } from './compile.ts';
import type { FigureBinding } from './template.ts';

export interface FigureDifference {
  readonly id: string;
  readonly label: Text;
  readonly unit: string;
  readonly before: { readonly value: string | null; readonly display: string } | null;
  readonly after: { readonly value: string | null; readonly display: string } | null;
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
    if (was && is && was.value === is.value) return [];
    const { label, unit } = (is ?? was) as CompiledFigure;
    const known = was?.value != null && is?.value != null;
    return [
      {
        id,
        label,
        unit,
        before: was ? { value: was.value, display: was.display } : null,
        after: is ? { value: is.value, display: is.display } : null,
        difference: known ? new Big(is.value as string).minus(was.value as string).toFixed() : null,
      },
    ];
  });
}

/** Beyond these nobody reads a difference. */
const mostDecimals = 6;

/**
 * A difference in the unit that the figure is printed in, with its sign. It has the figure's decimals, or as many more
 * as it takes to say anything: what was printed as 63万余 both times may still differ by +0.2万.
 */
export function differenceInWords(
  difference: string,
  { unit, decimals }: Pick<FigureBinding, 'unit' | 'decimals'>,
): Text {
  let places = decimals;
  while (fromBase(difference, unit, places).eq(0) && places < mostDecimals) places++;
  const amount = fromBase(difference, unit, places);
  const number = `${amount.lt(0) ? '−' : '+'}${amount.abs().toFixed(places)}`;
  // The difference of two percentages is no percentage.
  const { zh, en } = units[unit === 'percent' ? 'percentage-point' : unit].title;
  return { zh: `${number}${zh}`, en: en === '' ? number : `${number} ${en}` };
}
