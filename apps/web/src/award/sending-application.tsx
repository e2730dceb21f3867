import type { WireApplication } from '@taizhang/contract';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { dot } from '../format.ts';
import { figured } from '../granting/money.ts';
import { useTextsOf, useWords } from '../language.ts';
import { FileInput } from '../work/evidence.tsx';
import { AccountOf, isAccountGiven, nothingTyped } from './account-of.tsx';
import { awardTexts } from './award-texts.ts';
import { type Files, useApplying } from './use-applying.ts';

interface SendingProps {
  readonly application: WireApplication;
  /** Whether what is shown is not yet of what is typed. */
  readonly waiting: boolean;
}

/** The proofs that are still wanted, the account, and the sending. */
export function Sending({ application, waiting }: SendingProps): ReactNode {
  const say = useTextsOf(awardTexts);
  const { of } = useWords();
  const { evidence, account, payee, posting, judged } = application;
  // What is not known is looked at by whoever reviews it; what is known not to be so is not applied with.
  const may = ['eligible', 'unknown'].includes(judged.eligibility) && judged.amount !== '0';
  const { busy, refusal, record, send } = useApplying(application);
  const [typed, setTyped] = useState(nothingTyped);
  const [files, setFiles] = useState<Files>({});
  const [reason, setReason] = useState('');
  const lacking = evidence.filter(({ id, known }) => !known && !files[id]?.length);
  const needsAccount = payee !== null && !isAccountGiven(account, typed);
  const ready = may && posting !== null && !waiting && lacking.length === 0 && !needsAccount;
  const isQuestioned = refusal !== 'lost' && refusal?.code === 'in-doubt';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) void send(typed, files, reason.trim());
      }}
    >
      {posting && record && evidence.length > 0 && (
        <Proofs {...{ register: posting.register, record, evidence, files, setFiles }} />
      )}
      {payee && (
        <section aria-labelledby="to-account">
          <h2 id="to-account">{say('toAccount')}</h2>
          <AccountOf id="application" known={account} typed={typed} change={setTyped} />
        </section>
      )}
      <Filled filled={application.filled} />
      {refusal && (
        <p className="hand" role="alert">
          {refusal === 'lost' ? say('lost') : of(refusal.message)}
        </p>
      )}
      {(reason !== '' || isQuestioned) && (
        <p className="asked-field">
          <label htmlFor="application-reason">{say('why')}</label>
          <input
            id="application-reason"
            value={reason}
            maxLength={500}
            onChange={({ target }) => setReason(target.value)}
          />
        </p>
      )}
      <p className="apply">
        <Button type="primary" size="large" htmlType="submit" disabled={!ready || busy} data-testid="apply">
          {say('apply')}
        </Button>{' '}
        {!may && <span className="quiet">{say('notYet')}</span>}
        {may && posting === null && <span className="quiet">{say('amountUnknown')}</span>}
        {may && posting && lacking.length > 0 && (
          <span className="quiet">{say('proofsLack', { count: lacking.length })}</span>
        )}
        {may && posting && lacking.length === 0 && needsAccount && (
          <span className="quiet">{say('accountLacks')}</span>
        )}
      </p>
    </form>
  );
}

interface ProofsProps {
  readonly register: string;
  readonly record: string;
  readonly evidence: WireApplication['evidence'];
  readonly files: Files;
  setFiles(change: (before: Files) => Files): void;
}

function Proofs({ register, record, evidence, files, setFiles }: ProofsProps) {
  const say = useTextsOf(awardTexts);
  const { of } = useWords();
  const added = (id: string, file: { id: string; name: string }) =>
    setFiles((before) => ({ ...before, [id]: [...(before[id] ?? []), { id: file.id, name: file.name }] }));
  return (
    <section aria-labelledby="proofs">
      <h2 id="proofs">{say('proofs')}</h2>
      <ul className="proofs">
        {evidence.map(({ id, title, known, clause }) => (
          <li key={id}>
            <p>
              <strong>{of(title)}</strong>
              {dot}
              <span className="quiet">{known ? say('proofKnown') : clause.number}</span>
            </p>
            {files[id]?.map((file) => (
              <p key={file.id} className="quiet">
                ✓ {file.name}
              </p>
            ))}
            {!known && (
              <FileInput
                register={register}
                record={record}
                label={say('addFile', { title: of(title) })}
                added={(file) => added(id, file)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Filled({ filled }: Pick<WireApplication, 'filled'>) {
  const say = useTextsOf(awardTexts);
  const { of } = useWords();
  if (filled.length === 0) return null;
  return (
    <details className="why">
      <summary>{say('filledIn', { count: filled.length })}</summary>
      <dl className="facts">
        {filled.map(({ id, title, shown }) => (
          <div key={id}>
            <dt>{of(title)}</dt>
            <dd>{figured(of(shown))}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
