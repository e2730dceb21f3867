import type { WireReport, WireReportChanges } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Movements } from '../change/movements.tsx';
import { ask } from '../data.ts';
import { useWords } from '../language.ts';
import type { AtSearch } from '../search.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { FigureLink } from './document.tsx';

interface ChangesProps {
  readonly report: WireReport;
  readonly changes: WireReportChanges;
  readonly at: AtSearch;
  /** Whether a figure's panel is open. */
  readonly hasPanel: boolean;
}

/** What became known since the moment chosen, figure by figure, with the movements that explain it. */
export function Changes({ report, changes, at, hasPanel }: ChangesProps): ReactNode {
  const { say, of } = useWords();
  const { written } = useMoments();
  const figures = new Map(report.figures.map((figure) => [figure.id, figure]));
  return (
    <section className="changes" id="changes">
      <h2>{say('changesSince', { moment: written(changes.since) })}</h2>
      {changes.figures.length === 0 && <p className="quiet">{say('noChangesSince')}</p>}
      <ol className="changes-list">
        {changes.figures.map((change) => {
          const figure = figures.get(change.id);
          return (
            <li key={change.id}>
              <p className="changes-line">
                {figure && (
                  <FigureLink report={report.report} figure={figure} differs={false} hasPanel={hasPanel}>
                    {of(change.label)}
                  </FigureLink>
                )}
                <span className="whole" lang="zh-CN">
                  {change.before?.display ?? '—'} → <b>{change.after?.display ?? '—'}</b>
                </span>
                {change.shown && <span className="quiet whole number">{of(change.shown)}</span>}
              </p>
              <Explanation report={report.report} figure={change.id} at={at} since={changes.since} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface ExplanationProps {
  readonly report: string;
  readonly figure: string;
  readonly at: AtSearch;
  readonly since: string;
}

function Explanation({ report, figure, at, since }: ExplanationProps) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('whichMovements')}</summary>
      {isOpen && <Explained report={report} figure={figure} at={at} since={since} />}
    </details>
  );
}

function Explained({ report, figure, at: { cutoff, knownAt }, since }: ExplanationProps) {
  const { say } = useWords();
  const { data, error, refetch } = useQuery(ask.figureChanges(report, figure, { cutoff, knownAt }, since));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return data.changes.length === 0 ? (
    <p className="quiet">{say('noMovements')}</p>
  ) : (
    <Movements movements={data.changes} />
  );
}
