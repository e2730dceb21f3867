import { paths } from './paths.ts';
import { alsoOutside, get, none } from './route.ts';
import * as light from './schemas/light.ts';
import { registerParams } from './schemas/list.ts';
import { workParams } from './schemas/work.ts';

/** The routes of lights: work held against its schedule, month by month. */
export const lightRoutes = {
  lights: get(paths.lights, 'The lights of all registers, counted', {
    params: none,
    query: none,
    response: light.lightsOverviewSchema,
  }),
  registerLights: get(paths.registerLights, 'The lights of a register’s records, counted, and what turned', {
    params: registerParams,
    query: light.registerLightsQuerySchema,
    response: light.registerLightsSchema,
  }),
  recordLights: alsoOutside(
    get(paths.recordLights, 'A record’s months against its schedule', {
      params: workParams.record,
      query: none,
      response: light.recordLightsSchema,
    }),
  ),
} as const;
