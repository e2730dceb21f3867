import { routes } from '@taizhang/contract';
import { type Installation, snapshot, todayOf } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';

export function districtRoutes(app: FastifyInstance, { pool, district }: Installation): void {
  serve(app, routes.health, async () => {
    // An empty transaction asks the database whether it is there.
    await snapshot(pool, async () => undefined);
    return { status: 'ok' as const };
  });
  serve(app, routes.district, async () => {
    const { id, title, timeZone, synthetic } = district.package;
    const open = [...district.directory.tree.units.values()].filter((unit) => !unit.closedOn);
    const named = (kinds: readonly string[]) =>
      open.filter(({ kind }) => kinds.includes(kind)).map((unit) => ({ id: unit.id, title: unit.title }));
    return {
      id,
      title,
      timeZone,
      today: todayOf(district),
      synthetic,
      units: named(['office', 'bureau', 'street']),
      streets: named(['street']),
    };
  });
}
