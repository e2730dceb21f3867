import type { WireTarget, WireTargetDetail, YearQuery } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { Light } from '../design/light.tsx';
import { Title, Whole } from '../design/whole.tsx';
import { monthInWords } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { TwoTimes } from '../shell/two-times.tsx';
import { Adjust } from './adjust.tsx';
import { DoneLink, Measures, Outlook, RuledLight, Shown } from './pieces.tsx';
import './target.css';
import { askTargets } from './target-data.ts';
import { targetTexts } from './target-texts.ts';

const ForecastChart = lazy(async () => ({ default: (await import('./forecast-chart.tsx')).ForecastChart }));
const route = getRouteApi('/targets/$metric');

/** A target of a year: its versions, its months with their lights, its units, and where it is heading. */
export function TargetPage(): ReactNode {
  const say = useTextsOf(targetTexts);
  const { of } = useWords();
  const at = route.useSearch();
  const { metric } = route.useParams();
  const navigate = route.useNavigate();
  const { year, cutoff, knownAt } = at;
  const { data, error, refetch } = useQuery(askTargets.one(metric, { year, cutoff, knownAt }));
  usePageTitle(data?.target.name ?? say('title'));
  const choose = ({ year: y, cutoff: c, knownAt: k }: YearQuery) =>
    void navigate({ search: (was) => ({ ...was, year: y, cutoff: c, knownAt: k }), resetScroll: false });
  const back = <Link to="/targets">{say('title')}</Link>;
  if (error && !data)
    return (
      <Failed error={error} retry={refetch}>
        {back}
      </Failed>
    );
  if (!data) return <Loading />;
  const { target } = data;
  return (
    <div className="sheet target-of-year">
      <p className="breadcrumb">{back}</p>
      <header className="target-head">
        <h1>
          <Title>{target.name}</Title>
        </h1>
        <RuledLight light={target.light} />
      </header>
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
      <p className="target-now">
        <DoneLink figure={target.figure} cutoff={data.cutoff} knownAt={at.knownAt}>
          <Shown amount={target.done} />
        </DoneLink>{' '}
        <span className="quiet">
          / {say('target')} <Shown amount={target.target} />
        </span>
      </p>
      {target.work && <Measures target={target} />}
      <Forecast target={target} cutoff={data.cutoff} />
      <Versions target={target} />
      {data.mayAdjust && <Adjust detail={data} />}
      {target.months.length > 0 && <Months target={target} at={at} cutoff={data.cutoff} />}
      <Units detail={data} />
    </div>
  );
}

function Forecast({ target, cutoff }: { target: WireTarget; cutoff: string }) {
  const say = useTextsOf(targetTexts);
  const { of } = useWords();
  const { forecast } = target;
  return (
    <section>
      <h2>{say('forecast')}</h2>
      <Outlook target={target} />
      {target.months.length > 0 && (
        <Suspense fallback={<div className="forecast-chart" />}>
          <ForecastChart target={target} cutoff={cutoff} />
        </Suspense>
      )}
      {forecast && (
        <p className="quiet note">
          <Whole>
            {say('reckoned', { method: of(forecast.method), months: forecast.months, level: forecast.level })}
          </Whole>
        </p>
      )}
    </section>
  );
}

