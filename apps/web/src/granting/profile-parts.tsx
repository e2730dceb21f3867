import type { Label, WireRecordProfile } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dot } from '../format.ts';
import { useWords } from '../language.ts';
import { useGranting } from './judged.tsx';
import { figured } from './money.ts';

/** Where something stands and what is still before it; which of the earlier steps it took is told by its record. */
export function Steps({ steps, done }: { steps: readonly Label[]; done: number }): ReactNode {
  const say = useGranting();
  const { of } = useWords();
  if (done === 0 || done === steps.length) return null;
  return (
    <ol className="steps-of-award" aria-label={say('toCome')}>
      {steps.slice(done - 1).map((step, i) => (
        <li
          key={step.zh}
          className={i === 0 ? undefined : 'to-come'}
          {...(i === 0 ? { 'aria-current': 'step' as const } : {})}
        >
          <span aria-hidden="true">{i === 0 ? '●' : '○'}</span> {of(step)}
        </li>
      ))}
    </ol>
  );
}

type Fact = WireRecordProfile['facts'][number];

/** What is known, each fact with the records that it rests on; what is not known is said apart. */
export function Facts({ facts }: Pick<WireRecordProfile, 'facts'>): ReactNode {
  const say = useGranting();
  const { of } = useWords();
  const isThere = ({ sources, hidden, byRules }: Fact) => byRules || sources.length > 0 || hidden > 0;
  const known = facts.filter((fact) => fact.shown !== null && isThere(fact));
  const nothing = facts.filter((fact) => fact.shown !== null && !isThere(fact));
  const unknown = facts.filter(({ shown }) => shown === null);
  if (facts.length === 0) return null;
  return (
    <section aria-labelledby="its-facts">
      <h2 id="its-facts">{say('facts')}</h2>
      {known.length > 0 && (
        <table className="list facts" data-testid="facts">
          <thead>
            <tr>
              <th scope="col">{say('factColumn')}</th>
              <th scope="col">{say('valueColumn')}</th>
              <th scope="col">{say('fromColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {known.map((fact) => (
              <tr key={fact.id} data-fact={fact.id}>
                <th scope="row" title={fact.help ? of(fact.help) : undefined}>
                  {of(fact.title)}
                </th>
                <td data-title={say('valueColumn')}>
                  <span className="whole">{fact.shown && figured(of(fact.shown))}</span>
                </td>
                <td data-title={say('fromColumn')}>
                  <span>
                    <Sources fact={fact} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {nothing.length > 0 && (
        <details className="why">
          <summary>{say('nothingFacts', { count: nothing.length })}</summary>
          <p>{nothing.map(({ title }) => of(title)).join(of({ zh: '、', en: ', ' }))}</p>
        </details>
      )}
      {unknown.length > 0 && (
        <details className="why">
          <summary>{say('unknownFacts', { count: unknown.length })}</summary>
          <p>{unknown.map(({ title }) => of(title)).join(of({ zh: '、', en: ', ' }))}</p>
        </details>
      )}
    </section>
  );
}

const fewSources = 3;

function Sources({ fact }: { fact: Fact }) {
  const say = useGranting();
  const shown = fact.sources.slice(0, fewSources);
  const more = fact.sources.length - shown.length;
  if (fact.sources.length === 0 && fact.hidden === 0) return <span className="quiet">{say('noSource')}</span>;
  return (
    <>
      {shown.map((source, i) => (
        <span key={source.id}>
          {i > 0 && dot}
          <Link to="/records/$register/$id" params={{ register: source.register, id: source.id }}>
            {source.title} <code>{source.id}</code>
          </Link>
        </span>
      ))}
      {more > 0 && <span className="quiet"> +{more}</span>}
      {fact.hidden > 0 && <span className="quiet"> {say('moreHidden', { count: fact.hidden })}</span>}
    </>
  );
}

const mostColumns = 8;
/** So many stand on a narrow screen; the rest is behind the way to all of them. */
const few = 4;

interface BehindProps {
  /** The record that they refer to. */
  readonly of: string;
  readonly part: WireRecordProfile['behind'][number];
}

/** The records of a register that facts come from: yearly figures by vintage, certificates with their validity. */
export function Behind({ of: id, part }: BehindProps): ReactNode {
  const say = useGranting();
  const { of } = useWords();
  const { register, by, count, records, columns } = part;
  const shown = columns.slice(0, mostColumns);
  return (
    <section aria-labelledby={`behind-${register.id}`}>
      <h2 id={`behind-${register.id}`}>{of(register.title)}</h2>
      {records.length === 0 ? (
        <p className="quiet">{say('none')}</p>
      ) : (
        // It scrolls, so the keyboard must be able to stand in it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: as said
        <section className="scrolled" tabIndex={0} aria-label={of(register.title)}>
          <table className="list brief behind" data-testid={`behind-${register.id}`}>
            <thead>
              <tr>
                <th scope="col">{of(register.title)}</th>
                <th scope="col">{say('stageColumn')}</th>
                {shown.map((column) => (
                  <th key={column.id} scope="col">
                    {of(column.title)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {records.map((record) => (
                <tr key={record.id}>
                  <th scope="row">
                    <Link to="/records/$register/$id" params={{ register: register.id, id: record.id }}>
                      {record.title}
                    </Link>
                  </th>
                  <td data-title={say('stageColumn')}>
                    <span className="whole">{of(record.stage)}</span>
                    {record.inForce !== null && (
                      <span className="quiet">
                        {dot}
                        {say(record.inForce ? 'inForce' : 'overNow')}
                      </span>
                    )}
                  </td>
                  {shown.map((column) => {
                    const cell = record.cells.find(({ id }) => id === column.id);
                    return (
                      <td
                        key={column.id}
                        data-title={of(column.title)}
                        className={cell ? 'whole named' : 'none'}
                      >
                        {cell ? figured(of(cell.shown)) : '—'}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {count > few && (
        <p className={count > records.length ? undefined : 'only-narrow'}>
          <Link
            to="/registers/$register"
            params={{ register: register.id }}
            search={{ condition: { combinator: 'and', rules: [{ field: by, operator: '=', value: id }] } }}
          >
            {say('allBehind', { count })}
          </Link>
        </p>
      )}
    </section>
  );
}
