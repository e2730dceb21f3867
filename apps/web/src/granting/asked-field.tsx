import type { WireQuestion } from '@taizhang/contract';
import { type ReactNode, useId } from 'react';
import { useWords } from '../language.ts';
import { useGranting } from './judged.tsx';

/** What was typed: '' where it is left open. */
export type Typed = string | boolean;

interface AskedFieldProps {
  readonly question: WireQuestion;
  readonly value: Typed;
  readonly error?: string | undefined;
  write(value: Typed): void;
}

/** One thing that is asked, to be answered as its kind wants; left open is an answer too. */
export function AskedField({ question, value, error, write }: AskedFieldProps): ReactNode {
  const id = useId();
  const { of } = useWords();
  const hints = [
    ...(question.help ? [{ id: `${id}-help`, text: of(question.help), role: undefined }] : []),
    ...(error ? [{ id: `${id}-error`, text: error, role: 'alert' as const }] : []),
  ];
  const described = hints.length > 0 ? { 'aria-describedby': hints.map((hint) => hint.id).join(' ') } : {};
  return (
    <p className="asked-field">
      <label htmlFor={id}>
        {of(question.asked)}
        {question.unit && ` (${of(question.unit)})`}
      </label>
      <Control id={id} question={question} value={value} described={described} write={write} />
      {hints.map((hint) => (
        <span key={hint.id} id={hint.id} className={hint.role ? 'needs-hand' : 'quiet'} role={hint.role}>
          {hint.text}
        </span>
      ))}
    </p>
  );
}

interface ControlProps extends Omit<AskedFieldProps, 'error'> {
  readonly id: string;
  readonly described: object;
}

function Control({ id, question, value, described, write }: ControlProps) {
  const say = useGranting();
  const { of } = useWords();
  const { input } = question;
  if (input === 'checkbox')
    return (
      <select
        id={id}
        name={question.id}
        value={value === '' ? '' : String(value)}
        onChange={({ target }) => write(target.value === '' ? '' : target.value === 'true')}
        {...described}
      >
        <option value="">{say('dontKnow')}</option>
        <option value="true">{say('yes')}</option>
        <option value="false">{say('no')}</option>
      </select>
    );
  if (input === 'select')
    return (
      <select
        id={id}
        name={question.id}
        value={String(value)}
        onChange={({ target }) => write(target.value)}
        {...described}
      >
        <option value="">{say('dontKnow')}</option>
        {question.options.map((option) => (
          <option key={option.id} value={option.id}>
            {of(option.title)}
          </option>
        ))}
      </select>
    );
  return (
    <input
      id={id}
      name={question.id}
      type={input === 'date' ? 'date' : 'text'}
      inputMode={input === 'number' ? 'decimal' : 'text'}
      value={String(value)}
      autoComplete="off"
      onChange={({ target }) => write(target.value)}
      {...described}
    />
  );
}
