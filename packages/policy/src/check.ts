import {
  type Computation,
  type Condition,
  type Formula,
  type Line,
  type Register,
  saidOfCondition,
  type Text,
  toBase,
  type UnitId,
} from '@taizhang/definition';
import { Big } from 'big.js';
import {
  combined,
  days,
  type Measured,
  measuredIn,
  money,
  plainNumber,
  same,
  unitWords,
} from './dimension.ts';
import { declaredAt, unitOf } from './subject.ts';
import { say } from './words.ts';

/** How deep and how large a formula may be. */
const deepest = 12;
const most = 400;

interface Checking {
  readonly register: Register;
  readonly registers: ReadonlyMap<string, Register>;
  readonly rates: Register | undefined;
  readonly lines: ReadonlySet<string>;
  /** The way from the amount to what is looked at: “min.0.tiers”. */
  readonly at: readonly (string | number)[];
  readonly faults: Omit<FaultOfLine, 'line'>[];
}

/** Why a register’s computations could not be trusted; empty where they can. */
export function faultsOfComputations(register: Register, registers: ReadonlyMap<string, Register>): string[] {
  return Object.entries(register.computations ?? {}).flatMap(([id, computation]) =>
    faultsOfComputation(register, registers, computation).map(
      (fault) => `${register.id}: the computation ${id} ${fault}`,
    ),
  );
}

/** Why one computation could not be trusted: also for a draft that an editor is at. */
export function faultsOfComputation(
  register: Register,
  registers: ReadonlyMap<string, Register>,
  computation: Computation,
): string[] {
  const { rates, on, held } = computation;
  const table = rates ? registers.get(rates.register) : undefined;
  const faults: string[] = [];
  if (register.fields[on]?.kind !== 'date') faults.push(`is on ${on}, which is no day of the register`);
  if (rates) faults.push(...faultsOfRates(register, table, rates));
  if (held) {
    if (
      unitOf(register, held.against) === null ||
      !same(measuredIn(unitOf(register, held.against) as UnitId), money)
    )
      faults.push(`is held against ${held.against}, which is no money of the register`);
    if (!Object.hasOwn(register.fields, held.reason))
      faults.push(`wants its reason in the unknown field ${held.reason}`);
    for (const t of held.transitions)
      if (!Object.hasOwn(register.transitions, t)) faults.push(`is held at the unknown transition ${t}`);
  }
  for (const { line, says } of faultsOfLines(register, registers, table, computation.lines))
    faults.push(`in line ${line}: ${says.en}`);
  return faults;
}

/** A fault of a line, for whoever writes it. */
export interface FaultOfLine {
  readonly line: string;
  /** Where in it: “amount.min.0.tiers”; empty: the line as a whole. */
  readonly at: string;
  readonly says: Text;
}

/** Why lines could not be trusted: names, units, tiers, divisors; `table` has the rates as measures. */
export function faultsOfLines(
  register: Register,
  registers: ReadonlyMap<string, Register>,
  table: Register | undefined,
  list: readonly Pick<Line, 'id' | 'when' | 'amount'>[],
): FaultOfLine[] {
  const lines = new Set<string>();
  return list.flatMap(({ id, when, amount }) => {
    const faults: Checking['faults'] = [];
    const looking: Checking = { register, registers, rates: table, lines, at: ['amount'], faults };
    if (lines.has(id)) faults.push({ at: '', says: say('编号重复', 'stands there twice') });
    if (when) note({ ...looking, at: ['when'] }, ...ofCondition(register, when));
    const size = sizeOf(amount);
    if (size.depth > deepest || size.nodes > most)
      note(looking, say('过深或过大', 'is too deep or too large'));
    else {
      const measured = measure(amount, looking);
      if (measured && !same(measured, money)) {
        const unit = nameOf(measured);
        note(looking, say(`结果是${unit.zh}，不是金额`, `is in ${unit.en}, not in money`));
      }
    }
    lines.add(id);
    return faults.map((fault) => ({ line: id, ...fault }));
  });
}

/** Something is wrong where one is looking. */
function note({ faults, at }: Checking, ...all: Text[]): void {
  faults.push(...all.map((says) => ({ at: at.join('.'), says })));
}

/** A part of what is looked at. */
const within = (checking: Checking, ...path: (string | number)[]): Checking => ({
  ...checking,
  at: [...checking.at, ...path],
});

const nameOf = (measured: Measured): Text => {
  const { zh, en } = unitWords(measured);
  return say(zh || '纯数', en || 'plain numbers');
};

const ofCondition = (register: Register, condition: Condition): Text[] =>
  saidOfCondition(register, condition).map(({ zh, en }) => say(`条件${zh}`, `has a condition that ${en}`));

