import type { BeforeAfter, WirePlanned } from '@taizhang/contract';
import { Whole } from '../design/whole.tsx';
import { dot, spoken } from '../format.ts';
import { useWordsWith } from '../language.ts';
import { workTexts } from './work-texts.ts';

/** What changes, before and after, side by side. */
function Comparison({ changes, caption }: { changes: readonly BeforeAfter[]; caption: string }) {
  const { say, of } = useWordsWith(workTexts);
  if (changes.length === 0) return <p className="quiet">{say('workNoChange')}</p>;
  const shown = (label: BeforeAfter['before'], numeric: boolean) => {
    if (!label) return say('workNone');
    return numeric ? <Whole>{spoken(of(label))}</Whole> : of(label);
  };
  return (
    <table className="comparison">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say('workWhat')}</th>
          <th scope="col">{say('workBefore')}</th>
          <th scope="col">{say('workAfter')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ id, title, numeric, before, after }) => (
          <tr key={id}>
            <th scope="row">{of(title)}</th>
            <td>{shown(before, numeric)}</td>
            <td className="comparison-after">{shown(after, numeric)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What an entry or correction would do: to the record, and as movements. */
export function Planned({ planned }: { planned: WirePlanned }) {
  const { say, of } = useWordsWith(workTexts);
  const isCorrection = planned.movements.some(({ origin }) => origin !== 'entry');
  return (
    <div data-testid="planned">
      {planned.said.length > 0 && <Comparison changes={planned.said} caption={say('workSaid')} />}
      <Comparison changes={planned.changes} caption={say('workPlanned')} />
      {planned.doubts.length > 0 && (
        <section className="planned-doubts">
          <h3>{say('workDoubts')}</h3>
          {planned.doubts.map(({ id, title, hint }) => (
            <p key={id} className="hand">
              {of(title)}
              {dot}
              {of(hint)}
            </p>
          ))}
        </section>
      )}
      {planned.opens.map(({ register, transition, unit, fields }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record that is not opened yet has no id
        <section key={i} data-testid="planned-opens">
          <h3>
            {say('workOpens')} {of(register.title)}
            {dot}
            {of(transition.title)}
            {unit && `${dot}${of(unit.title)}`}
          </h3>
          <Comparison changes={fields} caption={say('workPlanned')} />
        </section>
      ))}
      {planned.moves.map(({ register, id, title, transition, fields }) => (
        <section key={`${register.id}/${id}`} data-testid="planned-moves">
          <h3>
            {say('workMoves')} {of(register.title)}
            {dot}
            {title}
            {dot}
            {of(transition.title)}
          </h3>
          <Comparison changes={fields} caption={say('workPlanned')} />
        </section>
      ))}
      <h3>{say('workWritten')}</h3>
      {isCorrection && <p className="quiet">{say('workNothingLost')}</p>}
      <ol className="plain-list planned-movements">
        {planned.movements.map((movement, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: movements that are not written yet have no number
          <li key={i}>
            <span className={movement.origin === 'reversal' ? 'tag hand' : 'tag'}>
              {movement.origin === 'entry' && say('workEntry')}
              {movement.origin === 'reversal' && say('workReversal', { seq: movement.reverses ?? '' })}
              {movement.origin === 'restatement' && say('workRestatement')}
            </span>{' '}
            <span className="whole number">{movement.occurredOn}</span> {of(movement.transition.title)}
          </li>
        ))}
      </ol>
    </div>
  );
}
