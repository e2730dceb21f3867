import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FigurePanel } from './figure-panel.tsx';
import { usePanelWords } from './panel-words.ts';

const route = getRouteApi('/reports/$report/figures/$figure');

/** A figure as a page of its own. */
export function FigurePage(): ReactNode {
  const { report, figure } = route.useParams();
  const { cutoff, knownAt, since, street } = route.useSearch();
  const { say } = usePanelWords();
  const at = { cutoff, knownAt, since, street };
  return (
    <div className="sheet">
      <p className="path">
        <Link to="/reports/$report" params={{ report }} search={{ cutoff, knownAt, since, figure }}>
          ← {say('backToReport')}
        </Link>
      </p>
      <FigurePanel key={figure} report={report} figure={figure} at={at} />
    </div>
  );
}
