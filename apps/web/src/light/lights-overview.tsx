import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Whole } from '../design/whole.tsx';
import { dot } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { LightCounts } from './light-counts.tsx';
import { askLights } from './light-data.ts';
import { lightTexts } from './light-texts.ts';
import './light.css';

/** The lights of all registers: by what work is held against its schedule, and how much stands how. */
export function LightsOverviewPage(): ReactNode {
  const say = useTextsOf(lightTexts);
  usePageTitle(say('title'));
  return (
    <article className="lights-page">
      <h1>{say('title')}</h1>
      <p className="quiet">{say('intro')}</p>
      <PaceLights />
    </article>
  );
}

/** Every pace that one reaches with its counts; on the cockpit too. */
export function PaceLights() {
  const say = useTextsOf(lightTexts);
  const { of } = useWords();
  const { written } = useMoments();
  const { data, error, refetch } = useQuery(askLights.all());
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  if (data.paces.length === 0) return <Empty>{say('none')}</Empty>;
  return (
    <>
      <ul className="pace-lights">
        {data.paces.map(({ register, pace, rule, counts }) => (
          <li key={`${register.id} ${pace.id}`}>
            <h3 title={of(rule)}>
              <Link
                to="/registers/$register/lights"
                params={{ register: register.id }}
                search={{ pace: pace.id }}
              >
                {of(pace.title)}
              </Link>{' '}
              <span className="quiet">{of(register.title)}</span>
            </h3>
            <LightCounts counts={counts} place={{ register: register.id, pace: pace.id }} />
          </li>
        ))}
      </ul>
      <p className="quiet light-note">
        <Whole>{say('asOf', { day: written(data.day) })}</Whole>
        {dot}
        <Whole>{say('rule')}</Whole>
      </p>
    </>
  );
}
