import type { Viewer } from '@taizhang/access';
import type { WireDraft, WireRecordWork } from '@taizhang/contract';
import { isReviewed, type Register, revise } from '@taizhang/definition';
import { waysOn } from '@taizhang/ledger';
import {
  attachmentsOf,
  type Draft,
  draftsOf,
  dueRecords,
  type Installation,
  listSubmissions,
  mayDo,
  mayTake,
  neighboursOf,
  type OpenDistrict,
  type Placing,
  placingOf,
  registerOf,
  relatedRecords,
  type StandingRecord,
  snapshot,
  standingRecord,
  titlesOf,
  todayOf,
} from '@taizhang/runtime';
import { valueInWords } from './gathering.ts';
import { registerNamed, stageNamed } from './names.ts';
import { photographsView } from './photographs.ts';
import { referencesOf } from './titles.ts';
import { dueView } from './todo.ts';
import { attachmentView, submissionView, transitionNamed } from './work.ts';

/** A record has no more deadlines than its register. */
const allDue = { limit: 100, offset: 0 };

export const draftView = (district: OpenDistrict, draft: Draft): WireDraft => ({
  form: draft.form,
  register: registerNamed(district, draft.register),
  record: draft.record,
  content: draft.content,
  savedAt: draft.savedAt.toISOString(),
});

/** What a viewer may do with a record, and what stands around it. */
export async function recordWorkView(
  { pool, district, vault }: Installation,
  viewer: Viewer,
  registerId: string,
  id: string,
): Promise<WireRecordWork> {
  const { store } = district;
  const found = await snapshot(pool, async (client) => {
    const record = await standingRecord(client, store, viewer, registerId, id);
    const asked = { state: null, record: { register: registerId, id }, limit: 20, offset: 0 } as const;
    const around = await relatedRecords(client, store, viewer, record);
    const placing = await placingOf(client, store, viewer, record);
    const named = around.related.flatMap((other) =>
      referencesOf(registerOf(store, other.register), toldOnCard(record.register, other.register), [other]),
    );
    return {
      record,
      around,
      placing,
      titles: await titlesOf(client, store, viewer, named),
      due: await dueRecords(
        client,
        store,
        viewer,
        { action: 'read', register: registerId, record: id },
        allDue,
      ),
      neighbours: await neighboursOf(client, store, viewer, placing ?? record),
      attachments: await attachmentsOf(client, store, viewer, registerId, id),
      mine: await listSubmissions(client, store, viewer, { ...asked, side: 'mine' }),
      review: await listSubmissions(client, store, viewer, { ...asked, side: 'review' }),
      drafts: await draftsOf(client, store, vault, viewer, { register: registerId, record: id }),
    };
  });
  const { record, around } = found;
  const { register } = record;
  const waiting = [...found.review.submissions, ...found.mine.submissions].filter(({ state }) =>
    ['submitted', 'returned'].includes(state),
  );
  return {
    basis: record.lastSeq,
    stages: stagesOf(register, record),
    ways: waysOf(register, record, viewer),
    isPolicy: register.policies !== undefined,
    isAward: register.awards !== undefined,
    choosing: register.fits !== undefined || register.comparisons !== undefined,
    profile: register.facts !== undefined,
    receipt: hasReceipt(record),
    mayCorrect: mayDo(viewer, 'correct', record),
    mayAttach: mayDo(viewer, 'record', record) || mayDo(viewer, 'correct', record),
    blank: Object.entries(register.fields).flatMap(([field, { title, kind }]) =>
      kind !== 'personal' && record.state.attributes[field] === undefined ? [{ id: field, title }] : [],
    ),
    due: found.due.due.map((one) => dueView(district, one)),
    place: found.placing ? placedWith(district, found.placing) : placeOf(register, record),
    neighbours: found.neighbours.map(({ stage: _, ...neighbour }) => neighbour),
    related: around.related.map((other) => {
      const its = district.catalogue.registers.get(other.register) as Register;
      const told = other.way === 'from' ? toldOnCard(register, other.register) : [];
      const refers = other.way === 'to' ? register : its;
      return {
        register: registerNamed(district, other.register),
        id: other.id,
        title: other.title,
        stage: other.stage === null ? null : stageNamed(its, other.stage),
        field: refers.fields[other.field]?.title ?? { zh: other.field, en: other.field },
        way: other.way,
        facts: told.flatMap((field) => {
          const shown = valueInWords(district, its, found.titles, other, field);
          return shown ? [{ title: its.fields[field]?.title ?? { zh: field, en: field }, shown }] : [];
        }),
      };
    }),
    moreRelated: around.more,
    attachments: found.attachments.map((file) => attachmentView(viewer, file)),
    submissions: waiting.map((submission) => submissionView(district, submission)),
    drafts: found.drafts.map((draft) => draftView(district, draft)),
    photographs: photographsView(register, record, todayOf(district)),
    card: cardOf(district, register, record),
  };
}

