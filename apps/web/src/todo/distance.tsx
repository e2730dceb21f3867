import type { WireDue } from '@taizhang/contract';
import { useTextsOf } from '../language.ts';
import { useMoments } from '../shell/time-zone.ts';
import { todoTexts } from './todo-texts.ts';

const left = { 'working-day': 'inWorkdays', day: 'inDays', 'working-hour': 'inHours' } as const;
const late = { 'working-day': 'lateWorkdays', day: 'lateBy', 'working-hour': 'lateHours' } as const;

/** How much is left until a deadline, or how long it has passed, counted as the deadline says. */
export function DistanceLeft({ distance }: Pick<WireDue, 'distance'>) {
  const say = useTextsOf(todoTexts);
  const { of, count, overdue, provisional } = distance;
  const days = Math.abs(count);
  const words = overdue
    ? days === 0
      ? say('justLate')
      : say(late[of], { days })
    : days === 0
      ? say('dueToday')
      : say(left[of], { days });
  return (
    <>
      <span className={overdue ? 'hand whole' : 'quiet whole'}>{words}</span>
      {provisional && (
        <>
          {' '}
          <span className="tag" title={say('provisionalHint')}>
            {say('provisional')}
          </span>
        </>
      )}
    </>
  );
}

/** By when, to the minute where working hours count; with the day first set where it was extended. */
export function DueBy({ due }: { due: Pick<WireDue, 'day' | 'moment' | 'firstDay'> }) {
  const say = useTextsOf(todoTexts);
  const { written } = useMoments();
  return (
    <>
      <span className="whole">{due.moment === null ? due.day : written(due.moment)}</span>
      {due.firstDay !== null && (
        <>
          {' '}
          <span className="quiet whole">{say('firstDay', { day: due.firstDay })}</span>
        </>
      )}
    </>
  );
}
