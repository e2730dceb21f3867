import { CallError, type WireBatchDone, type WireList, type WireListForm } from '@taizhang/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ask, client } from '../data.ts';
import { DayInput } from '../design/day-field.tsx';
import { Evidence } from '../work/evidence.tsx';
import { Row } from '../work/form-fields.tsx';
import { newKey } from '../work/typed.ts';
import { BatchField, statedOf, type TypedFields, typedOf, type Way } from './batch-fields.tsx';
import { askList } from './list-data.ts';
import type { Chosen } from './list-table.tsx';
import { useListWords } from './list-texts.ts';
import '../work/work.css';
import './batch.css';

interface BatchProps {
  readonly form: WireListForm;
  readonly list: WireList;
  readonly chosen: Chosen;
  choose(chosen: Chosen): void;
  refresh(): void;
}

/** Does the same with all chosen records, and tells of each with which it could not be done. */
export function Batch({ form, list, chosen, choose, refresh }: BatchProps): ReactNode {
  const { say } = useListWords();
  const [result, setResult] = useState<WireBatchDone | null>(null);
  const [folded, fold] = useState(false);
  const titles = new Map(list.records.map(({ id, title }) => [id, title]));
  if (chosen.size === 0 && result === null) return null;
  return (
    <section className={folded ? 'filter batch' : 'filter batch is-open'} aria-label={say('batch')}>
      {chosen.size > 0 && (
        <p className="batch-head">
          <b>{say('selected', { count: chosen.size })}</b>
          <button type="button" className="plain" onClick={() => choose(new Map())}>
            {say('selectNone')}
          </button>
          <button
            type="button"
            className="plain batch-fold"
            aria-expanded={!folded}
            onClick={() => fold(!folded)}
          >
            {say(folded ? 'batchUnfold' : 'batchFold')}
          </button>
        </p>
      )}
      {chosen.size > 0 && (
        // What is typed is kept while it is folded.
        <div hidden={folded}>
          <BatchForm
            form={form}
            chosen={chosen}
            titles={titles}
            doubted={result?.refused.some(({ refusal }) => refusal.code === 'in-doubt') ?? false}
            done={(what) => {
              setResult(what);
              // What was refused, or could not be done so, stays chosen: it is put right here and sent again.
              const gone = new Set([...what.done, ...what.submitted]);
              choose(new Map([...chosen].filter(([record]) => !gone.has(record))));
              refresh();
            }}
          />
        </div>
      )}
      {result && (
        <Result register={form.register.id} titles={titles} result={result} close={() => setResult(null)} />
      )}
    </section>
  );
}

interface ResultProps {
  readonly register: string;
  readonly titles: ReadonlyMap<string, string>;
  readonly result: WireBatchDone;
  close(): void;
}

/** What was done with how many, and of each other why not. */
function Result({ register, titles, result: { done, submitted, refused }, close }: ResultProps) {
  const { say, of } = useListWords();
  const told = useRef<HTMLDivElement>(null);
  // The form above is often as high as the bar: what came of it would stand below its edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is brought into sight, also where it is like the one before
  useEffect(() => told.current?.scrollIntoView({ block: 'nearest' }), [done, submitted, refused]);
  return (
    <div role="status" data-testid="batch-result" ref={told}>
      {done.length > 0 && <p>{say('batchDone', { count: done.length })}</p>}
      {submitted.length > 0 && <p>{say('batchSubmitted', { count: submitted.length })}</p>}
      {refused.length > 0 && (
        <>
          <p className="hand">{say('batchRefused', { count: refused.length })}</p>
          <ul>
            {refused.map(({ record, refusal }) => (
              <li key={record}>
                <Link to="/records/$register/$id" params={{ register, id: record }}>
                  {titles.get(record) ?? record}
                </Link>{' '}
                {of(refusal.message)}
              </li>
            ))}
          </ul>
        </>
      )}
      <Button type="text" onClick={close}>
        {say('close')}
      </Button>
    </div>
  );
}

interface FormProps {
  readonly form: WireListForm;
  readonly chosen: Chosen;
  readonly titles: ReadonlyMap<string, string>;
  /** Whether something was questioned, which a reason answers. */
  readonly doubted: boolean;
  done(what: WireBatchDone): void;
}

