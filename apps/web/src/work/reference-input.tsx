import { useQuery } from '@tanstack/react-query';
import { type InputHTMLAttributes, useId } from 'react';
import { askWork } from './work-data.ts';

interface ReferenceInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'list' | 'type' | 'value'> {
  readonly register: string;
  readonly stages?: readonly string[] | null;
  /** The field, as `register.field`, that only some records may be named in. */
  readonly as?: string | null;
  /** Whether its records may be looked up by whoever types. */
  readonly looksUp?: boolean;
  readonly value: string;
  set(value: string): void;
}

const longestAsked = 80;

/** The id of a record of a register, with records to choose from that fit what was typed, and its name once it is known. */
export function ReferenceInput({
  register,
  stages = null,
  as = null,
  looksUp = true,
  value,
  set,
  ...props
}: ReferenceInputProps) {
  const list = useId();
  const asked = askWork.lookup(register, value.slice(0, longestAsked), stages, as);
  const { data } = useQuery({ ...asked, enabled: looksUp });
  const known = data?.records.find(({ id }) => id === value);
  return (
    <>
      <input
        {...props}
        type="text"
        list={list}
        autoComplete="off"
        value={value}
        onChange={({ target }) => set(target.value)}
      />
      <datalist id={list}>
        {data?.records.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </datalist>
      {known && <span className="quiet">{known.title}</span>}
    </>
  );
}
