import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Conditions, Lines, Verdict } from '../granting/judged.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { askPolicies, usePolicies } from './policies-data.ts';
import '../granting/granting.css';

/** What an award rests on: what its policy said when it was opened, with the clauses as they were. */
export function Judgments({ register, id }: { register: string; id: string }): ReactNode {
  const say = usePolicies();
  const { written } = useMoments();
  const { data } = useQuery(askPolicies.judgments(register, id));
  if (!data || data.judgments.length === 0) return null;
  return (
    <section className="granting" aria-labelledby="rests-on" data-testid="judgments">
      <h2 id="rests-on">{say('restsOn')}</h2>
      {data.judgments.map(({ seq, day, knownAt, judged }) => (
        <details key={seq} className="why">
          <summary>{say('judgedOn', { day, known: written(knownAt) })}</summary>
          <Verdict judged={judged} />
          <Conditions conditions={judged.conditions} />
          <Lines judged={judged} />
        </details>
      ))}
    </section>
  );
}
