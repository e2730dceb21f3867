import type { Label, WirePolicyDifference, WirePolicyReading } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../language.ts';
import { Empty, Failed, Loading } from '../shell/states.tsx';
import { changedIn } from './changed-in.ts';
import { askPolicies, usePolicies } from './policies-data.ts';
import { VersionRow, VersionsHead } from './policies-page.tsx';

const route = getRouteApi('/policies/$policy');

/** The version before one: the latest of the others that begins no later. */
export function versionBefore({
  version,
  versions,
}: Pick<WirePolicyReading, 'version' | 'versions'>): string | undefined {
  const others = versions.filter(({ id }) => id !== version.id);
  const earlier = others.filter(({ from }) => (from ?? '') <= (version.from ?? ''));
  return (earlier.find(({ inForce }) => inForce) ?? earlier[0] ?? others[0])?.id;
}

/** The versions of a policy in time, and what changed between two of them. */
export function Versions({ reading }: { reading: WirePolicyReading }): ReactNode {
  const say = usePolicies();
  const { before: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const { version, versions } = reading;
  const others = versions.filter(({ id }) => id !== version.id);
  const before = others.find(({ id }) => id === asked)?.id ?? versionBefore(reading);
  return (
    <section aria-label={say('versions')} data-testid="versions">
      <table className="list">
        <VersionsHead lead={say('version')} />
        <tbody>
          {versions.map((one) => (
            <VersionRow key={one.id} version={one} current={one.id === version.id} />
          ))}
        </tbody>
      </table>
      {before === undefined ? (
        <Empty>{say('onlyOne')}</Empty>
      ) : (
        <>
          <p className="policy-choice">
            <label>
              {say('changed')}
              <select
                value={before}
                data-testid="before"
                onChange={({ target }) =>
                  void navigate({ search: (was) => ({ ...was, before: target.value }), replace: true })
                }
              >
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name ? `${name} ${id}` : id}
                  </option>
                ))}
              </select>
            </label>
          </p>
          <Difference policy={version.id} before={before} />
        </>
      )}
    </section>
  );
}

function Difference({ policy, before }: { policy: string; before: string }) {
  const say = usePolicies();
  const { data, error, refetch } = useQuery(askPolicies.difference(policy, before));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  if (data.parts.length === 0) return <Empty>{say('nothingChanged')}</Empty>;
  return (
    <>
      <p role="status">{say('differences', { count: data.parts.length })}</p>
      <table className="list policy-difference" data-testid="difference">
        <thead>
          <tr>
            <th scope="col">{say('part')}</th>
            <th scope="col">{say('before')}</th>
            <th scope="col">{say('after')}</th>
          </tr>
        </thead>
        <tbody>
          {data.parts.map((one) => (
            <Row key={`${one.part.id} ${one.id}`} one={one} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ one }: { one: WirePolicyDifference['parts'][number] }) {
  const say = usePolicies();
  const { of } = useWords();
  const { part, title, change, before, after } = one;
  const word = { added: say('added'), removed: say('removed'), changed: say('altered') }[change];
  const said = (label: Label | null) => (label === null ? null : of(label));
  const [was, is] = changedIn(said(before), said(after));
  return (
    <tr data-change={change}>
      <th scope="row">
        <span className="quiet">{of(part.title)}</span>
        <br />
        {of(title)}
        <br />
        <span className="tag">{word}</span>
      </th>
      <td className="named" data-title={say('before')}>
        {was === null ? <span className="quiet">{say('notThere')}</span> : <Marked parts={was} as="del" />}
      </td>
      <td className="named" data-title={say('after')}>
        {is === null ? <span className="quiet">{say('notThere')}</span> : <Marked parts={is} as="ins" />}
      </td>
    </tr>
  );
}

/** A text whose middle is marked as gone or new. */
function Marked({
  parts: [first, middle, last],
  as: Mark,
}: {
  parts: [string, string, string];
  as: 'del' | 'ins';
}) {
  return (
    <span>
      {first}
      {middle !== '' && <Mark>{middle}</Mark>}
      {last}
    </span>
  );
}
