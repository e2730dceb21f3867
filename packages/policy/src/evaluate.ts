import {
  evaluate,
  type Formula,
  fieldsOf,
  fromBase,
  type Text,
  toBase,
  type UnitId,
  units,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { combined, days, type Measured, measuredIn, plainNumber } from './dimension.ts';
import {
  evaluationOf,
  givenAt,
  isGiven,
  type Subject,
  titleAt,
  unitAt,
  unitOf,
  type Version,
} from './subject.ts';
import { inBrackets, joined, noted, say, stored, type Words, written } from './words.ts';

/** Exact decimals of our own: a quotient keeps forty decimals, everything else all. */
const Exact = Big();
Exact.DP = 40;
Exact.RM = Big.roundHalfUp;

/** What an amount could not be reckoned for. */
export interface Missing {
  readonly kind: 'field' | 'rate' | 'version' | 'zero' | 'overflow';
  readonly name: string;
  readonly title: Text;
}

/** An amount with what it was reckoned from; null is unknown, and `missing` says of what. */
export interface Reckoned {
  readonly value: Big | null;
  readonly measured: Measured;
  readonly missing: readonly Missing[];
  /** Made only for whoever reads them. */
  readonly words: Words;
  /** Whether the words are a sum, which a product puts in brackets. */
  readonly loose?: boolean;
}

export interface Setting {
  readonly subject: Subject;
  readonly version: Version | null;
  /** The lines above, by id. */
  readonly lines: ReadonlyMap<
    string,
    { readonly title: Text; readonly value: Big | null; readonly missing: readonly Missing[] }
  >;
}

/** No amount of a household or firm is as large as this (元); beyond, something is wrong. */
const most = new Exact('1e15');

export const noVersion: Missing = {
  kind: 'version',
  name: 'version',
  title: say('当日没有有效的政策版本', 'No version of the policy holds on that day'),
};

/** @returns the amount in base units, with the arithmetic in words */
export function reckon(formula: Formula, setting: Setting): Reckoned {
  const reckoned = reckonPart(formula, setting);
  if (reckoned.value === null || reckoned.value.abs().lte(most)) return reckoned;
  const title = say('数额大得不可能', 'The amount is impossibly large');
  return { ...reckoned, value: null, missing: [{ kind: 'overflow', name: 'amount', title }] };
}

function reckonPart(formula: Formula, setting: Setting): Reckoned {
  if ('number' in formula) return numberOf(formula.number, formula.unit, null);
  if ('field' in formula) return fieldOf(formula, setting);
  if ('rate' in formula) return rateOf(formula.rate, setting);
  if ('line' in formula) return lineOf(formula.line, setting);
  if ('days' in formula) return daysOf(formula.days, setting);
  if ('add' in formula) return folded(formula.add, setting, ' + ', (a, b) => a.plus(b));
  if ('subtract' in formula) return folded(formula.subtract, setting, ' − ', (a, b) => a.minus(b));
  if ('multiply' in formula) return productOf(formula.multiply, setting);
  if ('divide' in formula) return quotientOf(formula, setting);
  if ('min' in formula) return extremeOf(formula.min, setting, -1);
  if ('max' in formula) return extremeOf(formula.max, setting, 1);
  if ('round' in formula) return roundedOf(formula, setting);
  if ('tiers' in formula) return tieredOf(formula.tiers, setting);
  if ('dates' in formula) return datedOf(formula.dates, setting);
  return chosenOf(formula, setting);
}

/** A percentage is reckoned with as a share: 5 % is 0.05. */
const scaleOf = (unit: UnitId): Big =>
  new Exact(unit === 'percent' || unit === 'percentage-point' ? '0.01' : 1);

function numberOf(typed: string, unit: UnitId, title: Words | null): Reckoned {
  const base = new Exact(toBase(typed, unit));
  return known(base, unit, title);
}

/** A stored number: in base units of its unit. */
function known(base: Big, unit: UnitId, title: Words | null): Reckoned {
  const measured = measuredIn(unit);
  const words = () => {
    const shown = stored(base, unit);
    const named = title?.();
    return named ? say(`${named.zh}${shown.zh}`, `${named.en} ${shown.en}`) : shown;
  };
  return { value: base.times(scaleOf(unit)), measured, missing: [], words };
}

const unknown = (measured: Measured, missing: readonly Missing[], words: Words): Reckoned => ({
  value: null,
  measured,
  missing,
  words,
});

const notGiven = (kind: Missing['kind'], name: string, title: Text, measured: Measured): Reckoned =>
  unknown(measured, [{ kind, name, title }], () => say(`${title.zh}（未填）`, `${title.en} (not given)`));

function fieldOf(
  { field, none }: { field: string; none?: string | undefined },
  { subject }: Setting,
): Reckoned {
  const title = () => titleAt(subject, field);
  const unit = unitAt(subject, field) ?? 'number';
  const given = givenAt(subject, field);
  if (typeof given === 'string') return known(new Exact(given), unit, title);
  if (none !== undefined) return numberOf(none, unit, title);
  return notGiven('field', field, title(), measuredIn(unit));
}

function rateOf(rate: string, { version }: Setting): Reckoned {
  if (!version) return unknown(plainNumber, [noVersion], () => say('（无标准）', '(no rate)'));
  const unit = unitOf(version.register, rate) ?? 'number';
  const title = version.register.measures[rate]?.title ?? say(rate, rate);
  const given = version.holdings[rate];
  return given === undefined
    ? notGiven('rate', rate, title, measuredIn(unit))
    : known(new Exact(given), unit, () => title);
}

function lineOf(id: string, { lines }: Setting): Reckoned {
  const line = lines.get(id);
  const measured = { ...plainNumber, money: 1 };
  const title = line?.title ?? say(id, id);
  if (!line || line.value === null)
    return unknown(measured, line?.missing ?? [], () => say(`${title.zh}（未知）`, `${title.en} (unknown)`));
  const { value } = line;
  const words = () => {
    const shown = written(value, measured, 2);
    return say(`${title.zh}${shown.zh}`, `${title.en} ${shown.en}`);
  };
  return { value, measured, missing: [], words };
}

const dayMs = 86_400_000;

function daysOf({ from, to }: { from: string; to: string }, { subject }: Setting): Reckoned {
  const [first, last] = [givenAt(subject, from), givenAt(subject, to)];
  const missing = [from, to].flatMap((path, i): Missing[] =>
    typeof [first, last][i] === 'string'
      ? []
      : [{ kind: 'field', name: path, title: titleAt(subject, path) }],
  );
  if (typeof first !== 'string' || typeof last !== 'string')
    return unknown(days, missing, () => say('（日期未填）', '(day not given)'));
  const count = Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / dayMs) + 1;
  return {
    value: new Exact(count),
    measured: days,
    missing: [],
    words: () => say(`${titleAt(subject, from).zh}${first}后第${count}日`, `day ${count} since ${first}`),
  };
}

