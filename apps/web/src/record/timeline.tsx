import type { TimelineMovement, WireRecord } from '@taizhang/contract';
import { Button } from 'antd';
import { movementsPerPage } from '../data.ts';
import { Pages } from '../figure/pages.tsx';
import { useWords } from '../language.ts';
import { useMoments } from '../shell/time-zone.ts';
import type { TimelinePaging } from './timeline-page.ts';

/** What was recorded of a record, a page at a time from either end; what was taken back stays, and says so. */
export function Timeline({ record, paging }: { record: WireRecord; paging: TimelinePaging }) {
  const { say } = useWords();
  const { page, order, turn, from } = paging;
  return (
    <section>
      <h2>
        {say('timeline')}
        <span className="quiet count"> {say('timelineOf', { count: record.total })}</span>
      </h2>
      {record.total > 1 && (
        <p className="timeline-order">
          <Button
            size="small"
            type="text"
            onClick={() => from(order === 'newest' ? 'oldest' : 'newest')}
            data-testid="timeline-order"
          >
            {say(order === 'newest' ? 'newestFirst' : 'oldestFirst')} ⇅
          </Button>
        </p>
      )}
      <ol className="timeline" data-testid="timeline">
        {record.movements.map((movement) => (
          <li key={movement.seq} className={kindOf(movement)}>
            <Movement movement={movement} />
          </li>
        ))}
      </ol>
      <Pages
        label={say('timeline')}
        page={page}
        turn={turn}
        pages={Math.ceil(record.total / movementsPerPage)}
      />
    </section>
  );
}

const kindOf = ({ origin, reversedBy }: TimelineMovement): string =>
  origin === 'reversal' ? 'is-reversal' : reversedBy === null ? '' : 'is-reversed';

function Movement({ movement }: { movement: TimelineMovement }) {
  const { of } = useWords();
  const { stageFrom, stageTo } = movement;
  const moved = stageFrom?.id !== stageTo.id;
  return (
    <>
      <p className="timeline-head">
        <time dateTime={movement.occurredOn} className="whole number">
          {movement.occurredOn}
        </time>
        <b className="timeline-title">{of(movement.transition.title)}</b>
        {moved && (
          <span className="quiet">
            {stageFrom ? `${of(stageFrom.title)} → ` : '→ '}
            {of(stageTo.title)}
          </span>
        )}
        <Marks movement={movement} />
      </p>
      <Stated movement={movement} />
      <Recording movement={movement} />
    </>
  );
}

function Marks({ movement: { origin, reverses, reversedBy } }: { movement: TimelineMovement }) {
  const { say } = useWords();
  return (
    <>
      {origin === 'reversal' && (
        <span className="tag hand">{say('originReversal', { seq: reverses ?? '' })}</span>
      )}
      {origin === 'restatement' && <span className="tag">{say('originRestatement')}</span>}
      {reversedBy !== null && <span className="tag">{say('reversedBy', { seq: reversedBy })}</span>}
    </>
  );
}

function Stated({ movement: { amounts, stated } }: { movement: TimelineMovement }) {
  const { of } = useWords();
  if (amounts.length === 0 && stated.length === 0) return null;
  return (
    <p className="timeline-stated">
      {[...amounts, ...stated].map(({ id, title, shown }) => (
        <span key={id}>
          {of(title)} <span className="number">{of(shown)}</span>
        </span>
      ))}
    </p>
  );
}

function Recording({ movement }: { movement: TimelineMovement }) {
  const { say, of } = useWords();
  const { written } = useMoments();
  return (
    <p className="quiet timeline-recording">
      <span className="whole">{say('movementNumber', { seq: movement.seq })}</span>
      <span>
        {say('recorded')} <span className="whole">{written(movement.recordedAt)}</span>
      </span>
      <span>
        {say('by')} {movement.recordedBy}
      </span>
      <span>{of(movement.unit.title)}</span>
      {movement.reason && (
        <span>
          {say('reason')} {movement.reason}
        </span>
      )}
      {movement.evidence.length > 0 && (
        <span>
          {say('evidence')} {movement.evidence.join('、')}
        </span>
      )}
    </p>
  );
}
