import type { WireRecordProspects } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { dot } from '../format.ts';
import { InTheWay } from '../granting/judged.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { askChoosing } from './choosing-data.ts';
import { choosingTexts } from './choosing-texts.ts';
import { Cells, Fitness, Open, Product } from './record-fits.tsx';
import './choosing.css';

type Fit = WireRecordProspects['fits'][number];

const first = { portion: 0, offset: 0 };
type At = typeof first;
/** A narrow screen has fewer on a page. */
const onPage = (): number => (window.matchMedia('(max-width: 42rem)').matches ? 5 : 10);

/** Which records look for what a record offers, and whether they fit; nothing where none ever does. */
export function RecordProspects({ register, id }: { register: string; id: string }): ReactNode {
  const [at, setAt] = useState(first);
  const [limit] = useState(onPage);
  const { data, error, refetch } = useQuery(askChoosing.prospects(register, id, { ...at, limit }));
  if (error) return <Failed error={error} retry={refetch} />;
  return data?.fits.map((fit) => (
    <Looking key={`${fit.register.id} ${fit.id}`} fit={fit} at={at} limit={limit} go={setAt} />
  ));
}

interface LookingProps {
  readonly fit: Fit;
  readonly at: At;
  readonly limit: number;
  go(to: At): void;
}

function Looking({ fit, at, limit, go }: LookingProps) {
  const say = useTextsOf(choosingTexts);
  const { of } = useWords();
  const top = useRef<HTMLHeadingElement>(null);
  const { register, counts, prospects, offers, stages, total, after } = fit;
  const { eligible: fits, nearly, unknown, not } = counts;
  const heading = `prospects-${register.id}-${fit.id}`;
  const lookedAt = fits + nearly + unknown + not;
  const all = {
    combinator: 'and' as const,
    rules: [{ field: 'stage', operator: 'in' as const, value: stages }],
  };
  const move = (to: At) => {
    go(to);
    top.current?.focus();
    top.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <section aria-labelledby={heading} data-testid="prospects">
      <h2 id={heading} ref={top} tabIndex={-1}>
        {of(fit.title)}
      </h2>
      {offers === 0 ? (
        <p className="quiet">{say('nothingOffered')}</p>
      ) : (
        <p>{say('lookingCounts', { all: lookedAt, fits, nearly, unknown, not })}</p>
      )}
      {offers > 0 && lookedAt < total && (
        <p className="quiet" data-testid="portion">
          {say('portion', { total, from: after + 1, through: after + lookedAt })}{' '}
          {at.portion > 0 && (
            <Button size="small" onClick={() => move({ portion: at.portion - 1, offset: 0 })}>
              {say('later')}
            </Button>
          )}{' '}
          {fit.more && (
            <Button size="small" onClick={() => move({ portion: at.portion + 1, offset: 0 })}>
              {say('earlier')}
            </Button>
          )}
        </p>
      )}
      {fit.told && prospects.length > 0 && <p className="quiet">{say('told')}</p>}
      {offers > 0 && fit.listed === 0 && <p className="quiet">{say('noneLooking')}</p>}
      {prospects.map((one) => (
        <Prospect key={one.id} fit={fit} one={one} />
      ))}
      <Pages fit={fit} at={at} limit={limit} move={move} />
      <p>
        <Link to="/registers/$register" params={{ register: register.id }} search={{ condition: all }}>
          {say('allOpen')}
        </Link>
      </p>
    </section>
  );
}

/** The pages of those that fit, best first. */
function Pages({ fit, at, limit, move }: Omit<LookingProps, 'go'> & { readonly move: (to: At) => void }) {
  const say = useTextsOf(choosingTexts);
  const { listed, prospects } = fit;
  if (listed <= limit) return null;
  const to = (offset: number) => move({ ...at, offset });
  return (
    <nav className="pages" aria-label={say('pages')} data-testid="pages-of-prospects">
      <Button disabled={at.offset === 0} onClick={() => to(Math.max(0, at.offset - limit))}>
        {say('before')}
      </Button>
      <span className="quiet">
        {say('pageOf', { from: at.offset + 1, through: at.offset + prospects.length, listed })}
      </span>
      <Button
        disabled={at.offset + limit >= listed}
        onClick={() => to(at.offset + limit)}
        data-testid="more-prospects"
      >
        {say('next')}
      </Button>
    </nav>
  );
}

/** One that looks for something: what it is, how what fits best fits it, and the way to offer. */
function Prospect({ fit, one }: { fit: Fit; one: Fit['prospects'][number] }) {
  const say = useTextsOf(choosingTexts);
  const { of } = useWords();
  const telling = { register: fit.offering, columns: fit.shows, opens: fit.opens };
  const [best] = one.offered;
  const { answered } = one;
  return (
    <article className="fit" data-testid="prospect" data-record={one.id}>
      <h3>
        <Link to="/records/$register/$id" params={{ register: fit.register.id, id: one.id }}>
          {one.title}
        </Link>
      </h3>
      {one.whom !== null && <p className="quiet">{one.whom}</p>}
      <Fitness eligibility={one.eligibility} />
      <Cells cells={one.cells} columns={fit.columns} />
      {best && <p className="quiet">{best.title}</p>}
      {best && (
        <InTheWay
          judged={{
            eligibility: one.eligibility,
            conditions: best.conditions,
            amount: null,
            lines: [],
            missing: [],
          }}
        />
      )}
      {answered ? (
        <p data-testid="answered">
          {say('answered')}{' '}
          <Link to="/records/$register/$id" params={{ register: answered.register, id: answered.id }}>
            {answered.id}
          </Link>
          {dot}
          {of(answered.stage)}
        </p>
      ) : (
        best && <Open fit={telling} one={best} />
      )}
      <details className="why">
        <summary>{say('byProduct', { count: one.offered.length })}</summary>
        {one.offered.map((offered) => (
          <Product key={offered.id} fit={telling} one={offered} />
        ))}
      </details>
    </article>
  );
}
