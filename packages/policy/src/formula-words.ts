import {
  amountIn,
  type Condition,
  explain,
  type Formula,
  type Register,
  type Scalar,
  type Terms,
  type Text,
  titleOf,
  toBase,
  type UnitId,
  units,
} from '@taizhang/definition';
import { wordingOf } from './subject.ts';
import { say } from './words.ts';

/** What a formula in words is said with. */
export interface Saying {
  readonly terms: Terms;
  readonly profile: Register;
}

/** A number as it is written in terms, in its unit. */
export const numberSaid = (number: string, unit: UnitId): Text => {
  const { zh, en } = units[unit].title;
  return isDecimal(number)
    ? amountIn(toBase(number, unit), unit, 12)
    : say(`${number}${zh}`, `${number} ${en}`);
};

const isDecimal = (text: string): boolean => /^-?\d{1,18}(\.\d{1,12})?$/.test(text);

/** A parameter: with its number, where that never changes. */
function parameterSaid({ parameters = {} }: Terms, name: string): Text {
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (!parameter) return say(name, name);
  const { title, unit, values } = parameter;
  const [only, ...later] = values;
  if (!only || later.length > 0) return title;
  const { zh, en } = numberSaid(only.value, unit);
  return say(`${title.zh}（${zh}）`, `${title.en} (${en})`);
}

/** A condition of terms in words; its parameters by their names. */
export function explainedOf(condition: Condition, { profile, terms }: Saying): Text {
  const wording = wordingOf(profile);
  return explain(condition, {
    ...wording,
    show: (field: string, value: Scalar) =>
      typeof value === 'string' && value.startsWith('$')
        ? parameterSaid(terms, value.slice(1))
        : wording.show(field, value),
  });
}

const joined = (parts: readonly Text[], zh: string, en: string): Text =>
  say(parts.map((part) => part.zh).join(zh), parts.map((part) => part.en).join(en));

/** Whether what a formula says wants brackets where it stands in another one. */
const isLoose = (formula: Formula): boolean =>
  ['add', 'subtract', 'tiers', 'dates', 'when', 'min', 'max', 'round'].some((name) => name in formula);

/** An amount in words, of nobody in particular. */
export function formulaSaid(formula: Formula, on: Saying): Text {
  const inner = (part: Formula): Text => formulaSaid(part, on);
  const held = (part: Formula): Text => {
    const said = inner(part);
    return isLoose(part) ? say(`（${said.zh}）`, `(${said.en})`) : said;
  };
  const named = (path: string): Text => titleOf(on.profile, path);
  if ('number' in formula) return numberSaid(formula.number, formula.unit);
  if ('field' in formula) return fieldSaid(formula, named(formula.field));
  if ('rate' in formula) return parameterSaid(on.terms, formula.rate);
  if ('line' in formula) return lineSaid(formula.line, on.terms);
  if ('days' in formula) {
    const [from, to] = [named(formula.days.from), named(formula.days.to)];
    return say(`${from.zh}至${to.zh}的天数`, `the days from ${from.en} to ${to.en}`);
  }
  if ('add' in formula) return joined(formula.add.map(held), '＋', ' + ');
  if ('subtract' in formula) return joined(formula.subtract.map(held), '－', ' − ');
  if ('multiply' in formula) return joined(formula.multiply.map(held), '×', ' × ');
  if ('divide' in formula) {
    const said = joined(formula.divide.map(held), '÷', ' ÷ ');
    if (!formula.otherwise) return said;
    const otherwise = inner(formula.otherwise);
    return say(
      `${said.zh}（除数为零时取${otherwise.zh}）`,
      `${said.en} (${otherwise.en} where that is by nothing)`,
    );
  }
  if ('min' in formula) return extremeSaid(formula.min, 'min', inner);
  if ('max' in formula) return extremeSaid(formula.max, 'max', inner);
  if ('round' in formula) return roundSaid(formula, inner(formula.round));
  if ('tiers' in formula) return tiersSaid(formula.tiers, inner);
  if ('dates' in formula) return datesSaid(formula.dates, named(formula.dates.of), inner);
  const [when, gives, otherwise] = [
    explainedOf(formula.when, on),
    inner(formula.gives),
    inner(formula.otherwise),
  ];
  return say(
    `${when.zh}的，${gives.zh}；否则，${otherwise.zh}`,
    `${gives.en} if ${when.en}, else ${otherwise.en}`,
  );
}

