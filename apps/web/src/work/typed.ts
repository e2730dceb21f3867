import type { WireForm, WireFormField, WorkRequestBody } from '@taizhang/contract';
import { v7 } from 'uuid';

export type Posting = WorkRequestBody['posting'];
type Value = string | boolean;

/** What is typed into a form. */
export interface Typed {
  readonly day: string;
  readonly unit: string;
  readonly street: string;
  /** By field and measure; empty: nothing. */
  readonly values: Readonly<Record<string, Value>>;
  readonly reason: string;
  readonly evidence: readonly string[];
  /** Of a correction: it never happened. */
  readonly never: boolean;
}

/** A form that was begun, as a draft keeps it. */
export interface Begun {
  readonly key: string;
  readonly basis: number;
  readonly record: string;
  readonly typed: Typed;
  /** What the fields held when the form was opened: what still is as it was then is not stated. */
  readonly before: Typed['values'];
}

export const nameOf = ({ part, id }: Pick<WireFormField, 'part' | 'id'>): string => `${part}.${id}`;

/** As a form stands before anything is typed: with what the ledger holds already, and today. */
export const untouched = (form: WireForm): Typed => ({
  day: form.corrects?.occurredOn ?? form.today,
  unit: form.unit.value ?? (form.unit.options.length === 1 ? (form.unit.options[0]?.id ?? '') : ''),
  street: form.street.value ?? '',
  values: Object.fromEntries(form.fields.map((field) => [nameOf(field), field.value ?? ''])),
  reason: '',
  evidence: form.given,
  never: false,
});

/** A key that nobody else has. It begins with the time: keys of a day then lie side by side in the ledger's index. */
export const newKey = (): string => v7();

/** A form that is begun; what is given, or else proposed, stands in it as if it had been typed. */
export function begin(form: WireForm, given: Readonly<Record<string, string>> = {}): Begun {
  const typed = untouched(form);
  const proposed = form.fields.flatMap((field) => {
    const value = given[field.id] ?? (field.value === null ? field.proposed?.value : undefined);
    return value === undefined ? [] : [[nameOf(field), value] as const];
  });
  return {
    key: newKey(),
    basis: form.basis,
    record: form.record,
    typed: { ...typed, values: { ...typed.values, ...Object.fromEntries(proposed) } },
    before: typed.values,
  };
}

/** The same form on how the record stands now: what was typed stays, everything else is as it is now. */
export function rebased(form: WireForm, begun: Begun): Begun {
  const { values } = untouched(form);
  const kept = Object.entries(begun.typed.values).filter(([name, value]) => value !== begun.before[name]);
  return {
    ...begun,
    basis: form.basis,
    typed: { ...begun.typed, values: { ...values, ...Object.fromEntries(kept) } },
    before: values,
  };
}

const trimmed = (value: Value | undefined): Value =>
  typeof value === 'string' ? value.trim() : (value ?? '');

/** What of a form's fields is stated: of an entry what was changed, of what says all anew, all. */
function stated(form: WireForm, { typed, before }: Begun) {
  const anew = form.opens || form.corrects !== null;
  const set: Record<string, Value | null> = {};
  const amounts: Record<string, { value: string; unit: NonNullable<WireFormField['unit']>['id'] }> = {};
  for (const field of form.fields) {
    const value = trimmed(typed.values[nameOf(field)]);
    if (field.part === 'amounts') {
      if (value !== '' && field.unit) amounts[field.id] = { value: String(value), unit: field.unit.id };
    } else if (anew ? value !== '' : value !== trimmed(before[nameOf(field)]))
      set[field.id] = value === '' ? null : value;
  }
  return { set, amounts };
}

/** The entry or correction that a form says. */
export function postingOf(form: WireForm, begun: Begun): Posting {
  const { record, typed } = begun;
  const reason = typed.reason.trim();
  const anew = form.opens || form.corrects !== null;
  const entry = {
    register: form.register.id,
    record,
    transition: form.transition.id,
    occurredOn: typed.day,
    ...stated(form, begun),
    ...(form.unit.asked && typed.unit !== '' && (anew || typed.unit !== form.unit.value)
      ? { unit: typed.unit }
      : {}),
    ...(form.street.asked && (anew ? typed.street !== '' : typed.street !== (form.street.value ?? ''))
      ? { street: typed.street === '' ? null : typed.street }
      : {}),
    ...(typed.evidence.length > 0 ? { evidence: [...typed.evidence] } : {}),
  };
  if (form.corrects) return { corrects: form.corrects.seq, with: typed.never ? null : entry, reason };
  return reason === '' ? entry : { ...entry, reason };
}

/** Where a refusal's field stands in the form. */
export const fieldAtFault = (field: string | null): string =>
  (field ?? '').replace(/^posting\.?/, '').replace(/^with\.?/, '');
