import type { WireFigure } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../data.ts';
import { grouped, withUnit } from '../format.ts';
import { useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { Definition } from './definition.tsx';
import { Records } from './records.tsx';

const route = getRouteApi('/reports/$report/figures/$figure');

/** One figure: what it says, what it counts, and what is in it. */
export function FigurePage(): ReactNode {
  const { report, figure } = route.useParams();
  const { cutoff, knownAt, page = 1 } = route.useSearch();
  const { say, of } = useWords();
  const at = { cutoff, knownAt };
  const { data, error, refetch } = useQuery(ask.figure(report, figure, at));
  usePageTitle(data && of(data.figure.label));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet">
      <p className="path">
        <Link to="/reports/$report" params={{ report }} search={at}>
          ← {say('backToReport')}
        </Link>
      </p>
      <h1>{of(data.figure.label)}</h1>
      <Reading figure={data} />
      <Definition figure={data} />
      <Parts figure={data} />
      <Records report={report} figure={figure} at={at} page={page} />
    </div>
  );
}

function Reading({ figure: { figure, baseUnit, cutoff, knownAt } }: { figure: WireFigure }) {
  const { say, of, language } = useWords();
  const { written } = useMoments();
  return (
    <section className="reading">
      <p className="reading-value" lang="zh-CN" data-testid="figure-display">
        {figure.display}
      </p>
      <p>
        {say('exactValue')}{' '}
        <b className="whole number">
          {figure.value === null
            ? say('unknownValue')
            : withUnit(grouped(figure.value), of(baseUnit), language)}
        </b>
      </p>
      <p className="report-lines quiet">
        <span className="whole">
          {say('cutoff')} {cutoff}
        </span>
        <span className="whole">
          {say('knownAt')} {written(knownAt)}
        </span>
      </p>
      {figure.agrees === true && <p className="quiet">✓ {say('agrees')}</p>}
      {figure.agrees === false && (
        <p>
          <span className="hand">≠ {say('differs')}</span>
          {' · '}
          {say('printedAs', { claim: figure.claim ?? '—' })}
        </p>
      )}
    </section>
  );
}

const partTitles = {
  numerator: 'partNumerator',
  denominator: 'partDenominator',
  done: 'partDone',
  target: 'partTarget',
} as const;

function Parts({ figure: { parts } }: { figure: WireFigure }) {
  const { say, of, language } = useWords();
  if (parts.length === 0) return null;
  return (
    <section>
      <h2>{say('parts')}</h2>
      <dl className="facts">
        {parts.map((part) => (
          <div key={part.role}>
            <dt>{say(partTitles[part.role])}</dt>
            <dd>
              <b className="whole number">
                {part.value === null
                  ? say('unknownValue')
                  : withUnit(grouped(part.value), of(part.unit), language)}
              </b>{' '}
              <span className="quiet">{of(part.title)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
