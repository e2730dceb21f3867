import type { WireTarget, YearQuery } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Title } from '../design/whole.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { TwoTimes } from '../shell/two-times.tsx';
import { DoneLink, Measures, Outlook, RuledLight, Shown, Sparkline } from './pieces.tsx';
import './target.css';
import { askTargets } from './target-data.ts';
import { targetTexts } from './target-texts.ts';

const route = getRouteApi('/targets');

/** The targets of a year: how far each is, by its light, the three measures and a forecast. */
export function TargetsPage(): ReactNode {
  const say = useTextsOf(targetTexts);
  const { of } = useWords();
  const at = route.useSearch();
  const navigate = route.useNavigate();
  const { year, cutoff, knownAt } = at;
  const { data, error, refetch } = useQuery(askTargets.year({ year, cutoff, knownAt }));
  usePageTitle(say('title'));
  const choose = ({ year: y, cutoff: c, knownAt: k }: YearQuery) =>
    void navigate({ search: (was) => ({ ...was, year: y, cutoff: c, knownAt: k }), resetScroll: false });
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet targets-of-year">
      <h1>{say('titleOf', { year: data.year })}</h1>
      <TwoTimes
        at={at}
        cutoff={data.cutoff}
        min={`${data.year}-01-01`}
        max={data.today}
        knownAt={data.knownAt}
        more={say('elapsed', { elapsed: data.elapsed.shown ? of(data.elapsed.shown) : '—' })}
        choose={({ cutoff: day, knownAt: known }) =>
          choose({ year: day?.slice(0, 4), cutoff: day, knownAt: known })
        }
      />
      {error && <Failed error={error} retry={refetch} />}
      {data.targets.length === 0 && <Empty>{say('none', { year: data.year })}</Empty>}
      <ul className="target-list">
        {data.targets.map((target) => (
          <li key={target.metric}>
            <TargetRow target={target} at={at} cutoff={data.cutoff} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function TargetRow({ target, at, cutoff }: { target: WireTarget; at: YearQuery; cutoff: string }) {
  const say = useTextsOf(targetTexts);
  return (
    <>
      <header>
        <h2>
          <Link to="/targets/$metric" params={{ metric: target.metric }} search={at}>
            <Title>{target.name}</Title>
          </Link>
        </h2>
        <RuledLight light={target.light} />
      </header>
      <div className="target-figures">
        <p>
          <DoneLink figure={target.figure} cutoff={cutoff} knownAt={at.knownAt}>
            <Shown amount={target.done} />
          </DoneLink>{' '}
          <span className="quiet">
            / {say('target')} <Shown amount={target.target} />
          </span>
        </p>
        {target.months.length > 0 && <Sparkline months={target.months} whole={target.target.value} />}
        {target.work && <Measures target={target} />}
      </div>
      <Outlook target={target} />
    </>
  );
}