function faultsOfRates(
  register: Register,
  table: Register | undefined,
  { register: name, from, stages, of }: NonNullable<Computation['rates']>,
): string[] {
  if (!table) return [`reads rates from the unknown register ${name}`];
  const faults: string[] = [];
  if (table.fields[from]?.kind !== 'date')
    faults.push(`has versions from ${from}, which is no day of ${name}`);
  for (const stage of stages)
    if (!Object.hasOwn(table.stages, stage)) faults.push(`has versions in the unknown stage ${stage}`);
  if (of && !Object.hasOwn(table.fields, of.theirs))
    faults.push(`has versions of the unknown field ${of.theirs}`);
  if (of && !Object.hasOwn(register.fields, of.ours))
    faults.push(`has versions of the unknown field ${of.ours}`);
  return faults;
}

interface Placed {
  readonly path: readonly (string | number)[];
  readonly part: Formula;
}

const listed = (name: string, list: readonly Formula[]): Placed[] =>
  list.map((part, i) => ({ path: [name, i], part }));

/** The formulas that a formula is made of, with the way to each. */
function partsOf(formula: Formula): Placed[] {
  if ('add' in formula) return listed('add', formula.add);
  if ('subtract' in formula) return listed('subtract', formula.subtract);
  if ('multiply' in formula) return listed('multiply', formula.multiply);
  if ('divide' in formula)
    return [
      ...listed('divide', formula.divide),
      ...(formula.otherwise ? [{ path: ['otherwise'], part: formula.otherwise }] : []),
    ];
  if ('min' in formula) return listed('min', formula.min);
  if ('max' in formula) return listed('max', formula.max);
  if ('round' in formula) return [{ path: ['round'], part: formula.round }];
  if ('tiers' in formula)
    return [{ path: ['tiers', 'of'], part: formula.tiers.of }, ...bandsOf('tiers', formula.tiers)];
  if ('dates' in formula) return bandsOf('dates', formula.dates);
  if ('when' in formula)
    return [
      { path: ['gives'], part: formula.gives },
      { path: ['otherwise'], part: formula.otherwise },
    ];
  return [];
}

const bandsOf = (name: string, { bands }: { bands: readonly { gives: Formula }[] }): Placed[] =>
  bands.map(({ gives }, i) => ({ path: [name, 'bands', i, 'gives'], part: gives }));

/** Counts without recursion, so that nothing is too deep for it. */
function sizeOf(formula: Formula): { depth: number; nodes: number } {
  let nodes = 0;
  let depth = 0;
  const left: [Formula, number][] = [[formula, 1]];
  for (let next = left.pop(); next && nodes <= most; next = left.pop()) {
    const [node, level] = next;
    nodes += 1;
    depth = Math.max(depth, level);
    for (const { part } of partsOf(node)) left.push([part, level + 1]);
  }
  return { depth, nodes };
}

/** What a formula measures; null where a fault in it leaves that open. */
function measure(formula: Formula, checking: Checking): Measured | null {
  if ('number' in formula) return measuredIn(formula.unit);
  if ('field' in formula) return fieldMeasured(formula.field, checking);
  if ('rate' in formula) return rateMeasured(formula.rate, checking);
  if ('line' in formula) {
    if (!checking.lines.has(formula.line))
      note(
        checking,
        say(
          `读取了不在其上方的金额行“${formula.line}”`,
          `reads the line ${formula.line}, which is not above it`,
        ),
      );
    return money;
  }
  if ('days' in formula) {
    for (const path of [formula.days.from, formula.days.to]) dayNamed(path, checking);
    return days;
  }
  if ('multiply' in formula) {
    const parts = formula.multiply.map((part, i) => measure(part, within(checking, 'multiply', i)));
    return parts.includes(null) ? null : (parts as Measured[]).reduce((a, b) => combined(a, b, 1));
  }
  if ('divide' in formula) return quotientMeasured(formula, checking);
  if ('round' in formula) return roundMeasured(formula, checking);
  if ('tiers' in formula) return tiersMeasured(formula.tiers, checking);
  if ('dates' in formula) {
    dayNamed(formula.dates.of, checking);
    const bounds = formula.dates.bands.map(({ through }) => through);
    noteBounds(within(checking, 'dates'), 'through', bounds, (a, b) => a < b);
  }
  if ('when' in formula) note(within(checking, 'when'), ...ofCondition(checking.register, formula.when));
  return alike(partsOf(formula), checking);
}

/** Of several that must measure the same. */
function alike(list: readonly Placed[], checking: Checking): Measured | null {
  const parts = list
    .map(({ path, part }) => measure(part, within(checking, ...path)))
    .filter((part) => part !== null);
  const [first] = parts;
  const other = parts.find((part) => first && !same(part, first));
  if (first && other) {
    const [a, b] = [nameOf(first), nameOf(other)];
    note(checking, say(`把${a.zh}与${b.zh}合在一起`, `puts ${a.en} together with ${b.en}`));
    return null;
  }
  return first ?? null;
}

