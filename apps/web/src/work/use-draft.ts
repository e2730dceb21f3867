import type { WireDraft, WireForm } from '@taizhang/contract';
import { useEffect, useRef, useState } from 'react';
import { client } from '../data.ts';
import { type Begun, begin } from './typed.ts';

const restMs = 700;

/** What was typed also stays in the tab, for when the server no longer knows who types. */
const tabKey = (form: string): string => `taizhang.form.${form}`;

function keptInTab(form: string): Begun | null {
  try {
    return isBegun(JSON.parse(window.sessionStorage.getItem(tabKey(form)) ?? 'null'));
  } catch {
    return null;
  }
}

function keepInTab(form: string, begun: Begun | null): void {
  try {
    if (begun) window.sessionStorage.setItem(tabKey(form), JSON.stringify(begun));
    else window.sessionStorage.removeItem(tabKey(form));
  } catch {
    // Storage may be forbidden; the server's draft still is.
  }
}

/** A draft may be of an older version of the screens. */
function isBegun(content: unknown): Begun | null {
  const it = content as Begun | null;
  const whole =
    typeof it?.key === 'string' &&
    typeof it.typed?.values === 'object' &&
    typeof it.before === 'object' &&
    Array.isArray(it.typed.evidence);
  return whole ? it : null;
}

export interface DraftedForm {
  /** The name under which the draft is kept. */
  readonly name: string;
  readonly begun: Begun;
  /** When the draft was kept with which the form began; null: it began empty. */
  readonly from: string | null;
  readonly kept: boolean;
  change(begun: Begun): void;
  /** Throws away what was typed. */
  anew(): void;
  /** It was sent. */
  finish(): void;
}

/** A form whose content is kept while it is typed, on the server and in the tab, and is offered again. */
export function useDraft(
  form: WireForm,
  drafts: readonly WireDraft[],
  account: string,
  given?: Readonly<Record<string, string>>,
): DraftedForm {
  const name = form.corrects || !form.opens ? form.form : `${form.register.id}//${form.transition.id}`;
  // Who signs in to the same tab after somebody else does not see what that one typed.
  const inTab = `${account} ${name}`;
  const [draft] = drafts.filter((one) => one.form === name);
  const [{ begun, from }, setBegun] = useState(() => {
    const earlier = isBegun(draft?.content) ?? keptInTab(inTab);
    return { begun: earlier ?? begin(form, given), from: earlier ? (draft?.savedAt ?? form.today) : null };
  });
  const [kept, setKept] = useState(false);
  const unsaved = useRef<Begun | null>(null);
  const save = async () => {
    const content = unsaved.current;
    if (!content) return;
    unsaved.current = null;
    const record = form.opens && !form.corrects ? '' : form.record;
    await client
      .saveDraft({ form: name, register: form.register.id, record, content })
      .then(() => setKept(true))
      .catch(() => undefined);
  };
  const saveNow = useRef(save);
  saveNow.current = save;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it waits anew after each change
  useEffect(() => {
    const rest = setTimeout(() => void saveNow.current(), restMs);
    return () => clearTimeout(rest);
  }, [begun]);
  useEffect(() => {
    const leave = () => void saveNow.current();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return {
    name,
    begun,
    from,
    kept,
    change: (next) => {
      unsaved.current = next;
      setKept(false);
      keepInTab(inTab, next);
      setBegun({ begun: next, from });
    },
    anew: () => {
      unsaved.current = null;
      keepInTab(inTab, null);
      void client.discardDraft(name).catch(() => undefined);
      setBegun({ begun: begin(form, given), from: null });
    },
    finish: () => {
      unsaved.current = null;
      keepInTab(inTab, null);
    },
  };
}
