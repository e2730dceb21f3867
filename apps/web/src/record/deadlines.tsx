import type { WireRecordWork } from '@taizhang/contract';
import { useTextsOf, useWords } from '../language.ts';
import { DistanceLeft, DueBy } from '../todo/distance.tsx';
import { todoTexts } from '../todo/todo-texts.ts';

/** What must be done with a record, by when, and how far it was escalated. */
export function Deadlines({ due }: Pick<WireRecordWork, 'due'>) {
  const say = useTextsOf(todoTexts);
  const { of } = useWords();
  if (due.length === 0) return null;
  return (
    <ul className="plain-list record-due" aria-label={say('dueColumn')}>
      {due.map((one) => (
        <li key={one.deadline}>
          {of(one.what)} <DueBy due={one} /> <DistanceLeft distance={one.distance} />
          {one.escalated && (
            <>
              {' '}
              <span className="tag">{of(one.escalated)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
