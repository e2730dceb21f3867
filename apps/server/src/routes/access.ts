import { roles } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import {
  addUnit,
  changeUnit,
  closeUnit,
  endPost,
  type GivenPost,
  givePost,
  type Installation,
  listPosts,
  refreshUnits,
  searchAudit,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';

/** Units, posts and the audit: each the work of another administrator. */
export function accessRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district } = installation;
  const { store } = district;
  serve(app, routes.units, async () => ({ units: [...district.directory.tree.units.values()] }));
  serve(app, routes.addUnit, async ({ body, viewer }) => {
    await addUnit(pool, store, viewer, body);
    await refreshUnits(installation);
    return {};
  });
  serve(app, routes.changeUnit, async ({ params, body, viewer }) => {
    await changeUnit(pool, store, viewer, params.unit, body);
    await refreshUnits(installation);
    return {};
  });
  serve(app, routes.closeUnit, async ({ params, viewer }) => {
    await closeUnit(pool, store, viewer, params.unit);
    await refreshUnits(installation);
    return {};
  });
  serve(app, routes.roles, async () => ({
    roles: [...roles.values()].map(({ id, title, description, duties }) => ({
      id,
      title,
      description,
      duties,
    })),
  }));
  serve(app, routes.posts, async ({ query, viewer }) => ({
    posts: (await listPosts(pool, store, viewer, query)).map(postView),
  }));
  serve(app, routes.givePost, async ({ body, viewer }) => {
    const { toDay = null, ...post } = body;
    return postView(await givePost(pool, store, viewer, { ...post, toDay }));
  });
  serve(app, routes.endPost, async ({ params, viewer }) => {
    await endPost(pool, store, viewer, params.post);
    return {};
  });
  serve(app, routes.audit, async ({ query: { from, to, ...search }, viewer }) => {
    const { entries, more } = await searchAudit(pool, store, viewer, {
      ...search,
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
    });
    return { entries: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })), more };
  });
}

const postView = (post: GivenPost) => ({ ...post, givenAt: post.givenAt.toISOString() });
