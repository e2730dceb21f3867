import type { Rule, Scalar } from '@taizhang/definition';
import type { ReactNode } from 'react';
import { DayInput } from '../design/day-field.tsx';
import type { Column } from './list-search.ts';
import { useListWords } from './list-texts.ts';
import { OneReference, SeveralReferences } from './rule-reference.tsx';

interface ValueProps {
  readonly id: string;
  readonly column: Column;
  readonly operator: Rule['operator'];
  readonly value: Scalar | Scalar[] | null;
  change(value: Scalar | Scalar[]): void;
}

/** What a column is compared with: a choice where its values are known, else the fitting field of the browser. */
export function RuleValue({ id, column, operator, value, change }: ValueProps): ReactNode {
  const { say } = useListWords();
  if (operator === 'null' || operator === 'notNull') return <span />;
  if (operator === 'in' || operator === 'notIn') {
    const several = [value].flat().map(String);
    if (column.reference !== null)
      return (
        <SeveralReferences register={column.reference} label={say('value')} value={several} change={change} />
      );
    return <SeveralValues id={id} column={column} value={several} change={change} />;
  }
  if (operator === 'between' || operator === 'notBetween') {
    const [from = '', to = ''] = [value].flat().map(String);
    return (
      <span className="filter-range">
        <OneValue column={column} label={say('valueFrom')} value={from} change={(v) => change([v, to])} />
        <OneValue column={column} label={say('valueTo')} value={to} change={(v) => change([from, v])} />
      </span>
    );
  }
  if (column.reference !== null && (operator === '=' || operator === '!='))
    return (
      <OneReference
        register={column.reference}
        label={say('value')}
        value={String(value ?? '')}
        change={change}
      />
    );
  const plainText = ['contains', 'doesNotContain', 'beginsWith', 'endsWith'].includes(operator);
  return (
    <OneValue
      column={plainText ? { ...column, options: null, kind: 'text' } : column}
      label={say('value')}
      value={String(value ?? '')}
      change={(v) => change(column.kind === 'flag' ? v === 'true' : v)}
    />
  );
}

interface OneProps {
  readonly column: Column;
  readonly label: string;
  readonly value: string;
  change(value: string): void;
}

function OneValue({ column, label, value, change }: OneProps): ReactNode {
  const { say, of } = useListWords();
  if (column.options || column.kind === 'flag') {
    const options = column.options ?? [
      { id: 'true', title: { zh: say('yes'), en: say('yes') } },
      { id: 'false', title: { zh: say('no'), en: say('no') } },
    ];
    return (
      <select aria-label={label} value={value} onChange={(event) => change(event.target.value)}>
        {!options.some((option) => option.id === value) && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {of(option.title)}
          </option>
        ))}
      </select>
    );
  }
  if (column.kind === 'date')
    return (
      <DayInput
        aria-label={label}
        shown={value}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    );
  const isNumber = column.kind === 'number' || column.kind === 'measure';
  return (
    <span className="filter-one">
      <input
        aria-label={label}
        type="text"
        inputMode={isNumber ? 'decimal' : undefined}
        pattern={isNumber ? '-?\\d{1,18}(\\.\\d{1,12})?' : undefined}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
      {isNumber && column.unit && of(column.unit) !== '' && <span className="quiet">{of(column.unit)}</span>}
    </span>
  );
}

interface SeveralProps {
  readonly id: string;
  readonly column: Column;
  readonly value: readonly string[];
  change(value: string[]): void;
}

function SeveralValues({ id, column, value, change }: SeveralProps): ReactNode {
  const { say, of } = useListWords();
  if (!column.options)
    return (
      <input
        aria-label={say('valueEach')}
        placeholder={say('valueEach')}
        value={value.join('，')}
        onChange={(event) =>
          change(
            event.target.value === '' ? [] : event.target.value.split(/[,，]/).map((part) => part.trim()),
          )
        }
      />
    );
  const chosen = new Set(value);
  return (
    <fieldset className="filter-choices">
      <legend className="heard">{say('value')}</legend>
      {column.options.map((option) => (
        <label key={option.id} htmlFor={`${id}-${option.id}`}>
          <input
            id={`${id}-${option.id}`}
            type="checkbox"
            checked={chosen.has(option.id)}
            onChange={(event) =>
              change(event.target.checked ? [...value, option.id] : value.filter((v) => v !== option.id))
            }
          />
          {of(option.title)}
        </label>
      ))}
    </fieldset>
  );
}
