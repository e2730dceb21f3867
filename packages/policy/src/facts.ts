import {
  type Condition,
  comparisonOf,
  evaluate,
  type Fact,
  type FieldValue,
  profileOf,
  type Register,
  type Registers,
  referringOf,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { interestWithin, monthsAfter, repaymentOf } from './repayment.ts';
import { evaluationOf } from './subject.ts';

/** A record as facts are read from it: in a stage, with its fields and measures as they are stored. */
export interface Stated {
  readonly id: string;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly street: string | null;
  readonly attributes: Readonly<Record<string, FieldValue>>;
  readonly holdings: Readonly<Record<string, string>>;
}

/** Records that refer to a subject, by their register; of those that do not, nothing is taken. */
export type Referring = ReadonlyMap<string, readonly Stated[]>;

/**
 * The attributes of a record's profile on a day: its own and its facts. What is unknown is absent, so that unknown is
 * neither nothing nor no.
 * @param year what “last year” is reckoned from, where that is not the day’s own year
 */
export function factsOf(
  register: Register,
  registers: Registers,
  own: Stated,
  referring: Referring,
  day: string,
  year: string = day.slice(0, 4),
): Record<string, FieldValue> {
  const known: Record<string, FieldValue> = { ...own.attributes };
  for (const [id, fact] of Object.entries(register.facts ?? {})) {
    const value =
      'cases' in fact
        ? byRules(fact, register, registers, own, known)
        : 'interest' in fact
          ? byRepayment(fact, register, own, day, year)
          : byRecords(fact, registers, own.id, referring, day, year);
    if (value !== undefined) known[id] = value;
  }
  return known;
}

type OfInterest = Extract<Fact, { interest: unknown }>;

/** The interest within the span that a fact declares, as of a day; which year is last year, `of` says. */
function byRepayment(
  { interest: { repayment, counted, within = {} } }: OfInterest,
  register: Register,
  own: Stated,
  day: string,
  of: string,
): FieldValue | undefined {
  const declared = register.repayments?.[repayment];
  const found = declared && repaymentOf(register, declared, own, day);
  if (!found?.terms) return undefined;
  const year = within.back === undefined ? null : String(Number(of) - within.back);
  const { first } = found.terms;
  const months = within.months === undefined ? undefined : monthsAfter(first, within.months);
  const latest = [within.from, year === null ? undefined : `${year}-01-01`];
  const soonest = [within.through, months, year === null ? undefined : `${year}-12-31`];
  const given = (list: readonly (string | undefined)[]) => list.filter((one) => one !== undefined).toSorted();
  return interestWithin(found.instalments, counted, {
    from: given(latest).at(-1),
    through: given(soonest)[0],
  });
}

function byRules(
  fact: Extract<Fact, { cases: unknown }>,
  register: Register,
  registers: Registers,
  own: Stated,
  known: Record<string, FieldValue>,
): FieldValue | undefined {
  const subject = { ...own, register: profileOf(register, registers), attributes: known };
  for (const { when, is } of fact.cases) {
    const truth = evaluate(when, evaluationOf({ ...subject, referred: {} }));
    if (truth === true) return is;
    if (truth === null) return undefined;
  }
  return fact.otherwise;
}

function byRecords(
  fact: Exclude<Fact, { cases: unknown } | { interest: unknown }>,
  registers: Registers,
  subject: string,
  referring: Referring,
  day: string,
  year: string,
): FieldValue | undefined {
  const from = referringOf(fact);
  const register = from ? registers.get(from.register) : undefined;
  if (!from || !register) return undefined;
  const records = sourcesOf(fact, registers, subject, referring, day, year);
  if ('exists' in fact) return records.length > 0;
  if ('count' in fact) return String(records.length);
  if ('sum' in fact) {
    const { measure } = fact.sum;
    return records.reduce((sum, { holdings }) => sum.plus(holdings[measure] ?? 0), new Big(0)).toFixed();
  }
  const [latest] = records;
  return latest ? statedIn(register, latest, fact.latest.value) : undefined;
}

/** The records that a fact rests on, of a latest the one that is taken; of a fact by rules there are none. */
export function sourcesOf(
  fact: Fact,
  registers: Registers,
  subject: string,
  referring: Referring,
  day: string,
  year: string = day.slice(0, 4),
): readonly Stated[] {
  const from = referringOf(fact);
  const register = from ? registers.get(from.register) : undefined;
  if (!from || !register) return [];
  const records = (referring.get(from.register) ?? []).filter(
    (record) => record.attributes[from.by] === subject && isTaken(fact, register, record, day, year),
  );
  if (!('latest' in fact)) return records;
  const { order } = fact.latest;
  const latest = records.reduce<Stated | null>(
    (best, one) => (best === null || isLater(register, order, one, best) ? one : best),
    null,
  );
  return latest ? [latest] : [];
}

/** Whether a fact takes a record of those that refer to its subject. */
function isTaken(fact: Fact, register: Register, record: Stated, day: string, year: string): boolean {
  const from = referringOf(fact);
  if (!from || record.stage === null) return false;
  if (from.stages && !from.stages.includes(record.stage)) return false;
  if (from.on && !isOn(from.on, record, day, year)) return false;
  return from.where === undefined || holds(from.where, register, record);
}

function isOn(
  on: NonNullable<ReturnType<typeof referringOf>>['on'],
  { attributes }: Stated,
  day: string,
  year: string,
): boolean {
  if (!on) return true;
  if ('year' in on) return attributes[on.year] === String(Number(year) - on.back);
  const [first, last] = [attributes[on.from], on.to === undefined ? undefined : attributes[on.to]];
  return typeof first === 'string' && first <= day && (typeof last !== 'string' || day <= last);
}

const holds = (where: Condition, register: Register, record: Stated): boolean =>
  evaluate(where, evaluationOf({ ...record, register, referred: {} })) === true;

/** A field or measure as it was stated; a measure that never was is unknown, not nothing. */
const statedIn = (register: Register, record: Stated, name: string): FieldValue | undefined =>
  Object.hasOwn(register.measures, name) ? record.holdings[name] : record.attributes[name];

/**
 * Whether one record comes after another: by numbers, by text, a category as its options are declared; what is not
 * given comes first. Of equals the one with the later id.
 */
function isLater(register: Register, order: readonly string[], one: Stated, other: Stated): boolean {
  for (const name of order) {
    const [a, b] = [statedIn(register, one, name), statedIn(register, other, name)];
    if (a === b) continue;
    if (a === undefined || b === undefined) return b === undefined;
    const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
    if (field?.kind === 'category') {
      const options = Object.keys(field.options);
      return options.indexOf(String(a)) > options.indexOf(String(b));
    }
    if (comparisonOf(register, name) === 'number') {
      const difference = new Big(String(a)).cmp(String(b));
      if (difference !== 0) return difference > 0;
    } else return a > b;
  }
  return one.id > other.id;
}
