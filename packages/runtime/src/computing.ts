import type { Viewer } from '@taizhang/access';
import {
  type Computation,
  type FieldValue,
  kindOf,
  parseAmount,
  parseDay,
  Refusal,
  type Register,
} from '@taizhang/definition';
import { compute, type Explanation, versionOn, versionsFor } from '@taizhang/policy';
import {
  type ComputedFrom,
  type Pool,
  type Posting,
  type RatesVersion,
  readSubject,
  readVersions,
} from '@taizhang/store';
import { Big } from 'big.js';
import type { OpenDistrict } from './district-package.ts';
import { todayOf } from './today.ts';

/** What is supposed of a record before it is so: by field or measure, as it would be typed. */
export type Supposed = Readonly<Record<string, unknown>>;

export interface ComputedAmount {
  readonly id: string;
  readonly computation: Computation;
  /** The day whose policy holds. */
  readonly day: string;
  readonly versions: readonly RatesVersion[];
  /** The version in force on the day, whichever was asked for. */
  readonly inForce: RatesVersion | null;
  readonly explanation: Explanation;
  /** What was agreed, where the record says so, and the difference to what was computed. */
  readonly agreed: string | null;
  readonly difference: string | null;
  readonly subject: ComputedFrom;
}

interface Asked {
  readonly district: OpenDistrict;
  readonly viewer: Viewer;
  readonly register: string;
  readonly record: string;
}

/**
 * What a record is due by each computation of its register, explained line by line.
 * @throws Refusal unknown-register, unknown-record, unknown-version; and what is wrong with what is supposed
 */
export async function computeRecord(
  db: Pool,
  { district, viewer, register, record }: Asked,
  { version, suppose = {} }: { readonly version?: string | undefined; readonly suppose?: Supposed },
): Promise<ComputedAmount[]> {
  const read = await readSubject(db, district.store, viewer, register, record);
  if (!read.exists) throw new Refusal('unknown-record', { record }, 'record');
  const subject = supposed(read, suppose);
  const computed: ComputedAmount[] = [];
  for (const [id, computation] of Object.entries(subject.register.computations ?? {}))
    computed.push(await computeOne(db, district, id, computation, subject, version));
  return computed;
}

async function computeOne(
  db: Pool,
  district: OpenDistrict,
  id: string,
  computation: Computation,
  given: ComputedFrom,
  asked?: string,
): Promise<ComputedAmount> {
  const { on, rates, held } = computation;
  const day = String(given.attributes[on] ?? todayOf(district));
  // Before it is so, it is computed as if it were on the day of asking.
  const subject = { ...given, attributes: { ...given.attributes, [on]: day } };
  const versions = rates
    ? versionsFor(computation, subject, await readVersions(db, district.store, rates))
    : [];
  const inForce = versionOn(
    computation,
    subject,
    versions.filter(({ stage }) => rates?.stages.includes(stage)),
    day,
  );
  const chosen = asked === undefined ? inForce : (versions.find((one) => one.id === asked) ?? null);
  if (asked !== undefined && !chosen) throw new Refusal('unknown-version', { version: asked }, 'version');
  const explanation = compute(computation, subject, chosen);
  const agreed = (held && given.holdings[held.against]) ?? null;
  const difference =
    agreed === null || explanation.amount === null
      ? null
      : new Big(agreed).minus(explanation.amount).toFixed();
  return { id, computation, day, versions, inForce, explanation, agreed, difference, subject };
}

/** The record as it would be, amounts added to what it holds; only what the transitions may state by which the amount is agreed. */
function supposed(subject: ComputedFrom, suppose: Supposed): ComputedFrom {
  const { register } = subject;
  const may = new Set(
    Object.values(register.computations ?? {}).flatMap(({ on, held }) => [
      on,
      ...(held?.transitions ?? []).flatMap((id) => [
        ...(register.transitions[id]?.sets ?? []),
        ...(register.transitions[id]?.amounts ?? []),
      ]),
    ]),
  );
  const attributes: Record<string, FieldValue> = { ...subject.attributes };
  const holdings: Record<string, string> = { ...subject.holdings };
  for (const [name, value] of Object.entries(suppose)) {
    if (!may.has(name)) throw new Refusal('unknown-field', {}, `suppose.${name}`);
    try {
      const stated = stateOf(register, name, value);
      if (stated === undefined) continue;
      if (Object.hasOwn(register.measures, name))
        holdings[name] = new Big(holdings[name] ?? 0).plus(String(stated)).toFixed();
      else attributes[name] = stated;
    } catch (error) {
      throw error instanceof Refusal ? error.at(`suppose.${name}`) : error;
    }
  }
  return { ...subject, attributes, holdings };
}

