import type { WireFormField } from '@taizhang/contract';
import { type ReactNode, useId } from 'react';
import { DayInput } from '../design/day-field.tsx';
import { Whole } from '../design/whole.tsx';
import { dot, spoken, withUnit } from '../format.ts';
import { useWords, useWordsWith } from '../language.ts';
import { comesTo } from './comes-to.ts';
import { inWords } from './in-words.ts';
import { ReferenceInput } from './reference-input.tsx';
import { TermsField } from './terms-field.tsx';
import { workTexts } from './work-texts.ts';

interface RowProps {
  readonly label: string;
  readonly name: string;
  readonly required?: boolean;
  readonly help?: string | null | undefined;
  readonly fault?: string | undefined;
  children(props: {
    id: string;
    'aria-describedby'?: string;
    'aria-invalid'?: true;
    required: boolean;
  }): ReactNode;
}

/** A field with its label, what to write in it, and what is wrong with it. */
export function Row({ label, name, required = false, help, fault, children }: RowProps) {
  const { say } = useWordsWith(workTexts);
  const id = useId();
  const described = [help ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div className={fault ? 'form-row is-at-fault' : 'form-row'} data-field={name}>
      <label htmlFor={id}>
        {label} {required && <span className="form-required">{say('workRequired')}</span>}
      </label>
      {children({
        id,
        required,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(fault ? { 'aria-invalid': true as const } : {}),
      })}
      {help && (
        <p id={`${id}-help`} className="form-help quiet">
          <Whole>{help}</Whole>
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} className="form-fault hand">
          {fault}
        </p>
      )}
    </div>
  );
}

interface FieldRowProps {
  readonly field: WireFormField;
  readonly value: string | boolean;
  readonly fault: string | undefined;
  readonly focus: boolean;
  set(value: string | boolean): void;
}

/** A field or measure of a register, as its kind is best typed. */
export function FieldRow({ field, value, fault, focus, set }: FieldRowProps) {
  const { say, of, language } = useWordsWith(workTexts);
  const { title, required, help, holding, unit } = field;
  const inUnit = (number: string) => withUnit(number, unit ? of(unit.title) : '', language);
  // Where nothing is held yet, what is added and the sum are the same.
  const holds =
    holding === null ? null : say(holding === '0' ? 'workHolds' : 'workAdds', { amount: inUnit(holding) });
  const words = unit?.base ? inWords(String(value), unit.shift, unit.base) : null;
  const read = words ? say('workReads', { amount: spoken(of(words)).replaceAll('-', '−') }) : null;
  const { proposed } = field;
  const as = proposed && value === proposed.value ? say('workAsSaidOf', { record: proposed.title }) : null;
  const sum =
    holding === null || holding === '0' ? null : comesTo(holding, String(field.value ?? '0'), String(value));
  const told = [
    help ? of(help) : null,
    as,
    holds,
    read,
    sum === null ? null : say('workComesTo', { amount: inUnit(sum) }),
  ]
    .filter(Boolean)
    .join(dot);
  return (
    <Row label={of(title)} name={`${field.part}.${field.id}`} required={required} help={told} fault={fault}>
      {(props) => <FieldInput {...{ field, value, set, focus, props }} />}
    </Row>
  );
}

interface FieldInputProps extends Omit<FieldRowProps, 'fault'> {
  readonly props: { readonly id: string };
}

function FieldInput({ field, value, set, focus, props }: FieldInputProps) {
  const { of } = useWords();
  const text = String(value);
  const common = { ...props, value: text, autoFocus: focus };
  switch (field.kind) {
    case 'amount':
    case 'number':
      return (
        <span className="form-amount">
          <input
            {...common}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            onChange={({ target }) => set(target.value)}
          />
          <span className="quiet">{field.unit && of(field.unit.title)}</span>
        </span>
      );
    case 'date':
      return <DayInput {...common} shown={text} onChange={({ target }) => set(target.value)} />;
    case 'category':
    case 'unit':
      return <Choice {...common} options={field.options ?? []} choose={set} />;
    case 'flag':
      return <Flag {...{ value, set, props }} />;
    case 'reference':
      return (
        <ReferenceInput
          {...props}
          register={field.register ?? ''}
          stages={field.stages}
          as={field.as}
          looksUp={field.looksUp}
          value={text}
          set={set}
        />
      );
    case 'text':
      return <textarea {...common} rows={2} maxLength={2000} onChange={({ target }) => set(target.value)} />;
    case 'terms':
      return <TermsField id={props.id} field={field} label={of(field.title)} value={text} set={set} />;
    default:
      return (
        <input {...common} type="text" autoComplete="off" onChange={({ target }) => set(target.value)} />
      );
  }
}

interface ChoiceProps {
  readonly id: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly title: { zh: string; en: string } }[];
  choose(id: string): void;
}

/** One of a list; the telephone draws its own. */
export function Choice({ options, choose, ...props }: ChoiceProps) {
  const { say, of } = useWordsWith(workTexts);
  return (
    <select {...props} onChange={({ target }) => choose(target.value)}>
      <option value="">{say('workNone')}</option>
      {options.map(({ id, title }) => (
        <option key={id} value={id}>
          {of(title)}
        </option>
      ))}
    </select>
  );
}

/** Yes, no, or not said. */
function Flag({ value, set, props }: Pick<FieldInputProps, 'value' | 'set' | 'props'>) {
  const { say } = useWordsWith(workTexts);
  return (
    <select
      {...props}
      value={value === '' ? '' : String(value)}
      onChange={({ target }) => set(target.value === '' ? '' : target.value === 'true')}
    >
      <option value="">{say('workNone')}</option>
      <option value="true">{say('workYes')}</option>
      <option value="false">{say('workNo')}</option>
    </select>
  );
}
