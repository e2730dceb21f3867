import type { WireOverdue } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dot } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { DistanceLeft } from '../todo/distance.tsx';
import { askTodo } from '../todo/todo-data.ts';
import { cockpitTexts } from './cockpit-texts.ts';

const firstUnits = 9;

/** What is overdue today and whose it is, with the longest overdue of what one may read. */
export function Overdue() {
  const say = useTextsOf(cockpitTexts);
  const { of } = useWords();
  const { data, error, refetch } = useQuery(askTodo.overdue());
  const most = Math.max(1, ...(data?.units ?? []).map(({ overdue }) => overdue));
  return (
    <section className="cockpit-overdue" aria-labelledby="overdue">
      <h2 id="overdue">{say('overdue')}</h2>
      {error && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data?.units.length === 0 && <p className="quiet">{say('noOverdue')}</p>}
      {data && data.units.length > 0 && (
        <div className="overdue-parts">
          <div>
            <Units units={data.units.slice(0, firstUnits)} most={most} />
            {data.units.length > firstUnits && (
              <details>
                <summary>{say('moreUnits', { count: data.units.length - firstUnits })}</summary>
                <Units units={data.units.slice(firstUnits)} most={most} />
              </details>
            )}
          </div>
          {data.longest.length > 0 && (
            <div className="overdue-rest">
              <h3>{say('longest')}</h3>
              <ul className="overdue-longest">
                {data.longest.map((one) => (
                  <li key={`${one.register.id} ${one.id} ${one.what.en}`} className="overdue-one">
                    <Link to="/records/$register/$id" params={{ register: one.register.id, id: one.id }}>
                      {one.title}
                    </Link>{' '}
                    <span className="quiet">
                      {of(one.what)}
                      {dot}
                      <span className="whole">{one.day}</span>{' '}
                      <span className="whole">
                        <DistanceLeft distance={one.distance} />
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function Units({ units, most }: { units: WireOverdue['units']; most: number }) {
  const say = useTextsOf(cockpitTexts);
  const { of } = useWords();
  return (
    <ul className="overdue-units">
      {units.map(({ unit, overdue, oldest }) => (
        <li key={unit?.id ?? ''} className="overdue-unit">
          <span>{unit ? of(unit.title) : say('noUnit')}</span>
          <b className="whole number">{say('overdueOf', { count: overdue })}</b>
          <span className="quiet whole">{say('oldest', { day: oldest })}</span>
          <svg className="overdue-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(overdue / most) * 100} height="4" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
