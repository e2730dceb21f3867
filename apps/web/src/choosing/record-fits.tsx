import type { WireRecordFits } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Whole } from '../design/whole.tsx';
import { dot } from '../format.ts';
import { Conditions, InTheWay } from '../granting/judged.tsx';
import { figured, money } from '../granting/money.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { askChoosing } from './choosing-data.ts';
import { choosingTexts } from './choosing-texts.ts';
import '../granting/granting.css';
import './choosing.css';

type Fit = WireRecordFits['fits'][number];
type Offered = Fit['offered'][number];
/** What is told of what is offered, whichever way one looks at it. */
export type Telling = Pick<Fit, 'register' | 'columns' | 'opens'>;

/** What is offered elsewhere that fits a record, nearly or not, and why; nothing where its register declares none. */
export function RecordFits({ register, id }: { register: string; id: string }): ReactNode {
  const { data, error, refetch } = useQuery(askChoosing.fits(register, id));
  if (error) return <Failed error={error} retry={refetch} />;
  return data?.fits.map((fit) => <One key={fit.id} fit={fit} />);
}

const marks = { eligible: '✓', nearly: '≈', unknown: '?', not: '✕' } as const;

function One({ fit }: { fit: Fit }): ReactNode {
  const say = useTextsOf(choosingTexts);
  const { of } = useWords();
  const count = (eligibility: Offered['eligibility']) =>
    fit.offered.filter((one) => one.eligibility === eligibility).length;
  const not = fit.offered.filter(({ eligibility }) => eligibility === 'not');
  return (
    <section className="granting fits" data-testid={`fits-${fit.id}`}>
      <h2>{of(fit.title)}</h2>
      {fit.offered.length === 0 ? (
        <p className="quiet">{say('noneOffered')}</p>
      ) : (
        <p>
          {say('fitCounts', {
            fits: count('eligible'),
            nearly: count('nearly'),
            unknown: count('unknown'),
            not: count('not'),
          })}
        </p>
      )}
      {fit.hidden && <p className="quiet">{say('hidden')}</p>}
      {fit.told && fit.offered.length > 0 && <p className="quiet">{say('told')}</p>}
      {fit.offered
        .filter(({ eligibility }) => eligibility !== 'not')
        .map((one) => (
          <Product key={one.id} fit={fit} one={one} />
        ))}
      {not.length > 0 && (
        <details className="why" data-testid="fits-not">
          <summary>{say('showNot', { count: not.length })}</summary>
          {not.map((one) => (
            <Product key={one.id} fit={fit} one={one} />
          ))}
        </details>
      )}
    </section>
  );
}

/** How something fits, as a sign and a word. */
export function Fitness({
  eligibility,
  amount = null,
}: Pick<Offered, 'eligibility'> & { amount?: string | null }) {
  const say = useTextsOf(choosingTexts);
  return (
    <p className={`verdict verdict-${eligibility}`}>
      <span aria-hidden="true" className="verdict-mark">
        {marks[eligibility]}
      </span>
      <strong>{say(eligibility)}</strong>
      {amount !== null && eligibility !== 'not' && (
        <span className="whole">
          {dot}
          {say('amount', { amount: money(amount) })}
        </span>
      )}
    </p>
  );
}

/** Values by their names, side by side where there is room. */
export function Cells({ cells, columns }: { cells: Offered['cells']; columns: Fit['columns'] }): ReactNode {
  const { of } = useWords();
  return (
    <dl className="fit-cells">
      {cells.map(({ id, shown }) => (
        <div key={id}>
          <dt className="quiet">
            {of(columns.find((column) => column.id === id)?.title ?? { zh: id, en: id })}
          </dt>
          <dd>
            <Whole>{figured(of(shown))}</Whole>
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Product({ fit, one }: { fit: Telling; one: Offered }): ReactNode {
  const say = useTextsOf(choosingTexts);
  const { eligibility, conditions, amount } = one;
  return (
    <article className="fit" data-testid="fit">
      <h3>
        <Link to="/records/$register/$id" params={{ register: fit.register.id, id: one.id }}>
          {one.title}
        </Link>
      </h3>
      <Fitness eligibility={eligibility} amount={amount} />
      <Cells cells={one.cells} columns={fit.columns} />
      <InTheWay judged={{ eligibility, conditions, amount, lines: [], missing: [] }} />
      <details className="why">
        <summary>{say('why')}</summary>
        <Conditions conditions={conditions} />
      </details>
      <Open fit={fit} one={one} />
    </article>
  );
}

/** The form by which something is opened for what fits, with what is known filled in. */
export function Open({ fit, one: { opening, title } }: { fit: Telling; one: Offered }): ReactNode {
  const { of } = useWords();
  if (!opening || !fit.opens) return null;
  return (
    <p className="actions">
      <Link
        to="/registers/$register/open/$transition"
        params={{ register: opening.register, transition: opening.transition }}
        search={{ given: opening.given }}
        aria-label={`${of(fit.opens)}${of({ zh: '：', en: ': ' })}${title}`}
        data-testid="fit-opens"
      >
        {of(fit.opens)}
      </Link>
    </p>
  );
}
