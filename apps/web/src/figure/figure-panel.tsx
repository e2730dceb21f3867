import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ask } from '../data.ts';
import { useWords } from '../language.ts';
import type { AtSearch } from '../search.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { Definition } from './definition.tsx';
import { Parts, Reading } from './reading.tsx';
import { Records } from './records.tsx';

interface FigurePanelProps {
  readonly report: string;
  readonly figure: string;
  readonly at: AtSearch;
}

/** One figure: what it says, what it counts, and what is in it. Beside its report, or as a page of its own. */
export function FigurePanel({ report, figure, at: { cutoff, knownAt } }: FigurePanelProps): ReactNode {
  const { of } = useWords();
  const at = { cutoff, knownAt };
  const [page, turn] = useState(1);
  const { data, error, refetch } = useQuery(ask.figure(report, figure, at));
  usePageTitle(data && of(data.figure.label));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <>
      <h1>{of(data.figure.label)}</h1>
      <Reading figure={data} />
      <Definition figure={data} />
      <Parts figure={data} />
      <Records report={report} figure={figure} at={at} page={page} turn={turn} />
    </>
  );
}
