import { CallError, type WireRecordProfile, type WireRefusal } from '@taizhang/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { client } from '../data.ts';
import { money } from '../granting/money.ts';
import { useTextsOf, useWords } from '../language.ts';
import { newKey } from '../work/typed.ts';
import { AccountOf, accountIn, isAccountGiven, nothingTyped } from './account-of.tsx';
import { awardTexts } from './award-texts.ts';

interface ConfirmAwardProps {
  readonly award: WireRecordProfile['awards'][number];
  readonly account: WireRecordProfile['account'];
  readonly day: string;
}

/** One tap: what the firm is told it is due, to the account that is known. */
export function ConfirmAward({ award, account, day }: ConfirmAwardProps): ReactNode {
  const say = useTextsOf(awardTexts);
  const { of } = useWords();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(nothingTyped);
  const [state, setState] = useState<{ busy: boolean; refusal: WireRefusal | 'lost' | null }>({
    busy: false,
    refusal: null,
  });
  // However often it is tapped, it is one request; with another account it is another.
  const key = useRef({ key: newKey(), typed });
  const { confirm } = award;
  if (!confirm) return null;
  const send = async () => {
    if (key.current.typed !== typed) key.current = { key: newKey(), typed };
    setState({ busy: true, refusal: null });
    const { set, accountOf } = accountIn(account, confirm.payee, typed);
    try {
      await client.work({
        key: key.current.key,
        posting: {
          register: award.register,
          record: award.id,
          transition: confirm.transition.id,
          occurredOn: day,
          set: { ...set, ...(confirm.on ? { [confirm.on]: day } : {}) },
        },
        basis: null,
        form: null,
        ...(accountOf ? { accountOf } : {}),
      });
      await queries.invalidateQueries();
    } catch (error) {
      setState({ busy: false, refusal: (error instanceof CallError && error.refusal) || 'lost' });
    }
  };
  const words =
    award.due === null ? of(confirm.transition.title) : say('confirmAmount', { amount: money(award.due) });
  const ready = confirm.payee === null || isAccountGiven(account, typed);
  return (
    <form
      className="confirm-award"
      data-testid="confirm-award"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !state.busy) void send();
      }}
    >
      {confirm.payee && (
        <AccountOf id={`confirm-${award.id}`} known={account} typed={typed} change={setTyped} />
      )}
      {state.refusal && (
        <p className="hand" role="alert">
          {state.refusal === 'lost' ? say('lost') : of(state.refusal.message)}
        </p>
      )}
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        disabled={!ready || state.busy}
        aria-label={`${words}${of({ zh: '：', en: ': ' })}${award.title}`}
      >
        {words}
      </Button>
    </form>
  );
}
