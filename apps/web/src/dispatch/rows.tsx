import type { WireMovedRow, WireNamedMatter, WirePutOff, WireTitled } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { dot, spoken } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { dispatchTexts } from './dispatch-texts.ts';

/** A record by name, which opens it; one out of reach is told by its id alone. */
export function Titled({ record, stage = false }: { record: WireTitled; stage?: boolean }) {
  const { of } = useWords();
  if (record.title === null) return <span className="id">{record.id}</span>;
  return (
    <span>
      <Link to="/records/$register/$id" params={{ register: record.register.id, id: record.id }}>
        {record.title}
      </Link>
      {stage && (
        <span className="quiet">
          {' '}
          {of(record.register.title)}
          {record.stage && `${dot}${of(record.stage)}`}
        </span>
      )}
    </span>
  );
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Planned days that were put off, with both days. */
export function PutOffTable({ rows }: { rows: readonly WirePutOff[] }) {
  const say = useTextsOf(dispatchTexts);
  const { of } = useWords();
  return (
    <table className="list brief">
      <thead>
        <tr>
          <th scope="col">{say('record')}</th>
          <th scope="col">{say('planned')}</th>
          <th scope="col">{say('before')}</th>
          <th scope="col">{say('after')}</th>
          <th scope="col">{say('unit')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={`${one.register.id} ${one.id} ${one.field.en} ${one.on} ${one.after}`}>
            <td data-title={say('record')} className="brief-lead">
              <span>
                <Titled record={one} stage />
                {one.reason && <span className="row-note quiet">{one.reason}</span>}
              </span>
            </td>
            <td data-title={say('planned')}>{of(one.field)}</td>
            <td data-title={say('before')} className="named whole">
              {one.before}
            </td>
            <td data-title={say('after')} className="named whole">
              <span>
                {one.after}{' '}
                <span className="hand">{say('later', { days: daysBetween(one.before, one.after) })}</span>
              </span>
            </td>
            <td data-title={say('unit')}>{one.unit ? of(one.unit.title) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Records that moved, or were added to, day by day. */
export function MovedTable({ rows }: { rows: readonly WireMovedRow[] }) {
  const say = useTextsOf(dispatchTexts);
  const { of } = useWords();
  return (
    <table className="list brief">
      <thead>
        <tr>
          <th scope="col">{say('day')}</th>
          <th scope="col">{say('record')}</th>
          <th scope="col">{say('done')}</th>
          <th scope="col">{say('unit')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.seq}>
            <td data-title={say('day')} className="whole">
              {one.occurredOn}
            </td>
            <td data-title={say('record')} className="brief-lead">
              <span>
                <Titled record={one} /> <span className="quiet">{of(one.register.title)}</span>
              </span>
            </td>
            <td data-title={say('done')}>
              <span>
                {of(one.transition)}
                {one.stageFrom && of(one.stageFrom) !== of(one.stageTo) && (
                  <span className="quiet">
                    {' '}
                    {say('movedTo', { from: of(one.stageFrom), to: of(one.stageTo) })}
                  </span>
                )}
                {one.amounts.map(({ title, shown }) => (
                  <span key={title.en} className="row-note quiet">
                    {of(title)} <span className="whole number">+{spoken(of(shown))}</span>
                  </span>
                ))}
              </span>
            </td>
            <td data-title={say('unit')}>{one.unit ? of(one.unit.title) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What names somebody, with the day by which something of it must be done. */
export function NamedList({ rows, day }: { rows: readonly WireNamedMatter[]; day: string }) {
  const say = useTextsOf(dispatchTexts);
  const { of } = useWords();
  return (
    <ul className="plain-list">
      {rows.map((one) => (
        <li key={`${one.register.id} ${one.id} ${one.field.id}`}>
          <Titled record={one} stage /> <span className="quiet">{of(one.field.title)}</span>{' '}
          {one.due && (
            <span className={one.due < day ? 'hand whole' : 'whole'}>{say('dueBy', { day: one.due })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
