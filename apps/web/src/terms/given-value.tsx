import type { WireTermsWord } from '@taizhang/contract';
import { type ReactNode, useState } from 'react';
import { DayInput } from '../design/day-field.tsx';
import { shifted } from '../work/shifted.ts';
import { useEditing } from './editing.tsx';

interface GivenProps {
  readonly word: WireTermsWord | undefined;
  readonly label: string;
  readonly at: string;
  readonly value: string | number | boolean;
  change(value: string | boolean): void;
}

/** A value as terms keep it, typed as its kind is: numbers in the unit of their figure, kept in its base unit. */
export function GivenValue({ word, label, at, value, change }: GivenProps): ReactNode {
  const { say, of } = useEditing();
  const common = { 'aria-label': label, 'data-at': at };
  if (word?.kind === 'flag')
    return (
      <select {...common} value={String(value)} onChange={({ target }) => change(target.value === 'true')}>
        {!['true', 'false'].includes(String(value)) && <option value={String(value)}>{String(value)}</option>}
        <option value="true">{say('yes')}</option>
        <option value="false">{say('no')}</option>
      </select>
    );
  if (word?.options)
    return (
      <select {...common} value={String(value)} onChange={({ target }) => change(target.value)}>
        {!word.options.some(({ id }) => id === String(value)) && (
          <option value={String(value)}>
            {value === '' ? say('chooseOne') : say('notThere', { name: String(value) })}
          </option>
        )}
        {word.options.map(({ id, title }) => (
          <option key={id} value={id}>
            {of(title)}
          </option>
        ))}
      </select>
    );
  if (word?.kind === 'date')
    return (
      <DayInput
        {...common}
        shown={String(value)}
        value={String(value)}
        onChange={({ target }) => change(target.value)}
      />
    );
  if (word?.kind === 'number') return <ShiftedNumber {...{ word, common, value, change }} />;
  return (
    <input {...common} type="text" value={String(value)} onChange={({ target }) => change(target.value)} />
  );
}

interface ShiftedProps {
  readonly word: WireTermsWord;
  readonly common: object;
  readonly value: string | number | boolean;
  change(value: string): void;
}

/** While it is typed it stays as it is typed. */
function ShiftedNumber({ word, common, value, change }: ShiftedProps) {
  const { of } = useEditing();
  const [typed, type] = useState<string | null>(null);
  const shift = word.unit?.shift ?? 0;
  const shown = typed ?? (shift === 0 ? String(value) : (shifted(String(value), -shift) ?? String(value)));
  return (
    <span className="filter-one">
      <input
        {...common}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={shown}
        onChange={({ target }) => {
          type(target.value);
          change(shift === 0 ? target.value.trim() : (shifted(target.value, shift) ?? target.value.trim()));
        }}
        onBlur={() => type(null)}
      />
      {word.unit && <span className="quiet">{of(word.unit.title)}</span>}
    </span>
  );
}
