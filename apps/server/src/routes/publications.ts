import { reaches } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import { titleOf } from '@taizhang/definition';
import {
  endList,
  type Installation,
  publicList,
  publicLists,
  publishedLists,
  publishList,
  registerOf,
  todayOf,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { registerNamed, stageNamed } from '../views/names.ts';
import { listView, objectionsOf } from '../views/publication.ts';

/** Published lists: what anybody sees, and how officials publish them. */
export function publicationRoutes(app: FastifyInstance, { pool, district, vault }: Installation): void {
  const { store } = district;
  serve(app, routes.publicLists, async () => ({
    lists: (await publicLists(pool, store, todayOf(district))).map((list) => listView(district, list)),
  }));
  serve(app, routes.publicList, async ({ params }) => {
    const list = await publicList(pool, store, todayOf(district), params.list);
    const { columns, rows } = list.content;
    return {
      ...listView(district, list),
      objections: objectionsOf(district, list),
      columns: [...columns],
      lines: rows.map((row) => [...row]),
    };
  });
  serve(app, routes.publications, async ({ params, viewer }) => {
    const today = todayOf(district);
    const lists = await publishedLists(pool, store, viewer, params.register);
    const register = registerOf(store, params.register);
    return {
      today,
      register: registerNamed(district, register.id),
      mayPublish: reaches(viewer, 'export', register.id),
      publications: Object.entries(register.publications ?? {}).map(([id, { title, by, stages, shows }]) => {
        const field = register.fields[by];
        return {
          id,
          title,
          by: { id: field?.kind === 'reference' ? field.register : '', title: titleOf(register, by) },
          stages: stages.map((stage) => stageNamed(register, stage).title),
          columns: shows.map((name) => titleOf(register, name)),
        };
      }),
      lists: lists.map((list) => ({
        ...listView(district, list),
        publication: list.publication,
        publishedBy: list.publishedBy,
        publishedAt: list.publishedAt.toISOString(),
        state: list.endedAt
          ? ('ended' as const)
          : today < list.from
            ? ('coming' as const)
            : today > list.to
              ? ('over' as const)
              : ('public' as const),
      })),
    };
  });
  serve(app, routes.publish, ({ params, body, viewer }) =>
    publishList(pool, store, vault, viewer, { ...params, ...body, today: todayOf(district) }),
  );
  serve(app, routes.endList, async ({ params, body, viewer }) => {
    await endList(pool, store, viewer, params.list, body.reason);
    return {};
  });
}
