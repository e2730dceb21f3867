import type { DailyRecordsQuery, WireDaily } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DayField } from '../design/day-field.tsx';
import { PrintButton } from '../design/print-button.tsx';
import { Whole } from '../design/whole.tsx';
import { grouped } from '../grouped.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askDaily } from './daily-data.ts';
import { DailyRecords } from './daily-records.tsx';
import type { DailySearch } from './daily-search.ts';
import { dailyTexts } from './daily-texts.ts';
import './daily.css';

const path = '/registers/$register/daily';
type Part = DailyRecordsQuery['part'];
type Row = WireDaily['whole'];

/** The registers that tell their daily progress; where there is one only, its progress. */
export function DailiesPage(): ReactNode {
  const say = useTextsOf(dailyTexts);
  const { of } = useWords();
  const { data, error, refetch } = useQuery(askDaily.registers);
  usePageTitle(say('dailies'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const [first, second] = data.registers;
  if (first && !second) return <Navigate to={path} params={{ register: first.id }} replace />;
  return (
    <div className="sheet">
      <h1>{say('dailies')}</h1>
      {!first && <Empty>{say('none')}</Empty>}
      <ul className="plain-list">
        {data.registers.map(({ id, title }) => (
          <li key={id}>
            <Link to={path} params={{ register: id }}>
              {of(title)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What was done day by day in a register, by sub-district. */
export function DailyPage(): ReactNode {
  const { register } = useParams({ from: path });
  const search = useSearch({ from: path });
  const say = useTextsOf(dailyTexts);
  const { of } = useWords();
  const { data, error, refetch } = useQuery(
    askDaily.of(register, { day: search.day, knownAt: search.known }),
  );
  usePageTitle(data && of(data.title));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const rows = ordered(data.streets, search.by);
  return (
    <div className="sheet daily">
      <p className="path quiet">
        <Link to="/registers/$register" params={{ register }}>
          {of(data.register.title)}
        </Link>
      </p>
      <h1>{of(data.title)}</h1>
      <p className="quiet">
        <Whole>{say('asOf', { day: data.day, weekFrom: data.weekFrom })}</Whole>
      </p>
      {search.day === undefined && data.day < data.today && (
        <p>
          <Whole>{say('lastWorked', { today: data.today, day: data.day })}</Whole>{' '}
          <Link from={path} search={(was) => ({ ...was, day: data.today })}>
            {say('openToday')}
          </Link>
        </p>
      )}
      <Ways data={data} search={search} />
      <div className="daily-tables">
        {data.lines.map((line) => (
          <LineTable key={line.id} line={line} whole={data.whole} rows={rows} data={data} />
        ))}
      </div>
      <p className="note quiet">{say('note')}</p>
    </div>
  );
}

/** Those of whom it cannot be told stand last. */
function ordered(rows: readonly Row[], by: string | undefined): readonly Row[] {
  if (by === undefined) return rows;
  const of = ({ lines }: Row) => Number(lines.find(({ line }) => line === by)?.completion ?? Number.NaN);
  return rows.toSorted((a, b) => (Number.isNaN(of(b)) ? -1 : Number.isNaN(of(a)) ? 1 : of(b) - of(a)));
}

function Ways({ data, search }: { data: WireDaily; search: DailySearch }) {
  const say = useTextsOf(dailyTexts);
  const { of } = useWords();
  const navigate = useNavigate({ from: path });
  const go = (change: DailySearch) => void navigate({ search: (was) => ({ ...was, ...change }) });
  return (
    <div className="daily-ways">
      <DayField
        label={say('dayField')}
        value={data.day}
        max={data.today}
        choose={(day) => go({ day: day || undefined })}
      />
      <DayField
        label={say('known')}
        value={search.known ?? ''}
        choose={(known) => go({ known: known || undefined })}
      />
      <label>
        {say('order')}{' '}
        <select value={search.by ?? ''} onChange={({ target }) => go({ by: target.value || undefined })}>
          <option value="">{say('usual')}</option>
          {data.lines
            .filter(({ planned }) => planned)
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {say('byCompletion', { line: of(title) })}
              </option>
            ))}
        </select>
      </label>
      <PrintButton />
    </div>
  );
}

interface LineProps {
  readonly data: WireDaily;
  readonly line: WireDaily['lines'][number];
  readonly whole: Row;
  readonly rows: readonly Row[];
}

/** The columns of a line: what is counted, and where it opens. */
function columnsOf(
  { planned, beside }: LineProps['line'],
  say: (key: 'day' | 'before' | 'week' | 'year' | 'plan' | 'completion' | 'left') => string,
  besideTitle: string,
): { key: string; title: string; opens: Part; percent?: true }[] {
  return [
    ...(['day', 'before', 'week', 'year'] as const).map((key) => ({ key, title: say(key), opens: key })),
    ...(planned
      ? [
          { key: 'plan', title: say('plan'), opens: 'plan' as const },
          { key: 'completion', title: say('completion'), opens: 'year' as const, percent: true as const },
          { key: 'left', title: say('left'), opens: 'plan' as const },
        ]
      : []),
    ...(beside ? [{ key: 'beside', title: besideTitle, opens: 'beside' as const }] : []),
  ];
}

function LineTable({ data, line, whole, rows }: LineProps) {
  const say = useTextsOf(dailyTexts);
  const { of } = useWords();
  const search = useSearch({ from: path });
  const columns = columnsOf(line, say, line.beside ? of(line.beside) : '');
  return (
    <section data-testid="daily-line">
      <h2>
        {of(line.title)}
        <span className="quiet">{say('inUnit', { unit: of(line.unit) })}</span>
      </h2>
      {search.line === line.id && search.part && <DailyRecords data={data} search={search} />}
      <table className="list brief">
        <thead>
          <tr>
            <th scope="col">{say('street')}</th>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col" className="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[whole, ...rows].map((row) => (
            <tr key={row.street?.id ?? ''} className={row.street ? '' : 'is-whole'}>
              <th scope="row" className="brief-lead">
                {row.street ? of(row.street.title) : say('whole')}
              </th>
              {columns.map(({ key, title, opens, percent }) => (
                <td key={key} data-title={title} className="number named">
                  <Opened
                    line={line.id}
                    part={opens}
                    street={row.street?.id}
                    text={textOf(row, line.id, key)}
                  >
                    {percent && '%'}
                  </Opened>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function textOf({ lines }: Row, line: string, key: string): string | null {
  const found = lines.find((one) => one.line === line);
  if (!found) return null;
  if (key === 'completion') return found.completion;
  return (key === 'left' ? found.left?.shown : found.cells[key as Part]?.shown) ?? null;
}

interface OpenedProps {
  readonly line: string;
  readonly part: Part;
  readonly street: string | undefined;
  readonly text: string | null;
  readonly children: ReactNode;
}

function Opened({ line, part, street, text, children }: OpenedProps) {
  const say = useTextsOf(dailyTexts);
  // No number, nothing to open.
  if (text === null)
    return (
      <>
        <span aria-hidden="true">—</span>
        <span className="heard">{say('unknown')}</span>
      </>
    );
  return (
    <Link
      from={path}
      className="figure"
      search={(was) => ({ ...was, line, part, street })}
      resetScroll={false}
    >
      {grouped(text)}
      {children}
    </Link>
  );
}
