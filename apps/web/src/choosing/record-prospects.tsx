import type { WireRecordProspects } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { dot } from '../format.ts';
import { InTheWay } from '../granting/judged.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { askChoosing } from './choosing-data.ts';
import { choosingTexts } from './choosing-texts.ts';
import { Cells, Fitness, Open, Product } from './record-fits.tsx';
import './choosing.css';

type Fit = WireRecordProspects['fits'][number];

const page = 5;

/** Which records look for what a record offers, and whether they fit; nothing where none ever does. */
export function RecordProspects({ register, id }: { register: string; id: string }): ReactNode {
  const { data, error, refetch } = useQuery(askChoosing.prospects(register, id));
  if (error) return <Failed error={error} retry={refetch} />;
  return data?.fits.map((fit) => <Looking key={`${fit.register.id} ${fit.id}`} fit={fit} />);
}

function Looking({ fit }: { fit: Fit }) {
  const say = useTextsOf(choosingTexts);
  const { of } = useWords();
  const [shown, setShown] = useState(page);
  const { register, counts, prospects, offers, stages } = fit;
  const { eligible: fits, nearly, unknown, not } = counts;
  const heading = `prospects-${register.id}-${fit.id}`;
  const left = prospects.length - shown;
  const lookedAt = fits + nearly + unknown + not;
  const all = {
    combinator: 'and' as const,
    rules: [{ field: 'stage', operator: 'in' as const, value: stages }],
  };
  return (
    <section aria-labelledby={heading} data-testid="prospects">
      <h2 id={heading}>{of(fit.title)}</h2>
      {offers === 0 ? (
        <p className="quiet">{say('nothingOffered')}</p>
      ) : (
        <p>{say('lookingCounts', { all: lookedAt, fits, nearly, unknown, not })}</p>
      )}
      {offers > 0 && fit.more && <p className="quiet">{say('lookedAtOf', { count: lookedAt })}</p>}
      {prospects.length < lookedAt - not && (
        <p className="quiet">{say('listedOf', { count: prospects.length })}</p>
      )}
      {fit.told && prospects.length > 0 && <p className="quiet">{say('told')}</p>}
      {offers > 0 && prospects.length === 0 && <p className="quiet">{say('noneLooking')}</p>}
      {prospects.slice(0, shown).map((one) => (
        <Prospect key={one.id} fit={fit} one={one} />
      ))}
      {left > 0 && (
        <Button onClick={() => setShown(shown + page)} data-testid="more-prospects">
          {say('showMore', { count: Math.min(left, page) })}
        </Button>
      )}
      <p>
        <Link to="/registers/$register" params={{ register: register.id }} search={{ condition: all }}>
          {say('allOpen')}
        </Link>
      </p>
    </section>
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
