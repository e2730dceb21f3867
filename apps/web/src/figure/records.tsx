import type { WireFigureRecords } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { ask, recordsPerPage } from '../data.ts';
import { Whole } from '../design/whole.tsx';
import { dot, withUnit } from '../format.ts';
import type { AtSearch } from '../search.ts';
import { Person } from '../shell/person.tsx';
import { Empty, Failed, Loading } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { Pages } from './pages.tsx';
import { usePanelWords } from './panel-words.ts';
import { RecordLink } from './record-link.tsx';

interface Props {
  readonly report: string;
  readonly figure: string;
  readonly at: AtSearch;
  readonly page: number;
  turn(page: number): void;
}

/** The records behind a figure, a page at a time, with who recorded them, when it happened and when it was known. */
export function Records({ report, figure, at, page, turn }: Props) {
  const { say } = usePanelWords();
  const { data, error, refetch, isPlaceholderData } = useQuery(ask.figureRecords(report, figure, at, page));
  return (
    <section id="records" aria-busy={isPlaceholderData}>
      <h2>
        {say('recordsBehind')}
        {data && <span className="quiet count"> {say('recordTotal', { count: data.total })}</span>}
      </h2>
      {error && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && <Recordings recordings={data.recordings} />}
      {data && !data.additive && <p className="note quiet">{say('notAdditive')}</p>}
      {data && data.hidden > 0 && (
        <p className="note quiet">{say('recordsHidden', { count: data.hidden })}</p>
      )}
      {data?.total === 0 && data.hidden === 0 && <Empty>{say('noRecords')}</Empty>}
      {data && data.records.length > 0 && <RecordsTable page={data} />}
      {data && data.records.length < data.total && (
        <p className="print-only note">
          {say('recordsPart', {
            first: (page - 1) * recordsPerPage + 1,
            last: (page - 1) * recordsPerPage + data.records.length,
            count: data.total,
          })}
        </p>
      )}
      {data && (
        <Pages
          label={say('recordsBehind')}
          page={page}
          turn={turn}
          pages={Math.ceil(data.total / recordsPerPage)}
        />
      )}
    </section>
  );
}

/** When all of it happened and became known, and by how many it was recorded. */
function Recordings({ recordings }: { recordings: WireFigureRecords['recordings'] }) {
  const { say } = usePanelWords();
  const { written } = useMoments();
  const { firstOccurredOn, lastOccurredOn, firstRecordedAt, lastRecordedAt } = recordings;
  if (firstRecordedAt === null || lastRecordedAt === null) return null;
  const span = (from: string | null, to: string | null) => {
    const [first, last] = [from, to].map((at) => (at === null ? '—' : written(at))) as [string, string];
    return say(first === last ? 'onOne' : 'fromTo', { first, last });
  };
  return (
    <p className="note" data-testid="recordings">
      <Whole>
        {say('recordingsOf', {
          movements: recordings.movements,
          happened: span(firstOccurredOn, lastOccurredOn),
          known: span(firstRecordedAt, lastRecordedAt),
          recorders: recordings.recorders,
          units: recordings.units,
        })}
      </Whole>
    </p>
  );
}

function RecordsTable({ page }: { page: WireFigureRecords }) {
  const { say, of, language } = usePanelWords();
  const { written } = useMoments();
  return (
    <table className="list records">
      <thead>
        <tr>
          <th scope="col">{say('record')}</th>
          <th scope="col">{say('stage')}</th>
          <th scope="col">{say('happened')}</th>
          <th scope="col">{say('known')}</th>
          <th scope="col" className="number">
            {say('contribution')}
          </th>
        </tr>
      </thead>
      <tbody>
        {page.records.map((record) => (
          <tr key={`${record.register.id}/${record.id}`}>
            <th scope="row">
              <RecordLink register={record.register.id} id={record.id}>
                {record.title}
              </RecordLink>
              <span className="quiet id">
                <span className="whole">{record.id}</span>
                {/* A sub-district that answers for what lies in it is named once. */}
                {[...new Set([record.unit, record.street].map((place) => place && of(place.title)))].map(
                  (place) => place && `${dot}${place}`,
                )}
              </span>
            </th>
            <td data-title={say('stage')}>{record.stage ? of(record.stage) : '—'}</td>
            <td data-title={say('happened')} className="whole">
              {written(record.latest.occurredOn)}
            </td>
            <td data-title={say('known')}>
              <span>
                <span className="whole">{written(record.latest.recordedAt)}</span>
                <span className="quiet">
                  {dot}
                  <Person id={record.latest.recordedBy} />
                </span>
              </span>
            </td>
            <td data-title={say('contribution')} className="number whole">
              {withUnit(record.contribution, of(page.unit), language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
