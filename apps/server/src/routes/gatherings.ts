import type { Viewer } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import { namesIn, type PaperOfRegister, Refusal, type Register } from '@taizhang/definition';
import { holds } from '@taizhang/ledger';
import {
  draw,
  drawableRecords,
  gatheredRecords,
  gatheredTotals,
  gatheringOf,
  type Installation,
  note,
  officialPaper,
  registerOf,
  type StandingRecord,
  snapshot,
  standingRecord,
  titlesOf,
  todayOf,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve, serveFile } from '../serve.ts';
import { drawableView, gatheringsView } from '../views/gathering.ts';
import { paperView } from '../views/paper.ts';
import { referencesOf } from '../views/titles.ts';
import { disposition, locked } from './uploaded.ts';

type Queryable = Parameters<typeof standingRecord>[0];

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** @throws Refusal unknown-record */
async function standing(
  db: Queryable,
  store: Installation['district']['store'],
  viewer: Viewer,
  register: string,
  id: string,
): Promise<StandingRecord> {
  const record = await standingRecord(db, store, viewer, register, id);
  if (!record.exists) throw new Refusal('unknown-record', { record: id });
  return record;
}

/** What belongs to a record in order, drawing more of it, and the papers made of it. */
export function gatheringRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district, vault } = installation;
  const { store } = district;

  serve(app, routes.gatherings, ({ params, viewer }) =>
    snapshot(pool, async (client) => {
      const record = await standing(client, store, viewer, params.register, params.id);
      const gathered = [];
      for (const [id, gathering] of Object.entries(record.register.gathers ?? {})) {
        if (!holds(record.register, gathering.when, record.state)) continue;
        const records = await gatheredRecords(client, store, viewer, gathering, record.id);
        const references = referencesOf(registerOf(store, gathering.register), gathering.fields, records);
        gathered.push({
          id,
          gathering,
          records,
          totals: await gatheredTotals(client, store, viewer, gathering, record.id),
          titles: await titlesOf(client, store, viewer, references),
        });
      }
      return gatheringsView(district, viewer, record, gathered);
    }),
  );
  serve(app, routes.drawable, async ({ params, viewer }) => {
    const { register, id } = await standing(pool, store, viewer, params.register, params.id);
    const gathering = gatheringOf(register, params.gathering);
    if (!gathering.draws) throw new Refusal('unknown-gathering', { gathering: params.gathering });
    const records = await drawableRecords(pool, store, viewer, gathering, id);
    return drawableView(district, registerOf(store, gathering.draws.register), records);
  });
  serve(app, routes.draw, async ({ params, body, viewer }) => {
    const { register, id: record, gathering } = params;
    const { key, drawn, occurredOn = todayOf(district) } = body;
    const answer = await draw(pool, store, vault, viewer, {
      key,
      register,
      record,
      gathering,
      drawn,
      occurredOn,
    });
    return { ...answer, posted: [...answer.posted] };
  });
  paperRoute(app, installation);
}

/** A paper is read at one moment, noted, and sent. */
function paperRoute(app: FastifyInstance, { pool, district }: Installation): void {
  const { store } = district;
  serveFile(app, routes.paper, async ({ params, viewer }, _request, reply) => {
    const paper = await snapshot(pool, async (client) => {
      const record = await standing(client, store, viewer, params.register, params.id);
      const declared = paperOf(record, params.paper);
      const gathering = gatheringOf(record.register, declared.items.gathering);
      const other = registerOf(store, gathering.register);
      const records = await gatheredRecords(client, store, viewer, gathering, record.id);
      const titles = (
        register: Register,
        lines: PaperOfRegister['lines'],
        of: Parameters<typeof referencesOf>[2],
      ) =>
        titlesOf(
          client,
          store,
          viewer,
          referencesOf(
            register,
            lines.flatMap(({ zh }) => namesIn(zh)),
            of,
          ),
        );
      const { register, state } = record;
      const own = [declared.heading, ...declared.lines, ...declared.closing];
      return paperView(
        declared,
        { district, standing: record, titles: await titles(register, own, [state]) },
        {
          register: other,
          records,
          titles: await titles(other, [declared.items.heading, ...declared.items.lines], records),
        },
      );
    });
    const { register, id: record } = params;
    await note(pool, store, viewer, {
      action: 'paper-made',
      outcome: 'done',
      register,
      record,
      detail: { paper: params.paper },
    });
    return locked(reply)
      .headers({
        'content-type': wordType,
        'content-disposition': disposition('attachment', `${paper.title}.docx`),
      })
      .send(Buffer.from(await officialPaper(paper)));
  });
}

/** @throws Refusal unknown-paper, paper-too-early */
function paperOf({ register, state }: StandingRecord, id: string): PaperOfRegister {
  const paper = Object.hasOwn(register.papers ?? {}, id) ? register.papers?.[id] : undefined;
  if (!paper) throw new Refusal('unknown-paper', { paper: id });
  const titled = (stage: string | null) => register.stages[stage ?? '']?.title ?? '';
  if (!paper.stages.includes(state.stage ?? ''))
    throw new Refusal('paper-too-early', { stage: titled(state.stage), stages: paper.stages.map(titled) });
  return paper;
}
