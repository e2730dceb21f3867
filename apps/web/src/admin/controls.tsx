import { type ReactNode, useId } from 'react';

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly title: string }[];
  /** What stands there while nothing is chosen; absent: something always is. */
  readonly none?: string;
  readonly required?: boolean;
  choose(value: string): void;
}

/** One of several. The browser's own list: every telephone and screen reader knows it. */
export function Choice({ label, name, value, options, none, required, choose }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <p className="admin-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        value={value}
        required={required}
        onChange={({ target }) => choose(target.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map(({ value: each, title }) => (
          <option key={each} value={each}>
            {title}
          </option>
        ))}
      </select>
    </p>
  );
}

interface EntryProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly hint?: string;
  readonly type?: 'text' | 'search' | 'email';
  readonly required?: boolean;
  readonly pattern?: string;
  /** What may be meant; anything else can be typed too. */
  readonly offers?: readonly { readonly value: string; readonly title: string }[];
  write(text: string): void;
}

/** A text to be typed, under its name. */
export function Entry({
  label,
  name,
  value,
  hint,
  type = 'text',
  offers,
  write,
  ...rest
}: EntryProps): ReactNode {
  const id = useId();
  return (
    <p className="admin-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => write(target.value)}
        {...rest}
        // The browser says it where the pattern is not met.
        {...(hint ? { 'aria-describedby': `${id}-hint`, title: hint } : {})}
        {...(offers ? { list: `${id}-offers` } : {})}
      />
      {offers && (
        <datalist id={`${id}-offers`}>
          {offers.map(({ value: each, title }) => (
            <option key={each} value={each}>
              {title}
            </option>
          ))}
        </datalist>
      )}
      {hint && (
        <span id={`${id}-hint`} className="quiet admin-hint">
          {hint}
        </span>
      )}
    </p>
  );
}

interface TickProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  tick(checked: boolean): void;
}

export function Tick({ label, checked, tick }: TickProps): ReactNode {
  return (
    <label className="admin-tick">
      <input type="checkbox" checked={checked} onChange={({ target }) => tick(target.checked)} />
      {label}
    </label>
  );
}
