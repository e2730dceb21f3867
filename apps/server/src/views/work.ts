import { isOutside, reaches, reachOf, type Viewer } from '@taizhang/access';
import type {
  WireAttachment,
  WireCondition,
  WireForm,
  WirePlanned,
  WireSubmission,
} from '@taizhang/contract';
import {
  baseUnitOf,
  commonFields,
  type Policies,
  type Refusal,
  type Register,
  revise,
  reviseTitle,
  type Text,
  type UnitId,
  units,
} from '@taizhang/definition';
import {
  conditionsOfEntry,
  type Form,
  formOf,
  type JudgedCondition,
  nothing,
  type Statement,
} from '@taizhang/ledger';
import type {
  Attachment,
  Installation,
  ListedSubmission,
  OpenDistrict,
  PlannedWork,
  StandingRecord,
  UsualValue,
} from '@taizhang/runtime';
import { wireOf } from '../refusing.ts';
import { changesBy, changesOf, saidInstead } from './before-after.ts';
import { inWords } from './condition.ts';
import { actorShown, type Named, registerNamed, stageNamed, streetNamed, unitNamed } from './names.ts';

export const transitionNamed = (register: Register, id: string): Named => ({
  id,
  title: id === revise ? reviseTitle : (register.transitions[id]?.title ?? { zh: id, en: id }),
});

/** The units that a viewer may give a record to. */
function unitsOf(viewer: Viewer, district: OpenDistrict, register: Register, now: string | null): Named[] {
  const reach = reachOf(viewer, 'record', register.id);
  // What somebody from outside records is given to those who look after him.
  const outside = isOutside(viewer);
  const all = !outside && reach.some((part) => part.units === null || part.own || part.of);
  const mine = new Set(
    outside ? viewer.posts.map((post) => post.unit) : reach.flatMap((part) => part.units ?? []),
  );
  const titled = [...viewer.tree.units.values()].map(({ id }) => unitNamed(district, id));
  return titled.filter(({ id }) => id === now || all || mine.has(id));
}

/** The unit and sub-district of whoever opens a record, where that is one: nobody types what is known. */
function placeOf(viewer: Viewer, register: Register): { unit: string | null; street: string | null } {
  const records = (post: Viewer['posts'][number]) =>
    reachOf({ ...viewer, posts: [post] }, 'record', register.id).length > 0;
  const [unit, ...others] = new Set(viewer.posts.filter(records).map((post) => post.unit));
  if (unit === undefined || others.length > 0) return { unit: null, street: null };
  let place = viewer.tree.units.get(unit);
  while (place && place.kind !== 'street') place = viewer.tree.units.get(place.parent ?? '');
  return { unit, street: place?.id ?? null };
}

interface FormGround {
  readonly installation: Installation;
  readonly viewer: Viewer;
  readonly record: StandingRecord;
  readonly transition: string;
  readonly today: string;
  readonly corrects: {
    readonly seq: number;
    readonly statement: Statement;
    readonly evidence: readonly string[];
  } | null;
  /** The evidence on file for the conditions of entry. */
  readonly onFile?: readonly string[];
  /** What is proposed where nothing stands yet. */
  readonly usual?: Usual;
}

type Usual = ReadonlyMap<string, UsualValue>;

/** How an amount is read in words: in its base unit, of which its own is a power of ten. */
function readingOf(unit: UnitId): { shift: number; base: Text | null } {
  const [numerator, denominator] = units[unit].factor as readonly [number, number];
  const shift = String(numerator).length - 1;
  const isPower = denominator === 1 && numerator === 10 ** shift && shift > 0;
  return isPower ? { shift, base: units[baseUnitOf(unit)].title } : { shift: 0, base: null };
}

/** The units that a field may name: those that stand, and the one that it names already. */
const unitOptions = (district: OpenDistrict, now: unknown): Named[] =>
  [...district.store.tree.units.values()]
    .filter(({ id, kind, closedOn }) => id === now || (kind !== 'district' && !closedOn))
    .map(({ id }) => unitNamed(district, id));

/** A form as it travels. */
export function formView({
  installation,
  viewer,
  record,
  transition,
  today,
  corrects,
  onFile = [],
  usual = new Map(),
}: FormGround): WireForm {
  const { district } = installation;
  const { register, id, state } = record;
  const form: Form = formOf(register, transition, state, corrects?.statement ?? null);
  const own = form.opens && !corrects ? placeOf(viewer, register) : null;
  return {
    form: corrects ? `${register.id}/${id}/correct/${corrects.seq}` : `${register.id}/${id}/${transition}`,
    register: registerNamed(district, register.id),
    record: id,
    title: record.title,
    stage: state.stage === null ? null : stageNamed(register, state.stage),
    stageTo: form.stageTo === null ? null : stageNamed(register, form.stageTo),
    basis: record.lastSeq,
    transition: transitionNamed(register, transition),
    opens: form.opens,
    evidence: form.evidence,
    reviewed: form.reviewed,
    corrects: corrects && { seq: corrects.seq, occurredOn: corrects.statement.occurredOn },
    given: [...(corrects?.evidence ?? onFile)],
    conditions: conditionsView(
      district,
      register,
      conditionsOfEntry(
        register,
        { register: register.id, record: id, transition, occurredOn: today, evidence: onFile },
        state,
      ),
    ),
    today,
    unit: {
      ...form.unit,
      value: form.unit.value ?? own?.unit ?? null,
      options: form.unit.asked ? unitsOf(viewer, district, register, form.unit.value) : [],
    },
    street: {
      ...form.street,
      value: form.street.value ?? (form.street.asked ? (own?.street ?? null) : null),
      options: form.street.asked ? district.package.streets.map(({ id: s }) => streetNamed(district, s)) : [],
    },
    mends: mendingTerms(register, state.stage),
    fields: formFieldsView(district, viewer, register, form, usual),
  };
}

