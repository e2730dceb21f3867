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
import type { Explanation } from '@taizhang/policy';
import { type ComputedFrom, type Pool, type RatesVersion, readSubject } from '@taizhang/store';
import { Big } from 'big.js';
import { computedOn } from './computed-on.ts';
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
  const { held } = computation;
  // Before it is so, it is computed as if it were on the day of asking.
  const found = await computedOn(db, district.store, computation, given, todayOf(district), asked);
  if (asked !== undefined && !found.chosen)
    throw new Refusal('unknown-version', { version: asked }, 'version');
  const { explanation } = found;
  const agreed = (held && given.holdings[held.against]) ?? null;
  const difference =
    agreed === null || explanation.amount === null
      ? null
      : new Big(agreed).minus(explanation.amount).toFixed();
  return { id, computation, ...found, agreed, difference };
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
