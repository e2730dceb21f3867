import type { WireCockpit } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useCallback } from 'react';
import { ask } from '../data.ts';
import { DayField } from '../design/day-field.tsx';
import { PrintButton } from '../design/print-button.tsx';
import { Whole } from '../design/whole.tsx';
import { dot } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { PaceLights } from '../light/lights-overview.tsx';
import { Panel } from '../report/panel.tsx';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import './cockpit.css';
import './cockpit-print.css';
import { cockpitTexts } from './cockpit-texts.ts';
import { Headline } from './headline.tsx';
import { Overdue } from './overdue.tsx';
import { StreetMap } from './street-map.tsx';
import { Targets } from './targets.tsx';
import { Trends } from './trends.tsx';
import { takeScreen, useWall } from './use-wall.ts';

const route = getRouteApi('/cockpit');
const everyMinute = 60_000;

/** The district at a glance, for its leaders: on a desk, on a telephone, on a wall, and on one sheet of paper. */
export function CockpitPage(): ReactNode {
  const { cutoff, knownAt, figure, street, map, wall = false } = route.useSearch();
  const navigate = route.useNavigate();
  const say = useTextsOf(cockpitTexts);
  const at = { cutoff, knownAt };
  const { data, error, refetch } = useQuery({
    ...ask.cockpit(at),
    refetchInterval: wall ? everyMinute : false,
  });
  const change = useCallback(
    (to: object) => void navigate({ search: (was) => ({ ...was, ...to }), resetScroll: false }),
    [navigate],
  );
  const leaveWall = useCallback(() => change({ wall: undefined }), [change]);
  const close = useCallback(
    () => change({ figure: undefined, street: undefined, page: undefined, record: undefined }),
    [change],
  );
  useWall(wall, leaveWall);
  usePageTitle(say('title'));
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <>
      <article className="cockpit">
        <Head cockpit={data} wall={wall} change={change} leaveWall={leaveWall} />
        {error && <Failed error={error} retry={refetch} />}
        <Headline cockpit={data} />
        <Targets cockpit={data} />
        <section className="cockpit-lights" aria-labelledby="lights">
          <h2 id="lights">{say('lights')}</h2>
          <PaceLights />
        </section>
        <StreetMap cockpit={data} shown={map} choose={(id) => change({ map: id })} />
        <Overdue />
        <Trends cockpit={data} at={at} />
      </article>
      {figure !== undefined && (
        <Panel
          report={data.report}
          figure={figure}
          label={undefined}
          at={{ cutoff: data.cutoff, knownAt, street }}
          close={close}
        />
      )}
    </>
  );
}

interface HeadProps {
  readonly cockpit: WireCockpit;
  readonly wall: boolean;
  change(to: object): void;
  leaveWall(): void;
}

function Head({ cockpit, wall, change, leaveWall }: HeadProps) {
  const say = useTextsOf(cockpitTexts);
  const words = useWords();
  const { of } = words;
  const { data: district } = useQuery(ask.district());
  const { written } = useMoments();
  return (
    <header className="cockpit-head">
      <h1>
        {district && `${of(district.title)}${dot}`}
        {say('title')}
      </h1>
      <p className="quiet cockpit-when">
        <Whole>{say('asOf', { cutoff: written(cockpit.cutoff) })}</Whole>
        {dot}
        <Whole>{say('known', { known: written(cockpit.knownAt) })}</Whole>
      </p>
      <div className="cockpit-ways">
        {wall ? (
          <Button onClick={leaveWall}>{say('leaveWall')}</Button>
        ) : (
          <>
            <Link to="/checks">{words.say('checkDraft')}</Link>
            <DayField
              label={say('cutoff')}
              value={cockpit.cutoff}
              min={cockpit.period.from}
              choose={(day) => change({ cutoff: day === '' ? undefined : day })}
            />
            <Button
              onClick={() => {
                takeScreen();
                change({ wall: true });
              }}
            >
              {say('wall')}
            </Button>
            <PrintButton />
          </>
        )}
      </div>
    </header>
  );
}
