import { dot } from '../format.ts';
import { useTextsOf } from '../language.ts';
import { cardTexts } from './card-texts.ts';
import { dayNumber, type Spans, toldOf } from './span.ts';
import { SpanBars } from './span-bars.tsx';

/** From when until when, as planned and as it was, with today; what lies beyond the plan is hatched and said. */
export function SpanLine({ spans, today }: { spans: Spans; today: string }) {
  const say = useTextsOf(cardTexts);
  const told = toldOf(spans, today);
  const { plannedFrom, plannedTo, begun, until, runs, over, early } = told;
  const days = [plannedFrom, plannedTo, begun, until, today].filter((day) => day !== null).map(dayNumber);
  const words = [
    plannedFrom && plannedTo && say('spanned', { which: say('planned'), from: plannedFrom, to: plannedTo }),
    begun
      ? say('spanned', { which: say('actual'), from: begun, to: runs ? say('open') : (until ?? '') })
      : `${say('actual')}：${say('notYet')}`,
    over > 0 && say('later', { days: over }),
    early > 0 && say('sooner', { days: early }),
  ].filter(Boolean);
  return (
    <figure className="span-line">
      <SpanBars told={told} today={today} from={Math.min(...days)} to={Math.max(...days) + 1} />
      <figcaption>
        {words.map((part, i) => (
          <span key={part as string}>
            {i > 0 && dot}
            <span className="whole">{part}</span>
          </span>
        ))}
        <span className="quiet">
          {dot}
          <span className="whole">{say('today', { day: today })}</span>
        </span>
      </figcaption>
    </figure>
  );
}
