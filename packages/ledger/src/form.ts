import {
  type Field,
  type FieldKindName,
  type FieldValue,
  fromBase,
  isReviewed,
  plain,
  type Register,
  revise,
  reviseTitle,
  type Text,
  type UnitId,
} from '@taizhang/definition';
import type { RecordState, Statement } from './movement.ts';
import { nothing } from './movement.ts';
import { transitionOf } from './statement.ts';

/** What can be filled in: a field that is stated, or a measure that is added to. */
export interface FormField {
  readonly id: string;
  readonly part: 'set' | 'amounts';
  readonly kind: FieldKindName | 'amount';
  readonly title: Text;
  readonly help: Text | null;
  readonly required: boolean;
  /** The unit in which a number is typed and shown. */
  readonly unit: UnitId | null;
  readonly options: readonly { readonly id: string; readonly title: Text }[] | null;
  /** The register that a reference leads to. */
  readonly register: string | null;
  /** The stages in which a record may be referred to; null: in any. */
  readonly stages: readonly string[] | null;
  /** What stands on the record (a number in `unit`), or what the entry that is corrected had stated. */
  readonly value: FieldValue | null;
  /** What the record holds of a measure, in `unit`. */
  readonly holding: string | null;
}

/** Everything that is asked of whoever does something with a record. */
export interface Form {
  readonly register: string;
  readonly transition: string;
  readonly title: Text;
  readonly opens: boolean;
  readonly evidence: boolean;
  /** Whether the entry waits for a reviewer. */
  readonly reviewed: boolean;
  readonly stageTo: string | null;
  readonly unit: { readonly asked: boolean; readonly value: string | null };
  readonly street: { readonly asked: boolean; readonly required: boolean; readonly value: string | null };
  readonly fields: readonly FormField[];
}

const finest = 12;

/** A stored amount in the unit in which it is typed; typed again, it gives what is stored. */
const typed = (base: string, unit: UnitId): string => plain(fromBase(base, unit, finest));

/**
 * The form of a transition, from the definition alone: what must be given first, then what may. Of a record that stands
 * somewhere it is filled with what stands there; measures are added to, so they begin empty.
 * @param stated what an entry had stated, where it is corrected
 * @throws Refusal unknown-transition
 */
export function formOf(
  register: Register,
  transitionId: string,
  record: RecordState = nothing,
  stated: Statement | null = null,
): Form {
  const transition = transitionOf(register, transitionId);
  const free = transition === revise || !transition.from;
  const opens = transition !== revise && !transition.from;
  const needs = new Set(transition === revise ? [] : transition.requires);
  const mayBe = (list: readonly string[] | undefined, id: string) => free || (list?.includes(id) ?? false);
  const [sets, adds] = transition === revise ? [[], []] : [transition.sets, transition.amounts];
  const measures = Object.entries(register.measures)
    .filter(([id]) => mayBe(adds, id))
    .map(([id, measure]): FormField => {
      const [held, added] = [record.holdings[id], stated?.amounts[id]];
      return {
        id,
        part: 'amounts',
        kind: 'amount',
        title: measure.title,
        help: measure.help ?? null,
        required: needs.has(id),
        unit: measure.unit,
        options: null,
        register: null,
        stages: null,
        value: added === undefined ? null : typed(added, measure.unit),
        holding: held === undefined ? null : typed(held, measure.unit),
      };
    });
  const fields = Object.entries(register.fields)
    .filter(([id]) => mayBe(sets, id))
    .map(([id, field]) => fieldOf(id, field, needs.has(id) || (opens && (field.required ?? false)), record));
  const asked = opens || transition === revise || (transition.assigns ?? false);
  const filled = fields.map((field) => (stated ? restated(register, field, stated) : field));
  return {
    register: register.id,
    transition: transitionId,
    title: transition === revise ? reviseTitle : transition.title,
    opens,
    evidence: transition !== revise && (transition.evidence ?? false),
    reviewed: isReviewed(register, transitionId),
    stageTo: (transition !== revise && transition.to) || record.stage,
    unit: { asked, value: stated?.unit ?? record.unit },
    street: {
      asked: asked && register.places !== 'none',
      required: register.places === 'required',
      value: stated?.street === undefined ? record.street : stated.street,
    },
    fields: opens ? requiredFirst([...filled, ...measures]) : requiredFirst([...measures, ...filled]),
  };
}

const requiredFirst = (fields: readonly FormField[]): FormField[] =>
  fields.toSorted((a, b) => Number(b.required) - Number(a.required));

function fieldOf(id: string, field: Field, required: boolean, record: RecordState): FormField {
  return {
    id,
    part: 'set',
    kind: field.kind,
    title: field.title,
    help: field.help ?? null,
    required,
    unit: field.kind === 'number' ? field.unit : null,
    options:
      field.kind === 'category'
        ? Object.entries(field.options).map(([option, title]) => ({ id: option, title }))
        : null,
    register: field.kind === 'reference' ? field.register : null,
    stages: field.kind === 'reference' ? (field.stages ?? null) : null,
    value: standingValue(field, record.attributes[id]),
    holding: null,
  };
}

const standingValue = (field: Field, value: FieldValue | null | undefined): FieldValue | null => {
  // A masked value is not shown in a form either; left empty, it stays as it is.
  if (value === undefined || value === null || field.restricted) return null;
  return field.kind === 'number' ? typed(String(value), field.unit) : value;
};

/** A field as the corrected entry stated it; what it did not state is empty, for the entry said nothing of it. */
function restated(register: Register, field: FormField, stated: Statement): FormField {
  const declared = register.fields[field.id];
  const value = Object.hasOwn(stated.set, field.id) ? stated.set[field.id] : null;
  return declared ? { ...field, value: standingValue(declared, value) } : field;
}

/** What can be done with a record in a stage, in the register's order; none: what opens a record. */
export const waysOn = (register: Register, stage: string | null): string[] =>
  Object.entries(register.transitions).flatMap(([id, { from }]) =>
    (stage === null ? !from : from?.includes(stage)) ? [id] : [],
  );
