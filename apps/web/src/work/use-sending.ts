import { CallError, type WireForm, type WirePlanned, type WireRefusal } from '@taizhang/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { client } from '../data.ts';
import { type Begun, fieldAtFault, postingOf } from './typed.ts';
import type { DraftedForm } from './use-draft.ts';

/** What stands against a form: by field, and what belongs to none. */
export interface Faults {
  readonly byField: ReadonlyMap<string, WireRefusal>;
  readonly others: readonly WireRefusal[];
  /** No answer came. */
  readonly lost: boolean;
}

const ofForms = new Set(['form', 'correctionForm', 'drafts']);

const none: Faults = { byField: new Map(), others: [], lost: false };

function faultsOf(refusals: readonly WireRefusal[], known: ReadonlySet<string>): Faults {
  const placed = refusals.map((refusal) => ({ refusal, field: fieldAtFault(refusal.field) }));
  return {
    byField: new Map(
      placed.filter(({ field }) => known.has(field)).map(({ refusal, field }) => [field, refusal]),
    ),
    others: placed.filter(({ field }) => !known.has(field)).map(({ refusal }) => refusal),
    lost: false,
  };
}

export type Outcome = 'posted' | 'submitted';

export interface Sending {
  readonly busy: boolean;
  readonly faults: Faults;
  readonly planned: WirePlanned | null;
  /** Asks what it would do. */
  look(): Promise<void>;
  change(): void;
  send(): Promise<void>;
}

/** Looks at and sends a form. However often it is sent, it counts once: its key stays with what was typed. */
export function useSending(
  form: WireForm,
  drafted: DraftedForm,
  known: ReadonlySet<string>,
  done: (outcome: Outcome, record: string) => void,
): Sending {
  const queries = useQueryClient();
  const [state, setState] = useState<{ busy: boolean; faults: Faults; planned: WirePlanned | null }>({
    busy: false,
    faults: none,
    planned: null,
  });
  // A second tap comes before React has drawn that the first is under way.
  const underWay = useRef(false);
  const { begun } = drafted;
  const run = async (work: (begun: Begun) => Promise<void>) => {
    if (underWay.current) return;
    underWay.current = true;
    setState({ ...state, busy: true });
    try {
      await work(begun);
    } catch (error) {
      const refusal = error instanceof CallError ? error.refusal : null;
      const faults = refusal ? faultsOf([refusal], known) : { ...none, lost: true };
      setState({ busy: false, planned: null, faults });
      // Asked again who one is, a session that has ended leads to the sign-in and back to this form.
      if (refusal?.status === 401) await queries.invalidateQueries({ queryKey: ['ownAccount'] });
    } finally {
      underWay.current = false;
    }
  };
  const plan = async (): Promise<WirePlanned | null> => {
    const planned = await client.preview(postingOf(form, begun));
    if (planned.faults.length === 0) return planned;
    setState({ busy: false, planned: null, faults: faultsOf(planned.faults, known) });
    return null;
  };
  return {
    ...state,
    look: () =>
      run(async () => {
        const planned = await plan();
        if (planned) setState({ busy: false, faults: none, planned });
      }),
    change: () => setState({ busy: false, faults: none, planned: null }),
    send: () =>
      run(async ({ key, basis }) => {
        // After a lost answer it may be recorded already, and then planning it again would find it impossible.
        if (!state.planned && !state.faults.lost && !(await plan())) return;
        const { outcome, record } = await client.work({
          key,
          posting: postingOf(form, begun),
          basis,
          form: drafted.name,
        });
        drafted.finish();
        // All but the form itself, which is done with and could not be asked for again.
        await queries.invalidateQueries({ predicate: ({ queryKey }) => !ofForms.has(String(queryKey[0])) });
        done(outcome, record);
      }),
  };
}
