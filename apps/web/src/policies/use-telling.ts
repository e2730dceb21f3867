import { CallError, type TellingBody, type WireRefusal, type WireTelling } from '@taizhang/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../data.ts';

export interface Asking {
  readonly busy: boolean;
  /** What was answered instead; 'lost': no answer came. */
  readonly refusal: WireRefusal | 'lost' | null;
  tell(body: TellingBody): Promise<'told' | 'refused' | 'lost'>;
}

/** Tells, and keeps why where it is refused. */
export function useTelling(policy: string, done: (telling: WireTelling) => void): Asking {
  const queries = useQueryClient();
  const [state, setState] = useState<Pick<Asking, 'busy' | 'refusal'>>({ busy: false, refusal: null });
  const tell = async (body: TellingBody) => {
    setState({ busy: true, refusal: null });
    try {
      done(await client.tell(policy, body));
      setState({ busy: false, refusal: null });
      await queries.invalidateQueries();
      return 'told';
    } catch (error) {
      const refusal = error instanceof CallError ? error.refusal : null;
      setState({ busy: false, refusal: refusal ?? 'lost' });
      return refusal ? 'refused' : 'lost';
    }
  };
  return { ...state, tell };
}
