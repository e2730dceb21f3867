import type { WireListForm } from '@taizhang/contract';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ShownColumn } from './list-search.ts';
import { useListWords } from './list-texts.ts';

interface SettingsProps {
  readonly form: WireListForm;
  readonly columns: readonly ShownColumn[];
  /** Null: the usual columns. */
  change(columns: readonly ShownColumn[] | null): void;
  close(): void;
}

/** Which columns a list shows, and in which order. */
export function ColumnSettings({ form, columns, change, close }: SettingsProps): ReactNode {
  const { say, of } = useListWords();
  const titleOf = (id: string) => {
    const column = form.columns.find((each) => each.id === id);
    return column ? of(column.title) : id;
  };
  const others = form.columns.filter(({ id }) => !columns.some((each) => each.id === id));
  const move = (at: number, by: number) => {
    const moved = [...columns];
    const [column] = moved.splice(at, 1);
    if (column) moved.splice(at + by, 0, column);
    change(moved);
  };
  return (
    <section
      className="filter"
      aria-label={say('columns')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <p className="quiet">{say('columnsHint')}</p>
      <ol className="columns-chosen">
        {columns.map((column, at) => (
          <li key={column.id}>
            <label>
              <input
                type="checkbox"
                checked
                disabled={columns.length === 1}
                onChange={() => change(columns.filter(({ id }) => id !== column.id))}
              />
              {titleOf(column.id)}
            </label>
            <button
              type="button"
              className="plain"
              disabled={at === 0}
              aria-label={say('moveUp', { title: titleOf(column.id) })}
              onClick={() => move(at, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              className="plain"
              disabled={at === columns.length - 1}
              aria-label={say('moveDown', { title: titleOf(column.id) })}
              onClick={() => move(at, 1)}
            >
              ↓
            </button>
          </li>
        ))}
      </ol>
      <ul className="columns-others">
        {others.map(({ id, title }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={false}
                onChange={() => change([...columns, { id, width: null }])}
              />
              {of(title)}
            </label>
          </li>
        ))}
      </ul>
      <p className="actions">
        <Button onClick={() => change(null)}>{say('columnsUsual')}</Button>
        <Button type="text" onClick={close}>
          {say('close')}
        </Button>
      </p>
    </section>
  );
}
