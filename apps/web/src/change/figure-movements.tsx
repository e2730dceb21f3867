import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../data.ts';
import type { AtSearch } from '../search.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { Explained } from './explained.tsx';
import { isOfComparison, NotCompared } from './not-compared.tsx';

interface FigureMovementsProps {
  readonly report: string;
  readonly figure: string;
  readonly at: Pick<AtSearch, 'cutoff' | 'knownAt' | 'street'>;
  readonly since: string;
}

/** The movements that became known since a moment and changed a figure, a page at a time. Another comparison begins anew. */
export function FigureMovements(props: FigureMovementsProps) {
  return <Paged key={JSON.stringify(props)} {...props} />;
}

function Paged({ report, figure, at, since }: FigureMovementsProps) {
  const [page, turn] = useState(1);
  const { data, error, refetch, isPlaceholderData } = useQuery(
    ask.figureChanges(report, figure, at, since, page),
  );
  if (error)
    return (
      <Failed error={error} retry={refetch}>
        {isOfComparison(error) ? <NotCompared /> : undefined}
      </Failed>
    );
  if (!data) return <Loading />;
  return <Explained explanation={data} page={page} isBusy={isPlaceholderData} turn={turn} />;
}
