import { useQuery } from '@tanstack/react-query';
import { Difference } from '../change/difference.tsx';
import { FigureMovements } from '../change/figure-movements.tsx';
import { ask } from '../data.ts';
import type { AtSearch } from '../search.ts';
import { useMoments } from '../shell/time-zone.ts';
import { usePanelWords } from './panel-words.ts';

interface ChangesProps {
  readonly report: string;
  readonly figure: string;
  readonly at: AtSearch;
  readonly since: string;
}

/** What the figure said as known at a moment, and the movements that changed it since. */
export function Changes({ report, figure, at, since }: ChangesProps) {
  const { say } = usePanelWords();
  const { written } = useMoments();
  // The first page says what all pages say; nothing is asked twice.
  const { data } = useQuery(ask.figureChanges(report, figure, at, since, 1));
  return (
    <section data-testid="changes">
      <h2>
        {say('changesTitle')}
        {data && <span className="quiet count"> {written(data.since)}</span>}
      </h2>
      {data && data.difference !== '0' && (
        <p className="changes-line">
          <Difference told={data} />
        </p>
      )}
      <FigureMovements report={report} figure={figure} at={at} since={since} />
    </section>
  );
}
