import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../data.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { RecordSheet } from './record-sheet.tsx';
import { useTimelinePage } from './timeline-page.ts';

const route = getRouteApi('/records/$register/$id');

/** A record as it stands, and all that happened to it, as a page of its own. */
export function RecordPage(): ReactNode {
  const { register, id } = route.useParams();
  const paging = useTimelinePage('oldest');
  const { data, error, refetch } = useQuery(ask.record(register, id, paging.page, paging.order));
  usePageTitle(data?.title);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet">
      <RecordSheet record={data} paging={paging} />
    </div>
  );
}
