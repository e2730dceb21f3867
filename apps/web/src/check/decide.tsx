import type { WireCheckFigure } from '@taizhang/contract';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Refused } from '../identity/field.tsx';
import { useTextsOf } from '../language.ts';
import { Person, usePerson } from '../shell/person.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { useDeciding } from './check-data.ts';
import { checkTexts } from './check-texts.ts';

interface DecideProps {
  readonly check: string;
  readonly position: number;
  readonly figure: WireCheckFigure;
}

/** What was decided, by whom, and the way to decide; each decision may carry a note and can be taken back. */
export function Decide({ check, position, figure }: DecideProps): ReactNode {
  const say = useTextsOf(checkTexts);
  const [note, setNote] = useState('');
  const { mutate, isPending, error } = useDeciding(check, position);
  const { decision } = figure;
  const said = note.trim() === '' ? null : note.trim();
  const decide = (kind: 'accepted' | 'not-a-figure' | 'note' | 'reopened') =>
    mutate({ decision: kind, note: said }, { onSuccess: () => setNote('') });
  return (
    <section className="check-decide" data-testid="decide">
      <h3 className="heard">{say('decide')}</h3>
      {decision && <Decided decision={decision} />}
      <label className="check-note">
        <span>{say('note')}</span>
        <textarea rows={1} value={note} maxLength={2000} onChange={({ target }) => setNote(target.value)} />
      </label>
      <div className="check-ways">
        {decision?.decision !== 'accepted' && (
          <Button type="primary" disabled={isPending} onClick={() => decide('accepted')} data-testid="accept">
            {say('accept')}
          </Button>
        )}
        {decision?.decision !== 'not-a-figure' && (
          <Button disabled={isPending} onClick={() => decide('not-a-figure')} data-testid="not-a-figure">
            {say('markNoFigure')}
          </Button>
        )}
        {said !== null && (
          <Button disabled={isPending} onClick={() => decide('note')}>
            {say('onlyNote')}
          </Button>
        )}
        {decision && (
          <Button disabled={isPending} onClick={() => decide('reopened')} data-testid="reopen">
            {say('reopen')}
          </Button>
        )}
      </div>
      <Refused error={error} />
    </section>
  );
}

function Decided({ decision }: { decision: NonNullable<WireCheckFigure['decision']> }) {
  const say = useTextsOf(checkTexts);
  const { written } = useMoments();
  return (
    <p className="check-decided" data-testid="decided">
      <b>✓ {say(`decided_${decision.decision}`)}</b>{' '}
      <span className="quiet">
        {say('decidedBy', { by: usePerson(decision.by), moment: written(decision.at) })}
      </span>
      {decision.note !== null && (
        <span className="check-said">
          {decision.note}
          {decision.noteBy !== decision.by && (
            <span className="quiet">
              {' '}
              —— <Person id={decision.noteBy ?? ''} />
            </span>
          )}
        </span>
      )}
    </p>
  );
}
