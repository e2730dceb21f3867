import {
  CallError,
  disbursementCalls,
  type WireDisbursement,
  type WireReconciled,
  type WireRefusal,
} from '@taizhang/contract';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { client } from '../data.ts';
import { spoken } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { newKey } from '../work/typed.ts';
import { BatchTable } from './batch-table.tsx';
import { disbursementTexts } from './disbursement-texts.ts';
import './disbursement.css';

const disbursementClient = disbursementCalls(client.call);

interface OfRecord {
  readonly register: string;
  readonly id: string;
}

const askBatch = (register: string, id: string) =>
  queryOptions({
    queryKey: ['disbursement', register, id],
    queryFn: () => disbursementClient.disbursement(register, id),
  });

/** Does something with a batch, and says why where it is refused, or that no answer came. */
function useDoing() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<WireRefusal | 'lost' | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
      await queries.invalidateQueries();
      return true;
    } catch (failed) {
      const refused = failed instanceof CallError ? failed.refusal : null;
      setRefusal(refused ?? 'lost');
      // It may have been done all the same.
      if (!refused) void queries.invalidateQueries();
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, run };
}

function Refused({ refusal }: { refusal: WireRefusal | 'lost' | null }) {
  const { of } = useWords();
  const say = useTextsOf(disbursementTexts);
  return (
    refusal && (
      <p className="hand" role="alert">
        {refusal === 'lost' ? say('batchLost') : of(refusal.message)}
      </p>
    )
  );
}

/** A batch of payments: drawn up, sent to the bank as one file, and reconciled with the bank’s answer. */
export function Disbursements({ register, id }: OfRecord): ReactNode {
  const { of } = useWords();
  const say = useTextsOf(disbursementTexts);
  const { data, error, refetch } = useQuery(askBatch(register, id));
  if (error) return <Failed error={error} retry={refetch} />;
  // A record of a register that pays nothing is none.
  if (!data?.batch) return null;
  const { batch } = data;
  const { lines, total, open, sent, mayChange, mayTake } = batch;
  return (
    <section className="gathering" data-testid="disbursement">
      <h2>{say('batchTitle')}</h2>
      {lines.length > 0 && (
        <p className="gathering-totals" data-testid="batch-total">
          {say('batchTotal', { count: lines.length })} <strong>{spoken(of(total))}</strong>
        </p>
      )}
      <Chosen key={`in-${lines.length}`} {...{ register, id, data: batch }} />
      {open && mayChange && lines.length > 0 && <Send {...{ register, id, data: batch }} />}
      {open && mayChange && (
        <Offered key={`out-${batch.offered.length}`} {...{ register, id, data: batch }} />
      )}
      {!open && !sent && lines.length > 0 && <p className="quiet">{say('batchWithoutFile')}</p>}
      {sent && mayTake && (
        <p>
          <a
            href={`/api/records/${encodeURIComponent(register)}/${encodeURIComponent(id)}/disbursement/bank-file`}
            download
            data-testid="bank-file"
          >
            {say('batchFile')}
          </a>{' '}
          <a
            href={`/api/records/${encodeURIComponent(register)}/${encodeURIComponent(id)}/disbursement/bank-file?format=xlsx`}
            download
            data-testid="bank-workbook"
          >
            {say('batchWorkbook')}
          </a>
        </p>
      )}
      {sent && mayChange && <Answer register={register} id={id} />}
    </section>
  );
}

interface PartProps extends OfRecord {
  readonly data: WireDisbursement;
}

/** What is in the batch; while it is drawn up, some may be taken out. */
function Chosen({ register, id, data: { lines, open, mayChange, register: member } }: PartProps) {
  const say = useTextsOf(disbursementTexts);
  const { busy, refusal, run } = useDoing();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (lines.length === 0) return <p className="quiet">{say(open ? 'batchEmpty' : 'batchNothing')}</p>;
  const may = open && mayChange;
  return (
    <>
      <Refused refusal={refusal} />
      <BatchTable member={member.id} lines={lines} {...(may ? { chosen, choose: setChosen } : {})} />
      {may && (
        <p>
          <Button
            disabled={busy || chosen.length === 0}
            data-testid="batch-remove"
            onClick={() =>
              void run(() =>
                disbursementClient.chooseForBatch(register, id, { key: newKey(), add: [], remove: chosen }),
              )
            }
          >
            {say('batchRemove', { count: chosen.length })}
          </Button>
        </p>
      )}
    </>
  );
}

