import type { WireForm, WireFormField } from '@taizhang/contract';
import { createContext, lazy, type ReactNode, Suspense, useContext } from 'react';
import { Loading } from '../shell/states.tsx';
import { shifted } from './shifted.ts';
import type { Typed } from './typed.ts';

/** The form around a field, for what is judged by more than its own value. */
export const FormAround = createContext<{
  readonly form: WireForm;
  readonly values: Typed['values'];
  readonly record: string;
} | null>(null);

const TermsEditor = lazy(async () => ({ default: (await import('../terms/terms-editor.tsx')).TermsEditor }));

interface TermsFieldProps {
  readonly id: string;
  readonly field: WireFormField;
  readonly label: string;
  readonly value: string;
  set(value: string): void;
}

/** The terms of a policy: the editor comes with them only. */
export function TermsField({ id, field, label, value, set }: TermsFieldProps): ReactNode {
  const around = useContext(FormAround);
  const beside = around && field.beside;
  const typed = (name: string | null): string =>
    name === null ? '' : String(around?.values[name] ?? '').trim();
  const optional = (name: 'code' | 'from' | 'to' | 'budget', text: string) =>
    text === '' ? {} : { [name]: text };
  const version = beside
    ? {
        register: around.form.register.id,
        record: around.record,
        ...optional('code', typed(beside.code)),
        ...optional('from', typed(beside.from)),
        ...optional('to', typed(beside.to)),
        ...optional('budget', budgetOf(around.form, beside.budget, typed(beside.budget))),
      }
    : { ...(around ? { register: around.form.register.id } : {}) };
  return (
    <Suspense fallback={<Loading />}>
      <TermsEditor {...{ id, label, value, version, set }} name={field.id} today={around?.form.today ?? ''} />
    </Suspense>
  );
}

/** The budget that there will be, in its base unit; where some is added to some, that is left to the server's own check. */
function budgetOf(form: WireForm, name: string | null, typed: string): string {
  const field = form.fields.find(({ part, id }) => `${part}.${id}` === name);
  const given = typed === '' ? (field?.holding ?? '') : field?.holding && field.holding !== '0' ? '' : typed;
  return shifted(given, field?.unit?.shift ?? 0) ?? '';
}
