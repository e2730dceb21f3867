import {
  dimensionOf,
  type Formula,
  type Register,
  type Text,
  toBase,
  type UnitId,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { unitOf } from '../subject.ts';
import { say } from '../words.ts';
import {
  type Bounds,
  between,
  compareEnds,
  differenceOf,
  exactly,
  greatestOf,
  holdsNothing,
  hullOf,
  isExact,
  leastOf,
  notBelow,
  productOf,
  quotientOf,
  sumOf,
  unbounded,
} from './bounds.ts';
import { type Box, boxesOf, meetAll, rangeAtAll } from './box.ts';

/** What is found while an amount is looked through. */
export interface Note {
  /** The part of the amount, as a path into it: “min.1”, “tiers.bands.0”; empty: the whole. */
  readonly at: string;
  readonly severity: 'error' | 'warning';
  readonly says: Text;
}

export interface Looking {
  readonly profile: Register;
  /** What the figures may be where the amount is due. */
  readonly boxes: readonly Box[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly unitOfParameter: (name: string) => UnitId;
  readonly lines: ReadonlyMap<string, Bounds>;
  readonly notes: Note[];
  /** Which part of the amount is looked at. */
  readonly path: readonly (string | number)[];
  /** Figures without a bound are taken for no greater than any that there is. */
  readonly plausibly: boolean;
}

/** No figure of one subject is greater: a trillion yuan, ten million heads, ten times as much as all. */
const greatestFigure = (unit: UnitId): string => {
  const dimension = dimensionOf(unit);
  return dimension === 'money' ? '1e12' : dimension === 'percent' ? '1000' : '1e7';
};
const scaleOf = (unit: UnitId): string => (dimensionOf(unit) === 'percent' ? '0.01' : '1');
const scaled = (bounds: Bounds, unit: UnitId): Bounds => productOf([bounds, exactly(scaleOf(unit))]);

/** A part of the part that is looked at. */
const inside = (on: Looking, ...path: (string | number)[]): Looking => ({
  ...on,
  path: [...on.path, ...path],
});

/** Says what is odd in the part that is looked at, or in a part of it. */
const noted = (on: Looking, severity: Note['severity'], says: Text, ...path: (string | number)[]): void => {
  on.notes.push({ at: [...on.path, ...path].join('.'), severity, says });
};

/** Between what an amount lies for all to whom it is due; what is odd in it is noted. */
export function boundsOf(formula: Formula, on: Looking): Bounds {
  if ('number' in formula) return scaled(exactly(toBase(formula.number, formula.unit)), formula.unit);
  if ('field' in formula) return boundsOfField(formula, on);
  if ('rate' in formula) {
    const value = Object.hasOwn(on.parameters, formula.rate) ? on.parameters[formula.rate] : undefined;
    return value === undefined ? unbounded : scaled(exactly(value), on.unitOfParameter(formula.rate));
  }
  if ('line' in formula) return on.lines.get(formula.line) ?? unbounded;
  if ('days' in formula) return on.plausibly ? between('-1e6', '1e6') : unbounded;
  if ('add' in formula) return sumOf(formula.add.map((part, i) => boundsOf(part, inside(on, 'add', i))));
  if ('subtract' in formula) return boundsOfDifference(formula.subtract, on);
  if ('multiply' in formula)
    return productOf(formula.multiply.map((part, i) => boundsOf(part, inside(on, 'multiply', i))));
  if ('divide' in formula) return boundsOfQuotient(formula, on);
  if ('min' in formula) return boundsOfExtreme(formula.min, 'min', on);
  if ('max' in formula) return boundsOfExtreme(formula.max, 'max', on);
  if ('round' in formula) return boundsOf(formula.round, inside(on, 'round'));
  if ('tiers' in formula) return boundsOfTiers(formula.tiers, on);
  if ('dates' in formula)
    return hullOf(
      formula.dates.bands.map(({ gives }, i) => boundsOf(gives, inside(on, 'dates', 'bands', i, 'gives'))),
    );
  return boundsOfChoice(formula, on);
}

function boundsOfField({ field, none }: { field: string; none?: string | undefined }, on: Looking): Bounds {
  const { profile, boxes, plausibly } = on;
  const unit = unitOf(profile, field);
  if (!unit) return unbounded;
  const parts = boxes.map(({ ranges }): Bounds => {
    const { among, low, high } = ranges.get(field) ?? rangeAtAll(profile, field);
    if (among) return hullOf(among.map((one) => exactly(one)));
    return between(low?.at ?? null, high?.at ?? null);
  });
  if (none !== undefined) parts.push(exactly(toBase(none, unit)));
  const bounds = hullOf(parts.length > 0 ? parts : [unbounded]);
  const figure = greatestFigure(unit);
  // Money that is not paid is not stated; growth may be below nothing.
  const lowest = dimensionOf(unit) === 'percent' ? `-${figure}` : '0';
  const isSaid = bounds.low instanceof Big;
  const likely = leastOf([isSaid ? bounds : greatestOf([bounds, exactly(lowest)]), exactly(figure)]);
  const within = plausibly ? likely : bounds;
  return scaled(within, unit);
}

function boundsOfDifference([a, b]: [Formula, Formula], on: Looking): Bounds {
  const bounds = differenceOf(boundsOf(a, inside(on, 'subtract', 0)), boundsOf(b, inside(on, 'subtract', 1)));
  if (!('field' in a) || !('field' in b)) return bounds;
  const ordered = on.boxes.every(({ atLeast }) => atLeast.has(`${a.field} ${b.field}`));
  return ordered && on.boxes.length > 0 ? notBelow(bounds, 0) : bounds;
}

function boundsOfQuotient(
  { divide: [above, below], otherwise }: Extract<Formula, { divide: unknown }>,
  on: Looking,
): Bounds {
  const [a, b] = [boundsOf(above, inside(on, 'divide', 0)), boundsOf(below, inside(on, 'divide', 1))];
  if (isExact(b) && holdsNothing(b))
    noted(on, 'error', say('除数总是零', 'divides by what is always nothing'), 'divide', 1);
  const bounds = quotientOf(a, b);
  return otherwise && holdsNothing(b)
    ? hullOf([bounds, boundsOf(otherwise, inside(on, 'otherwise'))])
    : bounds;
}

function boundsOfExtreme(list: readonly Formula[], which: 'min' | 'max', on: Looking): Bounds {
  const parts = list.map((part, i) => boundsOf(part, inside(on, which, i)));
  const isCap = which === 'min';
  parts.forEach((part, i) => {
    // One that another always goes before; of equals the first stays.
    const by = parts.findIndex((other, j) => {
      if (i === j) return false;
      const order = isCap ? compareEnds(other.high, part.low) : compareEnds(part.high, other.low);
      return order < 0 || (order === 0 && (j < i || !isExact(part) || !isExact(other)));
    });
    if (by < 0 || on.plausibly) return;
    const isConstant = isExact(parts[by] as Bounds) && !isExact(part);
    // Where a constant stands in the way, it is what is to be altered.
    if (isConstant)
      noted(
        on,
        'error',
        isCap
          ? say(
              '封顶不高于其余各项的最小值，结果总是封顶数',
              'has a cap no higher than what it caps ever is: it is always the cap',
            )
          : say(
              '保底不低于其余各项的最大值，结果总是保底数',
              'has a floor no lower than what stands on it ever is: it is always the floor',
            ),
        which,
        by,
      );
    else
      noted(
        on,
        'warning',
        isCap
          ? say(
              `取小的第${i + 1}项从不起作用`,
              `takes the least of several, of which number ${i + 1} never is`,
            )
          : say(
              `取大的第${i + 1}项从不起作用`,
              `takes the greatest of several, of which number ${i + 1} never is`,
            ),
        which,
        i,
      );
  });
  return isCap ? leastOf(parts) : greatestOf(parts);
}

function boundsOfTiers(
  { of, unit, bands, each }: Extract<Formula, { tiers: unknown }>['tiers'],
  on: Looking,
): Bounds {
  const decides = boundsOf(of, inside(on, 'tiers', 'of'));
  const bound = (upTo: string) => new Big(toBase(upTo, unit)).times(scaleOf(unit));
  let before: Big | null = null;
  const gives: Bounds[] = [];
  bands.forEach((band, i) => {
    const upTo = band.upTo === undefined ? null : bound(band.upTo);
    const lower: Bounds = before === null ? unbounded : exactly(before);
    const isBeyond = before !== null && compareEnds(decides.high, lower.low) <= 0;
    const isBelow = upTo !== null && compareEnds(decides.low, exactly(upTo).low) > 0 && !each;
    const given = boundsOf(band.gives, inside(on, 'tiers', 'bands', i, 'gives'));
    if ((isBeyond || isBelow) && !on.plausibly)
      noted(
        on,
        'warning',
        say(`第${i + 1}档谁也达不到`, `has a tier ${i + 1} that nobody to whom it is due can reach`),
        'tiers',
        'bands',
        i,
      );
    else if (each) {
      const from = between(before ?? 0, null);
      const share = (end: Bounds['low']): Bounds => {
        const at: Bounds = { low: end, high: end };
        const inside = leastOf([
          greatestOf([at, from.low instanceof Big ? exactly(from.low) : at]),
          upTo === null ? at : exactly(upTo),
        ]);
        return greatestOf([differenceOf(inside, exactly(before ?? 0)), exactly(0)]);
      };
      gives.push(productOf([{ low: share(decides.low).low, high: share(decides.high).high }, given]));
    } else gives.push(given);
    before = upTo;
  });
  if (gives.length === 0) return unbounded;
  return each ? sumOf(gives) : hullOf(gives);
}

function boundsOfChoice(
  { when, gives, otherwise }: Extract<Formula, { when: unknown }>,
  on: Looking,
): Bounds {
  const [yes, no] = [true, false].map((wanted) =>
    meetAll([on.boxes, boxesOf(when, on.profile, wanted)], on.profile),
  ) as [Box[], Box[]];
  const branches = [
    { part: gives, boxes: yes, name: 'gives' },
    { part: otherwise, boxes: no, name: 'otherwise' },
  ].filter(({ boxes }) => boxes.length > 0);
  if (branches.length === 1 && !on.plausibly)
    noted(
      on,
      'warning',
      yes.length === 0
        ? say('“如果”一支谁也用不上', 'has a condition within the amount that is never true')
        : say('“否则”一支谁也用不上', 'has a condition within the amount that is always true'),
      'when',
    );
  if (branches.length === 0) return unbounded;
  return hullOf(branches.map(({ part, boxes, name }) => boundsOf(part, { ...inside(on, name), boxes })));
}
