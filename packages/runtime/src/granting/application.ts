import { referencesTo } from '@taizhang/access';
import {
  evaluate,
  type FieldValue,
  profileOf,
  Refusal,
  type Register,
  type Terms,
  titleOf,
} from '@taizhang/definition';
import {
  type AwardDraft,
  conditionOn,
  draftAward,
  evaluationOf,
  type Judged,
  judge,
  wayOf,
  wordingOf,
} from '@taizhang/policy';
import { newRecordId } from '@taizhang/store';
import { awardRegisters } from '../matching/index.ts';
import { type KnownAccount, knownAccount } from './known-account.ts';
import { type Said, stateOf } from './public-policies.ts';
import { type PolicyMatch, profileOfRecord, type SubjectProfile } from './record-profile.ts';

type Asking = Parameters<typeof knownAccount>[0];

/** What somebody applies with: all that is known is filled in, and only what is not is asked. */
export interface Application {
  readonly subject: { readonly register: Register; readonly id: string; readonly title: string };
  /** To whom it is given, where the policy is about something of his, such as a loan. */
  readonly owner: { readonly register: Register; readonly id: string; readonly title: string } | null;
  readonly awards: Register;
  readonly match: PolicyMatch;
  readonly profile: Register;
  readonly day: string;
  /** With what is said of what was not known. */
  readonly judged: Judged;
  /** What policies wait for that nobody knows. */
  readonly asks: readonly string[];
  /** What is handed in; what the ledger holds already is not asked for. */
  readonly evidence: readonly (NonNullable<Terms['evidence']>[number] & { readonly known: boolean })[];
  readonly account: KnownAccount | null;
  /** The entry that opens the award; null while the amount is not known. */
  readonly draft: (AwardDraft & { readonly record: string }) | null;
}

/**
 * An application as it stands with what its subject says; nothing is kept.
 * @throws Refusal unknown-record, no-facts, unknown-policy, cannot-apply, no-awards, and what is wrong with what is said
 */
export async function applicationOf(
  asking: Asking,
  registerId: string,
  id: string,
  policyId: string,
  said: Said,
): Promise<Application> {
  const { pool, district, viewer } = asking;
  const found = await profileOfRecord(pool, district, viewer, registerId, id);
  const match = found.matches.find(({ policy }) => policy.id === policyId);
  if (!match) throw new Refusal('unknown-policy', { policy: policyId }, 'policy');
  const { policy, terms } = match;
  if (wayOf(policy) === 'told') throw new Refusal('cannot-apply', { policy: policy.title }, 'policy');
  const { register } = found.record;
  const [of] = awardRegisters(district, register.id);
  if (!of) throw new Refusal('no-awards', {}, 'register');
  const { day } = found;
  const profile = profileOf(register, district.catalogue.registers);
  const asks = match.judged.missing.flatMap(({ kind, name }) => (kind === 'field' ? [name] : []));
  const typed = stateOf(
    profile,
    Object.fromEntries(Object.entries(said).filter(([name]) => asks.includes(name))),
  );
  const known: Record<string, FieldValue> = { ...found.record.state.attributes };
  for (const { id: fact, value } of found.facts) if (value !== null) known[fact] = value;
  const isMeasure = (name: string) => Object.hasOwn(profile.measures, name);
  const subject = {
    ...found.record.state,
    id,
    title: found.record.title ?? id,
    register: profile,
    attributes: {
      ...known,
      ...Object.fromEntries(Object.entries(typed).filter(([name]) => !isMeasure(name))),
    },
    holdings: {
      ...found.record.state.holdings,
      ...Object.fromEntries(
        Object.entries(typed).flatMap(([name, value]) => (isMeasure(name) ? [[name, String(value)]] : [])),
      ),
    },
  };
  const owner = await ownerOf(asking, of.register, register, subject.attributes);
  const judged = judge(terms, profile, subject, day);
  const on = evaluationOf({ ...subject, referred: {} });
  return {
    subject: { register, id, title: subject.title },
    owner: owner && { register: owner.of, id: owner.subject.id, title: owner.subject.title },
    awards: of.register,
    match,
    profile,
    day,
    judged,
    asks,
    evidence: (terms.evidence ?? []).map((one) => ({
      ...one,
      known: one.unless !== undefined && evaluate(conditionOn(terms, one.unless, day), on) === true,
    })),
    account: await knownAccount(
      asking,
      of.register,
      of.awards,
      (owner ?? found).awards.filter((one) => one.register === of.register).map(({ record }) => record),
    ),
    draft: draftOf(of.register, match, { subject, owner: owner?.subject }, judged, { day, typed }),
  };
}

type Subject = Parameters<typeof draftAward>[1]['subject'];

/**
 * To whom something belongs that a policy is about: the firm of a loan, with what it was given; null where the policy is
 * about those to whom it gives.
 * @throws Refusal unknown-record where he is out of reach: nobody applies in another’s stead
 */
async function ownerOf(
  { pool, district, viewer }: Asking,
  { awards, fields }: Register,
  about: Register,
  attributes: Readonly<Record<string, FieldValue>>,
): Promise<(Pick<SubjectProfile, 'awards'> & { readonly of: Register; readonly subject: Subject }) | null> {
  const subject = fields[awards?.subject ?? ''];
  const of = subject?.kind === 'reference' ? district.catalogue.registers.get(subject.register) : undefined;
  if (!of || of.id === about.id) return null;
  const [by] = referencesTo(about, of.id);
  const id = String(attributes[by ?? ''] ?? '');
  const found = await profileOfRecord(pool, district, viewer, of.id, id);
  const known: Record<string, FieldValue> = { ...found.record.state.attributes };
  for (const { id: fact, value } of found.facts) if (value !== null) known[fact] = value;
  const { state, title } = found.record;
  return {
    of,
    awards: found.awards,
    subject: { ...state, id, title: title ?? id, register: found.profile, attributes: known },
  };
}

function draftOf(
  awards: Register,
  { policy, terms }: PolicyMatch,
  { subject, owner }: { readonly subject: Subject; readonly owner: Subject | undefined },
  { amount }: Judged,
  { day, typed }: { readonly day: string; readonly typed: Readonly<Record<string, FieldValue>> },
): Application['draft'] {
  if (amount === null) return null;
  const draft = draftAward('applied', {
    register: awards,
    version: { ...policy, terms },
    subject,
    owner,
    amount,
    day,
  });
  if (!draft) throw new Refusal('no-awards', {}, 'register');
  const { declared } = awards.awards?.opened?.applied ?? {};
  const { show } = wordingOf(subject.register);
  const words = Object.entries(typed).map(
    ([name, value]) => `${titleOf(subject.register, name).zh}：${show(name, value).zh}`,
  );
  const says = declared === undefined || words.length === 0 ? {} : { [declared]: words.join('；') };
  return {
    ...draft,
    unit: draft.unit ?? ((owner ?? subject).unit as string),
    set: { ...draft.set, ...says },
    record: newRecordId(awards, day),
  };
}

/** Whether one applies for a policy, or is told. */
export const isAppliedFor = ({ policy }: Pick<PolicyMatch, 'policy'>): boolean => wayOf(policy) === 'applied';
