import type { WireExplanation } from '@taizhang/contract';
import { RecordLink } from '../figure/record-link.tsx';
import { signedWithUnit } from '../format.ts';
import { useWordsWith } from '../language.ts';
import { Person } from '../shell/person.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { changeTexts } from './change-texts.ts';

type Movement = WireExplanation['changes'][number];
type Part = WireExplanation['parts'][number];

export const rolesOfParts = {
  whole: 'figure',
  numerator: 'partNumerator',
  denominator: 'partDenominator',
  done: 'partDone',
  target: 'partTarget',
} as const satisfies Record<Part['part'], string>;

interface MovementsProps {
  readonly parts: readonly Part[];
  readonly movements: readonly Movement[];
}

/** Movements that explain why a figure differs: what was done, when, known when and by whom, and what it adds. */
export function Movements({ parts, movements }: MovementsProps) {
  const { say, of, language } = useWordsWith(changeTexts);
  const { written } = useMoments();
  const byMetric = new Map(parts.map((part) => [part.metric, part]));
  return (
    <table className="list movements-table">
      <thead>
        <tr>
          <th scope="col">{say('record')}</th>
          <th scope="col">{say('movement')}</th>
          <th scope="col">{say('happened')}</th>
          <th scope="col">{say('known')}</th>
          <th scope="col" className="number">
            {say('change')}
          </th>
        </tr>
      </thead>
      <tbody>
        {movements.map((movement) => {
          const part = byMetric.get(movement.metric);
          return (
            <tr key={`${movement.seq} ${movement.metric}`}>
              <th scope="row">
                <RecordLink register={movement.register.id} id={movement.record}>
                  {movement.title}
                </RecordLink>
                <span className="quiet id whole">{movement.record}</span>
              </th>
              <td data-title={say('movement')}>
                <What movement={movement} />
              </td>
              <td data-title={say('happened')} className="whole">
                {written(movement.occurredOn)}
              </td>
              <td data-title={say('known')}>
                <span>
                  <span className="whole">{written(movement.recordedAt)}</span>{' '}
                  <span className="quiet movement-by">
                    <Person id={movement.recordedBy} />
                  </span>
                </span>
              </td>
              <td data-title={say('change')} className="number">
                <span>
                  <span className="whole">
                    {signedWithUnit(movement.contribution, part ? of(part.unit) : '', language)}
                  </span>
                  {part && part.part !== 'whole' && (
                    <span className="quiet movement-line">{say(rolesOfParts[part.part])}</span>
                  )}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What was done, whether it was said late, otherwise or taken back, and why. */
function What({ movement }: { movement: Movement }) {
  const { say, of } = useWordsWith(changeTexts);
  const { transition, stageFrom, stageTo, late, corrects, origin, reason } = movement;
  const [was, is] = [stageFrom && of(stageFrom), of(stageTo)];
  return (
    <span>
      <span className="movement-what">
        {of(transition.title)}
        {origin === 'reversal' && <span className="tag">{say('reversal')}</span>}
        {origin === 'restatement' && <span className="tag">{say('restatement')}</span>}
        {corrects && <span className="tag">{say('correction')}</span>}
        {late && <span className="tag">{say('late')}</span>}
      </span>
      {was !== is && (
        <span className="quiet movement-line">
          {was ? `${was} → ` : '→ '}
          {is}
        </span>
      )}
      {reason && <span className="quiet movement-line">{say('because', { reason })}</span>}
    </span>
  );
}
