import type { WireDaily } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RecordLink } from '../figure/record-link.tsx';
import { withUnit } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { askDaily } from './daily-data.ts';
import type { DailySearch } from './daily-search.ts';
import { dailyTexts } from './daily-texts.ts';

/** The records behind the number that is open. */
export function DailyRecords({ data, search }: { data: WireDaily; search: DailySearch }): ReactNode {
  const say = useTextsOf(dailyTexts);
  const { of, language } = useWords();
  const { day, known, line = '', part = 'year', street } = search;
  const query = { day, knownAt: known, line, part, street };
  const { data: found, error, refetch } = useQuery(askDaily.records(data.register.id, query));
  const declared = data.lines.find(({ id }) => id === line);
  const place = data.streets.find((one) => one.street?.id === street)?.street;
  const partTitle = part === 'beside' ? (declared?.beside ? of(declared.beside) : '') : say(part);
  const title = say('records', {
    street: place ? of(place.title) : say('whole'),
    line: declared ? of(declared.title) : line,
    part: partTitle,
  });
  return (
    <div className="daily-records" data-testid="daily-records">
      <h3>
        {title}{' '}
        <Link
          from="/registers/$register/daily"
          search={(was) => ({ ...was, line: undefined, part: undefined, street: undefined })}
          resetScroll={false}
          className="daily-close"
        >
          {say('close')}
        </Link>
      </h3>
      {error && <Failed error={error} retry={refetch} />}
      {found?.total === 0 && found.hidden === 0 && <p className="quiet">{say('noRecords')}</p>}
      <ul className="plain-list">
        {found?.records.map(({ register, id, title: name, shown }) => (
          <li key={id}>
            <RecordLink register={register} id={id}>
              {name}
            </RecordLink>{' '}
            <span className="quiet whole">{withUnit(shown, of(found.unit), language)}</span>
          </li>
        ))}
      </ul>
      {found && found.total > found.records.length && (
        <p className="quiet">{say('most', { total: found.total, shown: found.records.length })}</p>
      )}
      {found && found.hidden > 0 && <p className="quiet">{say('hidden', { hidden: found.hidden })}</p>}
    </div>
  );
}
