import type { WireCheckSummary } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../data.ts';
import { Pages } from '../figure/pages.tsx';
import { dot } from '../format.ts';
import { useTextsOf } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askCheck, checksPerPage } from './check-data.ts';
import { Against, MadeBy } from './check-head.tsx';
import { verdicts } from './check-search.ts';
import { checkTexts } from './check-texts.ts';
import { NewCheck } from './new-check.tsx';
import { VerdictLight } from './verdict.tsx';
import '../identity/identity.css';
import './check.css';
import './new-check.css';

const route = getRouteApi('/checks');

/** Gives a document to be checked, and leads to those that were. */
export function ChecksPage(): ReactNode {
  const say = useTextsOf(checkTexts);
  const { report } = route.useSearch();
  const { data: own, error, refetch } = useQuery(ask.ownAccount());
  usePageTitle(say('title'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!own) return <Loading />;
  if (!own.duties.includes('read-figures')) return <NotYours />;
  return (
    <div className="sheet checks">
      <h1>{say('title')}</h1>
      <p className="checks-intro">{say('intro')}</p>
      <NewCheck key={report} report={report} />
      <section aria-labelledby="checked">
        <h2 id="checked">{say('checksTitle')}</h2>
        <Checks />
      </section>
    </div>
  );
}

function NotYours() {
  const say = useTextsOf(checkTexts);
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <div className="state state-failed" role="alert">
        <p>{say('notYours')}</p>
      </div>
    </div>
  );
}

function Checks() {
  const say = useTextsOf(checkTexts);
  const { page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(askCheck.checks(page));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  if (data.total === 0) return <Empty>{say('noChecks')}</Empty>;
  const turn = (to: number) =>
    void navigate({ search: (was) => ({ ...was, page: to > 1 ? to : undefined }), resetScroll: false });
  return (
    <>
      <ul className="entries" data-testid="checks">
        {data.checks.map((check) => (
          <Entry key={check.id} check={check} />
        ))}
      </ul>
      <Pages
        label={say('checksTitle')}
        page={page}
        turn={turn}
        pages={Math.ceil(data.total / checksPerPage)}
      />
    </>
  );
}

function Entry({ check }: { check: WireCheckSummary }) {
  const say = useTextsOf(checkTexts);
  const { counts } = check;
  return (
    <li>
      <Link to="/checks/$check" params={{ check: check.id }} className="entry-title">
        {check.name}
      </Link>
      <p className="check-counts">
        <span className="whole">
          {say('figures')} <b>{counts.figures}</b>
        </span>
        {verdicts.map(
          (verdict) =>
            counts[verdict] > 0 && <VerdictLight key={verdict} verdict={verdict} count={counts[verdict]} />,
        )}
        {counts.findings > 0 && (
          <span className="hand whole">
            {say('contradictions')} <b>{counts.findings}</b>
          </span>
        )}
      </p>
      <p className="quiet">
        <Against check={check} />
        {dot}
        <MadeBy check={check} />
      </p>
    </li>
  );
}
