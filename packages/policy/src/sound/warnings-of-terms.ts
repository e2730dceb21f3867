import {
  type Condition,
  fieldsOf,
  parametersOf,
  profileOf,
  type Register,
  type Registers,
  type Terms,
  titleOf,
  type UnitId,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { computationOf, parametersOn } from '../terms-on-day.ts';
import { say } from '../words.ts';
import { boundsOf, type Looking, type Note } from './amount-bounds.ts';
import { betweenLines } from './between-lines.ts';
import { type Bounds, compareEnds, exactly, sumOf } from './bounds.ts';
import { type Box, boxesOf, meetAll, TooMany } from './box.ts';
import { namesIn, ratesIn, whensIn } from './parts-of-terms.ts';
import { type WarningOfTerms, warning } from './warning.ts';

/** What beside the terms is known of a version. */
export interface VersionOfTerms {
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  /** 元 a year. */
  readonly budget?: string | null | undefined;
  /** Of how many subjects a figure is known; absent: not asked. */
  readonly held?: ReadonlyMap<string, number> | undefined;
}

/** No award is as large as this (元), as in `reckon`. */
const most = exactly('1e15');

/**
 * Looks through terms without fault (`faultsOfTerms`) for what can never be, always is, or goes beyond its bounds: on
 * each day from which another value of a parameter holds. What is so on some days only is a question, no error.
 */
export function warningsOfTerms(
  terms: Terms,
  registers: Registers,
  version: VersionOfTerms = {},
): WarningOfTerms[] {
  const subject = registers.get(terms.subject);
  if (!subject) return [];
  const profile = profileOf(subject, registers);
  return [
    ...ofParameters(terms, version),
    ...ofDays(terms, profile, version),
    ...ofFiguresHeld(terms, profile, version),
  ];
}

function ofParameters(terms: Terms, { from }: VersionOfTerms): WarningOfTerms[] {
  const { parameters = {}, lines } = terms;
  const read = new Set([
    ...whensOf(terms).flatMap(parametersOf),
    ...lines.flatMap(({ amount }) => ratesIn(amount)),
  ]);
  const found: WarningOfTerms[] = [];
  for (const [name, { values }] of Object.entries(parameters)) {
    const at = `parameters.${name}`;
    if (!read.has(name))
      found.push(warning(at, '没有条件或金额用到它', 'is read by no condition and no amount'));
    const [first] = values;
    if (read.has(name) && first?.from !== undefined && (!from || from < first.from))
      found.push(
        warning(
          at,
          `${first.from}以前没有值，在此之前什么也判断不了`,
          `has no value before ${first.from}: nothing can be judged until then`,
        ),
      );
    for (const { from: day } of values)
      if (day !== undefined && !day.endsWith('-01-01') && (!from || day > from))
        found.push(
          warning(
            at,
            `${day}年度中间变更，同一年度会按两个标准执行`,
            `changes on ${day}, within a year: one year has two of it`,
          ),
        );
  }
  return found;
}

/** Every condition of the terms. */
const whensOf = ({ conditions, lines, evidence = [], clawback = [] }: Terms): Condition[] => [
  ...conditions.map(({ when }) => when),
  ...lines.flatMap(({ when, amount }) => [...(when ? [when] : []), ...whensIn(amount)]),
  ...evidence.flatMap(({ unless }) => unless ?? []),
  ...clawback.map(({ when }) => when),
];

const beginning = '0001-01-01';

/** The days from which something else holds, within those of the version. */
function daysOf({ parameters = {} }: Terms, { from, to }: VersionOfTerms): string[] {
  const start = from ?? beginning;
  const later = Object.values(parameters)
    .flatMap(({ values }) => values.flatMap((value) => value.from ?? []))
    .filter((day) => day > start && (!to || day <= to));
  return [...new Set([start, ...later])].toSorted();
}

function ofDays(terms: Terms, profile: Register, version: VersionOfTerms): WarningOfTerms[] {
  const days = daysOf(terms, version).filter((day) =>
    Object.keys(terms.parameters ?? {}).every((name) => Object.hasOwn(parametersOn(terms, day), name)),
  );
  const found = new Map<string, { warning: WarningOfTerms; days: string[] }>();
  for (const day of days)
    for (const one of new Map(
      onDay(terms, profile, version, day).map((w) => [`${w.at} ${w.says.en}`, w]),
    ).values()) {
      const key = `${one.at} ${one.says.en}`;
      const before = found.get(key);
      found.set(key, { warning: one, days: [...(before?.days ?? []), day] });
    }
  return [...found.values()].map(({ warning: one, days: on }) => {
    if (on.length === days.length) return one;
    const [first = ''] = on;
    return {
      ...one,
      severity: 'warning',
      says:
        first === beginning
          ? say(`按最初的参数：${one.says.zh}`, `${one.says.en} (by the first parameters)`)
          : say(`按${first}的参数：${one.says.zh}`, `${one.says.en} (by the parameters of ${first})`),
    };
  });
}

function onDay(terms: Terms, profile: Register, version: VersionOfTerms, day: string): WarningOfTerms[] {
  try {
    const { conditions } = computationOf(terms, day);
    const each = conditions.map((when) => boxesOf(when, profile));
    const impossible = each.flatMap((boxes, i): WarningOfTerms[] =>
      boxes.length > 0
        ? []
        : [
            {
              at: `conditions.${terms.conditions[i]?.id}`,
              severity: 'error',
              says: say('谁也不可能满足这项条件', 'can be true of nobody'),
            },
          ],
    );
    if (impossible.length > 0) return impossible;
    const all = meetAll(each, profile);
    if (all.length === 0) return [contradiction(terms, each, profile)];
    return [...ofLines(terms, profile, all, version, day), ...ofClawback(terms, profile)];
  } catch (error) {
    if (error instanceof TooMany) return [];
    throw error;
  }
}

/** Which two conditions exclude each other; all of them together, where it is no two. */
function contradiction({ conditions }: Terms, each: readonly Box[][], profile: Register): WarningOfTerms {
  for (let j = 1; j < each.length; j++)
    for (let i = 0; i < j; i++)
      if (meetAll([each[i] as Box[], each[j] as Box[]], profile).length === 0) {
        const { title } = conditions[i] as Terms['conditions'][number];
        return {
          at: `conditions.${conditions[j]?.id}`,
          severity: 'error',
          says: say(
            `与条件“${title.zh}”互相矛盾，没有人能同时满足`,
            `contradicts the condition “${title.en}”: nobody can meet both`,
          ),
        };
      }
  return {
    at: 'conditions',
    severity: 'error',
    says: say('各项条件合在一起，没有人能全部满足', 'together can be true of nobody'),
  };
}

function ofLines(
  terms: Terms,
  profile: Register,
  all: readonly Box[],
  version: VersionOfTerms,
  day: string,
): WarningOfTerms[] {
  const { computation } = computationOf(terms, day);
  const parameters = parametersOn(terms, day);
  const unitOfParameter = (name: string): UnitId => terms.parameters?.[name]?.unit ?? 'number';
  const lines = new Map<string, Bounds>();
  const plausible = new Map<string, Bounds>();
  const found: WarningOfTerms[] = [];
  for (const { id, when, amount } of computation.lines) {
    const at = `lines.${id}`;
    const boxes = when ? meetAll([all, boxesOf(when, profile)], profile) : all;
    if (boxes.length === 0) {
      found.push({
        at: when ? `${at}.when` : at,
        severity: 'error',
        says: say(
          '谁也不可能得到：它的条件与其他条件矛盾',
          'is due to nobody: its condition contradicts the others',
        ),
      });
      lines.set(id, exactly(0));
      plausible.set(id, exactly(0));
      continue;
    }
    if (when && when.rules.length > 0 && meetAll([all, boxesOf(when, profile, false)], profile).length === 0)
      found.push(
        warning(
          `${at}.when`,
          '它的条件总是成立，等于没有条件',
          'has a condition that is always true of whoever is eligible',
        ),
      );
    const notes: Note[] = [];
    const looking: Looking = {
      profile,
      boxes,
      parameters,
      unitOfParameter,
      lines,
      notes,
      path: [],
      plausibly: false,
    };
    const bounds = boundsOf(amount, looking);
    const likely = boundsOf(amount, { ...looking, lines: plausible, plausibly: true });
    found.push(
      ...notes.map((note) => ({ ...note, at: [at, 'amount', note.at].filter(Boolean).join('.') })),
      ...ofBounds(`${at}.amount`, bounds, likely),
    );
    const orNothing = (of: Bounds): Bounds =>
      when ? { low: compareEnds(of.low, exactly(0).low) < 0 ? of.low : new Big(0), high: of.high } : of;
    lines.set(id, orNothing(bounds));
    plausible.set(id, orNothing(likely));
  }
  const counted = computation.lines.filter(({ aside }) => !aside);
  const total = sumOf(counted.map(({ id }) => lines.get(id) as Bounds));
  return [...found, ...betweenLines(terms, profile, all, day), ...ofBudget(total, version)];
}

function ofBounds(at: string, bounds: Bounds, likely: Bounds): WarningOfTerms[] {
  const nothing = exactly(0).low;
  const found: WarningOfTerms[] = [];
  if (compareEnds(bounds.low, most.high) > 0)
    found.push({
      at,
      severity: 'error',
      says: say('数额总是大得不可能', 'is always impossibly large'),
    });
  else if (compareEnds(likely.high, most.high) > 0)
    found.push(
      warning(at, '数额可能大得不可能：请封顶（取小）', 'may become impossibly large: give it a cap (min)'),
    );
  if (compareEnds(bounds.high, nothing) < 0)
    found.push({ at, severity: 'error', says: say('数额总是负数', 'is always less than nothing') });
  else if (compareEnds(bounds.high, nothing) === 0)
    found.push(warning(at, '数额总是零或负数', 'is never more than nothing'));
  else if (compareEnds(likely.low, nothing) < 0)
    found.push(
      warning(
        at,
        '数额可能是负数：请设保底（与0取大），或加一项条件',
        'may be less than nothing: give it a floor (max with 0), or a condition',
      ),
    );
  return found;
}

const yuan = (end: Bounds['low']): string => (end instanceof Big ? end.round(2).toFixed() : '');

function ofBudget(total: Bounds, { budget }: VersionOfTerms): WarningOfTerms[] {
  if (budget === null || budget === undefined) return [];
  const bound = exactly(budget).low;
  if (compareEnds(total.low, bound) > 0)
    return [
      {
        at: 'budget',
        severity: 'error',
        says: say(
          `年度预算${budget}元，还不够一户的最低金额${yuan(total.low)}元`,
          `is ${budget} yuan a year, less than the least award of ${yuan(total.low)} yuan`,
        ),
      },
    ];
  if (total.high instanceof Big && compareEnds(total.high, bound) > 0)
    return [
      warning(
        'budget',
        `年度预算${budget}元，不够一户的最高金额${yuan(total.high)}元`,
        `is ${budget} yuan a year, less than the greatest award of ${yuan(total.high)} yuan`,
      ),
    ];
  return [];
}

/** Of a taking back for what can never be. */
const ofClawback = ({ clawback = [] }: Terms, profile: Register): WarningOfTerms[] =>
  clawback.flatMap(({ id, when }): WarningOfTerms[] =>
    parametersOf(when).length > 0 || boxesOf(when, profile).length > 0
      ? []
      : [
          {
            at: `clawback.${id}`,
            severity: 'error',
            says: say('这种情形不可能发生', 'is for what can never become true'),
          },
        ],
  );

/** Figures that the terms read and nobody holds: whoever wants them is never judged. */
function ofFiguresHeld(terms: Terms, profile: Register, { held }: VersionOfTerms): WarningOfTerms[] {
  if (!held) return [];
  const unheld = (names: readonly string[], at: string): WarningOfTerms[] =>
    [...new Set(names)]
      .filter((name) => held.get(name) === 0)
      .map((name) => {
        const { zh, en } = titleOf(profile, name);
        return warning(at, `读取的“${zh}”在台账中没有一户有数`, `reads ${en}, which is known of nobody`);
      });
  return [
    ...terms.conditions.flatMap(({ id, when }) => unheld(fieldsOf(when), `conditions.${id}`)),
    ...terms.lines.flatMap(({ id, when, amount }) =>
      unheld([...(when ? fieldsOf(when) : []), ...namesIn(amount)], `lines.${id}`),
    ),
  ];
}