function fieldMeasured(path: string, checking: Checking): Measured | null {
  const { register, registers } = checking;
  const [declared, name] = declaredAt(register, registers, path);
  const unit = declared ? unitOf(declared, name) : null;
  if (unit) return measuredIn(unit);
  note(checking, say(`读取的“${path}”不是数值`, `reads ${path}, which is no number`));
  return null;
}

function rateMeasured(rate: string, checking: Checking): Measured | null {
  const { rates } = checking;
  const unit = rates && Object.hasOwn(rates.measures, rate) ? unitOf(rates, rate) : null;
  if (unit) return measuredIn(unit);
  note(checking, say(`读取的参数“${rate}”不存在`, `reads the rate ${rate}, which its table does not have`));
  return null;
}

function dayNamed(path: string, checking: Checking): void {
  const { register, registers } = checking;
  const [declared, name] = declaredAt(register, registers, path);
  if (declared?.fields[name]?.kind !== 'date')
    note(checking, say(`读取的“${path}”不是日期`, `reads ${path} as a day, which it is not`));
}

function quotientMeasured(
  { divide: [above, below], otherwise }: Extract<Formula, { divide: unknown }>,
  checking: Checking,
): Measured | null {
  const [a, b] = [
    measure(above, within(checking, 'divide', 0)),
    measure(below, within(checking, 'divide', 1)),
  ];
  if (!otherwise && !isNeverNothing(below))
    note(
      within(checking, 'divide', 1),
      say(
        '除数可能为零：请写明除数为零时取什么值，或给除数设下限（取大）',
        'divides by what may be nothing; say what it is then (otherwise), or give it a floor (max)',
      ),
    );
  if (!a || !b) return null;
  const measured = combined(a, b, -1);
  const other = otherwise && measure(otherwise, within(checking, 'otherwise'));
  if (other && !same(other, measured))
    note(within(checking, 'otherwise'), say('除数为零时取的值单位不同', 'is otherwise in another unit'));
  return measured;
}

/** Whether a divisor can be seen to be something else than nothing. */
function isNeverNothing(formula: Formula): boolean {
  if ('number' in formula) return !new Big(formula.number).eq(0);
  if ('max' in formula) return formula.max.some((part) => 'number' in part && new Big(part.number).gt(0));
  if ('multiply' in formula) return formula.multiply.every(isNeverNothing);
  return false;
}

function roundMeasured(
  { round, to }: Extract<Formula, { round: unknown }>,
  checking: Checking,
): Measured | null {
  const inner = measure(round, within(checking, 'round'));
  if (inner && !same(inner, measuredIn(to)))
    note(checking, say('取整的单位与数值不符', `is rounded in ${to}, which it is not in`));
  return inner;
}

function tiersMeasured(
  tiers: Extract<Formula, { tiers: unknown }>['tiers'],
  checking: Checking,
): Measured | null {
  const { of, unit, bands, each } = tiers;
  const decides = measure(of, within(checking, 'tiers', 'of'));
  const here = within(checking, 'tiers');
  // Days are counted, so their bounds are plain numbers.
  const asked = decides && same(decides, days) ? plainNumber : decides;
  if (asked && !same(asked, measuredIn(unit)))
    note(
      here,
      say('分档的单位与所依据的数值不符', `has tiers in ${unit}, which what decides them is not in`),
    );
  const less = (a: string, b: string) => new Big(toBase(a, unit)).lt(toBase(b, unit));
  noteBounds(
    here,
    'upTo',
    bands.map(({ upTo }) => upTo),
    less,
  );
  if (each && bands[0]?.upTo !== undefined && !less('0', bands[0].upTo))
    note(here, say('第一档谁也达不到', 'has a first tier that nothing can reach'));
  const gives = alike(bandsOf('tiers', tiers), checking);
  return gives && decides && each ? combined(decides, gives, 1) : gives;
}

/** Tiers must rise, and the last have no bound: then there is neither gap nor overlap, and each can be reached. */
function noteBounds(
  tiers: Checking,
  called: 'upTo' | 'through',
  bounds: readonly (string | undefined)[],
  less: (a: string, b: string) => boolean,
): void {
  bounds.forEach((bound, i) => {
    const here = within(tiers, 'bands', i, called);
    const last = i === bounds.length - 1;
    if (last && bound !== undefined)
      note(here, say(`分档有空档：${bound}以上没有规定`, `has a gap: nothing is said beyond ${bound}`));
    if (!last && bound === undefined)
      note(here, say(`第${i + 1}档已无上限，其后还有分档`, `has tiers after tier ${i + 1}, which takes all`));
    const before = i > 0 ? bounds[i - 1] : undefined;
    if (bound !== undefined && before !== undefined && !less(before, bound))
      note(
        here,
        say(
          `分档重叠：${bound}不大于${before}`,
          `has overlapping tiers: ${bound} does not lie beyond ${before}`,
        ),
      );
  });
}
