import { type FieldValue, kindOf, profileOf, type Register } from '@taizhang/definition';
import type { Entry, HistoricWork } from '@taizhang/ledger';
import { factsOf, type Judging, type Stated } from '@taizhang/policy';
import { registers as list } from '@taizhang/registers';
import { Big } from 'big.js';

const registers = new Map(list.map((one): [string, Register] => [one.id, one]));
const enterprise = registers.get('enterprise') as Register;

/** The directory of firms with its facts, as policies read it. */
export const firmProfile = profileOf(enterprise, registers);

interface Standing {
  stage: string | null;
  unit: string | null;
  street: string | null;
  attributes: Record<string, FieldValue>;
  holdings: Record<string, string>;
}

/** The firms of some work, judged as they stood when it was over on a day. */
export interface Firms {
  judged(firm: string, day: string): Judging;
}

/** Reads entries that happened in order and had no mistakes in them, or whose mistakes were corrected. */
export function firmsOf(work: readonly HistoricWork[]): Firms {
  const read = new Set(['enterprise', 'enterprise-year', 'qualification', 'credit-record', 'loan']);
  const standing = new Map<string, Standing>();
  const keys = new Map<string, string>();
  const sorted = work.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
  // What was corrected is read as it was corrected to, where it was first written.
  const corrected = new Map(
    sorted.flatMap((item) => ('corrects' in item ? [[item.corrects, item.with] as const] : [])),
  );
  for (const item of sorted) {
    if ('corrects' in item) continue;
    const right = item.key !== undefined && corrected.has(item.key) ? corrected.get(item.key) : item;
    if (!right || !read.has(right.register)) continue;
    const name = `${right.register}/${right.record}`;
    keys.set(name, right.register);
    standing.set(name, after(registers.get(right.register) as Register, standing.get(name), right));
  }
  const byFirm = new Map<string, Map<string, Stated[]>>();
  for (const [name, register] of keys) {
    const state = standing.get(name) as Standing;
    const firm = state.attributes.enterprise;
    if (typeof firm !== 'string') continue;
    const own = byFirm.get(firm) ?? new Map<string, Stated[]>();
    byFirm.set(firm, own.set(register, [...(own.get(register) ?? []), { id: name, ...state }]));
  }
  return {
    judged: (firm, day) => {
      const state = standing.get(`enterprise/${firm}`) as Standing;
      const own: Stated = { id: firm, ...state };
      const attributes = factsOf(enterprise, registers, own, byFirm.get(firm) ?? new Map(), day);
      return { ...state, attributes };
    },
  };
}

function after(register: Register, before: Standing | undefined, entry: Entry): Standing {
  const transition = register.transitions[entry.transition];
  const state = before ?? { stage: null, unit: null, street: null, attributes: {}, holdings: {} };
  const set = Object.entries(entry.set ?? {}).flatMap(([name, value]) => {
    const field = register.fields[name];
    if (!field || field.kind === 'personal' || value === null) return [];
    return [[name, kindOf(field).parse(value, field)] as const];
  });
  const holdings = { ...state.holdings };
  for (const [name, amount] of Object.entries(entry.amounts ?? {}))
    holdings[name] = new Big(holdings[name] ?? 0).plus(amount as string).toFixed();
  return {
    stage: transition?.to ?? state.stage,
    unit: entry.unit ?? state.unit,
    street: entry.street ?? state.street,
    attributes: { ...state.attributes, ...Object.fromEntries(set) },
    holdings,
  };
}
