import type { WireList, WireListForm } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Told, toldOf } from '../card/span.ts';
import { SpanBars } from '../card/span-bars.tsx';
import { ask } from '../data.ts';
import { PrintButton } from '../design/print-button.tsx';
import { Title } from '../design/whole.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Empty, Loading } from '../shell/states.tsx';
import { ganttTexts } from './gantt-texts.ts';
import { type GanttWindow, windowOf, zooms } from './gantt-window.ts';
import { ganttColumns, type ListSearch } from './list-search.ts';
import { Order } from './list-table.tsx';
import { useListWords } from './list-texts.ts';
import './gantt.css';

interface GanttProps {
  readonly form: WireListForm;
  readonly list: WireList;
  readonly search: ListSearch;
  readonly busy: boolean;
  readonly filtered: boolean;
  go(change: ListSearch, replace?: boolean): void;
}

type Row = WireList['records'][number] & { readonly told: Told };

/** A page of a list along time: a table whose last column is drawn. */
export function Gantt({ form, list, search, busy, filtered, go }: GanttProps): ReactNode {
  const say = useTextsOf(ganttTexts);
  const { of } = useWords();
  const words = useListWords();
  const { data: district } = useQuery(ask.district());
  if (!form.spans) return <Empty>{say('noSpans')}</Empty>;
  if (!district) return <Loading />;
  if (list.count === 0) return <Empty>{words.say(filtered ? 'emptyList' : 'emptyRegister')}</Empty>;
  const { today } = district;
  const rows = rowsOf(list, form.spans, today);
  const days = rows.flatMap(({ told: { plannedFrom, plannedTo, begun, until } }) =>
    [plannedFrom, plannedTo, begun, until].filter((day) => day !== null),
  );
  const stretch = windowOf(search.zoom, search.at, today, days);
  const offered = ganttColumns(form).flatMap((id) => form.columns.find((column) => column.id === id) ?? []);
  return (
    <section aria-busy={busy} className="gantt" data-testid="gantt">
      <div className="gantt-bar">
        <Order
          list={list}
          shown={offered.map((column) => ({ id: column.id, width: null, column }))}
          go={go}
        />
        <Zooming search={search} stretch={stretch} go={go} />
      </div>
      <Legend today={today} />
      <table className="gantt-rows">
        <caption className="heard">{of(form.register.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{say('record')}</th>
            <th scope="col">
              {say('planned')} / {say('actual')}
            </th>
            <th scope="col" className="gantt-time">
              <span className="heard">{say('time')}</span>
              <Axis stretch={stretch} />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GanttRow key={row.id} register={form.register.id} row={row} stretch={stretch} today={today} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function rowsOf(list: WireList, spans: NonNullable<WireListForm['spans']>, today: string): Row[] {
  return list.records.map((record) => {
    const day = (id: string): string | null => {
      const value = record.cells[id]?.value;
      return typeof value === 'string' ? value : null;
    };
    const over = record.stage !== null && spans.ended.includes(record.stage);
    const told = toldOf(
      { planned: spans.planned.map(day), actual: spans.actual.map(day) },
      today,
      over ? day('record.last-occurred-on') : null,
    );
    return { ...record, told };
  });
}

function Zooming({ search, stretch, go }: Pick<GanttProps, 'search' | 'go'> & { stretch: GanttWindow }) {
  const say = useTextsOf(ganttTexts);
  const to = (at: string | null) => go({ at: at ?? undefined });
  return (
    <div className="gantt-zoom">
      <fieldset className="gantt-zooms">
        <legend className="heard">{say('zoom')}</legend>
        {[undefined, ...zooms].map((zoom) => (
          <button
            key={zoom ?? 'all'}
            type="button"
            className="plain"
            aria-pressed={search.zoom === zoom}
            onClick={() => go({ zoom, at: zoom === undefined ? undefined : search.at })}
          >
            {say(zoom ?? 'all')}
          </button>
        ))}
      </fieldset>
      {stretch.before !== null && (
        <span className="gantt-moves">
          <button type="button" className="plain" onClick={() => to(stretch.before)}>
            {say('before')}
          </button>
          <button type="button" className="plain" onClick={() => to(null)}>
            {say('toToday')}
          </button>
          <button type="button" className="plain" onClick={() => to(stretch.after)}>
            {say('after')}
          </button>
        </span>
      )}
      <PrintButton />
    </div>
  );
}

function Legend({ today }: { today: string }) {
  const say = useTextsOf(ganttTexts);
  const entry = (kind: string, words: string) => (
    <li>
      <span className={`gantt-key span-bar ${kind}`} aria-hidden="true" />
      {words}
    </li>
  );
  return (
    <ul className="gantt-legend quiet">
      {entry('span-planned', say('legendPlanned'))}
      {entry('span-actual is-open', say('legendActual'))}
      {entry('span-over', say('legendOver'))}
      {entry('span-waited', say('legendWaited'))}
      {entry('span-today', say('legendToday', { day: today }))}
    </ul>
  );
}

/** Where a day stands in a stretch, in hundredths. */
const share = ({ from, to }: GanttWindow, day: number): number => ((day - from) / (to - from)) * 100;

function Axis({ stretch }: { stretch: GanttWindow }) {
  const { language } = useWords();
  const { ticks } = stretch;
  return (
    <span className="gantt-axis" aria-hidden="true">
      {ticks.map(({ day, year, month }, i) => (
        <span key={day} style={{ left: `${share(stretch, day)}%` }}>
          {(month === null || i === 0 || month === 1) && <b>{year}</b>}
          {month !== null && <span>{language === 'zh' ? `${month}月` : month}</span>}
        </span>
      ))}
    </span>
  );
}

interface RowProps {
  readonly register: string;
  readonly row: Row;
  readonly stretch: GanttWindow;
  readonly today: string;
}

function GanttRow({ register, row, stretch, today }: RowProps) {
  const say = useTextsOf(ganttTexts);
  const { of } = useWords();
  const { told } = row;
  const stage = row.cells.stage;
  return (
    <tr>
      <th scope="row">
        <Link to="/records/$register/$id" params={{ register, id: row.id }}>
          <Title>{row.title}</Title>
        </Link>
        {stage && <span className="quiet gantt-stage">{of(stage.shown)}</span>}
      </th>
      <td className="gantt-days">
        <Days told={told} />
        <Standing told={told} />
      </td>
      <td className="gantt-time">
        {stretch.ticks.map(({ day }) => (
          <span
            key={day}
            className="gantt-line"
            aria-hidden="true"
            style={{ left: `${share(stretch, day)}%` }}
          />
        ))}
        <SpanBars told={told} today={today} from={stretch.from} to={stretch.to} />
        <span className="heard">{say('time')}</span>
      </td>
    </tr>
  );
}

function Days({ told: { plannedFrom, plannedTo, begun, until, runs, stopped } }: { told: Told }) {
  const say = useTextsOf(ganttTexts);
  const last = runs ? say('now') : stopped ? say('stopped') : until;
  return (
    <>
      <span className="gantt-pair">
        <span className="quiet">{say('planned')}</span>{' '}
        {plannedFrom === null && plannedTo === null
          ? say('noPlan')
          : say('until', { from: plannedFrom ?? say('unsaid'), to: plannedTo ?? say('unsaid') })}
      </span>
      <span className="gantt-pair">
        <span className="quiet">{say('actual')}</span>{' '}
        {begun === null ? say('notBegun') : say('until', { from: begun, to: last ?? say('unsaid') })}
      </span>
    </>
  );
}

/** How the work stands against its plan, in words with a shape. */
function Standing({ told }: { told: Told }) {
  const say = useTextsOf(ganttTexts);
  const { begun, over, early, waited, runs, stopped, plannedTo } = told;
  if (stopped) return null;
  if (over > 0) return <b className="hand gantt-pair">{say('over', { days: over })}</b>;
  if (begun === null)
    return waited > 0 ? (
      <b className="hand gantt-pair">{say('waits', { days: waited })}</b>
    ) : (
      <span className="quiet gantt-pair">{say('ahead')}</span>
    );
  if (plannedTo === null) return null;
  return (
    <span className="gantt-pair">
      {say(runs ? 'runs' : 'done')}
      {early > 0 && ` ${say('early', { days: early })}`}
      {waited > 0 && <span className="gantt-late"> {say('lateStart', { days: waited })}</span>}
    </span>
  );
}