function Versions({ target }: { target: WireTarget }) {
  const say = useTextsOf(targetTexts);
  const { of } = useWords();
  return (
    <section>
      <h2>{say('versions')}</h2>
      <table className="list target-versions">
        <thead>
          <tr>
            <th scope="col">{say('version')}</th>
            <th scope="col" className="number">
              {say('value')}
            </th>
            <th scope="col">{say('issuedOn')}</th>
            <th scope="col">{say('basis')}</th>
            <th scope="col">{say('state')}</th>
          </tr>
        </thead>
        <tbody>
          {target.versions.map((version, i) => (
            <tr key={version.id ?? String(i)}>
              <td data-title={say('version')}>{of(version.kind)}</td>
              <td data-title={say('value')} className="number">
                {version.id ? (
                  <Link
                    to="/records/$register/$id"
                    params={{ register: target.register.id, id: version.id }}
                    className="figure"
                  >
                    <Shown amount={version.value} />
                  </Link>
                ) : (
                  <Shown amount={version.value} />
                )}
              </td>
              <td data-title={say('issuedOn')} className="whole">
                {version.issuedOn ?? '—'}
              </td>
              <td data-title={say('basis')}>{version.basis ?? '—'}</td>
              <td data-title={say('state')}>
                <Whole>
                  {version.inForce
                    ? say('inForce')
                    : say('ended', { day: version.endedOn ?? '', reason: version.reason ?? '—' })}
                </Whole>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Months({ target, at, cutoff }: { target: WireTarget; at: YearQuery; cutoff: string }) {
  const say = useTextsOf(targetTexts);
  const { of, language } = useWords();
  return (
    <section>
      <h2>
        {say('months')}{' '}
        <span className="quiet count">{say(target.planned === 'months' ? 'byMonths' : 'byElapsed')}</span>
      </h2>
      <table className="list target-months">
        <thead>
          <tr>
            <th scope="col">{say('month')}</th>
            <th scope="col" className="number">
              {say('asked')}
            </th>
            <th scope="col" className="number">
              {say('doneBy')}
            </th>
            <th scope="col">{say('light')}</th>
            <th scope="col">{say('why')}</th>
          </tr>
        </thead>
        <tbody>
          {target.months.map((month) => (
            <tr key={month.month}>
              <td data-title={say('month')}>{monthInWords(`${month.month}-01`, language)}</td>
              <td data-title={say('asked')} className="number">
                <Shown amount={month.asked} />
              </td>
              <td data-title={say('doneBy')} className={month.endsOn <= cutoff ? 'number' : 'number none'}>
                {month.endsOn <= cutoff ? (
                  <DoneLink figure={target.figure} cutoff={month.endsOn} knownAt={at.knownAt}>
                    <Shown amount={month.done} />
                  </DoneLink>
                ) : (
                  '—'
                )}
              </td>
              <td data-title={say('light')} className={month.light ? 'light-cell' : 'none'}>
                {month.light ? <Light standing={month.light.light} /> : '—'}
              </td>
              <td data-title={say('why')} className={month.light ? 'quiet' : 'none'}>
                {month.light ? <Whole>{of(month.light.words)}</Whole> : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Units({ detail }: { detail: WireTargetDetail }) {
  const say = useTextsOf(targetTexts);
  const { units, unassigned } = detail;
  if (!detail.parts) return null;
  return (
    <section>
      <h2>{say('units')}</h2>
      {units.length === 0 && <p className="quiet">{say('noUnits')}</p>}
      {units.length > 0 && (
        <>
          <table className="list target-units">
            <thead>
              <tr>
                <th scope="col">{say('unit')}</th>
                {(['unitTarget', 'done', 'completion', 'ahead', 'toDate'] as const).map((column) => (
                  <th scope="col" key={column} className="number">
                    {say(column)}
                  </th>
                ))}
                <th scope="col">{say('light')}</th>
              </tr>
            </thead>
            <tbody>
              {units.map((one) => (
                <UnitRow key={one.unit.id} one={one} detail={detail} />
              ))}
              {unassigned?.value != null && Number(unassigned.value) !== 0 && (
                <tr>
                  <td className="quiet">{say('unassigned')}</td>
                  <td data-title={say('unitTarget')} className="number">
                    <Shown amount={unassigned} />
                  </td>
                  <td colSpan={5} className="none" />
                </tr>
              )}
            </tbody>
          </table>
          <p className="quiet note">{say('unitLights')}</p>
        </>
      )}
    </section>
  );
}

function UnitRow({ one, detail }: { one: WireTargetDetail['units'][number]; detail: WireTargetDetail }) {
  const say = useTextsOf(targetTexts);
  const { of } = useWords();
  const { parts, target } = detail;
  return (
    <tr>
      <td>{of(one.unit.title)}</td>
      <td data-title={say('unitTarget')} className="number">
        {one.part && parts ? (
          <Link to="/records/$register/$id" params={{ register: parts.id, id: one.part }} className="figure">
            <Shown amount={one.target} />
          </Link>
        ) : (
          <Shown amount={one.target} />
        )}
      </td>
      <td data-title={say('done')} className="number">
        {target.work ? (
          <Link
            to="/registers/$register"
            params={{ register: target.work.id }}
            search={{ condition: unitIs(one.unit.id) }}
            className="figure"
          >
            <Shown amount={one.done} />
          </Link>
        ) : (
          <Shown amount={one.done} />
        )}
      </td>
      <td data-title={say('completion')} className="number">
        <Shown amount={one.completion} />
      </td>
      <td data-title={say('ahead')} className="number">
        <Shown amount={one.ahead} />
      </td>
      <td data-title={say('toDate')} className="number">
        <Shown amount={one.againstToDate} />
      </td>
      <td data-title={say('light')} className={one.light ? 'light-cell' : 'none'}>
        {one.light ? <RuledLight light={one.light} /> : '—'}
      </td>
    </tr>
  );
}

const unitIs = (unit: string) => ({
  combinator: 'and' as const,
  rules: [{ field: 'unit', operator: '=' as const, value: unit }],
});