function fieldSaid({ none }: { none?: string | undefined }, title: Text): Text {
  return none === undefined
    ? title
    : say(`${title.zh}（未填按${none}）`, `${title.en} (${none} where not given)`);
}

function lineSaid(id: string, { lines }: Terms): Text {
  const { zh, en } = lines.find((line) => line.id === id)?.title ?? say(id, id);
  return say(`上述“${zh}”`, `“${en}” above`);
}

const isGiven = (formula: Formula | undefined): boolean =>
  formula !== undefined && ('number' in formula || 'rate' in formula);

/** One amount with a bound is a cap or a floor; several are compared. */
function extremeSaid(parts: readonly Formula[], which: 'min' | 'max', inner: (part: Formula) => Text): Text {
  const [first, second] = parts;
  if (first && second && parts.length === 2 && isGiven(first) !== isGiven(second)) {
    const [amount, bound] = (isGiven(second) ? [first, second] : [second, first]).map(inner) as [Text, Text];
    return which === 'min'
      ? say(`${amount.zh}，最高不超过${bound.zh}`, `${amount.en}, at most ${bound.en}`)
      : say(`${amount.zh}，最低不少于${bound.zh}`, `${amount.en}, at least ${bound.en}`);
  }
  const list = parts.map(inner);
  return which === 'min'
    ? say(`取最小的：${joined(list, '；', '; ').zh}`, `the least of: ${joined(list, '；', '; ').en}`)
    : say(`取最大的：${joined(list, '；', '; ').zh}`, `the greatest of: ${joined(list, '；', '; ').en}`);
}

const ways = {
  'half-up': say('四舍五入', 'half up'),
  up: say('向上取整', 'up'),
  down: say('舍去尾数', 'down'),
} as const;

function roundSaid(
  { to, decimals, how = 'half-up' }: Extract<Formula, { round: unknown }>,
  inner: Text,
): Text {
  const unit = units[to].title;
  return say(
    `${inner.zh}，以${unit.zh || '个'}计保留${decimals}位小数（${ways[how].zh}）`,
    `${inner.en}, rounded ${ways[how].en} to ${decimals} decimals of ${unit.en || 'one'}`,
  );
}

function tiersSaid(
  { of, unit, bands, each }: Extract<Formula, { tiers: unknown }>['tiers'],
  inner: (part: Formula) => Text,
): Text {
  const decides = inner(of);
  const said = bands.map(({ upTo, gives }, i) => {
    const below = bands[i - 1]?.upTo;
    const [from, to] = [below, upTo].map((bound) => (bound === undefined ? null : numberSaid(bound, unit)));
    const given = inner(gives);
    const zh =
      [from ? `${from.zh}以上` : '', to ? `${to.zh}以内（含）` : ''].filter(Boolean).join('至') || '不论多少';
    const en =
      [from ? `above ${from.en}` : '', to ? `up to and with ${to.en}` : ''].filter(Boolean).join(', ') ||
      'whatever it is';
    return say(`${zh}${each ? '的部分' : '的'}，${given.zh}`, `${en}: ${given.en}`);
  });
  const list = joined(said, '；', '; ');
  return each
    ? say(`按${decides.zh}分段累进：${list.zh}`, `by parts of ${decides.en}: ${list.en}`)
    : say(`按${decides.zh}分档：${list.zh}`, `by ${decides.en}: ${list.en}`);
}

function datesSaid(
  { bands }: Extract<Formula, { dates: unknown }>['dates'],
  title: Text,
  inner: (part: Formula) => Text,
): Text {
  const said = bands.map(({ through, gives }, i) => {
    const given = inner(gives);
    if (through !== undefined)
      return say(`${through}及以前的，${given.zh}`, `through ${through}: ${given.en}`);
    return i === 0 ? given : say(`其后的，${given.zh}`, `afterwards: ${given.en}`);
  });
  const list = joined(said, '；', '; ');
  return say(`按${title.zh}：${list.zh}`, `by ${title.en}: ${list.en}`);
}
