import { useTextsOf } from '../language.ts';
import { cardTexts } from './card-texts.ts';

export interface Spans {
  readonly planned: readonly (string | null)[];
  readonly actual: readonly (string | null)[];
}

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** From when until when, as planned and as it was, with today; what lies beyond the plan is hatched and said. */
export function SpanLine({ spans: { planned, actual }, today }: { spans: Spans; today: string }) {
  const say = useTextsOf(cardTexts);
  const [plannedFrom = null, plannedTo = null] = planned;
  const [begun = null, ended = null] = actual;
  const until = ended ?? (begun === null ? null : today);
  const days = [plannedFrom, plannedTo, begun, until, today].filter((day) => day !== null);
  const first = Math.min(...days.map(at));
  const width = Math.max(1, Math.max(...days.map(at)) - first);
  const x = (day: string) => ((at(day) - first) / width) * 100;
  const over = plannedTo !== null && until !== null && until > plannedTo ? plannedTo : null;
  const late = over !== null && until !== null ? at(until) - at(over) : 0;
  const words = [
    plannedFrom && plannedTo && say('spanned', { which: say('planned'), from: plannedFrom, to: plannedTo }),
    begun
      ? say('spanned', { which: say('actual'), from: begun, to: ended ?? say('open') })
      : `${say('actual')}：${say('notYet')}`,
    late > 0 && say('later', { days: late }),
  ].filter(Boolean);
  return (
    <figure className="span-line">
      <svg viewBox="0 0 100 9" preserveAspectRatio="none" aria-hidden="true">
        {plannedFrom && plannedTo && (
          <rect
            className="span-planned"
            x={x(plannedFrom)}
            y="1"
            width={x(plannedTo) - x(plannedFrom)}
            height="3"
          />
        )}
        {begun && until && (
          <rect className="span-actual" x={x(begun)} y="5" width={x(until) - x(begun)} height="3" />
        )}
        {over && until && (
          <rect className="span-over" x={x(over)} y="5" width={x(until) - x(over)} height="3" />
        )}
        <line className="span-today" x1={x(today)} x2={x(today)} y1="0" y2="9" />
      </svg>
      <figcaption>
        {words.join('；')}
        <span className="quiet"> {say('today', { day: today })}</span>
      </figcaption>
    </figure>
  );
}
