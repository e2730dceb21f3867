import type { WireAnswers } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { DayField } from '../design/day-field.tsx';
import { Whole } from '../design/whole.tsx';
import { useIsInside } from '../identity/who.tsx';
import { useTextsOf } from '../language.ts';
import { askDispatch } from './dispatch-data.ts';
import { dispatchTexts } from './dispatch-texts.ts';
import { Titled } from './rows.tsx';

type Answer = WireAnswers['answers'][number];

interface AnswersProps {
  readonly register: string;
  readonly id: string;
  /** As of which day the page is asked; absent: today. Another may be chosen. */
  readonly day?: string | undefined;
}

/** Who answers for a record, on any day; nothing where nobody ever did. */
export function Answers({ register, id, day: asked }: AnswersProps): ReactNode {
  const say = useTextsOf(dispatchTexts);
  // Whoever stands outside of the house is told no names of officials.
  const inside = useIsInside();
  const { data } = useQuery({ ...askDispatch.answers(register, id), enabled: inside });
  const [picked, setDay] = useState(asked);
  if (!data || data.answers.length === 0) return null;
  const day = picked ?? data.today;
  const then = data.answers.filter(({ from, until }) => from <= day && (until === null || day < until));
  return (
    <section className="answers" data-testid="answers">
      <h2>{say('answers')}</h2>
      <DayField label={say('answersOn')} value={day} choose={(to) => setDay(to === '' ? undefined : to)} />
      {then.length === 0 ? <p className="quiet">{say('nobody')}</p> : <AnswerList answers={then} />}
      {data.answers.length > then.length && (
        <details>
          <summary>{say('allAnswers')}</summary>
          <AnswerList answers={data.answers} />
        </details>
      )}
    </section>
  );
}

function AnswerList({ answers }: { answers: readonly Answer[] }) {
  const say = useTextsOf(dispatchTexts);
  return (
    <ul className="plain-list">
      {answers.map(({ who, by, through, from, until }) => (
        <li key={`${by.register.id} ${by.id} ${who.id} ${from}`}>
          <Link to="/leaders/$register/$id" params={{ register: who.register.id, id: who.id }}>
            {who.title ?? who.id}
          </Link>{' '}
          <span className="quiet">
            <Whole>{until === null ? say('since', { from }) : say('between', { from, until })}</Whole>{' '}
            {through === 'street' && `${say('throughStreet')} `}
            {through === 'itself' ? say('throughItself') : <Titled record={by} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
