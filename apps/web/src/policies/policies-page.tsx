import type { WireReadVersion } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { money } from '../granting/money.ts';
import { useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askPolicies, usePolicies } from './policies-data.ts';
import './policies.css';

/** All policies with their versions, for whoever works with them. */
export function PoliciesPage(): ReactNode {
  const say = usePolicies();
  const { data, error, refetch } = useQuery(askPolicies.all());
  usePageTitle(say('title'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const byCode = Map.groupBy(data.versions, ({ register, code }) => `${register} ${code}`);
  return (
    <div className="sheet policies" data-testid="policies">
      <h1>{say('title')}</h1>
      <p className="quiet">{say('what')}</p>
      {byCode.size === 0 && <Empty>{say('none')}</Empty>}
      {byCode.size > 0 && (
        <table className="list">
          <VersionsHead lead={say('title')} />
          <tbody>
            {[...byCode.values()].flatMap((versions) =>
              versions.map((version) => <VersionRow key={version.id} version={version} named />),
            )}
          </tbody>
        </table>
      )}
    </div>
  );
}

export function VersionsHead({ lead }: { lead: string }): ReactNode {
  const say = usePolicies();
  return (
    <thead>
      <tr>
        <th scope="col">{lead}</th>
        <th scope="col">{say('stage')}</th>
        <th scope="col">{say('days')}</th>
        <th scope="col" className="number">
          {say('budget')}
        </th>
      </tr>
    </thead>
  );
}

/** A version in one line. */
export function VersionRow({
  version,
  named = false,
  current = false,
}: {
  version: WireReadVersion;
  named?: boolean;
  current?: boolean;
}): ReactNode {
  const say = usePolicies();
  const { of } = useWords();
  const { id, title, name, stage, inForce, way, budget } = version;
  const called = named ? title : (name ?? id);
  return (
    <tr data-version={id} className={current ? 'is-total' : ''}>
      <th scope="row">
        {current ? (
          called
        ) : (
          <Link to="/policies/$policy" params={{ policy: id }}>
            {called}
          </Link>
        )}
        {named && name && <span className="quiet whole"> {name}</span>}
        <span className="id quiet">{id}</span>
      </th>
      <td className="named" data-title={say('stage')}>
        <span>
          {of(stage.title)}
          {inForce && <span className="quiet whole"> {say(way)}</span>}
        </span>
      </td>
      <td className="named" data-title={say('days')}>
        <Days version={version} />
      </td>
      <td className="number named" data-title={say('budget')}>
        {budget === null ? say('noBudget') : money(budget)}
      </td>
    </tr>
  );
}

export function Days({ version: { from, to } }: { version: WireReadVersion }): ReactNode {
  const say = usePolicies();
  if (from === null) return null;
  return <span className="whole">{to === null ? say('open', { from }) : say('until', { from, to })}</span>;
}
