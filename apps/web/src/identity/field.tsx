import { CallError } from '@taizhang/contract';
import { type HTMLInputAutoCompleteAttribute, type ReactNode, useId } from 'react';
import { useWords } from '../language.ts';

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly type?: 'text' | 'password';
  readonly complete: HTMLInputAutoCompleteAttribute;
  readonly hint?: string;
  readonly focused?: boolean;
  readonly numeric?: boolean;
}

/** A text to be typed, under its name. */
export function Field({
  label,
  name,
  type = 'text',
  complete,
  hint,
  focused,
  numeric,
}: FieldProps): ReactNode {
  const id = useId();
  return (
    <p className="identity-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        autoComplete={complete}
        required
        // biome-ignore lint/a11y/noAutofocus: the one field of a step that the reader has just asked for
        autoFocus={focused}
        autoCapitalize="none"
        spellCheck={false}
        {...(numeric ? { inputMode: 'numeric' as const } : {})}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
      />
      {hint && (
        <span id={`${id}-hint`} className="quiet identity-hint">
          {hint}
        </span>
      )}
    </p>
  );
}

/** What was refused, said where it happened. */
export function Refused({ error }: { error: unknown }): ReactNode {
  const { say, of } = useWords();
  if (!error) return null;
  const refusal = error instanceof CallError ? error.refusal : null;
  return (
    <p className="identity-refused" role="alert">
      {refusal ? of(refusal.message) : say('unreachable')}
    </p>
  );
}

/** What was typed into a form. */
export const typed = (form: HTMLFormElement, name: string): string =>
  String(new FormData(form).get(name) ?? '');