const missingOf = (parts: readonly Reckoned[]): Missing[] => [
  ...new Map(parts.flatMap((p) => p.missing).map((m) => [`${m.kind} ${m.name}`, m])).values(),
];

function folded(
  list: readonly Formula[],
  setting: Setting,
  between: string,
  by: (a: Big, b: Big) => Big,
): Reckoned {
  const parts = list.map((part) => reckon(part, setting));
  const words = joined(
    parts.map((part, i) => (i > 0 && part.loose ? inBrackets(part.words) : part.words)),
    between,
  );
  const measured = (parts[0] as Reckoned).measured;
  const loose = parts.length > 1;
  if (parts.some((p) => p.value === null)) return { ...unknown(measured, missingOf(parts), words), loose };
  const value = parts.map((p) => p.value as Big).reduce(by);
  return { value, measured, missing: [], words, loose };
}

function productOf(list: readonly Formula[], setting: Setting): Reckoned {
  const parts = list.map((part) => reckon(part, setting));
  const words = joined(
    parts.map((p) => (p.loose ? inBrackets(p.words) : p.words)),
    ' × ',
  );
  const measured = parts.map((p) => p.measured).reduce((a, b) => combined(a, b, 1));
  // Nothing times something unknown is unknown: what is not known is not nothing.
  if (parts.some((p) => p.value === null)) return unknown(measured, missingOf(parts), words);
  return {
    value: parts.map((p) => p.value as Big).reduce((a, b) => a.times(b)),
    measured,
    missing: [],
    words,
  };
}

function quotientOf(
  { divide, otherwise }: { divide: [Formula, Formula]; otherwise?: Formula | undefined },
  setting: Setting,
): Reckoned {
  const [above, below] = divide.map((part) => reckon(part, setting)) as [Reckoned, Reckoned];
  const words = joined(
    [above, below].map((p) => (p.loose ? inBrackets(p.words) : p.words)),
    ' ÷ ',
  );
  const measured = combined(above.measured, below.measured, -1);
  if (below.value?.eq(0)) {
    if (otherwise) return reckon(otherwise, setting);
    const title = say('除数为零', 'Divided by nothing');
    return unknown(measured, [{ kind: 'zero', name: 'divisor', title }], words);
  }
  if (above.value === null || below.value === null)
    return unknown(measured, missingOf([above, below]), words);
  return { value: new Exact(above.value).div(below.value), measured, missing: [], words };
}

function extremeOf(list: readonly Formula[], setting: Setting, sign: 1 | -1): Reckoned {
  const parts = list.map((part) => reckon(part, setting));
  const words = () => {
    const said = parts.map((p) => p.words());
    const [zh, en] = [said.map((p) => p.zh).join('，'), said.map((p) => p.en).join(', ')];
    return sign < 0
      ? say(`取小（${zh}）`, `the least of (${en})`)
      : say(`取大（${zh}）`, `the greatest of (${en})`);
  };
  const measured = (parts[0] as Reckoned).measured;
  if (parts.some((p) => p.value === null)) return unknown(measured, missingOf(parts), words);
  const value = parts.map((p) => p.value as Big).reduce((a, b) => (a.cmp(b) * sign >= 0 ? a : b));
  return { value, measured, missing: [], words };
}