/** What the card of a register tells of the records of another. */
const toldOnCard = ({ card }: Register, other: string): readonly string[] =>
  card?.related.find(({ register }) => register === other)?.fields ?? [];

function cardOf(
  district: OpenDistrict,
  { card, spans }: Register,
  { state }: StandingRecord,
): WireRecordWork['card'] {
  if (!card) return null;
  const days = (fields: readonly string[]) =>
    fields.map((field) => {
      const day = state.attributes[field];
      return typeof day === 'string' ? day : null;
    });
  return {
    ...card,
    measures: [...card.measures],
    fields: [...card.fields],
    related: card.related.map(({ register: id }) => registerNamed(district, id)),
    spans: spans ? { planned: days(spans.planned), actual: days(spans.actual) } : null,
    today: todayOf(district),
  };
}

function stagesOf(register: Register, { state }: StandingRecord): WireRecordWork['stages'] {
  const next = new Set(waysOn(register, state.stage).map((way) => register.transitions[way]?.to));
  return Object.entries(register.stages).map(([id, { title, ended = false }]) => ({
    id,
    title,
    ended,
    here: id === state.stage,
    next: id !== state.stage && next.has(id),
  }));
}

/** What a register foresees comes first; what may always be done, last. */
export function waysOf(register: Register, record: StandingRecord, viewer: Viewer): WireRecordWork['ways'] {
  if (record.state.stage === null || !mayDo(viewer, 'record', record)) return [];
  const ways = [...waysOn(register, record.state.stage), revise];
  // A batch sent by a form would have no bank file: it is sent where its payments are.
  return ways
    .filter((way) => way !== register.disbursement?.batch.send)
    .filter((way) => mayTake(viewer, register, way, record.state.unit))
    .map((way) => {
      const to = register.transitions[way]?.to;
      return {
        ...transitionNamed(register, way),
        to: to === undefined || to === record.state.stage ? null : stageNamed(register, to),
        reviewed: isReviewed(register, way),
      };
    });
}

function placeOf(register: Register, { state }: StandingRecord): WireRecordWork['place'] {
  const field = Object.entries(register.fields).find(([, { kind }]) => kind === 'point')?.[0];
  const value = field === undefined ? undefined : state.attributes[field];
  if (typeof value !== 'string') return null;
  const [longitude, latitude] = value.split(',').map(Number) as [number, number];
  return { longitude, latitude, of: null };
}

const placedWith = (
  district: OpenDistrict,
  { register, id, title, longitude, latitude }: Placing,
): WireRecordWork['place'] => ({
  longitude,
  latitude,
  of: { register: registerNamed(district, register.id), id, title },
});

/** Whether something was paid of it that a receipt tells of. */
const hasReceipt = ({ register: { awards }, state: { holdings } }: StandingRecord): boolean =>
  awards?.receipt !== undefined && Number(holdings[awards.paid] ?? 0) > 0;
