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
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { roleView, subjectsOf } from '../views/role.ts';

/** Units and posts: each the work of another administrator. */
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
    roles: [...roles.values()].map((role) => roleView(district.catalogue, role)),
    subjects: subjectsOf(district.catalogue).map(({ id, title }) => ({ id, title })),
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
}

const postView = (post: GivenPost) => ({ ...post, givenAt: post.givenAt.toISOString() });