/** What may be done with the chosen records, and of which of them; asked anew with each choice. */
function BatchForm(props: FormProps) {
  const { say, of } = useListWords();
  const { form, chosen } = props;
  const [picked, pick] = useState('');
  const { data, error, isPlaceholderData } = useQuery(
    askList.batchOffer(form.register.id, [...chosen.keys()]),
  );
  if (error) {
    const refusal = error instanceof CallError ? error.refusal : null;
    return (
      <p className="hand" role="alert">
        {refusal ? of(refusal.message) : error.message}
      </p>
    );
  }
  if (!data) return <p className="quiet">{say('batchLooking')}</p>;
  if (data.ways.length === 0) return <p className="quiet">{say('batchNone')}</p>;
  const way = data.ways.find(({ id }) => id === picked);
  return (
    <>
      <label className="batch-way">
        {say('batchTransition')}
        <select required value={way ? picked : ''} onChange={(event) => pick(event.target.value)}>
          <option value="" disabled>
            {say('batchChoose')}
          </option>
          {data.ways.map(({ id, title, to, records }) => (
            <option key={id} value={id}>
              {say('batchWay', {
                way: to ? `${of(title)} → ${of(to.title)}` : of(title),
                count: records.length,
              })}
            </option>
          ))}
        </select>
      </label>
      {way && way.records.length < chosen.size && (
        <p className="quiet">{say('batchOthers', { count: chosen.size - way.records.length })}</p>
      )}
      {way && <WayForm key={way.id} {...props} way={way} busy={isPlaceholderData} />}
    </>
  );
}

function WayForm({ form, titles, doubted, done, way, busy }: FormProps & { way: Way; busy: boolean }) {
  const { say, of } = useListWords();
  const { data: district } = useQuery(ask.district());
  const [picked, setDay] = useState<string>();
  const day = picked ?? district?.today ?? '';
  const [typed, type] = useState<TypedFields>({});
  const [evidence, prove] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  // One key for what is on the screen: sent twice, it is done once.
  const [key, setKey] = useState(newKey);
  const { records, fields } = way;
  const send = useMutation({
    mutationFn: () =>
      client.batch(form.register.id, {
        key,
        transition: way.id,
        occurredOn: day,
        records: [...records],
        ...statedOf(fields, typed, records),
        ...(evidence.length > 0 ? { evidence: [...evidence] } : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      }),
    onSuccess: (what) => {
      setKey(newKey());
      done(what);
    },
  });
  const row = (field: Way['fields'][number]) => (
    <BatchField
      key={`${field.part}.${field.id}`}
      {...{ field, records, titles }}
      typed={typedOf(typed, field)}
      change={(changed) => type({ ...typed, [`${field.part}.${field.id}`]: changed })}
    />
  );
  const proof = (
    <Evidence
      register={form.register.id}
      record={records[0] as string}
      names={noNames}
      required={way.evidence}
      fault={undefined}
      evidence={evidence}
      change={prove}
    />
  );
  const further = fields.filter(({ required }) => !required);
  const refusal = send.error instanceof CallError ? send.error.refusal : null;
  return (
    <form
      className="batch-form"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Row label={say('batchDay')} name="occurredOn" required>
        {(props) => (
          <DayInput {...props} shown={day} value={day} onChange={({ target }) => setDay(target.value)} />
        )}
      </Row>
      {fields.filter(({ required }) => required).map(row)}
      {way.evidence && (
        <div className="batch-evidence">
          {proof}
          <p className="quiet">{say('batchEvidence', { count: records.length })}</p>
        </div>
      )}
      <details className="batch-further">
        <summary>{say(way.evidence ? 'batchFurther' : 'batchFurtherEvidence')}</summary>
        <div>
          {further.map(row)}
          {!way.evidence && proof}
        </div>
      </details>
      <Row label={say(doubted ? 'batchDoubt' : 'batchReason')} name="reason" required={doubted}>
        {(props) => (
          <input
            {...props}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Row>
      <Button
        type="primary"
        htmlType="submit"
        loading={send.isPending}
        disabled={busy || (way.evidence && evidence.length === 0)}
      >
        {say(way.reviewed ? 'batchSubmit' : 'batchGo', { count: records.length })}
      </Button>
      {send.error && (
        <p className="hand" role="alert">
          {refusal ? of(refusal.message) : send.error.message}
        </p>
      )}
    </form>
  );
}

const noNames: ReadonlyMap<string, string> = new Map();
