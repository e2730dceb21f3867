import type { WireReport, WireReportChanges } from '@taizhang/contract';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Difference } from '../change/difference.tsx';
import { FigureMovements } from '../change/figure-movements.tsx';
import { useWords } from '../language.ts';
import type { AtSearch } from '../search.ts';
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
  const section = useRef<HTMLElement>(null);
  // An address that leads here was looked up by the browser before there was anything here.
  useEffect(() => {
    if (window.location.hash === `#${section.current?.id}`) section.current?.scrollIntoView();
  }, []);
  return (
    <section className="changes" id="changes" ref={section}>
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
                <Difference told={change} />
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

function Explanation({ report, figure, at: { cutoff, knownAt }, since }: ExplanationProps) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('whichMovements')}</summary>
      {isOpen && <FigureMovements report={report} figure={figure} at={{ cutoff, knownAt }} since={since} />}
    </details>
  );
}
