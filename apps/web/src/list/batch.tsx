import { CallError, type WireBatchDone, type WireList, type WireListForm } from '@taizhang/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { ask, client } from '../data.ts';
import type { Column } from './list-search.ts';
import type { Chosen } from './list-table.tsx';
import { useListWords } from './list-texts.ts';

type Transition = WireListForm['transitions'][number];

interface BatchProps {
  readonly form: WireListForm;
  readonly list: WireList;
  readonly chosen: Chosen;
  choose(chosen: Chosen): void;
  refresh(): void;
}

/** Fields that one may state of many at once; amounts and evidence are each record's own. */
const fieldOf = (form: WireListForm, id: string): Column | undefined =>
  form.columns.find((column) => column.id === id && column.kind !== 'measure');

/** What can be done with all the chosen: it starts from each one's stage and wants nothing that differs from one to the next. */
function possible(form: WireListForm, chosen: Chosen): Transition[] {
  const stages = [...new Set(chosen.values())];
  return form.transitions.filter(
    ({ from, requires, evidence }) =>
      !evidence &&
      requires.every((id) => fieldOf(form, id) !== undefined) &&
      stages.every((stage) => stage !== null && from.includes(stage)),
  );
}

/** Does the same with all chosen records, and tells of each with which it could not be done. */
export function Batch({ form, list, chosen, choose, refresh }: BatchProps): ReactNode {
  const { say, of } = useListWords();
  const [result, setResult] = useState<WireBatchDone | null>(null);
  const titles = new Map(list.records.map(({ id, title }) => [id, title]));
  if (chosen.size === 0 && result === null) return null;
  return (
    <section className="filter batch" aria-label={say('batch')}>
      {chosen.size > 0 && (
        <>
          <p className="batch-head">
            <b>{say('selected', { count: chosen.size })}</b>
            <button type="button" className="plain" onClick={() => choose(new Map())}>
              {say('selectNone')}
            </button>
          </p>
          <BatchForm
            form={form}
            chosen={chosen}
            done={(what) => {
              setResult(what);
              choose(new Map());
              refresh();
            }}
          />
        </>
      )}
      {result && (
        <div role="status" data-testid="batch-result">
          {result.done.length > 0 && <p>{say('batchDone', { count: result.done.length })}</p>}
          {result.submitted.length > 0 && <p>{say('batchSubmitted', { count: result.submitted.length })}</p>}
          {result.refused.length > 0 && (
            <>
              <p className="hand">{say('batchRefused', { count: result.refused.length })}</p>
              <ul>
                {result.refused.map(({ record, refusal }) => (
                  <li key={record}>
                    <Link to="/records/$register/$id" params={{ register: form.register.id, id: record }}>
                      {titles.get(record) ?? record}
                    </Link>{' '}
                    {of(refusal.message)}
                  </li>
                ))}
              </ul>
            </>
          )}
          <Button type="text" onClick={() => setResult(null)}>
            {say('close')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface FormProps {
  readonly form: WireListForm;
  readonly chosen: Chosen;
  done(what: WireBatchDone): void;
}

function BatchForm({ form, chosen, done }: FormProps) {
  const { say, of } = useListWords();
  const { data: district } = useQuery(ask.district());
  const [transition, setTransition] = useState('');
  const [picked, setDay] = useState<string>();
  const day = picked ?? district?.today ?? '';
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  // One key for what is on the screen: sent twice, it is done once.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const offered = possible(form, chosen);
  const chosenOne = offered.find(({ id }) => id === transition);
  const wanted = (chosenOne?.requires ?? []).flatMap((id) => fieldOf(form, id) ?? []);
  const send = useMutation({
    mutationFn: () =>
      client.batch(form.register.id, {
        key,
        transition,
        occurredOn: day,
        records: [...chosen.keys()],
        ...(wanted.length > 0
          ? {
              set: Object.fromEntries(wanted.map((column) => [column.id, stated(column, fields[column.id])])),
            }
          : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      }),
    onSuccess: (what) => {
      setKey(crypto.randomUUID());
      done(what);
    },
  });
  if (offered.length === 0) return <p className="quiet">{say('batchNone')}</p>;
  const refusal = send.error instanceof CallError ? send.error.refusal : null;
  return (
    <form
      className="batch-form"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <label>
        {say('batchTransition')}
        <select
          required
          value={chosenOne ? transition : ''}
          onChange={(event) => setTransition(event.target.value)}
        >
          <option value="" disabled>
            {say('batchChoose')}
          </option>
          {offered.map(({ id, title, to }) => (
            <option key={id} value={id}>
              {to ? `${of(title)} → ${of(to.title)}` : of(title)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('batchDay')}
        <input type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      {wanted.map((column) => (
        <BatchField
          key={column.id}
          column={column}
          value={fields[column.id] ?? ''}
          change={(value) => setFields({ ...fields, [column.id]: value })}
        />
      ))}
      <label>
        {say('batchReason')}
        <input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </label>
      <Button type="primary" htmlType="submit" loading={send.isPending} disabled={!chosenOne}>
        {say('batchGo', { count: chosen.size })}
      </Button>
      {send.error && (
        <p className="hand" role="alert">
          {refusal ? of(refusal.message) : send.error.message}
        </p>
      )}
    </form>
  );
}

const stated = (column: Column, value = ''): string | boolean =>
  column.kind === 'flag' ? value === 'true' : value;

function BatchField({
  column,
  value,
  change,
}: {
  column: Column;
  value: string;
  change(value: string): void;
}) {
  const { say, of } = useListWords();
  const id = useId();
  const options =
    column.options ??
    (column.kind === 'flag'
      ? [
          { id: 'true', title: { zh: '是', en: 'yes' } },
          { id: 'false', title: { zh: '否', en: 'no' } },
        ]
      : null);
  return (
    <label htmlFor={id}>
      {of(column.title)}
      {options ? (
        <select id={id} required value={value} onChange={(event) => change(event.target.value)}>
          <option value="" disabled>
            {say('batchChoose')}
          </option>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {of(option.title)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          required
          type={column.kind === 'date' ? 'date' : 'text'}
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </label>
  );
}
