import { type InputHTMLAttributes, type Ref, useEffect, useId, useRef } from 'react';
import { useWords } from '../language.ts';

interface DayInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'children'> {
  /** The day as it is shown until the field is typed in: YYYY-MM-DD, or empty. */
  readonly shown: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/**
 * The input of a day. The browser's own: it knows the reader's calendar, keyboard and screen reader, and costs the page
 * nothing. The browser writes a day as its own language does, which is not always the page's: until the field is typed
 * in, the day stands there as it does everywhere else.
 */
export function DayInput({ shown, ...props }: DayInputProps) {
  const { say } = useWords();
  return (
    <span className="day-input" data-day={shown || say('dayPattern')}>
      <input {...props} type="date" />
    </span>
  );
}

interface DayFieldProps {
  readonly label: string;
  /** YYYY-MM-DD, or empty. */
  readonly value: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly required?: boolean;
  /** Called with each whole day that is entered or picked, and with '' when the field is cleared. */
  choose(day: string): void;
}

/** A day with its label. It keeps what is half typed; a year of three digits lies before `min` and is not a day yet. */
export function DayField({ label, value, min = '1900-01-01', max, required, choose }: DayFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current && input.current.value !== value) input.current.value = value;
  }, [value]);
  return (
    <span className="day-field">
      <label htmlFor={id}>{label}</label>
      <DayInput
        id={id}
        ref={input}
        shown={value}
        defaultValue={value}
        {...{ min, max, required }}
        onChange={({ target: { value: day, validity } }) => {
          const whole = validity.valid || (day === '' && !validity.badInput);
          if (day !== value && whole) choose(day);
        }}
      />
    </span>
  );
}
