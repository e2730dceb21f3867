import type { WireDifference, WireExplanation } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Said } from '../change/difference.tsx';
import { Explained } from '../change/explained.tsx';
import { ask } from '../data.ts';
import { signedWithUnit } from '../format.ts';
import { useWordsWith } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { editionTexts } from './edition-texts.ts';

const route = getRouteApi('/editions/$before/diff/$after');

type Difference = WireDifference['figures'][number];

/** What differs between two editions, figure by figure, with the movements that explain it. */
export function DiffPage(): ReactNode {
  const { before, after } = route.useParams();
  const { report, cutoff } = route.useSearch();
  const { say } = useWordsWith(editionTexts);
  const { data, error, refetch } = useQuery(ask.editionDiff(before, after, { report, cutoff }));
  usePageTitle(say('differences'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet">
      <p className="path">
        <Link to="/editions">← {say('editions')}</Link>
      </p>
      <h1>{say('differences')}</h1>
      <dl className="facts">
        <SideFacts title={say('earlier')} side={data.before} />
        <SideFacts title={say('later')} side={data.after} />
      </dl>
      {data.figures.length === 0 ? (
        <Empty>{say('noDifferences')}</Empty>
      ) : (
        <h2>{say('differingFigures', { count: data.figures.length })}</h2>
      )}
      {data.figures.map((figure) => (
        <FigureDifference key={figure.id} figure={figure} after={data.after} />
      ))}
    </div>
  );
}

function SideFacts({ title, side }: { title: string; side: WireDifference['before'] }) {
  const { say } = useWordsWith(editionTexts);
  const { written } = useMoments();
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <code>{side.name}</code>
        <span className="report-lines quiet">
          <span className="whole">
            {say('cutoff')} {side.cutoff}
          </span>
          <span className="whole">
            {say('knownAt')} {written(side.knownAt)}
          </span>
        </span>
      </dd>
    </div>
  );
}

function FigureDifference({ figure, after }: { figure: Difference; after: WireDifference['after'] }) {
  const { say, of, language } = useWordsWith(editionTexts);
  const { cutoff, knownAt, report } = after;
  const { explanation } = figure;
  const [isOpen, setOpen] = useState(false);
  // The difference of two percentages is no percentage.
  const unitOfDifference = figure.unit === '%' ? say('percentagePoints') : figure.unit;
  return (
    <section className="difference">
      <h3>
        <Link
          to="/reports/$report/figures/$figure"
          params={{ report, figure: figure.id }}
          search={{ cutoff, knownAt }}
        >
          {of(figure.label)}
        </Link>
      </h3>
      <p className="difference-values">
        <span className="whole">
          <Said reading={figure.before} />
        </span>{' '}
        →{' '}
        <b className="whole">
          <Said reading={figure.after} />
        </b>
        {figure.difference !== null && (
          <span className="quiet whole number">
            {say('difference')} {signedWithUnit(figure.difference, unitOfDifference, language)}
          </span>
        )}
      </p>
      {explanation && explanation.total + explanation.hidden > 0 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{say('explainedBy', { count: explanation.total + explanation.hidden })}</summary>
          {isOpen && <DiffMovements figure={figure.id} first={explanation} />}
        </details>
      )}
    </section>
  );
}

/** The movements that explain the difference of one figure, of which the first page came with the others. */
function DiffMovements({ figure, first }: { figure: string; first: WireExplanation }) {
  const { before, after } = route.useParams();
  const { report, cutoff } = route.useSearch();
  const [page, turn] = useState(1);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...ask.figureDiff(before, after, { report, cutoff }, figure, page),
    enabled: page > 1,
  });
  if (error) return <Failed error={error} retry={refetch} />;
  const explanation = page === 1 ? first : data?.figures[0]?.explanation;
  if (!explanation) return <Loading />;
  return (
    <Explained explanation={explanation} page={page} isBusy={page > 1 && isPlaceholderData} turn={turn} />
  );
}
