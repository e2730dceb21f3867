import { CallError, type WireTargetDetail } from '@taizhang/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { client } from '../data.ts';
import { DayField } from '../design/day-field.tsx';
import { Whole } from '../design/whole.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { newKey } from '../work/typed.ts';
import { targetTexts } from './target-texts.ts';

/** Issuing an adjusted version: it says which one it replaces before anything is sent. */
export function Adjust({ detail }: { detail: WireTargetDetail }): ReactNode {
  const say = useTextsOf(targetTexts);
  const { of } = useWords();
  const id = useId();
  const queries = useQueryClient();
  const { target } = detail;
  const [now] = target.versions;
  const [key, renew] = useState(newKey);
  const [said, write] = useState({
    value: '',
    on: detail.today,
    reason: '',
    basis: '',
    keepsParts: true,
    sure: false,
  });
  const sending = useMutation({
    mutationFn: () =>
      client.adjustTarget(target.metric, { ...said, key, year: detail.year, replaces: now?.id ?? '' }),
    onSuccess: async () => {
      renew(newKey());
      write({ ...said, value: '', reason: '', basis: '', sure: false });
      await queries.invalidateQueries();
    },
  });
  if (!now) return null;
  const isFar = sending.error instanceof CallError && sending.error.refusal?.code === 'far-from-version';
  const field = (name: 'value' | 'reason' | 'basis', label: string) => (
    <span className="adjust-field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        required
        value={said[name]}
        inputMode={name === 'value' ? 'decimal' : 'text'}
        onChange={({ target: { value } }) =>
          write({ ...said, ...(name === 'value' ? { sure: false } : {}), [name]: value })
        }
      />
    </span>
  );
  return (
    <details className="adjust">
      <summary>{say('adjust')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate();
        }}
      >
        <p>
          <Whole>
            {say('adjustHint', { title: now.title, value: now.value.shown ? of(now.value.shown) : '—' })}
          </Whole>
        </p>
        {field('value', say('newValue', { unit: of(target.scale.unit) }))}
        <DayField
          label={say('on')}
          value={said.on}
          min={`${detail.year}-01-01`}
          max={detail.today}
          choose={(on) => write({ ...said, on })}
        />
        {field('reason', say('reason'))}
        {field('basis', say('basis'))}
        {detail.parts && (
          <label className="adjust-tick">
            <input
              type="checkbox"
              checked={said.keepsParts}
              onChange={({ target: { checked } }) => write({ ...said, keepsParts: checked })}
            />{' '}
            {say('keepsParts')}
          </label>
        )}
        {(isFar || said.sure) && (
          <label className="adjust-tick">
            <input
              type="checkbox"
              checked={said.sure}
              onChange={({ target: { checked } }) => write({ ...said, sure: checked })}
            />{' '}
            {say('sure')}
          </label>
        )}
        <p>
          <Button htmlType="submit" type="primary" disabled={sending.isPending}>
            {say('send')}
          </Button>
        </p>
        {sending.error && <Failed error={sending.error}>{null}</Failed>}
      </form>
      {sending.isSuccess && <p role="status">{say('sent')}</p>}
    </details>
  );
}
