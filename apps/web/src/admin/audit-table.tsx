import type { WireAuditEntry } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../language.ts';
import { useMoments } from '../shell/time-zone.ts';
import type { AuditTerms } from './admin-data.ts';
import { useAdminWords } from './admin-texts.ts';
import { Detail, inOrder } from './audit-detail.tsx';
import { actionTitles } from './audit-texts.ts';

interface AuditTableProps {
  readonly entries: readonly WireAuditEntry[];
  readonly terms: AuditTerms | undefined;
}

export function AuditTable({ entries, terms }: AuditTableProps): ReactNode {
  const say = useAdminWords();
  return (
    <table className="list admin-log">
      <thead>
        <tr>
          <th scope="col">{say('when')}</th>
          <th scope="col">{say('whoDid')}</th>
          <th scope="col">{say('action')}</th>
          <th scope="col">{say('about')}</th>
          <th scope="col">{say('details')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Line key={`${entry.of} ${entry.seq}`} entry={entry} terms={terms} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ entry, terms }: { readonly entry: WireAuditEntry; readonly terms: AuditTerms | undefined }) {
  const say = useAdminWords();
  const { of } = useWords();
  const { written } = useMoments();
  const { at, account, name, action, outcome, session, address } = entry;
  const title = actionTitles[action];
  return (
    <tr>
      <th scope="row" className="number-start">
        <time dateTime={at} className="whole">
          {written(at)}
        </time>
      </th>
      <td data-title={say('whoDid')}>
        <span>
          {account === null ? <span className="quiet">{say('nobody')}</span> : (name ?? account)}
          {account !== null && name !== null && <code className="id">{account}</code>}
        </span>
      </td>
      <td data-title={say('action')}>
        <span>
          {title ? of(title) : action}{' '}
          {outcome === 'refused' && <span className="tag hand">{say('refused')}</span>}
        </span>
      </td>
      <td data-title={say('about')}>
        <About entry={entry} terms={terms} />
      </td>
      <td data-title={say('details')}>
        <details>
          <summary>{say(entry.of === 'movement' ? 'ofMovement' : 'ofNote', { seq: entry.seq })}</summary>
          <dl className="facts">
            {inOrder(entry.detail).map(([key, value]) => (
              <Detail key={key} name={key} value={value} terms={terms} />
            ))}
            {session && <Detail name="session" value={session} terms={terms} />}
            {address && (
              <div>
                <dt>{say('address')}</dt>
                <dd>{address}</dd>
              </div>
            )}
          </dl>
        </details>
      </td>
    </tr>
  );
}

/** The record, which opens all that the log says of it, or whatever else it was about. */
function About({
  entry: { register, record, subject },
  terms,
}: {
  entry: WireAuditEntry;
  terms: AuditTerms | undefined;
}) {
  const { of } = useWords();
  if (register === null) return subject === null ? null : <span>{subject}</span>;
  const title = terms?.registers.find(({ id }) => id === register)?.title;
  return (
    <span>
      {title ? of(title) : register}{' '}
      {record !== null && (
        <Link to="/admin/audit" search={({ lang }) => ({ register, record, lang })}>
          {record}
        </Link>
      )}
      {subject}
    </span>
  );
}
