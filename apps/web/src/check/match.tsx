import type { WireCheck, WireCheckCandidate, WireCheckFigure } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { dot } from '../format.ts';
import { Refused } from '../identity/field.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { useUnhurried } from '../report/unhurried.ts';
import { askCheck, useDeciding } from './check-data.ts';
import { checkTexts } from './check-texts.ts';

interface MatchProps {
  readonly check: WireCheck;
  readonly position: number;
  readonly figure: WireCheckFigure;
}

/** What the figure is compared with, and what else it may be. */
export function Match({ check, position, figure }: MatchProps): ReactNode {
  const say = useTextsOf(checkTexts);
  const { match, suggestions } = figure;
  return (
    <section className="check-part">
      <h3>{say('matchTitle')}</h3>
      {match ? <Matched check={check} match={match} /> : <p className="quiet">{say('notCompared')}</p>}
      {match && suggestions.length === 0 ? (
        <details>
          <summary>{say('chooseMatch')}</summary>
          <Choose check={check.id} position={position} figure={figure} />
        </details>
      ) : (
        <Choose check={check.id} position={position} figure={figure} />
      )}
    </section>
  );
}

function Matched({ check, match }: { check: WireCheck; match: NonNullable<WireCheckFigure['match']> }) {
  const say = useTextsOf(checkTexts);
  const { of } = useWords();
  const percent = Math.round(match.confidence * 100);
  return (
    <dl className="facts" data-testid="match">
      <div>
        <dt>{say('metric')}</dt>
        <dd>
          {match.report !== null && match.figure !== null ? (
            <Link
              to="/reports/$report"
              params={{ report: match.report }}
              search={{ figure: match.figure, cutoff: check.against.cutoff, knownAt: check.against.knownAt }}
            >
              {of(match.title)}
            </Link>
          ) : (
            of(match.title)
          )}{' '}
          <span className="tag">{say(`how_${match.how}`)}</span>{' '}
          {match.how === 'matched' && <span className="quiet whole">{say('confidence', { percent })}</span>}
        </dd>
      </div>
      {match.definition && (
        <div>
          <dt>{say('definition')}</dt>
          <dd>{of(match.definition)}</dd>
        </div>
      )}
      <div>
        <dt>{say('bureau')}</dt>
        <dd>{of(match.bureau)}</dd>
      </div>
      <div>
        <dt>{say('register')}</dt>
        <dd>
          <Link to="/registers/$register" params={{ register: match.register.id }}>
            {of(match.register.title)}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{say('covers')}</dt>
        <dd>
          <span className="whole">{match.period.from}</span> –{' '}
          <span className="whole">{match.period.to}</span>
        </dd>
      </div>
    </dl>
  );
}

interface ChooseProps {
  readonly check: string;
  readonly position: number;
  readonly figure: WireCheckFigure;
}

/** Suggestions, and everything else by its name; what is chosen is remembered for the next check, unless told not to. */
function Choose({ check, position, figure }: ChooseProps) {
  const say = useTextsOf(checkTexts);
  const [remember, setRemember] = useState(true);
  const [text, setText] = useState('');
  const { mutate, isPending, error } = useDeciding(check, position);
  const choose = (candidate: string) =>
    mutate({ decision: 'metric', candidate, remember }, { onSuccess: () => setText('') });
  const current = figure.match?.candidate;
  const suggested = figure.suggestions.filter(({ candidate }) => candidate !== current);
  return (
    <div className="choose" aria-busy={isPending}>
      {suggested.length > 0 && (
        <>
          <h4>{say('suggestions')}</h4>
          <Candidates candidates={suggested} disabled={isPending} choose={choose} />
        </>
      )}
      <label className="choose-find">
        {say('findMatch')}
        <input type="search" value={text} maxLength={100} onChange={({ target }) => setText(target.value)} />
      </label>
      {text.trim() !== '' && <Found check={check} text={text.trim()} disabled={isPending} choose={choose} />}
      <label className="choose-remember">
        <input type="checkbox" checked={remember} onChange={({ target }) => setRemember(target.checked)} />
        {say('remember')}
      </label>
      <Refused error={error} />
    </div>
  );
}

interface FoundProps {
  readonly check: string;
  readonly text: string;
  readonly disabled: boolean;
  choose(candidate: string): void;
}

function Found({ check, text, disabled, choose }: FoundProps) {
  const say = useTextsOf(checkTexts);
  const [isFetching, setFetching] = useState(false);
  const query = useQuery(askCheck.candidates(check, useUnhurried(text, isFetching)));
  useEffect(() => setFetching(query.isFetching), [query.isFetching]);
  const { data, error } = query;
  if (error) return <Refused error={error} />;
  if (data?.candidates.length === 0) return <p className="quiet">{say('noCandidates')}</p>;
  return <Candidates candidates={data?.candidates ?? []} disabled={disabled} choose={choose} />;
}

type Candidate = WireCheckCandidate & { readonly shown?: string | null };

interface CandidatesProps {
  readonly candidates: readonly Candidate[];
  readonly disabled: boolean;
  choose(candidate: string): void;
}

function Candidates({ candidates, disabled, choose }: CandidatesProps) {
  const say = useTextsOf(checkTexts);
  const { of } = useWords();
  return (
    <ul className="candidates" data-testid="candidates">
      {candidates.map((one) => (
        <li key={one.candidate}>
          <span>
            {of(one.title)}
            {one.shown != null && <b className="whole">{one.shown}</b>}
            <span className="quiet candidate-of">
              {of(one.bureau)}
              {dot}
              {of(one.register.title)}
            </span>
          </span>
          <Button
            size="small"
            disabled={disabled}
            aria-label={say('useThisOf', { title: of(one.title) })}
            onClick={() => choose(one.candidate)}
          >
            {say('useThis')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
