import type { WireRegisterLights } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Light } from '../design/light.tsx';
import { Whole } from '../design/whole.tsx';
import { dot } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { TwoTimes } from '../shell/two-times.tsx';
import { LightCounts, LitNumber, type LitPlace, shownLights } from './light-counts.tsx';
import { askLights } from './light-data.ts';
import { lightTexts } from './light-texts.ts';
import { Standing } from './record-lights.tsx';
import './light.css';

const route = getRouteApi('/registers/$register/lights');
const firstTurned = 12;

/** The lights of a register's records by one of its paces: how many stand how, whose they are, and what turned. */
export function LightsPage(): ReactNode {
  const { register } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const say = useTextsOf(lightTexts);
  const words = useWords();
  const { of } = words;
  const { data, error, refetch } = useQuery(askLights.ofRegister(register, search));
  usePageTitle(data ? say('titleOf', { register: of(data.register.title) }) : undefined);
  const back = <Link to="/lights">{say('toAll')}</Link>;
  if (error)
    return (
      <Failed error={error} retry={refetch}>
        <Link to="/registers/$register/lights" params={{ register }} search={{}}>
          {words.say('asNow')}
        </Link>
      </Failed>
    );
  if (!data) return <Loading />;
  const place = { register, pace: data.pace.id, day: search.day, known: search.known };
  const total = shownLights.reduce((sum, light) => sum + data.counts[light], 0);
  return (
    <article className="lights-page">
      <p className="breadcrumb">{back}</p>
      <h1>{say('titleOf', { register: of(data.register.title) })}</h1>
      <TwoTimes
        at={{ cutoff: search.day, knownAt: search.known }}
        cutoff={data.day}
        knownAt={data.known ?? undefined}
        choose={({ cutoff: day, knownAt: known }) =>
          void navigate({ search: (was) => ({ ...was, day, known }), resetScroll: false })
        }
      />
      <Choices lights={data} />
      {total === 0 ? (
        <Empty>{say('noneHere')}</Empty>
      ) : (
        <>
          <LightCounts counts={data.counts} place={place} />
          <Standing pace={data} />
          <div className="turned-parts">
            <TurnedList title={say('turned')} none={say('turnedNone')} lights={data} list={data.turned} />
            <TurnedList title={say('madeUp')} none={say('madeUpNone')} lights={data} list={data.madeUp} />
          </div>
          <div className="place-parts">
            <Places title={say('byUnit')} places={data.units} place={{ ...place, field: 'unit' }} />
            {data.streets.length > 0 && (
              <Places title={say('byStreet')} places={data.streets} place={{ ...place, field: 'street' }} />
            )}
          </div>
        </>
      )}
      <p className="quiet light-note">{say('intro')}</p>
    </article>
  );
}

function Choices({ lights }: { lights: WireRegisterLights }) {
  const say = useTextsOf(lightTexts);
  const { of } = useWords();
  const navigate = route.useNavigate();
  const change = (to: object) => void navigate({ search: (was) => ({ ...was, ...to }), resetScroll: false });
  return (
    <div className="ways lights-choices">
      {lights.paces.length > 1 && (
        <label>
          {say('pace')}{' '}
          <select value={lights.pace.id} onChange={(event) => change({ pace: event.target.value })}>
            {lights.paces.map(({ id, title }) => (
              <option key={id} value={id}>
                {of(title)}
              </option>
            ))}
          </select>
        </label>
      )}
      <Link to="/registers/$register" params={{ register: lights.register.id }}>
        {say('toList')}
      </Link>
    </div>
  );
}

interface TurnedProps {
  readonly title: string;
  readonly none: string;
  readonly lights: WireRegisterLights;
  readonly list: WireRegisterLights['turned'];
}

function TurnedList({ title, none, lights, list }: TurnedProps) {
  const say = useTextsOf(lightTexts);
  const one = (record: TurnedProps['list'][number]) => (
    <TurnedOne key={record.id} record={record} register={lights.register.id} />
  );
  return (
    <section>
      <h2>
        {title} <span className="quiet number">{list.length}</span>
      </h2>
      {list.length === 0 && <p className="quiet">{none}</p>}
      <ul className="turned-list">{list.slice(0, firstTurned).map(one)}</ul>
      {list.length > firstTurned && (
        <details>
          <summary>{say('more', { count: list.length - firstTurned })}</summary>
          <ul className="turned-list">{list.slice(firstTurned).map(one)}</ul>
        </details>
      )}
    </section>
  );
}

function TurnedOne({ record, register }: { record: TurnedProps['list'][number]; register: string }) {
  const { of } = useWords();
  const { id, title, unit, light } = record;
  return (
    <li className="turned-one">
      <Light standing={light.light} />{' '}
      <Link to="/records/$register/$id" params={{ register, id }}>
        {title}
      </Link>
      {unit && (
        <span className="quiet">
          {dot}
          {of(unit.title)}
        </span>
      )}
      <p className="quiet turned-words">
        <Whole>{of(light.words)}</Whole>
      </p>
    </li>
  );
}

interface PlacesProps {
  readonly title: string;
  readonly places: WireRegisterLights['units'];
  readonly place: LitPlace & { readonly field: 'unit' | 'street' };
}

function Places({ title, places, place }: PlacesProps) {
  const say = useTextsOf(lightTexts);
  const { of } = useWords();
  return (
    <section>
      <h2>{title}</h2>
      <table className="light-table">
        <thead>
          <tr>
            <th scope="col">{say(place.field)}</th>
            {shownLights.map((light) => (
              <th key={light} scope="col" className="number">
                <Light standing={light} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map(({ place: of_, counts }) => (
            <tr key={of_?.id ?? ''}>
              <th scope="row">{of_ ? of(of_.title) : say('noPlace')}</th>
              {shownLights.map((light) => (
                <td key={light} className="number">
                  <LitNumber
                    count={counts[light]}
                    light={light}
                    place={{ ...place, value: of_?.id ?? null }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
