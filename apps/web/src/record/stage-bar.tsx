import type { WireRecordWork } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { useWordsWith } from '../language.ts';
import { workTexts } from '../work/work-texts.ts';

/** Where a record stands among its stages, and which are open from there. */
export function StageBar({ stages }: { stages: WireRecordWork['stages'] }) {
  const { say, of } = useWordsWith(workTexts);
  return (
    <ol className="stage-bar" aria-label={say('workStages')} data-testid="stage-bar">
      {stages.map(({ id, title, here, next }) => (
        <li
          key={id}
          className={here ? 'is-here' : next ? 'is-next' : ''}
          aria-current={here ? 'step' : undefined}
        >
          <span>{of(title)}</span>
          {(here || next) && <span className="stage-word">{say(here ? 'workHere' : 'workNext')}</span>}
        </li>
      ))}
    </ol>
  );
}

interface WaysProps {
  readonly register: string;
  readonly id: string;
  readonly ways: WireRecordWork['ways'];
}

/** What the reader may do with the record now. */
export function Ways({ register, id, ways }: WaysProps) {
  const { say, of } = useWordsWith(workTexts);
  if (ways.length === 0) return null;
  return (
    <nav className="ways" aria-label={say('workWays')} data-testid="ways">
      {ways.map((way) => (
        <Link
          key={way.id}
          to="/records/$register/$id/do/$transition"
          params={{ register, id, transition: way.id }}
          className="way"
        >
          {/* 退库 leads to 退库: said once. */}
          {way.to && of(way.to.title) !== of(way.title)
            ? say('workLeadsTo', { way: of(way.title), stage: of(way.to.title) })
            : of(way.title)}
        </Link>
      ))}
    </nav>
  );
}
