import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { DayField } from '../design/day-field.tsx';
import { Whole } from '../design/whole.tsx';
import { dot } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { askChain } from './chain-data.ts';
import { ChainSteps } from './chain-steps.tsx';
import { chainTexts } from './chain-texts.ts';

interface RecordChainsProps {
  readonly register: string;
  readonly id: string;
  /** As of when the page is asked; absent: now. Another day may be chosen. */
  readonly day?: string | undefined;
  readonly known?: string | undefined;
}

/** What a record waits for, step by step, on any day; nothing where its register declares no chain. */
export function RecordChains({ register, id, day: asked, known }: RecordChainsProps) {
  const say = useTextsOf(chainTexts);
  const { of, say: word } = useWords();
  const [picked, pick] = useState(asked);
  const { data, error, refetch } = useQuery(askChain.ofRecord(register, id, { day: picked, known }));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return null;
  const past = data.day < data.today || data.known !== null;
  const choice = (
    <div className="chain-day">
      <DayField
        label={word('cutoff')}
        value={data.day}
        max={data.today}
        choose={(to) => pick(to === '' || to === data.today ? undefined : to)}
      />
      {past && (
        <span className="quiet">
          {word('asOf', { day: data.day })}
          {data.known && `${dot}${word('knownBy', { known: data.known })}`}
        </span>
      )}
    </div>
  );
  if (past && data.chains.length === 0)
    return (
      <section data-testid="record-chain">
        <h2>{say('title')}</h2>
        {choice}
        <p className="quiet">{say('notYet', { day: data.day })}</p>
      </section>
    );
  return data.chains.map(({ chain, steps, culprit, explained }) => (
    <section key={chain.id} data-testid="record-chain">
      <h2>{say('chainTitle', { title: of(chain.title) })}</h2>
      {choice}
      <p>
        <Whole>{of(explained)}</Whole>
      </p>
      <ChainSteps steps={steps} culprit={culprit} />
      <p className="quiet">
        <Link
          to="/chains/$register/$chain"
          params={{ register, chain: chain.id }}
          search={{ day: past ? data.day : undefined, known }}
        >
          {say('wholeChain')}
        </Link>
      </p>
    </section>
  ));
}
