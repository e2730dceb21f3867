import type { WireSubmission } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Pages } from '../figure/pages.tsx';
import { dot } from '../format.ts';
import { useWordsWith } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askWork } from './work-data.ts';
import { workTexts } from './work-texts.ts';
import './work.css';
import { Submitted } from './submitted.tsx';

const route = getRouteApi('/reviews');

/** What waits for the reader's decision, and what the reader submitted. */
export function ReviewsPage(): ReactNode {
  const { say } = useWordsWith(workTexts);
  const { side = 'review' } = route.useSearch();
  usePageTitle(say('reviews'));
  return (
    <div className="sheet">
      <h1>{say('reviews')}</h1>
      <nav className="sides" aria-label={say('reviews')}>
        {(['review', 'mine'] as const).map((one) => (
          <Link
            key={one}
            to="/reviews"
            search={{ side: one }}
            {...(one === side ? { 'aria-current': 'page' as const } : {})}
          >
            {say(one === 'review' ? 'reviewsWaiting' : 'reviewsMine')}
          </Link>
        ))}
      </nav>
      <List key={side} side={side} />
    </div>
  );
}

function List({ side }: { side: 'review' | 'mine' }) {
  const { say } = useWordsWith(workTexts);
  const [page, turn] = useState(1);
  const { data, error, refetch } = useQuery(askWork.submissions(side, page));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  if (data.total === 0) return <Empty>{say(side === 'review' ? 'reviewsNone' : 'reviewsNoneMine')}</Empty>;
  return (
    <>
      <Submissions submissions={data.submissions} />
      <Pages label={say('reviews')} page={page} turn={turn} pages={Math.ceil(data.total / data.limit)} />
    </>
  );
}

export function Submissions({ submissions }: { submissions: readonly WireSubmission[] }) {
  const { say, of } = useWordsWith(workTexts);
  return (
    <ul className="entries" data-testid="submissions">
      {submissions.map((one) => (
        <li key={one.id}>
          <p className="submission-head">
            <Link to="/reviews/$submission" params={{ submission: one.id }} className="entry-title">
              {one.corrects === null
                ? of(one.transition.title)
                : say('workCorrecting', { seq: one.corrects })}
              {dot}
              {one.title ?? `${say('reviewOpening')} ${one.record}`}
            </Link>{' '}
            <State state={one.state} />
          </p>
          <p className="quiet">
            {of(one.register.title)}
            {one.unit && `${dot}${of(one.unit.title)}`}
            {dot}
            <Submitted submission={one} />
          </p>
          {one.note && <p>{one.note}</p>}
        </li>
      ))}
    </ul>
  );
}

/** Where a submission stands; vermilion only where its submitter must do something. */
export function State({ state }: { state: WireSubmission['state'] }) {
  const { say } = useWordsWith(workTexts);
  return <span className={state === 'returned' ? 'tag hand' : 'tag'}>{say(`reviewState_${state}`)}</span>;
}
