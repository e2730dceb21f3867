import type { Register } from '@taizhang/definition';
import type { Entry } from '@taizhang/ledger';
import { isCorrection, type Posting } from '../request.ts';

type Values = Readonly<Record<string, unknown>>;

const saidOf = (posting: Posting): Entry | null => (isCorrection(posting) ? posting.with : posting);

function withSet(posting: Posting, set: Values): Posting {
  if (!isCorrection(posting)) return { ...posting, set };
  return posting.with ? { ...posting, with: { ...posting.with, set } } : posting;
}

/** A posting without its personal data, and that data: it never stands beside the rest in the clear. */
export function split(register: Register, posting: Posting): { plain: Posting; personal: Values } {
  const set = saidOf(posting)?.set ?? {};
  const isPersonal = ([id]: [string, unknown]) => register.fields[id]?.kind === 'personal';
  const personal = Object.fromEntries(Object.entries(set).filter(isPersonal));
  if (Object.keys(personal).length === 0) return { plain: posting, personal };
  const others = Object.fromEntries(Object.entries(set).filter((entry) => !isPersonal(entry)));
  return { plain: withSet(posting, others), personal };
}

/** The posting as it was submitted. */
export const joined = (posting: Posting, personal: Values): Posting =>
  withSet(posting, { ...saidOf(posting)?.set, ...personal });
