import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { ask } from '../data.ts';
import type { RecordKey } from '../figure/record-link.tsx';
import { useWords } from '../language.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { RecordSheet } from './record-sheet.tsx';
import { useTimelinePage } from './timeline-page.ts';

interface RecordInsideProps {
  readonly record: RecordKey;
  back(): void;
}

/** A record opened inside a figure's panel, with the way back to the figure and on to its own page. */
export function RecordInside({ record: { register, id }, back }: RecordInsideProps): ReactNode {
  const { say } = useWords();
  const paging = useTimelinePage('newest');
  const { data, error, refetch } = useQuery(ask.record(register, id, paging.page, paging.order));
  const way = useRef<HTMLElement>(null);
  useEffect(() => {
    way.current?.scrollIntoView({ block: 'nearest' });
    way.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="record-inside" data-testid="record-inside">
      <nav ref={way} className="record-way">
        <Button type="text" onClick={back}>
          ← {say('backToFigure')}
        </Button>
        <Link to="/records/$register/$id" params={{ register, id }}>
          {say('recordPage')}
        </Link>
      </nav>
      {error && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && <RecordSheet record={data} paging={paging} timelineFirst />}
    </div>
  );
}
