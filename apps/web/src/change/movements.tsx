import type { WireDifference } from '@taizhang/contract';
import { RecordLink } from '../figure/record-link.tsx';
import { grouped } from '../format.ts';
import { useWords } from '../language.ts';
import { useMoments } from '../shell/time-zone.ts';

type Movement = WireDifference['figures'][number]['movements'][number];

/** The movements that explain why a figure differs, each with the way to its record. */
export function Movements({ movements }: { movements: readonly Movement[] }) {
  const { say } = useWords();
  const { written } = useMoments();
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{say('record')}</th>
          <th scope="col">{say('occurred')}</th>
          <th scope="col">{say('recorded')}</th>
          <th scope="col">{say('reason')}</th>
          <th scope="col" className="number">
            {say('contribution')}
          </th>
        </tr>
      </thead>
      <tbody>
        {movements.map((movement) => (
          <tr key={movement.seq}>
            <th scope="row">
              <RecordLink register={movement.register.id} id={movement.record}>
                {movement.title}
              </RecordLink>
              <span className="quiet id">{movement.record}</span>
            </th>
            <td data-title={say('occurred')} className="whole">
              {movement.occurredOn}
            </td>
            <td data-title={say('recorded')}>
              <span className="whole">{written(movement.recordedAt)}</span>
            </td>
            <td data-title={say('reason')}>{movement.reason ?? '—'}</td>
            <td data-title={say('contribution')} className="number whole">
              {grouped(movement.contribution)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
