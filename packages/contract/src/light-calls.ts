import type { CallRoute } from './call.ts';
import type { Values } from './paths.ts';
import type { RegisterLightsQuery } from './schemas/light.ts';

/** What the client calls for lights. */
export const lightCalls = (call: CallRoute) => ({
  lights: () => call('lights'),
  registerLights: (register: string, query: RegisterLightsQuery = {}) =>
    call('registerLights', { params: { register }, query: query as Values }),
  recordLights: (register: string, id: string) => call('recordLights', { params: { register, id } }),
});
