import type { Viewer } from '@taizhang/access';
import type { TimelineMovement, TimelineQuery, WireRecord } from '@taizhang/contract';
import {
  evidenceNamed,
  type Field,
  kindOf,
  Refusal,
  type Register,
  revise,
  reviseTitle,
} from '@taizhang/definition';
import { nothing, stateAfter, stateBefore } from '@taizhang/ledger';
import {
  attachmentId,
  type Installation,
  instantOf,
  isDay,
  type OpenDistrict,
  type RecordTimeline,
  snapshot,
  timelineOf,
  titlesOf,
} from '@taizhang/runtime';
import { changesBy } from './before-after.ts';
import { actorShown, amountShown, registerNamed, stageNamed, streetNamed, unitNamed } from './names.ts';
import { dayInWords } from './period-words.ts';
import { referenceShown, referencesOf, type Titles, untitled } from './titles.ts';

type FieldView = WireRecord['fields'][number];
type Values = Readonly<Record<string, string | boolean | null>>;

/** A record with its labelled fields and measures and a page of its timeline; personal data masked. */
export async function recordView(
  installation: Installation,
  viewer: Viewer,
  registerId: string,
  id: string,
  { cutoff, knownAt, ...page }: TimelineQuery,
): Promise<WireRecord> {
  const { pool, district, vault } = installation;
  const register = district.catalogue.registers.get(registerId) as Register;
  if (cutoff !== undefined && !isDay(cutoff)) throw new Refusal('impossible-date', {}, 'cutoff');
  const at = {
    cutoff: cutoff ?? null,
    knownAt: knownAt === undefined ? null : instantOf(district, knownAt),
  };
  // What personal data it had then is not kept by day.
  const isThen = at.cutoff !== null || at.knownAt !== null;
  const { timeline, personal, titles } = await snapshot(pool, async (client) => {
    const found = await timelineOf(client, district.store, viewer, registerId, id, page, at);
    return {
      timeline: found,
      personal: isThen ? {} : await vault.masked(client, district.store, viewer, registerId, id),
      titles: await titlesOf(client, district.store, viewer, referredBy(register, found)),
    };
  });
  const restricted = Object.fromEntries(timeline.masked.map((field) => [field, hidden]));
  return {
    register: registerNamed(district, registerId),
    keeper: register.keeper,
    id,
    title: timeline.title,
    stage: timeline.stage === null ? null : stageNamed(register, timeline.stage),
    unit: unitNamed(district, timeline.unit),
    street: streetNamed(district, timeline.street),
    fields: fieldViews(
      district,
      register,
      { ...timeline.attributes, ...restricted, ...personal },
      { titles },
    ),
    masked: [...timeline.masked, ...Object.keys(personal ?? {})],
    measures: amountViews(register, timeline.holdings),
    total: timeline.total,
    later: timeline.later,
    ...page,
    movements: timeline.movements.map((movement) =>
      movementView(district, viewer, register, titles, movement),
    ),
  };
}

/** All that a record and what is shown of its timeline refer to, now or before. */
const referredBy = (register: Register, { attributes, movements }: RecordTimeline) =>
  referencesOf(register, Object.keys(register.fields), [
    { attributes },
    ...movements.flatMap((movement) => [
      stateBefore(movement) ?? nothing,
      stateAfter(movement),
      { attributes: movement.stated.set },
    ]),
  ]);

/** What stands for a value that is not shown. */
const hidden = '****';

interface Shown {
  readonly as?: 'masked' | 'plain';
  readonly titles?: Titles;
}

/** A field's value as a sentence tells it: a day is spelled out, unless it is masked. */
export const inSentence = ({ title, kind, shown }: Pick<FieldView, 'title' | 'kind' | 'shown'>) => ({
  title,
  shown: kind === 'date' && shown.zh !== hidden ? dayInWords(shown.zh) : shown,
});

/** The fields that have a value, in the register's order; masked values are shown as they are. */
export function fieldViews(
  district: OpenDistrict,
  register: Register,
  values: Values,
  shown: Shown = {},
): FieldView[] {
  return Object.entries(register.fields).flatMap(([id, field]) => {
    const value = values[id];
    return value === undefined ? [] : [fieldView(district, id, field, value, shown)];
  });
}

function fieldView(
  district: OpenDistrict,
  id: string,
  field: Field,
  value: string | boolean | null,
  { as = 'masked', titles = untitled }: Shown,
): FieldView {
  const { title, kind } = field;
  if (value === null) return { id, title, kind, shown: { zh: '（清空）', en: '(cleared)' }, reference: null };
  // Personal data was masked where it was read, or is to be seen as it is.
  if (field.kind === 'personal' || (as === 'masked' && value === hidden && field.restricted))
    return { id, title, kind, shown: { zh: String(value), en: String(value) }, reference: null };
  const { show } = kindOf(field);
  const shown =
    field.kind === 'number'
      ? amountShown(String(value), field.unit)
      : field.kind === 'unit'
        ? unitNamed(district, String(value)).title
        : field.kind === 'reference'
          ? referenceShown(titles, field, String(value))
          : { zh: show(value, field, 'zh'), en: show(value, field, 'en') };
  const named = field.kind === 'reference' ? { register: field.register, id: String(value) } : null;
  // What is out of reach is no page for whoever looks.
  const reference = named && (titles === untitled || titles(named).title !== null) ? named : null;
  return { id, title, kind, shown, reference };
}

const amountViews = (register: Register, amounts: Readonly<Record<string, string>>): WireRecord['measures'] =>
  Object.entries(register.measures).flatMap(([id, { title, unit }]) => {
    const value = amounts[id];
    return value === undefined ? [] : [{ id, title, value, shown: amountShown(value, unit) }];
  });

function movementView(
  district: OpenDistrict,
  viewer: Viewer,
  register: Register,
  titles: Titles,
  movement: RecordTimeline['movements'][number],
): TimelineMovement {
  const { transition } = movement;
  const title = transition === revise ? reviseTitle : register.transitions[transition]?.title;
  return {
    seq: movement.seq,
    entry: movement.entry,
    origin: movement.origin,
    reverses: movement.reverses,
    reversedBy: movement.reversedBy,
    transition: { id: transition, title: title ?? { zh: transition, en: transition } },
    stageFrom: movement.stageFrom === null ? null : stageNamed(register, movement.stageFrom),
    stageTo: stageNamed(register, movement.stageTo),
    occurredOn: movement.occurredOn,
    recordedAt: movement.recordedAt.toISOString(),
    recordedBy: actorShown(viewer, movement.recordedBy),
    unit: unitNamed(district, movement.unit),
    street: streetNamed(district, movement.street),
    stated: fieldViews(district, register, movement.stated.set, { titles }),
    amounts: amountViews(register, movement.amounts),
    changes: changesBy(district, register, movement, titles),
    reason: movement.reason,
    evidence: (movement.evidence ?? []).map((name) => evidenceShown(register, name)),
  };
}

/** Evidence as it is read: a file by its id, a paper by what it is and its name. */
export function evidenceShown(register: Register, evidence: string): string {
  const { kind, name } = evidenceNamed(register.documents, evidence);
  const title = kind === null ? undefined : register.documents?.[kind]?.title;
  return title === undefined || attachmentId.test(name) ? name : `${title.zh}：${name}`;
}
