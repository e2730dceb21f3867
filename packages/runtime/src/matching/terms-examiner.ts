import {
  type Catalogue,
  fieldsOfKind,
  type Policies,
  parseTerms,
  Refusal,
  type Register,
  type Terms,
} from '@taizhang/definition';
import {
  conflictsOfTerms,
  type FaultOfTerms,
  type Soundness,
  saidOfTerms,
  soundnessOf,
  type VersionBeside,
} from '@taizhang/policy';
import { type Examinable, type Examined, type Examiner, recordsById, recordVersions } from '@taizhang/store';

type Db = Parameters<typeof recordsById>[0];

/** A version of a policy as it would stand, to be checked before it is in force. */
export interface VersionToCheck {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly budget: string | null;
}

/** Whether terms may be put in force: by themselves, and beside the versions that are in force. */
export async function soundnessBeside(
  db: Db,
  { district, catalogue }: { readonly district: string; readonly catalogue: Catalogue },
  register: Register,
  terms: Terms,
  version: VersionToCheck,
): Promise<Soundness> {
  const own = soundnessOf(terms, catalogue.registers, version);
  if (own.errors.some(({ at }) => !at.startsWith('examples.'))) return own;
  const others = await versionsInForce(db, district, register);
  const conflicts = conflictsOfTerms({ ...version, terms }, others, catalogue.registers);
  const of = (severity: string): FaultOfTerms[] => conflicts.filter((one) => one.severity === severity);
  return { errors: [...own.errors, ...of('error')], questions: [...own.questions, ...of('warning')] };
}

async function versionsInForce(db: Db, district: string, register: Register): Promise<VersionBeside[]> {
  const policies = register.policies as Policies;
  const ids = (await recordVersions(db, district, register.id, policies.stages)).map(({ id }) => id);
  return (await recordsById(db, district, register.id, ids)).flatMap(({ id, title, attributes }) => {
    const terms = termsIn(attributes[policies.terms]);
    const day = (field: string | undefined) => (field ? ((attributes[field] as string) ?? null) : null);
    const code = String(attributes[policies.code] ?? id);
    return terms ? [{ id, title, code, from: day(policies.from), to: day(policies.to), terms }] : [];
  });
}

function termsIn(stored: unknown): Terms | null {
  try {
    return stored === undefined || stored === null ? null : parseTerms(stored);
  } catch {
    return null;
  }
}

/**
 * Sees to it that terms are sound whenever a version of a policy comes into force, or is changed while it is, by whatever
 * way: a form, an import, a correction, an approval. Which stages are in force is said by the register.
 */
export const examinerOfTerms = (district: string, catalogue: Catalogue): Examiner => ({
  concerns: (register) => register.policies !== undefined || fieldsOfKind(register, 'terms').length > 0,
  async examine(db, movements) {
    const found: Examined[] = [];
    for (const movement of movements)
      found.push(
        movement.register.policies
          ? await examine(db, district, catalogue, movement)
          : examineOther(catalogue, movement),
      );
    return found;
  },
});

/** Terms of what is no policy, such as a product of a bank: sound whenever they are stated, for nothing comes into force. */
function examineOther(catalogue: Catalogue, { register, attributes, states }: Examinable): Examined {
  for (const field of fieldsOfKind(register, 'terms')) {
    const terms = states.includes(field) ? termsIn(attributes[field]) : null;
    const { errors } = terms ? soundnessOf(terms, catalogue.registers) : { errors: [] };
    if (terms && errors.length > 0)
      return {
        refusal: new Refusal('unsound-terms', { fault: saidOfTerms(terms, errors) }, `set.${field}`),
        questions: null,
      };
  }
  return nothing;
}

const nothing: Examined = { refusal: null, questions: null };

async function examine(
  db: Db,
  district: string,
  catalogue: Catalogue,
  { register, record, stageFrom, stageTo, attributes, holdings, states }: Examinable,
): Promise<Examined> {
  const { terms: field, code, from, to, budget, stages } = register.policies as Policies;
  const comes = stages.includes(stageTo) && !stages.includes(stageFrom ?? '');
  if (!stages.includes(stageTo) || !(comes || states.includes(field))) return nothing;
  const terms = termsIn(attributes[field]);
  // Whether terms must be given at all is the register's own rule.
  if (!terms) return nothing;
  const day = (name: string | undefined) => (name ? ((attributes[name] as string) ?? null) : null);
  const { errors, questions } = await soundnessBeside(db, { district, catalogue }, register, terms, {
    id: record,
    title: String(attributes[register.titleField] ?? record),
    code: String(attributes[code] ?? record),
    from: day(from),
    to: day(to),
    budget: budget === undefined ? null : (holdings[budget] ?? null),
  });
  return {
    refusal:
      errors.length > 0
        ? new Refusal('unsound-terms', { fault: saidOfTerms(terms, errors) }, 'transition')
        : null,
    questions: questions.length > 0 ? saidOfTerms(terms, questions, 6) : null,
  };
}
