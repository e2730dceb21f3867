import { routes } from '@taizhang/contract';
import {
  accountNames,
  chooseOutlet,
  type Installation,
  noticesOf,
  outletOf,
  overdueNow,
  readNotices,
  todoOf,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { actorShown, peopleNamed, unitNamed } from '../views/names.ts';
import { dueView } from '../views/todo.ts';

/** What one has to do, and is told. */
export function todoRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district } = installation;
  const { store } = district;
  serve(app, routes.todo, async ({ query, viewer }) => {
    const { limit, overdue, soon } = query;
    const todo = await todoOf(
      { ...installation, viewer },
      {
        overdue: { limit, offset: overdue },
        soon: { limit, offset: soon },
      },
    );
    const list = ({ total, due }: typeof todo.overdue, offset: number) => ({
      total,
      offset,
      due: due.map((one) => dueView(district, one)),
    });
    return { ...todo, overdue: list(todo.overdue, overdue), soon: list(todo.soon, soon) };
  });
  serve(app, routes.overdue, async ({ viewer }) => {
    const { units, longest, ...rest } = await overdueNow({ ...installation, viewer });
    return {
      ...rest,
      units: units.map((one) => ({ ...one, unit: unitNamed(district, one.unit) })),
      longest: longest.map((one) => dueView(district, one)),
    };
  });
  serve(app, routes.people, async ({ query, viewer }) => {
    const ids = query.ids.filter((id) => actorShown(viewer, id) === id);
    return { people: peopleNamed(district, ids, await accountNames(pool, ids)) };
  });
  serve(app, routes.notices, async ({ query, viewer }) => {
    const { notices, ...counts } = await noticesOf(pool, store, viewer.account, query);
    return {
      ...counts,
      notices: notices.map(({ at, readAt, ...notice }) => ({
        ...notice,
        at: at.toISOString(),
        readAt: readAt?.toISOString() ?? null,
      })),
    };
  });
  serve(app, routes.readNotices, async ({ body, viewer }) => {
    await readNotices(pool, store, viewer.account, body.upTo);
    return {};
  });
  serve(app, routes.outlet, async ({ viewer }) => ({ email: await outletOf(pool, store, viewer.account) }));
  serve(app, routes.chooseOutlet, async ({ body, viewer }) => {
    await chooseOutlet(pool, store, viewer.account, body.email);
    return body;
  });
}
