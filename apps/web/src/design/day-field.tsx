import { useEffect, useId, useRef } from 'react';

interface DayFieldProps {
  readonly label: string;
  /** YYYY-MM-DD, or empty. */
  readonly value: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** Called with each whole day that is entered or picked, and with '' when the field is cleared. */
  choose(day: string): void;
}

/**
 * A day. The browser's own field: it knows the reader's calendar, keyboard and screen reader, and costs the page
 * nothing. It keeps what is half typed; a year of three digits lies before `min` and is not a day yet.
 */
export function DayField({ label, value, min = '1900-01-01', max, choose }: DayFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current && input.current.value !== value) input.current.value = value;
  }, [value]);
  return (
    <span className="day-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={input}
        type="date"
        defaultValue={value}
        min={min}
        max={max}
        onChange={({ target: { value: day, validity } }) => {
          if (day !== value && validity.valid) choose(day);
        }}
      />
    </span>
  );
}
