import { actionTitles, type Viewer } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import { type Condition, Refusal } from '@taizhang/definition';
import {
  correctable,
  demandUnit,
  discardDraft,
  documentsOnFile,
  draftsOf,
  type Installation,
  mayDo,
  newRecordId,
  type Posting,
  planPosting,
  recordWork,
  registerOf,
  type StandingRecord,
  saveDraft,
  snapshot,
  standingRecord,
  todayOf,
  usualValues,
  withAccountOf,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { draftView, recordWorkView } from '../views/record-work.ts';
import { formView, plannedView } from '../views/work.ts';

const done = true as const;

/** Forms, what they would do, and sending them. */
export function workRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district, vault, lists } = installation;
  const { store } = district;
  const today = () => todayOf(district);

  serve(app, routes.recordWork, ({ params, viewer }) =>
    recordWorkView(installation, viewer, params.register, params.id),
  );
  serve(app, routes.form, async ({ params, query, viewer }) => {
    const register = registerOf(store, params.register);
    const id = query.record ?? newRecordId(register, today());
    const record = await standingRecord(pool, store, viewer, register.id, id);
    if (query.record !== undefined && !record.exists) throw new Refusal('unknown-record', { record: id });
    demand(viewer, 'record', record);
    const { transition } = params;
    demandFit(record, transition);
    demandUnit(viewer, register, transition, record.state.unit);
    const onFile = await documentsOnFile(pool, store, viewer, register.id, id, transition);
    const usual = await usualValues({ pool, district: store, lists }, viewer, record, transition);
    return formView({
      installation,
      viewer,
      record,
      transition,
      today: today(),
      corrects: null,
      onFile,
      usual,
    });
  });
  serve(app, routes.correctionForm, async ({ params, viewer }) => {
    const corrects = await correctable(pool, store, viewer, params.seq);
    demand(viewer, 'correct', corrects.record);
    const { record, transition } = corrects;
    return formView({ installation, viewer, record, transition, today: today(), corrects });
  });
  serve(app, routes.preview, ({ body, viewer }) =>
    snapshot(pool, async (client) =>
      plannedView(district, await planPosting(client, store, viewer, body.posting as Posting)),
    ),
  );
  serve(app, routes.work, async ({ body, viewer }) => {
    const { accountOf, ...work } = body;
    const said = body.posting as Posting;
    const asking = { pool, district, vault, viewer };
    const posting = accountOf === undefined ? said : await withAccountOf(asking, said, accountOf);
    return recordWork(pool, store, vault, viewer, { ...work, posting });
  });
  serve(app, routes.lookup, async ({ params, query, viewer }) => ({
    records: await lists.lookup(
      viewer,
      registerOf(store, params.register),
      query.text,
      query.stages?.split(','),
      query.as === undefined ? null : whereOf(store, query.as, params.register),
    ),
  }));
  serve(app, routes.drafts, async ({ query, viewer }) => ({
    drafts: (await draftsOf(pool, store, vault, viewer, query)).map((draft) => draftView(district, draft)),
  }));
  serve(app, routes.saveDraft, async ({ body, viewer }) => {
    registerOf(store, body.register);
    await saveDraft(pool, store, vault, viewer, { ...body, content: body.content ?? null });
    return { done };
  });
  serve(app, routes.discardDraft, async ({ body, viewer }) => {
    await discardDraft(pool, store, viewer, body.form);
    return { done };
  });
}

/** What must be true of the records that a field may refer to. @throws Refusal unknown-field */
function whereOf(store: Installation['district']['store'], as: string, register: string): Condition | null {
  const [of = '', id = ''] = as.split('.');
  const field = registerOf(store, of).fields[id];
  if (field?.kind !== 'reference' || field.register !== register)
    throw new Refusal('unknown-field', { field: as }, 'as');
  return field.where ?? null;
}

/** @throws Refusal not-permitted */
function demand(viewer: Viewer, action: 'record' | 'correct', record: StandingRecord): void {
  if (!mayDo(viewer, action, record)) throw new Refusal('not-permitted', { right: actionTitles[action] });
}

/** A form that could never be sent is not handed out. @throws Refusal wrong-stage */
function demandFit({ register, state, exists }: StandingRecord, id: string): void {
  const transition = register.transitions[id];
  if (!transition) return;
  const fits = exists ? transition.from?.includes(state.stage ?? '') : !transition.from;
  const stage = register.stages[state.stage ?? '']?.title ?? { zh: '未登记', en: 'not recorded' };
  if (!fits) throw new Refusal('wrong-stage', { stage, transition: transition.title }, 'transition');
}
