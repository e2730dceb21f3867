import { CallError, type WireApplication, type WireRefusal } from '@taizhang/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { client } from '../data.ts';
import { newKey } from '../work/typed.ts';
import { accountIn, type TypedAccount } from './account-of.tsx';

/** Files that were added as proofs, by what they prove. */
export type Files = Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>>;

interface Applying {
  readonly busy: boolean;
  readonly refusal: WireRefusal | 'lost' | null;
  /** The number that the award will have; it stays while something is typed, for files are added to it. */
  readonly record: string | undefined;
  send(typed: TypedAccount, files: Files, reason: string): Promise<void>;
}

/** Sends an application by the posting that everything goes by; however often it is sent, it counts once. */
export function useApplying({ posting, account, payee }: WireApplication): Applying {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const begun = useRef({ key: newKey(), record: posting?.record });
  begun.current.record ??= posting?.record;
  const { record } = begun.current;
  const [state, setState] = useState<Pick<Applying, 'busy' | 'refusal'>>({ busy: false, refusal: null });
  const send = async (typed: TypedAccount, files: Files, reason: string) => {
    if (!posting || !record) return;
    setState({ busy: true, refusal: null });
    const { set, accountOf } = accountIn(account, payee, typed);
    const evidence = Object.values(files).flatMap((list) => list.map(({ id }) => id));
    try {
      await client.work({
        key: begun.current.key,
        posting: {
          ...posting,
          record,
          set: { ...posting.set, ...set },
          ...(evidence.length > 0 ? { evidence } : {}),
          ...(reason === '' ? {} : { reason }),
        },
        basis: null,
        form: null,
        ...(accountOf ? { accountOf } : {}),
      });
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'application' });
      const params = { register: posting.register, id: record };
      void navigate({ to: '/records/$register/$id', params, search: { done: 'posted' } });
    } catch (error) {
      const refusal = error instanceof CallError ? error.refusal : null;
      // What was refused was not answered; said otherwise it is another request.
      if (refusal) begun.current.key = newKey();
      setState({ busy: false, refusal: refusal ?? 'lost' });
    }
  };
  return { ...state, record, send };
}