/** What can be filled in of a form. */
export const formFieldsView = (
  district: OpenDistrict,
  viewer: Viewer,
  register: Register,
  { fields }: Form,
  usual: Usual = new Map(),
): WireForm['fields'] =>
  fields.map(({ unit, options, ...field }) => ({
    ...field,
    stages: field.stages && [...field.stages],
    looksUp: field.register !== null && reaches(viewer, 'read', field.register),
    as: declaredWhere(register, field.id) ? `${register.id}.${field.id}` : null,
    proposed: usual.get(field.id) ?? null,
    beside: field.id === register.policies?.terms ? besideTerms(register.policies) : null,
    unit: unit && { id: unit, title: units[unit].title, ...readingOf(unit) },
    options: field.kind === 'unit' ? unitOptions(district, field.value) : options && [...options],
  }));

const besideTerms = ({ code, from, to, budget }: Policies) => ({
  code: `set.${code}`,
  from: `set.${from}`,
  to: to === undefined ? null : `set.${to}`,
  budget: budget === undefined ? null : `amounts.${budget}`,
});

/** The transition by which terms are edited in a stage. */
function mendingTerms(register: Register, stage: string | null): Named | null {
  const { policies, transitions } = register;
  if (!policies || stage === null) return null;
  const found = Object.entries(transitions).find(
    ([, { from, sets }]) => from?.includes(stage) && sets?.includes(policies.terms),
  );
  return found ? transitionNamed(register, found[0]) : null;
}

const declaredWhere = ({ fields }: Register, id: string) => {
  const field = fields[id];
  return field?.kind === 'reference' ? field.where : undefined;
};

function conditionsView(
  district: OpenDistrict,
  register: Register,
  judged: readonly JudgedCondition[],
): WireCondition[] {
  return judged.map(({ id, condition: { title, how, holds, evidence }, met }) => ({
    id,
    title,
    explained: holds ? inWords(district, register, holds) : null,
    document:
      evidence === undefined
        ? null
        : { id: evidence, title: register.documents?.[evidence]?.title ?? { zh: evidence, en: evidence } },
    how,
    met,
  }));
}

/** What an entry or correction would do, in words. */
export function plannedView(
  district: OpenDistrict,
  {
    record,
    corrected,
    said,
    movements,
    after,
    faults,
    reviewed,
    opens,
    moves,
    doubts,
    conditions,
  }: PlannedWork,
): WirePlanned {
  const { register } = record;
  return {
    reviewed,
    faults: faults.map((fault: Refusal) => wireOf(fault)),
    conditions: conditionsView(district, register, conditions),
    changes: after ? changesOf(district, register, record.state, after) : [],
    said: corrected ? saidInstead(district, register, corrected, said) : [],
    movements: movements.map((movement) => ({
      origin: movement.origin,
      reverses: movement.reverses,
      transition: transitionNamed(register, movement.transition),
      occurredOn: movement.occurredOn,
      changes: changesBy(district, register, movement),
    })),
    opens: opens.map(({ register: other, transition, after: opened }) => ({
      register: registerNamed(district, other.id),
      transition: transitionNamed(other, transition),
      unit: unitNamed(district, opened.unit),
      fields: changesOf(district, other, nothing, opened).filter(({ id }) => !(id in commonFields)),
    })),
    moves: moves.map(({ register: other, id, title, transition, before, after: moved }) => ({
      register: registerNamed(district, other.id),
      id,
      title,
      transition: transitionNamed(other, transition),
      fields: changesOf(district, other, before, moved),
    })),
    doubts: doubts.map(({ id, title, hint, at }) => ({ id, title, hint, field: at })),
  };
}

export const attachmentView = (viewer: Viewer, attachment: Attachment): WireAttachment => ({
  id: attachment.id,
  name: attachment.name,
  type: attachment.type,
  document: attachment.document,
  takenOn: attachment.takenOn,
  said: attachment.said,
  size: attachment.size,
  sha256: attachment.sha256,
  thumbnail: attachment.hasThumbnail,
  addedAt: attachment.addedAt.toISOString(),
  addedBy: actorShown(viewer, attachment.addedBy),
  withdrawn: attachment.withdrawn && {
    ...attachment.withdrawn,
    by: actorShown(viewer, attachment.withdrawn.by),
    at: attachment.withdrawn.at.toISOString(),
  },
});

export function submissionView(district: OpenDistrict, submission: ListedSubmission): WireSubmission {
  const register = district.catalogue.registers.get(submission.register) as Register;
  return {
    id: submission.id,
    register: registerNamed(district, register.id),
    record: submission.record,
    title: submission.title,
    transition: transitionNamed(register, submission.transition),
    corrects: submission.corrects,
    unit: unitNamed(district, submission.unit),
    street: streetNamed(district, submission.street),
    state: submission.state,
    version: submission.version,
    submittedBy: submission.submittedBy,
    submittedAt: submission.submittedAt.toISOString(),
    updatedAt: submission.updatedAt.toISOString(),
    note: submission.note,
  };
}
