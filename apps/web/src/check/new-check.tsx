import { CallError, type CheckAsked } from '@taizhang/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ask } from '../data.ts';
import { DayField } from '../design/day-field.tsx';
import { Refused } from '../identity/field.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { newKey } from '../work/typed.ts';
import { askCheck, checkClient } from './check-data.ts';
import { checkTexts } from './check-texts.ts';
import { FileDrop } from './file-drop.tsx';
import { faultOf, fileOf } from './given-file.ts';

type Ledger = NonNullable<CheckAsked['ledger']>;

interface Wishes {
  readonly ledger: Ledger;
  readonly report: string;
  readonly cutoff: string;
}

/** Gives a document to be checked: a file or pasted text, earlier ones beside it, and what it is checked against. */
export function NewCheck({ report }: { report: string | undefined }): ReactNode {
  const say = useTextsOf(checkTexts);
  const [way, setWay] = useState<'file' | 'text'>('file');
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState('');
  const [earlier, setEarlier] = useState<readonly File[]>([]);
  const [wishes, setWishes] = useState<Wishes>({ ledger: 'auto', report: report ?? 'auto', cutoff: '' });
  const [fault, setFault] = useState<string | null>(null);
  const { making, cancel } = useMaking();
  const sound = (files: readonly File[]): boolean => {
    const bad = files.find((one) => faultOf(one) !== null);
    const wrong = bad && faultOf(bad);
    setFault(bad && wrong ? say(wrong, { name: bad.name }) : null);
    making.reset();
    return !bad;
  };
  const give = (files: readonly File[]) => {
    if (files.length > 1) return setFault(say('oneDocument'));
    if (files[0] && sound(files)) setFile(files[0]);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const document = way === 'file' ? file : text.trim() === '' ? null : fileOf(text, say('pasted'));
    if (!document) return setFault(say('needDocument'));
    setFault(null);
    making.mutate({ id: newKey(), document, earlier, wishes });
  };
  return (
    <form className="new-check" onSubmit={send} aria-busy={making.isPending} data-testid="new-check">
      <Segmented
        name="way"
        aria-label={say('way')}
        value={way}
        onChange={setWay}
        options={[
          { value: 'file', label: say('fileInstead') },
          { value: 'text', label: say('pasteInstead') },
        ]}
      />
      {way === 'file' ? (
        <FileDrop label={say(file ? 'chooseOther' : 'chooseFile')} hint={say('fileKinds')} give={give}>
          {file && <b className="file-drop-name">{file.name}</b>}
        </FileDrop>
      ) : (
        <textarea
          className="new-check-text"
          rows={9}
          lang="zh-CN"
          aria-label={say('pasteInstead')}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      <Earlier files={earlier} change={(files) => sound(files) && setEarlier(files)} />
      <AgainstFields wishes={wishes} change={setWishes} />
      {fault && (
        <p className="identity-refused" role="alert">
          {fault}
        </p>
      )}
      <Refused error={making.error} />
      <p className="actions">
        <Button type="primary" htmlType="submit" disabled={making.isPending} data-testid="start">
          {say('start')}
        </Button>
        {making.isPending && (
          <>
            <span role="status">{say('working', { name: making.variables.document.name })}</span>
            <Button onClick={cancel}>{say('cancel')}</Button>
          </>
        )}
      </p>
    </form>
  );
}

interface Made {
  /** Sent again after a lost answer it is the same check, for its id is. */
  readonly id: string;
  readonly document: File;
  readonly earlier: readonly File[];
  readonly wishes: Wishes;
}

const isLost = (error: unknown): boolean => error instanceof CallError && error.refusal === null;
const named = (file: File) => ({ file, name: file.name });

/** Sends the document and goes to its check; whoever leaves or cancels has given it up. */
function useMaking() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const control = useRef<AbortController>(undefined);
  useEffect(() => () => control.current?.abort(), []);
  const making = useMutation({
    mutationFn: ({ id, document, earlier, wishes: { ledger, report, cutoff } }: Made) => {
      control.current = new AbortController();
      const asked = { id, ledger, report, cutoff: cutoff === '' ? undefined : cutoff };
      return checkClient.makeCheck(named(document), asked, earlier.map(named), control.current.signal);
    },
    retry: (failures, error) => failures === 0 && isLost(error),
    onSuccess: (check) => {
      queries.setQueryData(askCheck.check(check.id).queryKey, check);
      void queries.invalidateQueries({ queryKey: ['checks'] });
      void navigate({ to: '/checks/$check', params: { check: check.id }, search: {} });
    },
  });
  const cancel = () => {
    control.current?.abort();
    making.reset();
  };
  return { making, cancel };
}

interface EarlierProps {
  readonly files: readonly File[];
  change(files: readonly File[]): void;
}

function Earlier({ files, change }: EarlierProps) {
  const say = useTextsOf(checkTexts);
  return (
    <details className="new-check-earlier">
      <summary>{say('earlierField')}</summary>
      <p className="quiet">{say('earlierHint')}</p>
      {files.length > 0 && (
        <ul className="evidence-list">
          {files.map((file) => (
            <li key={`${file.name} ${file.size}`}>
              {file.name}{' '}
              <button
                type="button"
                className="plain"
                aria-label={say('removeOf', { name: file.name })}
                onClick={() => change(files.filter((other) => other !== file))}
              >
                {say('remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <FileDrop
        several
        label={say('addEarlier')}
        hint={say('fileKinds')}
        give={(more) => change([...files, ...more])}
      />
    </details>
  );
}

interface AgainstFieldsProps {
  readonly wishes: Wishes;
  change(wishes: Wishes): void;
}

const ledgers = { auto: 'ledgerAuto', yes: 'ledgerYes', no: 'ledgerNo' } as const;

function AgainstFields({ wishes, change }: AgainstFieldsProps) {
  const say = useTextsOf(checkTexts);
  const { of } = useWords();
  const { data } = useQuery(ask.reports());
  const ids = { ledger: useId(), report: useId() };
  return (
    <div className="new-check-against">
      <p>
        <label htmlFor={ids.ledger}>{say('againstField')}</label>
        <select
          id={ids.ledger}
          value={wishes.ledger}
          onChange={({ target }) => change({ ...wishes, ledger: target.value as Ledger })}
        >
          {Object.entries(ledgers).map(([ledger, title]) => (
            <option key={ledger} value={ledger}>
              {say(title)}
            </option>
          ))}
        </select>
      </p>
      {wishes.ledger !== 'no' && (
        <>
          <p>
            <label htmlFor={ids.report}>{say('reportField')}</label>
            <select
              id={ids.report}
              value={wishes.report}
              onChange={({ target }) => change({ ...wishes, report: target.value })}
            >
              <option value="auto">{say('reportAuto')}</option>
              {data?.reports.map(({ id, title }) => (
                <option key={id} value={id}>
                  {of(title)}
                </option>
              ))}
            </select>
          </p>
          <DayField
            label={say('cutoffField')}
            value={wishes.cutoff}
            choose={(cutoff) => change({ ...wishes, cutoff })}
          />
        </>
      )}
    </div>
  );
}
