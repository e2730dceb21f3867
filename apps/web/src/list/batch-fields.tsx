import { useId } from 'react';
import { DayInput } from '../design/day-field.tsx';
import { ReferenceInput } from '../work/reference-input.tsx';
import type { Column } from './list-search.ts';
import type { Chosen } from './list-table.tsx';
import { useListWords } from './list-texts.ts';

/** What is typed of a field: the same for all, or of each record by itself. */
export interface TypedOnce {
  readonly all: string;
  readonly each: ReadonlyMap<string, string> | null;
}

export const stated = (column: Column, value = ''): string | boolean =>
  column.kind === 'flag' ? value === 'true' : value;

function OneField({
  column,
  title,
  value,
  required,
  change,
}: {
  column: Column;
  title: string;
  value: string;
  required: boolean;
  change(value: string): void;
}) {
  const { say, of } = useListWords();
  const id = useId();
  const options =
    column.options ??
    (column.kind === 'flag'
      ? [
          { id: 'true', title: { zh: '是', en: 'yes' } },
          { id: 'false', title: { zh: '否', en: 'no' } },
        ]
      : null);
  return (
    <label htmlFor={id}>
      {title}
      {options ? (
        <select id={id} required={required} value={value} onChange={(event) => change(event.target.value)}>
          <option value="" disabled={required}>
            {say('batchChoose')}
          </option>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {of(option.title)}
            </option>
          ))}
        </select>
      ) : column.reference ? (
        <ReferenceInput {...{ id, required, value }} register={column.reference} set={change} />
      ) : column.kind === 'date' ? (
        <DayInput
          {...{ id, required, value }}
          shown={value}
          onChange={({ target }) => change(target.value)}
        />
      ) : (
        <input
          id={id}
          required={required}
          type="text"
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </label>
  );
}

interface FieldProps {
  readonly column: Column;
  readonly required: boolean;
  readonly chosen: Chosen;
  readonly titles: ReadonlyMap<string, string>;
  readonly typed: TypedOnce;
  change(typed: TypedOnce): void;
}

/** A field for all chosen records, or record by record where each has its own, such as the number of a licence. */
export function BatchField({ column, required, chosen, titles, typed, change }: FieldProps) {
  const { say, of } = useListWords();
  const { each } = typed;
  return (
    <div className={each ? 'batch-field is-each' : 'batch-field'}>
      {each ? (
        <fieldset>
          <legend>{of(column.title)}</legend>
          {[...chosen.keys()].map((record) => (
            <OneField
              key={record}
              column={column}
              title={titles.get(record) ?? record}
              required={required}
              value={each.get(record) ?? ''}
              change={(value) => change({ ...typed, each: new Map(each).set(record, value) })}
            />
          ))}
        </fieldset>
      ) : (
        <OneField
          column={column}
          title={of(column.title)}
          required={required}
          value={typed.all}
          change={(all) => change({ ...typed, all })}
        />
      )}
      <button
        type="button"
        className="plain"
        onClick={() => change({ ...typed, each: each ? null : new Map() })}
      >
        {say(each ? 'batchSame' : 'batchEach')}
      </button>
    </div>
  );
}
