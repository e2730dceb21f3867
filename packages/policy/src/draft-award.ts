import {
  type Condition,
  evaluate,
  type FieldValue,
  type Fill,
  type Policies,
  type Register,
  type Terms,
} from '@taizhang/definition';
import { evaluationOf, type Subject } from './subject.ts';

/** A version of a policy, as its record says. */
export interface DraftingVersion {
  readonly register: Register;
  readonly id: string;
  readonly title: string;
  readonly unit: string | null;
  readonly attributes: Readonly<Record<string, FieldValue>>;
  readonly terms: Pick<Terms, 'often'>;
}

/** Whom the award is for; its attributes with its facts. */
export type DraftingSubject = Omit<Subject, 'referred'> & { readonly id: string; readonly title: string };

export interface DraftingAward {
  /** The register of awards, which says how they are opened. */
  readonly register: Register;
  readonly version: DraftingVersion;
  readonly subject: DraftingSubject;
  /** To whom it is given, where the policy is about something of his. */
  readonly owner?: DraftingSubject | undefined;
  /** 元: what is due. */
  readonly amount: string;
  /** The day on which it is opened; the award is for its year. */
  readonly day: string;
  /** Until when the subject may confirm what it is told. */
  readonly confirmBy?: string;
}

/** The entry that opens an award, but for its number. */
export interface AwardDraft {
  readonly register: string;
  readonly transition: string;
  readonly occurredOn: string;
  readonly unit?: string;
  readonly street?: string;
  readonly set: Readonly<Record<string, FieldValue>>;
  readonly amounts: Readonly<Record<string, { readonly value: string; readonly unit: 'yuan' }>>;
}

/** How a policy is given: its subject is told, or applies. */
export function wayOf({
  register,
  attributes,
}: Pick<DraftingVersion, 'register' | 'attributes'>): 'told' | 'applied' {
  const { channel } = register.policies as Policies;
  return channel?.told.includes(String(attributes[channel.field])) ? 'told' : 'applied';
}

/**
 * An award as it is opened from what a policy says of a subject: everything that is known is filled in, so that nobody
 * has to. What makes it one of a kind is among it: the code of the policy, and of one that pays once, its once-code.
 */
export function draftAward(way: 'told' | 'applied', award: DraftingAward): AwardDraft | undefined {
  const { register, version, subject, owner, amount, day, confirmBy } = award;
  const { awards } = register;
  const opening = awards?.opened?.[way];
  if (!awards?.opened || !opening || awards.due === undefined) return undefined;
  const code = String(version.attributes[(version.register.policies as Policies).code] ?? version.id);
  const set: Record<string, FieldValue> = {
    [register.titleField]: `${version.title}－${subject.title}`,
    [awards.subject]: owner?.id ?? subject.id,
    [awards.policy]: version.id,
    [awards.code]: code,
    [awards.year]: day.slice(0, 4),
  };
  if (awards.once !== undefined && version.terms.often === 'once') set[awards.once] = code;
  if (owner && awards.about !== undefined) set[awards.about] = subject.id;
  for (const [name, fill] of Object.entries(awards.opened.fills ?? {})) {
    const value = filled(fill, version, owner ?? subject);
    if (value !== undefined) set[name] = value;
  }
  if ('by' in opening) {
    if (opening.on !== undefined) set[opening.on] = day;
    if (confirmBy !== undefined) set[opening.by] = confirmBy;
  }
  return {
    register: register.id,
    transition: opening.transition,
    occurredOn: day,
    ...(version.unit === null ? {} : { unit: version.unit }),
    ...(subject.street === null || register.places === 'none' ? {} : { street: subject.street }),
    set,
    amounts: { [awards.due]: { value: amount, unit: 'yuan' } },
  };
}

function filled(fill: Fill, version: DraftingVersion, subject: DraftingSubject): FieldValue | undefined {
  if ('policy' in fill) return version.attributes[fill.policy];
  if ('subject' in fill) return subject.attributes[fill.subject];
  const on = evaluationOf({ ...subject, referred: {} });
  const isSo = (when: Condition) => evaluate(when, on) === true;
  return fill.cases.find(({ when }) => isSo(when))?.is ?? fill.otherwise;
}