function stateOf(register: Register, name: string, value: unknown): FieldValue | undefined {
  if (value === null || value === '') return undefined;
  const measure = Object.hasOwn(register.measures, name) ? register.measures[name] : undefined;
  if (measure) return amountOf(value, measure.unit);
  const field = register.fields[name];
  if (!field || field.kind === 'personal' || field.kind === 'reference') throw new Refusal('unknown-field');
  return field.kind === 'date' ? parseDay(value) : kindOf(field).parse(value, field);
}

/** An amount as it may be posted: in the measure’s unit, or with a unit of its own. */
function amountOf(value: unknown, unit: Parameters<typeof parseAmount>[1]): string {
  if (typeof value === 'object' && value !== null && 'value' in value && 'unit' in value)
    return parseAmount(value.value, value.unit as typeof unit);
  return parseAmount(value, unit);
}

/**
 * What is agreed otherwise than it was computed wants a reason. Asked before a posting by a form or the interface;
 * what is brought in as history is not asked.
 * @throws Refusal computed-otherwise, computed-unknown
 */
export async function demandReasons(
  db: Pool,
  { district, viewer }: Pick<Asked, 'district' | 'viewer'>,
  postings: readonly Posting[],
  nameOf: (i: number) => string = (i) => `postings[${i}]`,
): Promise<void> {
  for (const [i, posting] of postings.entries()) {
    const entry = 'corrects' in posting ? null : posting;
    const declared = entry && district.catalogue.registers.get(entry.register);
    if (!entry || !declared) continue;
    for (const [id, computation] of Object.entries(declared.computations ?? {})) {
      const { held } = computation;
      if (!held?.transitions.includes(entry.transition)) continue;
      const reason = entry.set?.[held.reason];
      if (typeof reason === 'string' && reason.trim() !== '') continue;
      const field = `${nameOf(i)}.set.${held.reason}`;
      await demandReason(
        db,
        { district, viewer, register: entry.register, record: entry.record },
        id,
        entry,
        field,
      );
    }
  }
}

type Entry = Exclude<Posting, { readonly corrects: number }>;

async function demandReason(db: Pool, asked: Asked, id: string, entry: Entry, field: string): Promise<void> {
  const { district, viewer, register, record } = asked;
  const read = await readSubject(db, district.store, viewer, register, record);
  // A request that is sent again was asked the first time: the record has moved on.
  const from = read.register.transitions[entry.transition]?.from ?? [];
  if (!read.exists || !from.includes(read.stage ?? '')) return;
  // What the posting itself would be refused for is said by the posting.
  const said = tried(() => supposed(read, { ...entry.set, ...entry.amounts }));
  const computation = read.register.computations?.[id] as Computation;
  const against = computation.held?.against as string;
  const stated = said?.holdings[against];
  if (!said || stated === undefined) return;
  const on = said.attributes[computation.on] ?? entry.occurredOn;
  const dated = { ...said, attributes: { ...said.attributes, [computation.on]: on } };
  const { explanation } = await computeOne(db, district, id, computation, dated);
  const missing = explanation.missing.map(({ title }) => title);
  if (explanation.amount === null)
    throw new Refusal(
      'computed-unknown',
      { missing: { zh: missing.map(({ zh }) => zh).join('、'), en: missing.map(({ en }) => en).join(', ') } },
      field,
    );
  if (!new Big(explanation.amount).eq(stated))
    throw new Refusal('computed-otherwise', { computed: explanation.amount, stated }, field);
}

function tried<T>(attempt: () => T): T | null {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
