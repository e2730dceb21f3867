import type { WireJudged, WireJudgedCondition } from '@taizhang/contract';
import type { ReactNode } from 'react';
import { dot } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { grantingTexts } from './granting-texts.ts';
import { figured, money } from './money.ts';

export const useGranting = () => useTextsOf(grantingTexts);

const marks = { eligible: '✓', nearly: '≈', unknown: '?', not: '✕' } as const;

/** Whether a policy is due, as a sign and a word, with the amount. */
export function Verdict({ judged, asked = false }: { judged: WireJudged; asked?: boolean }): ReactNode {
  const say = useGranting();
  const { eligibility, amount } = judged;
  const word = asked && (eligibility === 'nearly' || eligibility === 'unknown') ? 'perhaps' : eligibility;
  return (
    <p className={`verdict verdict-${eligibility}`} data-testid="verdict">
      <span aria-hidden="true" className="verdict-mark">
        {marks[eligibility]}
      </span>
      <strong>{say(word)}</strong>
      {amount !== null && eligibility !== 'not' && (
        <span className="whole">
          {dot}
          {say(eligibility === 'eligible' ? 'due' : 'wouldBe', { amount: money(amount) })}
        </span>
      )}
    </p>
  );
}

/** Whoever stands just at a bound that is to be passed lacks the least step there is: the bound says more. */
const isHair = (shortfall: string): boolean => /^0\.0000/.test(shortfall);

/** What is missing of a condition and by how much. */
function Gaps({ condition }: { condition: WireJudgedCondition }): ReactNode {
  const say = useGranting();
  const { of } = useWords();
  if (condition.gaps.length === 0) return null;
  return (
    <ul className="gaps">
      {condition.gaps.map((gap) => (
        <li key={`${gap.field} ${gap.way}`}>
          {gap.way === 'unknown' ? (
            say('lacks', { title: of(gap.title) })
          ) : (
            <>
              {of(gap.title)}
              {gap.given && `${dot}${say('isNow', { given: figured(of(gap.given)) })}`}
              {gap.shortfall && gap.way !== 'other' && !isHair(of(gap.shortfall)) ? (
                <strong>
                  {dot}
                  {say(gap.way === 'more' ? 'short' : 'over', { amount: figured(of(gap.shortfall)) })}
                </strong>
              ) : (
                `${dot}${say('must', { wanted: of(gap.wanted) })}`
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Every condition with its clause, and how it stands. */
export function Conditions({ conditions }: { conditions: readonly WireJudgedCondition[] }): ReactNode {
  const say = useGranting();
  const { of } = useWords();
  if (conditions.length === 0) return <p className="quiet">{say('noConditions')}</p>;
  const stands = ({ truth }: WireJudgedCondition) =>
    truth === null ? 'unsure' : truth ? ('holds' as const) : ('fails' as const);
  return (
    <ol className="conditions-of-policy">
      {conditions.map((condition) => (
        <li key={condition.id}>
          <p>
            <strong>{of(condition.title)}</strong>
            <span className={`stands stands-${stands(condition)}`}>
              {dot}
              {say(stands(condition))}
              {condition.truth === false && condition.fixed && say('fixed')}
            </span>
          </p>
          <p>{of(condition.words)}</p>
          <Gaps condition={condition} />
          <blockquote className="clause">
            {condition.clause.number}
            {of({ zh: '：', en: ': ' })}
            {of(condition.clause.text)}
          </blockquote>
        </li>
      ))}
    </ol>
  );
}

/** The amount line by line, the numbers filled in. */
export function Lines({ judged }: { judged: WireJudged }): ReactNode {
  const say = useGranting();
  const { of } = useWords();
  return (
    <dl className="amount-lines" data-testid="amount-lines">
      {judged.lines
        .filter(({ state }) => state !== 'not-due')
        .map((line) => (
          <div key={line.id}>
            <dt>{of(line.title)}</dt>
            <dd>
              {line.arithmetic && <span className="arithmetic">{of(line.arithmetic)}</span>}
              {line.missing.map(({ name, title }) => (
                <span key={name} className="needs-hand">
                  {say('lacks', { title: of(title) })}
                </span>
              ))}
              {line.amount !== null && <span className="whole number">{money(line.amount)}</span>}
            </dd>
          </div>
        ))}
      <div className="amount-sum">
        <dt>{say('sum')}</dt>
        <dd className="whole">{judged.amount === null ? say('notKnown') : money(judged.amount)}</dd>
      </div>
    </dl>
  );
}

/** Why, clause by clause and line by line; folded until it is asked for. */
export function Why({ judged }: { judged: WireJudged }): ReactNode {
  const say = useGranting();
  return (
    <details className="why">
      <summary>{say('why')}</summary>
      <Conditions conditions={judged.conditions} />
      <h4>{say('lineByLine')}</h4>
      <Lines judged={judged} />
    </details>
  );
}

/** What stands in the way, in short: of what is nearly due what is missing, of what is not due the clause. */
export function InTheWay({ judged }: { judged: WireJudged }): ReactNode {
  const say = useGranting();
  const { of } = useWords();
  if (judged.eligibility === 'eligible') return null;
  const stops = judged.conditions.filter(({ truth }) =>
    judged.eligibility === 'unknown' ? truth === null : truth === false,
  );
  return (
    <>
      {stops.map((condition) => (
        <div key={condition.id} className="in-the-way">
          <p>
            {of(condition.title)}
            {condition.fixed && say('fixed')}
            <span className="quiet">
              {dot}
              {condition.clause.number}
              {of({ zh: '：', en: ': ' })}
              {of(condition.clause.text)}
            </span>
          </p>
          <Gaps condition={condition} />
        </div>
      ))}
    </>
  );
}
