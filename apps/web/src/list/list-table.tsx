import type { WireList, WireListForm } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { Light } from '../design/light.tsx';
import { Title } from '../design/whole.tsx';
import { spoken } from '../format.ts';
import { Empty } from '../shell/states.tsx';
import type { Column } from './list-search.ts';
import { columnsText, type ListSearch, type ShownColumn, within } from './list-search.ts';
import { useListWords } from './list-texts.ts';
import { LitHead } from './lit.tsx';
import './list-table.css';

/** The chosen records, each with its stage. */
export type Chosen = ReadonlyMap<string, string | null>;

interface TableProps {
  readonly form: WireListForm;
  readonly list: WireList;
  readonly columns: readonly ShownColumn[];
  readonly busy: boolean;
  readonly filtered: boolean;
  /** Whether those that stand worst against their schedule come first. */
  readonly litFirst: boolean;
  readonly chosen: Chosen;
  choose(chosen: Chosen): void;
  go(change: ListSearch, replace?: boolean): void;
}

interface Shown extends ShownColumn {
  readonly column: Column;
}

/** A width that the reader gave; the style sheet takes it where there is a table. */
const widthStyle = (width: number | null): CSSProperties =>
  width === null ? {} : ({ '--column-width': `${width}px` } as CSSProperties);

const isAmount = ({ kind }: Column): boolean => kind === 'number' || kind === 'measure';

/** A page of records; on a narrow screen each is a card. */
export function ListTable(props: TableProps): ReactNode {
  const { form, list, busy, columns, filtered, chosen, choose, go } = props;
  const { say, of } = useListWords();
  if (list.count === 0) return <Empty>{say(filtered ? 'emptyList' : 'emptyRegister')}</Empty>;
  const shown = columns.flatMap(({ id, width }): Shown[] => {
    const column = form.columns.find((each) => each.id === id);
    return column ? [{ id, width, column }] : [];
  });
  const selects = form.transitions.length > 0;
  const lit = form.paces.length > 0;
  const all = list.records.every(({ id }) => chosen.has(id));
  const resize = (id: string, width: number) =>
    go(
      { columns: columnsText(columns.map((each) => (each.id === id ? { id, width: within(width) } : each))) },
      true,
    );
  return (
    <section aria-busy={busy} className="records-table">
      <Order list={list} shown={shown} go={go} />
      <section className="records-scroll" aria-label={of(form.register.title)} tabIndex={-1}>
        <table className="list records-list">
          <thead>
            <tr>
              {selects && (
                <th className="records-check">
                  <input
                    type="checkbox"
                    aria-label={say('selectPage')}
                    checked={all}
                    onChange={() =>
                      choose(all ? new Map() : new Map(list.records.map(({ id, stage }) => [id, stage])))
                    }
                  />
                </th>
              )}
              {lit && <LitHead first={props.litFirst} go={go} />}
              {shown.map((each) => (
                <Head key={each.id} {...each} list={list} go={go} resize={resize} />
              ))}
            </tr>
          </thead>
          <tbody>
            {list.records.map((record) => (
              <Row key={record.id} {...props} shown={shown} record={record} selects={selects} />
            ))}
          </tbody>
          {list.totals.length > 0 && (
            <Totals list={list} shown={shown} before={Number(selects) + Number(lit)} />
          )}
        </table>
      </section>
      {list.totals.length > 0 && <p className="quiet records-note">{say('totalNote')}</p>}
    </section>
  );
}

