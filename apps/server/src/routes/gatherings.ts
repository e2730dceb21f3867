import type { Viewer } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import { Refusal } from '@taizhang/definition';
import { holds } from '@taizhang/ledger';
import {
  draw,
  drawableRecords,
  gatheredRecords,
  gatheredTotals,
  gatheringOf,
  type Installation,
  registerOf,
  type StandingRecord,
  snapshot,
  standingRecord,
  titlesOf,
  todayOf,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { drawableView, gatheringsView } from '../views/gathering.ts';
import { referencesOf } from '../views/titles.ts';

type Queryable = Parameters<typeof standingRecord>[0];

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

/** What belongs to a record in order, and drawing more of it. */
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
}
