import {
  addressOf,
  paths,
  type TimelineMovement,
  type WireAttachment,
  type WireRecord,
} from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { movementsPerPage } from '../data.ts';
import { Pages } from '../figure/pages.tsx';
import { spoken } from '../format.ts';
import { useWords, useWordsWith } from '../language.ts';
import { Person, usePerson } from '../shell/person.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { workTexts } from '../work/work-texts.ts';
import type { TimelinePaging } from './timeline-page.ts';

interface TimelineProps {
  readonly record: WireRecord;
  readonly paging: TimelinePaging;
  readonly mayCorrect: boolean;
  readonly files: readonly WireAttachment[];
}

/** What was recorded of a record, a page at a time from either end; what was taken back stays, and says so. */
export function Timeline({ record, paging, mayCorrect, files }: TimelineProps) {
  const { say } = useWordsWith(workTexts);
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
      <p className="quiet">{say('workNothingOverwritten')}</p>
      <ol className="timeline" data-testid="timeline">
        {record.movements.map((movement) => (
          <li key={movement.seq} className={kindOf(movement)}>
            <Movement movement={movement} mayCorrect={mayCorrect} files={files} />
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

/** Between what a thing is called and what it is. */
const colon = { zh: '：', en: ': ' };

const kindOf = ({ origin, reversedBy }: TimelineMovement): string =>
  origin === 'reversal' ? 'is-reversal' : reversedBy === null ? '' : 'is-reversed';

interface MovementProps {
  readonly movement: TimelineMovement;
  readonly mayCorrect: boolean;
  readonly files: readonly WireAttachment[];
}

function Movement({ movement, mayCorrect, files }: MovementProps) {
  const { say, of } = useWordsWith(workTexts);
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
      <Changes movement={movement} />
      <Recording movement={movement} files={files} />
      {mayCorrect && movement.origin !== 'reversal' && movement.reversedBy === null && (
        <p className="timeline-correct">
          <Link to="/movements/$seq/correct" params={{ seq: String(movement.seq) }}>
            {say('workCorrect')}
            <span className="heard"> {say('movementNumber', { seq: movement.seq })}</span>
          </Link>
        </p>
      )}
    </>
  );
}

function Marks({ movement: { origin, reverses, reversedBy } }: { movement: TimelineMovement }) {
  const { say } = useWordsWith(workTexts);
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

function Stated({ movement: { amounts, stated, changes, stageFrom } }: { movement: TimelineMovement }) {
  const { of } = useWords();
  // What is told as a change, with what was there before, is not told twice.
  const told = stated.filter(({ id }) => stageFrom === null || !changes.some((change) => change.id === id));
  const said = [
    ...amounts.map((amount) => ({ ...amount, shown: spoken(of(amount.shown)) })),
    ...told.map((field) => ({ ...field, shown: of(field.shown) })),
  ];
  if (said.length === 0) return null;
  return (
    <p className="timeline-stated">
      {said.map(({ id, title, shown }) => (
        <span key={id}>
          {of(title)}
          {of(colon)}
          <span className="number">{shown}</span>
        </span>
      ))}
    </p>
  );
}

/** What was there before and is no longer; of an opening all is new, so it says nothing. */
function Changes({ movement: { changes, stageFrom } }: { movement: TimelineMovement }) {
  const { say, of } = useWordsWith(workTexts);
  const told = changes.filter(({ id, before }) => id !== 'stage' && (stageFrom !== null || before !== null));
  if (told.length === 0 || stageFrom === null) return null;
  const shown = (label: (typeof told)[number]['before'], numeric: boolean) => {
    if (!label) return say('workNone');
    return numeric ? spoken(of(label)) : of(label);
  };
  return (
    <ul className="timeline-changes quiet" aria-label={say('workChanged')}>
      {told.map(({ id, title, numeric, before, after }) => (
        <li key={id}>
          {of(title)}
          {of(colon)}
          <span className="number">{shown(before, numeric)}</span> →{' '}
          <span className="number">{shown(after, numeric)}</span>
        </li>
      ))}
    </ul>
  );
}

function Recording({ movement, files }: { movement: TimelineMovement; files: readonly WireAttachment[] }) {
  const { say, of } = useWordsWith(workTexts);
  const { written } = useMoments();
  const person = usePerson(movement.recordedBy);
  const unit = of(movement.unit.title);
  return (
    <p className="quiet timeline-recording">
      <span className="whole">{say('movementNumber', { seq: movement.seq })}</span>
      <span>
        {say('recorded')} <span className="whole">{written(movement.recordedAt)}</span>
      </span>
      <span>
        {say('by')} <Person id={movement.recordedBy} />
      </span>
      {/* A post may be called what its unit is called. */}
      {unit !== person && <span>{unit}</span>}
      {movement.reason && (
        <span>
          {say('reason')} {movement.reason}
        </span>
      )}
      {movement.evidence.length > 0 && (
        <span>
          {say('evidence')}{' '}
          {movement.evidence.map((item) => (
            <EvidenceName key={item} item={item} file={files.find(({ id }) => id === item)} />
          ))}
        </span>
      )}
    </p>
  );
}

/** Evidence that is a file leads to it. */
function EvidenceName({ item, file }: { item: string; file: WireAttachment | undefined }) {
  if (!file) return <span className="evidence-name">{item}</span>;
  return (
    <a
      className="evidence-name"
      href={addressOf(paths.attachment, { attachment: file.id })}
      target="_blank"
      rel="noreferrer"
    >
      {file.name}
    </a>
  );
}