/** On a narrow screen, where there are no heads of columns to press. */
export function Order({ list, shown, go }: Pick<TableProps, 'list' | 'go'> & { shown: readonly Shown[] }) {
  const { say, of } = useListWords();
  return (
    <p className="records-order">
      <label>
        {say('sorting')}{' '}
        <select value={list.order} onChange={(event) => go({ order: event.target.value, page: undefined })}>
          {!shown.some(({ id }) => id === list.order) && <option value={list.order}>—</option>}
          {shown.map(({ id, column }) => (
            <option key={id} value={id}>
              {of(column.title)}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="plain"
        onClick={() => go({ order: list.order, way: list.way === 'up' ? 'down' : 'up', page: undefined })}
      >
        {say(list.way === 'up' ? 'ascending' : 'descending')}
      </button>
    </p>
  );
}

type HeadProps = Shown &
  Pick<TableProps, 'list' | 'go'> & {
    resize(id: string, width: number): void;
  };

function Head({ id, width, column, list, go, resize }: HeadProps) {
  const { say, of } = useListWords();
  const cell = useRef<HTMLTableCellElement>(null);
  const title = of(column.title);
  const sorted = list.order === id ? list.way : null;
  const next = sorted === 'up' || (sorted === null && isAmount(column)) ? 'down' : 'up';
  return (
    <th
      ref={cell}
      className={isAmount(column) ? 'number' : undefined}
      style={widthStyle(width)}
      aria-sort={sorted === null ? 'none' : sorted === 'up' ? 'ascending' : 'descending'}
    >
      <button
        type="button"
        className="records-sort"
        title={say('sortBy', { title })}
        onClick={() => go({ order: id, way: next, page: undefined })}
      >
        {title}
        <span aria-hidden="true">{sorted === 'up' ? ' ↑' : sorted === 'down' ? ' ↓' : ''}</span>
      </button>
      <Grip
        title={title}
        now={() => cell.current?.offsetWidth ?? 120}
        set={(to) => resize(id, to)}
        cell={cell}
      />
    </th>
  );
}

interface GripProps {
  readonly title: string;
  readonly cell: { readonly current: HTMLTableCellElement | null };
  now(): number;
  set(width: number): void;
}

/** The edge by which a column is drawn wider, with a pointer or the arrow keys. */
function Grip({ title, now, set, cell }: GripProps) {
  const { say } = useListWords();
  const start = useRef<{ x: number; width: number } | null>(null);
  const widthAt = (event: PointerEvent) =>
    start.current === null ? null : within(start.current.width + event.clientX - start.current.x);
  const down = (event: PointerEvent<HTMLSpanElement>) => {
    start.current = { x: event.clientX, width: now() };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const width = widthAt(event);
    if (width !== null) cell.current?.style.setProperty('--column-width', `${width}px`);
  };
  const up = (event: PointerEvent) => {
    const width = widthAt(event);
    start.current = null;
    if (width !== null) set(width);
  };
  const key = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -20, ArrowRight: 20 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(now() + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs cannot be moved.
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={say('width', { title })}
      aria-valuenow={Math.round(cell.current?.offsetWidth ?? 0)}
      tabIndex={0}
      className="records-grip"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onKeyDown={key}
    />
  );
}

type RowProps = TableProps & {
  readonly shown: readonly Shown[];
  readonly record: WireList['records'][number];
  readonly selects: boolean;
};

function Row({ form, shown, record, selects, chosen, choose }: RowProps) {
  const { say, of } = useListWords();
  const isChosen = chosen.has(record.id);
  const toggle = () => {
    const changed = new Map(chosen);
    if (isChosen) changed.delete(record.id);
    else changed.set(record.id, record.stage);
    choose(changed);
  };
  // The title leads to the record; where it is not shown, the first column does.
  const leading = shown.find(({ id }) => id === form.titleColumn) ?? shown[0];
  return (
    <tr className={isChosen ? 'is-chosen' : undefined}>
      {selects && (
        <td className="records-check">
          <input
            type="checkbox"
            aria-label={say('select', { title: record.title })}
            checked={isChosen}
            onChange={toggle}
          />
        </td>
      )}
      {form.paces.length > 0 && (
        <td data-title={say('light')}>
          {record.light ? (
            <span title={of(record.light.words)}>
              <Light standing={record.light.light} />
              <span className="heard">{of(record.light.words)}</span>
            </span>
          ) : (
            <span className="quiet">—</span>
          )}
        </td>
      )}
      {shown.map(({ id, width, column }) => {
        const cell = record.cells[id];
        const text = cell ? of(cell.shown) : '';
        return (
          <td
            key={id}
            className={isAmount(column) ? 'number' : leading?.id === id ? 'records-title' : undefined}
            data-title={of(column.title)}
            style={widthStyle(width)}
          >
            {leading?.id === id ? (
              <Link to="/records/$register/$id" params={{ register: form.register.id, id: record.id }}>
                <Title>{text || record.title}</Title>
              </Link>
            ) : column.reference !== null && cell?.opens ? (
              <Link
                to="/records/$register/$id"
                params={{ register: column.reference, id: String(cell.value) }}
                title={String(cell.value)}
              >
                <Title>{text}</Title>
              </Link>
            ) : isAmount(column) && text !== '' ? (
              <span className="whole">{spoken(text)}</span>
            ) : column.kind === 'date' ? (
              <span className="whole">{text}</span>
            ) : (
              text
            )}
          </td>
        );
      })}
    </tr>
  );
}

function Totals({ list, shown, before }: { list: WireList; shown: readonly Shown[]; before: number }) {
  const { say, of } = useListWords();
  const totals = new Map(list.totals.map((total) => [total.id, total]));
  const hidden = list.totals.filter(({ id }) => !shown.some((each) => each.id === id));
  const [first, ...others] = shown;
  return (
    <tfoot>
      <tr>
        {before > 0 && <td className="records-check is-empty" colSpan={before} />}
        <th scope="row" data-testid="total-count">
          {say('total')}{' '}
          <span className="quiet whole">{say('records', { count: list.count.toLocaleString('en') })}</span>
          {first && totals.has(first.id) && (
            <span className="whole">
              {' '}
              {spoken(of((totals.get(first.id) as WireList['totals'][number]).shown))}
            </span>
          )}
        </th>
        {others.map(({ id, column }) => {
          const total = totals.get(id);
          return (
            <td key={id} className={total ? 'number' : 'is-empty'} data-title={of(column.title)}>
              {total && <b className="whole">{spoken(of(total.shown))}</b>}
            </td>
          );
        })}
      </tr>
      {hidden.length > 0 && (
        <tr>
          <td colSpan={shown.length + before} className="records-more-totals">
            {hidden.map(({ id, title, shown: amount }) => (
              <span key={id}>
                {of(title)} <b className="whole number">{spoken(of(amount))}</b>
              </span>
            ))}
          </td>
        </tr>
      )}
    </tfoot>
  );
}