function Offered({ register, id, data: { offered, register: member } }: PartProps) {
  const say = useTextsOf(disbursementTexts);
  const { busy, refusal, run } = useDoing();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [key, setKey] = useState(newKey);
  const [reason, setReason] = useState('');
  const said = reason.trim();
  return (
    <>
      <h3>{say('batchOffered')}</h3>
      <Refused refusal={refusal} />
      {((refusal !== 'lost' && refusal?.code === 'in-doubt') || said !== '') && (
        <div className="batch-receipt">
          <label htmlFor="batch-reason">{say('batchReason')}</label>
          <Input
            id="batch-reason"
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      )}
      {offered.length === 0 ? (
        <p className="quiet">{say('batchNothing')}</p>
      ) : (
        <>
          <BatchTable
            member={member.id}
            lines={offered}
            chosen={chosen}
            choose={(next) => {
              // Another choice is another request.
              setKey(newKey());
              setChosen(next);
            }}
          />
          <p>
            <Button
              type="primary"
              disabled={busy || chosen.length === 0}
              data-testid="batch-add"
              onClick={() =>
                void run(() =>
                  disbursementClient.chooseForBatch(register, id, {
                    key,
                    add: chosen,
                    remove: [],
                    ...(said === '' ? {} : { reason: said }),
                  }),
                )
              }
            >
              {say('batchAdd', { count: chosen.length })}
            </Button>
          </p>
        </>
      )}
    </>
  );
}

/** Asked twice, for a batch goes to the bank once. */
function Send({ register, id, data: { lines, total } }: PartProps) {
  const { of } = useWords();
  const say = useTextsOf(disbursementTexts);
  const { busy, refusal, run } = useDoing();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Refused refusal={refusal} />
      {!asked && (
        <p>
          <Button onClick={() => setAsked(true)} data-testid="batch-send">
            {say('batchSend')}
          </Button>
        </p>
      )}
      {asked && (
        <>
          <p>{say('batchSendAsk', { count: lines.length, total: spoken(of(total)) })}</p>
          <p className="gathering-ways">
            <Button
              type="primary"
              disabled={busy}
              data-testid="batch-send-sure"
              onClick={() => void run(() => disbursementClient.sendBatch(register, id))}
            >
              {say('batchSendSure')}
            </Button>
            <Button onClick={() => setAsked(false)}>{say('batchCancel')}</Button>
          </p>
        </>
      )}
    </>
  );
}

function Answer({ register, id }: OfRecord) {
  const say = useTextsOf(disbursementTexts);
  const { busy, refusal, run } = useDoing();
  const [file, setFile] = useState<File | null>(null);
  const [receipt, setReceipt] = useState('');
  const [done, setDone] = useState<WireReconciled | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const send = async (chosen: File) => {
    setDone(null);
    const over = await run(async () => {
      const query = receipt.trim() === '' ? {} : { receipt: receipt.trim() };
      setDone(await disbursementClient.bankAnswer(register, id, chosen, query));
    });
    if (!over) return;
    setFile(null);
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <Refused refusal={refusal} />
      {done && (
        <p role="status" className="done-notice" data-testid="batch-reconciled">
          {say('batchReconciled', { ...done })}
        </p>
      )}
      <div className="batch-answer">
        <label>
          {say('batchAnswerFile')}
          <input
            ref={input}
            type="file"
            accept=".csv,.txt,.xlsx,text/csv"
            data-testid="batch-answer-file"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </label>
        <div className="batch-receipt">
          <label htmlFor="batch-receipt">{say('batchReceipt')}</label>
          <Input
            id="batch-receipt"
            value={receipt}
            maxLength={100}
            onChange={(event) => setReceipt(event.target.value)}
          />
        </div>
        <Button
          type="primary"
          disabled={busy || !file}
          data-testid="batch-reconcile"
          onClick={() => file && void send(file)}
        >
          {say('batchReconcile')}
        </Button>
      </div>
    </>
  );
}