const modes = { 'half-up': Big.roundHalfUp, up: Big.roundUp, down: Big.roundDown } as const;

function roundedOf(
  { round, to, decimals, how = 'half-up' }: Extract<Formula, { round: Formula }>,
  setting: Setting,
): Reckoned {
  const inner = reckon(round, setting);
  if (inner.value === null) return inner;
  const scale = scaleOf(to);
  const inUnit = fromBase(inner.value.div(scale), to, 40).round(decimals, modes[how]);
  const [numerator, denominator] = units[to].factor;
  const value = new Exact(inUnit).times(numerator).div(denominator).times(scale);
  return { ...inner, value };
}

function tieredOf(
  { of, unit, bands, each }: Extract<Formula, { tiers: unknown }>['tiers'],
  setting: Setting,
): Reckoned {
  const decides = reckon(of, setting);
  const { value } = decides;
  const bound = (upTo: string) => new Exact(toBase(upTo, unit)).times(scaleOf(unit));
  if (value === null) {
    const { measured } = reckon((bands[0] as { gives: Formula }).gives, setting);
    return unknown(each ? combined(decides.measured, measured, 1) : measured, decides.missing, decides.words);
  }
  if (each) return partByPart(decides, bands, bound, setting);
  const band = bands.find(({ upTo }) => upTo === undefined || value.lte(bound(upTo))) ?? bands.at(-1);
  const { gives, upTo } = band as (typeof bands)[number];
  const chosen = reckon(gives, setting);
  const note = () => {
    const { zh, en } = units[unit].title;
    const said = decides.words();
    return upTo === undefined
      ? say(`${said.zh}，最高一档`, `${said.en}: the highest tier`)
      : say(`${said.zh}，${upTo}${zh}以内`, `${said.en}: ${`up to ${upTo} ${en}`.trim()}`);
  };
  return { ...chosen, words: noted(chosen.words, note) };
}

/** 超额累进: each part of the amount at the rate of its own tier. */
function partByPart(
  decides: Reckoned,
  bands: readonly { upTo?: string | undefined; gives: Formula }[],
  bound: (upTo: string) => Big,
  setting: Setting,
): Reckoned {
  const value = decides.value as Big;
  const parts: Reckoned[] = [];
  let from: Big = new Exact(0);
  for (const { upTo, gives } of bands) {
    const to = upTo === undefined || bound(upTo).gt(value) ? value : bound(upTo);
    const rate = reckon(gives, setting);
    if (to.gt(from)) {
      const share = to.minus(from);
      const shown = () => written(share, decides.measured);
      const measured = combined(decides.measured, rate.measured, 1);
      const words = joined([shown, rate.loose ? inBrackets(rate.words) : rate.words], ' × ');
      parts.push({ ...rate, value: rate.value && share.times(rate.value), measured, words });
      from = to;
    }
  }
  const first = reckon((bands[0] as { gives: Formula }).gives, setting);
  const measured = combined(decides.measured, first.measured, 1);
  if (parts.length === 0)
    return { value: new Exact(0), measured, missing: [], words: () => written(new Exact(0), measured) };
  const words = joined(
    parts.map((p) => p.words),
    ' + ',
  );
  const loose = parts.length > 1;
  if (parts.some((p) => p.value === null)) return { ...unknown(measured, missingOf(parts), words), loose };
  return {
    value: parts.map((p) => p.value as Big).reduce((a, b) => a.plus(b)),
    measured,
    missing: [],
    words,
    loose,
  };
}

function datedOf({ of, bands }: Extract<Formula, { dates: unknown }>['dates'], setting: Setting): Reckoned {
  const title = titleAt(setting.subject, of);
  const day = givenAt(setting.subject, of);
  if (typeof day !== 'string') {
    const { measured } = reckon((bands[0] as { gives: Formula }).gives, setting);
    return notGiven('field', of, title, measured);
  }
  const band = bands.find(({ through }) => through === undefined || day <= through) ?? bands.at(-1);
  const { gives, through } = band as (typeof bands)[number];
  const chosen = reckon(gives, setting);
  const note = () =>
    through === undefined
      ? say(`${title.zh}${day}，其后`, `${title.en} ${day}: afterwards`)
      : say(`${title.zh}${day}，${through}及以前`, `${title.en} ${day}: through ${through}`);
  return { ...chosen, words: noted(chosen.words, note) };
}

function chosenOf(
  { when, gives, otherwise }: Extract<Formula, { when: unknown }>,
  setting: Setting,
): Reckoned {
  const truth = evaluate(when, evaluationOf(setting.subject));
  if (truth !== null) return reckon(truth ? gives : otherwise, setting);
  const { measured } = reckon(gives, setting);
  return unknown(measured, missingIn(when, setting.subject), () =>
    say('（条件未知）', '(the condition is unknown)'),
  );
}

/** The fields of a condition that were not given, by which it is unknown. */
export const missingIn = (when: Parameters<typeof fieldsOf>[0], subject: Subject): Missing[] =>
  [...new Set(fieldsOf(when))]
    .filter((field) => !isGiven(subject, field))
    .map((field): Missing => ({ kind: 'field', name: field, title: titleAt(subject, field) }));
