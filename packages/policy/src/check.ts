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
  readonly faults: Text[];
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
    const faults: Text[] = [];
    if (lines.has(id)) faults.push(say('编号重复', 'stands there twice'));
    if (when) faults.push(...ofCondition(register, when));
    const size = sizeOf(amount);
    if (size.depth > deepest || size.nodes > most) faults.push(say('过深或过大', 'is too deep or too large'));
    else {
      const measured = measure(amount, { register, registers, rates: table, lines, faults });
      if (measured && !same(measured, money)) {
        const unit = nameOf(measured);
        faults.push(say(`结果是${unit.zh}，不是金额`, `is in ${unit.en}, not in money`));
      }
    }
    lines.add(id);
    return faults.map((says) => ({ line: id, says }));
  });
}

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

/** The formulas that a formula is made of. */
function partsOf(formula: Formula): Formula[] {
  if ('add' in formula) return formula.add;
  if ('subtract' in formula) return formula.subtract;
  if ('multiply' in formula) return formula.multiply;
  if ('divide' in formula) return [...formula.divide, ...(formula.otherwise ? [formula.otherwise] : [])];
  if ('min' in formula) return formula.min;
  if ('max' in formula) return formula.max;
  if ('round' in formula) return [formula.round];
  if ('tiers' in formula) return [formula.tiers.of, ...formula.tiers.bands.map(({ gives }) => gives)];
  if ('dates' in formula) return formula.dates.bands.map(({ gives }) => gives);
  if ('when' in formula) return [formula.gives, formula.otherwise];
  return [];
}

/** Counts without recursion, so that nothing is too deep for it. */
function sizeOf(formula: Formula): { depth: number; nodes: number } {
  let nodes = 0;
  let depth = 0;
  const left: [Formula, number][] = [[formula, 1]];
  for (let next = left.pop(); next && nodes <= most; next = left.pop()) {
    const [node, level] = next;
    nodes += 1;
    depth = Math.max(depth, level);
    for (const part of partsOf(node)) left.push([part, level + 1]);
  }
  return { depth, nodes };
}

