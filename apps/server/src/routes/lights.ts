import { reaches, type Viewer } from '@taizhang/access';
import { routes, type WireLightsOverview } from '@taizhang/contract';
import { Refusal, type Register } from '@taizhang/definition';
import {
  type Installation,
  lightsOfRecord,
  pacesOf,
  readLights,
  standingRecord,
  todayOf,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { overviewPace, recordLightsView, registerLightsView } from '../views/light.ts';

/** Lights: work held against its schedule, month by month. */
export function lightRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district } = installation;
  const readable = (viewer: Viewer): Register[] =>
    [...district.catalogue.registers.values()].filter(({ id }) => reaches(viewer, 'read', id));

  serve(app, routes.lights, async ({ viewer }) => {
    const paces: WireLightsOverview['paces'] = [];
    for (const register of readable(viewer))
      for (const { id } of pacesOf(register)) {
        const lights = await readLights({ ...installation, viewer }, register.id, id);
        if (lights.records.length > 0) paces.push(overviewPace(district, lights));
      }
    return { day: todayOf(district), paces };
  });
  serve(app, routes.registerLights, async ({ params, query, viewer }) => {
    const register = readable(viewer).find(({ id }) => id === params.register);
    if (!register) throw new Refusal('unknown-register', { register: params.register });
    const lights = await readLights({ ...installation, viewer }, register.id, query.pace, query);
    return registerLightsView(district, lights, query.known);
  });
  serve(app, routes.recordLights, async ({ params, viewer }) => {
    const { register, exists } = await standingRecord(
      pool,
      district.store,
      viewer,
      params.register,
      params.id,
    );
    if (!exists) throw new Refusal('unknown-record', { record: params.id });
    const found = await lightsOfRecord({ ...installation, viewer }, register, params.id);
    return recordLightsView(todayOf(district), found);
  });
}
