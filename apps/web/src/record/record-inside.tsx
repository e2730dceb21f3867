import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { ask } from '../data.ts';
import { Whole } from '../design/whole.tsx';
import { usePanelWords } from '../figure/panel-words.ts';
import type { RecordKey } from '../figure/record-link.tsx';
import { Failed, Loading } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { RecordSheet } from './record-sheet.tsx';
import { useTimelinePage } from './timeline-page.ts';

interface RecordInsideProps {
  readonly record: RecordKey;
  /** The times of the figure: the record is shown as it stood and was known then. */
  readonly at: { readonly cutoff: string; readonly knownAt: string | undefined };
  back(): void;
}

/** A record opened inside a figure's panel, with the way back to the figure and on to its own page. */
export function RecordInside({ record: { register, id }, at, back }: RecordInsideProps): ReactNode {
  const { say } = usePanelWords();
  const paging = useTimelinePage('newest');
  const { data, error, refetch } = useQuery(ask.record(register, id, paging.page, paging.order, at));
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
      {data && <Then at={at} later={data.later} />}
      {data && <RecordSheet record={data} paging={paging} timelineFirst isThen />}
    </div>
  );
}

/** As of when the record is shown, and whether something came later. */
function Then({ at: { cutoff, knownAt }, later }: Pick<RecordInsideProps, 'at'> & { later: number }) {
  const { say } = usePanelWords();
  const { written } = useMoments();
  const day = written(cutoff);
  const known = knownAt === undefined ? null : written(knownAt);
  return (
    <p className="note record-then" data-testid="record-then">
      <Whole>
        {(known === null ? say('recordAsOf', { day }) : say('recordAsOfKnown', { day, known })) +
          (later > 0 ? say('recordLater', { count: later }) : '')}
      </Whole>
    </p>
  );
}
