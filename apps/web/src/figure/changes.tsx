import { useQuery } from '@tanstack/react-query';
import { Movements } from '../change/movements.tsx';
import { ask } from '../data.ts';
import { useWords } from '../language.ts';
import type { AtSearch } from '../search.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';

interface ChangesProps {
  readonly report: string;
  readonly figure: string;
  readonly at: AtSearch;
  readonly since: string;
}

/** The movements that became known since a moment and changed the figure. */
export function Changes({ report, figure, at, since }: ChangesProps) {
  const { say } = useWords();
  const { written } = useMoments();
  const { data, error, refetch } = useQuery(ask.figureChanges(report, figure, at, since));
  return (
    <section data-testid="changes">
      <h2>
        {say('changesTitle')}
        {data && <span className="quiet count"> {written(data.since)}</span>}
      </h2>
      {error && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data?.changes.length === 0 && data.hidden === 0 && <p className="quiet">{say('noChanges')}</p>}
      {data && data.changes.length > 0 && <Movements movements={data.changes} />}
      {data && data.hidden > 0 && <p className="quiet">{say('recordsHidden', { count: data.hidden })}</p>}
    </section>
  );
}