/** What a formula measures; null where a fault in it leaves that open. */
function measure(formula: Formula, checking: Checking): Measured | null {
  const { faults } = checking;
  if ('number' in formula) return measuredIn(formula.unit);
  if ('field' in formula) return fieldMeasured(formula.field, checking);
  if ('rate' in formula) return rateMeasured(formula.rate, checking);
  if ('line' in formula) {
    if (!checking.lines.has(formula.line))
      faults.push(
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
    const parts = formula.multiply.map((part) => measure(part, checking));
    return parts.includes(null) ? null : (parts as Measured[]).reduce((a, b) => combined(a, b, 1));
  }
  if ('divide' in formula) return quotientMeasured(formula, checking);
  if ('round' in formula) return roundMeasured(formula, checking);
  if ('tiers' in formula) return tiersMeasured(formula.tiers, checking);
  if ('dates' in formula) {
    dayNamed(formula.dates.of, checking);
    const bounds = formula.dates.bands.map(({ through }) => through);
    faults.push(...faultsOfBounds(bounds, (a, b) => a < b));
  }
  if ('when' in formula) faults.push(...ofCondition(checking.register, formula.when));
  return alike(partsOf(formula), checking);
}

/** Of several that must measure the same. */
function alike(list: readonly Formula[], checking: Checking): Measured | null {
  const parts = list.map((part) => measure(part, checking)).filter((part) => part !== null);
  const [first] = parts;
  const other = parts.find((part) => first && !same(part, first));
  if (first && other) {
    const [a, b] = [nameOf(first), nameOf(other)];
    checking.faults.push(say(`把${a.zh}与${b.zh}合在一起`, `puts ${a.en} together with ${b.en}`));
    return null;
  }
  return first ?? null;
}

function fieldMeasured(path: string, { register, registers, faults }: Checking): Measured | null {
  const [declared, name] = declaredAt(register, registers, path);
  const unit = declared ? unitOf(declared, name) : null;
  if (unit) return measuredIn(unit);
  faults.push(say(`读取的“${path}”不是数值`, `reads ${path}, which is no number`));
  return null;
}

function rateMeasured(rate: string, { rates, faults }: Checking): Measured | null {
  const unit = rates && Object.hasOwn(rates.measures, rate) ? unitOf(rates, rate) : null;
  if (unit) return measuredIn(unit);
  faults.push(say(`读取的参数“${rate}”不存在`, `reads the rate ${rate}, which its table does not have`));
  return null;
}

function dayNamed(path: string, { register, registers, faults }: Checking): void {
  const [declared, name] = declaredAt(register, registers, path);
  if (declared?.fields[name]?.kind !== 'date')
    faults.push(say(`读取的“${path}”不是日期`, `reads ${path} as a day, which it is not`));
}

function quotientMeasured(
  { divide: [above, below], otherwise }: Extract<Formula, { divide: unknown }>,
  checking: Checking,
): Measured | null {
  const [a, b] = [measure(above, checking), measure(below, checking)];
  if (!otherwise && !isNeverNothing(below))
    checking.faults.push(
      say(
        '除数可能为零：请写明除数为零时取什么值，或给除数设下限（取大）',
        'divides by what may be nothing; say what it is then (otherwise), or give it a floor (max)',
      ),
    );
  if (!a || !b) return null;
  const measured = combined(a, b, -1);
  const other = otherwise && measure(otherwise, checking);
  if (other && !same(other, measured))
    checking.faults.push(say('除数为零时取的值单位不同', 'is otherwise in another unit'));
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
  const inner = measure(round, checking);
  if (inner && !same(inner, measuredIn(to)))
    checking.faults.push(say('取整的单位与数值不符', `is rounded in ${to}, which it is not in`));
  return inner;
}

function tiersMeasured(
  tiers: Extract<Formula, { tiers: unknown }>['tiers'],
  checking: Checking,
): Measured | null {
  const { of, unit, bands, each } = tiers;
  const decides = measure(of, checking);
  // Days are counted, so their bounds are plain numbers.
  const asked = decides && same(decides, days) ? plainNumber : decides;
  if (asked && !same(asked, measuredIn(unit)))
    checking.faults.push(
      say('分档的单位与所依据的数值不符', `has tiers in ${unit}, which what decides them is not in`),
    );
  const less = (a: string, b: string) => new Big(toBase(a, unit)).lt(toBase(b, unit));
  checking.faults.push(
    ...faultsOfBounds(
      bands.map(({ upTo }) => upTo),
      less,
    ),
  );
  if (each && bands[0]?.upTo !== undefined && !less('0', bands[0].upTo))
    checking.faults.push(say('第一档谁也达不到', 'has a first tier that nothing can reach'));
  const gives = alike(
    bands.map((band) => band.gives),
    checking,
  );
  return gives && decides && each ? combined(decides, gives, 1) : gives;
}

/** Tiers must rise, and the last have no bound: then there is neither gap nor overlap, and each can be reached. */
function faultsOfBounds(
  bounds: readonly (string | undefined)[],
  less: (a: string, b: string) => boolean,
): Text[] {
  const faults: Text[] = [];
  bounds.forEach((bound, i) => {
    const last = i === bounds.length - 1;
    if (last && bound !== undefined)
      faults.push(say(`分档有空档：${bound}以上没有规定`, `has a gap: nothing is said beyond ${bound}`));
    if (!last && bound === undefined)
      faults.push(
        say(`第${i + 1}档已无上限，其后还有分档`, `has tiers after tier ${i + 1}, which takes all`),
      );
    const before = i > 0 ? bounds[i - 1] : undefined;
    if (bound !== undefined && before !== undefined && !less(before, bound))
      faults.push(
        say(
          `分档重叠：${bound}不大于${before}`,
          `has overlapping tiers: ${bound} does not lie beyond ${before}`,
        ),
      );
  });
  return faults;
}
