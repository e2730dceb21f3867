import {
  type BatchBody,
  CallError,
  type WireBatchDone,
  type WireList,
  type WireListForm,
} from '@taizhang/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ask, client } from '../data.ts';
import { DayField } from '../design/day-field.tsx';
import { BatchField, stated, type TypedOnce } from './batch-fields.tsx';
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

/** What may be given besides what is required: shown where somebody asks for it. */
const furtherOf = (form: WireListForm, transition: Transition): Column[] =>
  transition.sets.flatMap((id) => fieldOf(form, id) ?? []);

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
            titles={titles}
            doubted={result?.refused.some(({ refusal }) => refusal.code === 'in-doubt') ?? false}
            done={(what) => {
              setResult(what);
              // What was refused stays chosen: it is put right here and sent again.
              choose(new Map(what.refused.map(({ record }) => [record, chosen.get(record) ?? null])));
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
  readonly titles: ReadonlyMap<string, string>;
  /** Whether something was questioned, which a reason answers. */
  readonly doubted: boolean;
  done(what: WireBatchDone): void;
}

function BatchForm({ form, chosen, titles, doubted, done }: FormProps) {
  const { say, of } = useListWords();
  const { data: district } = useQuery(ask.district());
  const [transition, setTransition] = useState('');
  const [picked, setDay] = useState<string>();
  const day = picked ?? district?.today ?? '';
  const [fields, setFields] = useState<Readonly<Record<string, TypedOnce>>>({});
  const [reason, setReason] = useState('');
  // One key for what is on the screen: sent twice, it is done once.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const offered = possible(form, chosen);
  const chosenOne = offered.find(({ id }) => id === transition);
  const wanted = (chosenOne?.requires ?? []).flatMap((id) => fieldOf(form, id) ?? []);
  const further = chosenOne ? furtherOf(form, chosenOne) : [];
  const send = useMutation({
    mutationFn: () =>
      client.batch(form.register.id, {
        key,
        transition,
        occurredOn: day,
        records: [...chosen.keys()],
        ...statedOf([...wanted, ...further], fields, chosen),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      }),
    onSuccess: (what) => {
      setKey(crypto.randomUUID());
      done(what);
    },
  });
  if (offered.length === 0) return <p className="quiet">{say('batchNone')}</p>;
  const fieldProps = (column: Column) => ({
    column,
    chosen,
    titles,
    typed: fields[column.id] ?? untyped,
    change: (typed: TypedOnce) => setFields({ ...fields, [column.id]: typed }),
  });
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
      <DayField label={say('batchDay')} required value={day} choose={setDay} />
      {wanted.map((column) => (
        <BatchField key={column.id} {...fieldProps(column)} required />
      ))}
      {further.length > 0 && (
        <details className="batch-further">
          <summary>{say('batchFurther')}</summary>
          <div>
            {further.map((column) => (
              <BatchField key={column.id} {...fieldProps(column)} required={false} />
            ))}
          </div>
        </details>
      )}
      <label>
        {say(doubted ? 'batchDoubt' : 'batchReason')}
        <input
          value={reason}
          maxLength={500}
          required={doubted}
          onChange={(event) => setReason(event.target.value)}
        />
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

const untyped: TypedOnce = { all: '', each: null };

/** What is stated of all and of each; what was left empty is not stated. */
function statedOf(
  columns: readonly Column[],
  fields: Readonly<Record<string, TypedOnce>>,
  chosen: Chosen,
): Pick<BatchBody, 'set' | 'setEach'> {
  const given = (column: Column, value = '') => (value === '' ? [] : [[column.id, stated(column, value)]]);
  const same = columns.filter(({ id }) => !fields[id]?.each);
  const own = columns.filter(({ id }) => fields[id]?.each);
  const set = Object.fromEntries(same.flatMap((column) => given(column, fields[column.id]?.all)));
  return {
    ...(same.length > 0 ? { set } : {}),
    ...(own.length > 0
      ? {
          setEach: Object.fromEntries(
            [...chosen.keys()].map((record) => [
              record,
              Object.fromEntries(
                own.flatMap((column) => given(column, fields[column.id]?.each?.get(record))),
              ),
            ]),
          ),
        }
      : {}),
  };
}
