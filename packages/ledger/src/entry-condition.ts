import {
  type EntryCondition,
  evidenceNamed,
  kindOf,
  Refusal,
  type Register,
  revise,
  type Text,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { holds } from './contribution.ts';
import type { Entry } from './entry.ts';
import type { RecordState, Statement } from './movement.ts';
import { readAmount } from './read-amount.ts';

/** A condition of entry with whether it is met. */
export interface JudgedCondition {
  readonly id: string;
  readonly condition: EntryCondition;
  readonly met: boolean;
}

/** The kinds of documents that evidence names. */
export const documentsIn = (register: Register, evidence: readonly string[]): string[] => [
  ...new Set(
    evidence.flatMap((name) => {
      const { kind } = evidenceNamed(register.documents, name);
      return kind === null ? [] : [kind];
    }),
  ),
];

/** The conditions of a transition, each judged on the record as it would stand and the documents that are named. */
function judgeConditions(
  register: Register,
  transition: string,
  occurredOn: string,
  state: RecordState,
  documents: readonly string[],
): JudgedCondition[] {
  const conditions = transition === revise ? {} : (register.transitions[transition]?.conditions ?? {});
  return Object.entries(conditions).flatMap(([id, condition]) => {
    if (condition.since !== undefined && occurredOn < condition.since) return [];
    const proved = condition.evidence === undefined || documents.includes(condition.evidence);
    return [{ id, condition, met: proved && holds(register, condition.holds, state) }];
  });
}

/** @throws Refusal conditions-unmet, which lists all that is missing and what to do about it */
export function demandConditions(register: Register, statement: Statement, state: RecordState): void {
  const { transition, occurredOn, documents = [] } = statement;
  const missing = judgeConditions(register, transition, occurredOn, state, documents).filter(
    ({ met }) => !met,
  );
  if (missing.length === 0) return;
  const joined = (language: keyof Text, between: string): string =>
    missing
      .map(({ condition }) => `${condition.title[language]}（${condition.how[language]}）`)
      .join(between);
  throw new Refusal(
    'conditions-unmet',
    {
      transition: register.transitions[transition]?.title ?? transition,
      missing: {
        zh: joined('zh', '；'),
        en: joined('en', '; ').replaceAll('（', ' (').replaceAll('）', ')'),
      },
      conditions: missing.map(({ id }) => id),
    },
    'conditions',
  );
}

/** The conditions of what is being typed, as far as it can be read: what is wrong with a field is said elsewhere. */
export function conditionsOfEntry(register: Register, entry: Entry, record: RecordState): JudgedCondition[] {
  const attributes: Record<string, RecordState['attributes'][string]> = { ...record.attributes };
  const holdings: Record<string, string> = { ...record.holdings };
  for (const [id, input] of Object.entries(entry.set ?? {})) {
    const field = Object.hasOwn(register.fields, id) ? register.fields[id] : undefined;
    if (!field || field.kind === 'personal') continue;
    const value = readable(() => (input === null ? null : kindOf(field).parse(input, field)));
    if (value === null || value === undefined) delete attributes[id];
    else attributes[id] = value;
  }
  for (const [id, input] of Object.entries(entry.amounts ?? {})) {
    const measure = Object.hasOwn(register.measures, id) ? register.measures[id] : undefined;
    const amount = measure && readable(() => readAmount(measure, input));
    if (amount) holdings[id] = new Big(holdings[id] ?? '0').plus(amount).toFixed();
  }
  const state = {
    ...record,
    stage: register.transitions[entry.transition]?.to ?? record.stage,
    attributes,
    holdings,
  };
  return judgeConditions(
    register,
    entry.transition,
    entry.occurredOn,
    state,
    documentsIn(register, entry.evidence ?? []),
  );
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
