import type { WirePolicyReading } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dot } from '../format.ts';
import { figured } from '../granting/money.ts';
import { useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { TermsDocument } from '../terms/terms-document.tsx';
import { DryRun } from './dry-run.tsx';
import { Matches } from './matches.tsx';
import { askPolicies, usePolicies } from './policies-data.ts';
import { Days } from './policies-page.tsx';
import { policyParts, readSearch } from './policy-search.ts';
import { Telling } from './telling.tsx';
import { Versions } from './versions.tsx';
import '../granting/granting.css';
import './policies.css';

const route = getRouteApi('/policies/$policy');

/** A version of a policy for whoever works with it: its terms, its versions, whom it fits, telling them, and a dry run. */
export function PolicyPage(): ReactNode {
  const { policy } = route.useParams();
  const { data, error, refetch } = useQuery(askPolicies.one(policy));
  const say = usePolicies();
  usePageTitle(data?.version.title);
  if (error)
    return (
      <Failed error={error} retry={refetch}>
        <Link to="/policies">{say('all')}</Link>
      </Failed>
    );
  if (!data) return <Loading />;
  return <Policy key={policy} reading={data} />;
}

function Policy({ reading }: { reading: WirePolicyReading }) {
  const { part } = readSearch(route.useSearch());
  const say = usePolicies();
  const { of } = useWords();
  const { version, text } = reading;
  return (
    <div className="sheet granting policies" data-testid="policy">
      <p className="breadcrumb">
        <Link to="/policies">{say('all')}</Link>
      </p>
      <h1>{version.title}</h1>
      <p className="quiet">
        {version.name && `${version.name}${dot}`}
        {of(version.stage.title)}
        {dot}
        <Days version={version} />
        {dot}
        {say(version.way)}
        {dot}
        <Link
          to="/records/$register/$id"
          params={{ register: version.register, id: version.id }}
          className="whole"
        >
          {say('toRecord')}
        </Link>
      </p>
      <nav className="policy-parts no-print" aria-label={say('parts')}>
        {policyParts.map((one) => (
          <Link
            key={one}
            to="/policies/$policy"
            params={{ policy: version.id }}
            search={{ part: one === 'terms' ? undefined : one }}
            activeOptions={{ includeSearch: true, explicitUndefined: true }}
            data-part={one}
          >
            {say(one)}
          </Link>
        ))}
      </nav>
      {part === 'terms' && (
        <section aria-label={say('terms')}>
          <dl className="facts">
            {reading.facts.map((fact) => (
              <div key={fact.id}>
                <dt>{of(fact.title)}</dt>
                <dd>{figured(of(fact.shown))}</dd>
              </div>
            ))}
          </dl>
          <TermsDocument text={text} />
        </section>
      )}
      {part === 'versions' && <Versions reading={reading} />}
      {part === 'matches' && <Matches reading={reading} />}
      {part === 'telling' && <Telling reading={reading} />}
      {part === 'dry-run' && <DryRun reading={reading} />}
    </div>
  );
}
