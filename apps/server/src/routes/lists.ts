import { Readable } from 'node:stream';
import { reaches, type Viewer } from '@taizhang/access';
import { routes, type ViewBody } from '@taizhang/contract';
import { Refusal, type Register } from '@taizhang/definition';
import {
  defaultOrder,
  type Installation,
  keepView,
  type ListColumn,
  type ListQuery,
  note,
  offeredColumns,
  removeView,
  reviseView,
  searchRecords,
  type ViewInput,
  viewsOf,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { batchOf, batchOfferOf } from '../views/batch.ts';
import { conditionOf, inWords, placeNamed, referredByCondition } from '../views/condition.ts';
import {
  listedView,
  listFormView,
  referredByListed,
  savedViewView,
  totalsView,
  usualColumns,
} from '../views/list.ts';
import { csvOf } from '../views/list-csv.ts';
import { type LitQuery, litOf } from '../views/lit.ts';
import { registerNamed, stageNamed } from '../views/names.ts';
import { titlesTold } from '../views/titles.ts';

/** Lists of records, views of them, and search. */
export function listRoutes(app: FastifyInstance, installation: Installation): void {
  const { district, lists } = installation;
  const { store } = district;

  /** A register of which a viewer may do something; to others it is as if there were none. */
  const registerFor = (viewer: Viewer, id: string, action: 'read' | 'export' = 'read'): Register => {
    const register = store.catalogue.registers.get(id);
    if (!register || !reaches(viewer, 'read', id)) throw new Refusal('unknown-register', { register: id });
    if (!reaches(viewer, action, id)) throw new Refusal('not-permitted', { right: exportTitle });
    return register;
  };

  serve(app, routes.registers, async ({ viewer }) => ({
    registers: (await lists.counts(viewer)).map(({ register: id, count }) => {
      const { description, keeper } = store.catalogue.registers.get(id) as Register;
      return {
        ...registerNamed(district, id),
        description,
        keeper,
        count,
        records: reaches(viewer, 'record', id),
      };
    }),
  }));
  serve(app, routes.listForm, async ({ params, viewer }) =>
    listFormView(district, viewer, registerFor(viewer, params.register)),
  );
  serve(app, routes.explain, async ({ params, query, viewer }) => {
    const register = registerFor(viewer, params.register);
    const condition = conditionOf(query.condition);
    const titles = await titlesTold(installation, viewer, referredByCondition(register, condition));
    return { explained: inWords(district, register, condition, titles) };
  });
  serve(app, routes.list, async ({ params, query, viewer }) => {
    const register = registerFor(viewer, params.register);
    const { limit, offset } = query;
    const asked = askedOf(query);
    const lit = await litOf({ ...installation, viewer }, register, query);
    const page = await lists.list(viewer, register.id, { ...asked, ranked: lit?.ranked, limit, offset });
    const columns = columnsOf(register, query.columns);
    const condition = asked.condition ?? null;
    // What is referred to on the page and in the condition is asked for at once.
    const titles = await titlesTold(installation, viewer, [
      ...referredByListed(columns, page.records),
      ...referredByCondition(register, condition),
    ]);
    return {
      register: registerNamed(district, register.id),
      explained: inWords(district, register, condition, titles),
      order: (asked.order ?? defaultOrder).by,
      way: (asked.order ?? defaultOrder).descending ? ('down' as const) : ('up' as const),
      limit,
      offset,
      count: page.count,
      totals: totalsView(district, register, page.sums),
      records: page.records.map((record) => ({
        ...listedView(district, register, columns, record, titles),
        light: lit?.lightOf(record.id) ?? null,
      })),
    };
  });
  placesRoute(app, installation, registerFor);
  exportRoute(app, installation, registerFor);
  serve(app, routes.batchOffer, async ({ params, query, viewer }) =>
    batchOfferOf(
      installation,
      viewer,
      registerFor(viewer, params.register),
      query.records.split(',').filter((id) => id !== ''),
    ),
  );
  serve(app, routes.batch, async ({ params, body, viewer }) =>
    batchOf(installation, viewer, registerFor(viewer, params.register), body),
  );
  viewRoutes(app, installation, registerFor);
  searchRoute(app, installation);
}

function searchRoute(app: FastifyInstance, { pool, district }: Installation): void {
  const { store } = district;
  serve(app, routes.search, async ({ query, viewer }) => {
    const { found, registers, more } = await searchRecords(pool, store, viewer, query.text, query);
    return {
      more,
      registers: registers.map(({ register, count }) => ({ ...registerNamed(district, register), count })),
      found: found.map(({ register: id, stage, unit, street, field, title, ...rest }) => {
        const register = store.catalogue.registers.get(id) as Register;
        return {
          ...rest,
          title: [...title],
          register: registerNamed(district, id),
          stage: stage === null ? null : stageNamed(register, stage),
          unit: placeNamed(district, unit),
          street: placeNamed(district, street),
          field: field && {
            title: offeredColumns(register).get(field.id)?.title ?? { zh: field.id, en: field.id },
            text: [...field.text],
          },
        };
      }),
    };
  });
}

const exportTitle = { zh: '导出', en: 'export' };

type RegisterFor = (viewer: Viewer, id: string, action?: 'read' | 'export') => Register;

interface AskedOf {
  readonly condition?: string | undefined;
  readonly order?: string | undefined;
  readonly way?: 'up' | 'down' | undefined;
}

function askedOf({ condition, order, way }: AskedOf): Omit<ListQuery, 'limit' | 'offset'> {
  const by = order || defaultOrder.by;
  return { condition: conditionOf(condition), order: { by, descending: way !== 'up' } };
}

/** The columns asked for, in their order. @throws Refusal column-not-offered */
function columnsOf(register: Register, asked: string | undefined): ListColumn[] {
  const offer = offeredColumns(register);
  const ids = asked ? asked.split(',') : [...offer.keys()].filter((id) => usualColumns(register).has(id));
  return ids.map((id) => {
    const column = offer.get(id);
    if (!column) throw new Refusal('column-not-offered', { column: id });
    return column;
  });
}

/** Where the records of a list lie: cut and ordered as the list is. */
function placesRoute(app: FastifyInstance, installation: Installation, registerFor: RegisterFor): void {
  const { district, lists } = installation;
  serve(app, routes.listPlaces, async ({ params, query, viewer }) => {
    const register = registerFor(viewer, params.register);
    const asked = askedOf(query);
    const lit = await litOf({ ...installation, viewer }, register, query);
    const { count, placed, points, by } = await lists.places(viewer, register.id, {
      ...asked,
      ranked: lit?.ranked,
    });
    const field = by === null ? undefined : register.fields[by];
    const drawn =
      (field?.kind === 'reference' && district.catalogue.registers.get(field.register)) || register;
    return {
      register: registerNamed(district, register.id),
      explained: inWords(
        district,
        register,
        asked.condition ?? null,
        await titlesTold(installation, viewer, referredByCondition(register, asked.condition ?? null)),
      ),
      count,
      placed,
      by:
        field?.kind === 'reference' && by !== null
          ? { field: { id: by, title: field.title }, register: registerNamed(district, field.register) }
          : null,
      points: points.map((point) => ({
        ...point,
        gathers: point.gathers ?? null,
        stage: stageNamed(drawn, point.stage),
        light: by === null ? (lit?.lightOf(point.id)?.light ?? null) : null,
      })),
    };
  });
}

/** The list as a file: noted before the first byte leaves, and sent portion by portion, however long it is. */
function exportRoute(app: FastifyInstance, installation: Installation, registerFor: RegisterFor): void {
  const { pool, district, lists } = installation;
  const route = routes.listExport;
  app.route({
    method: 'GET',
    url: route.path,
    schema: {
      summary: route.summary,
      params: route.params,
      querystring: route.query,
      security: [{ session: [] }, { token: [] }],
    },
    onRequest: async (request) => {
      await app.admit(request, route);
    },
    handler: async (request, reply) => {
      const params = request.params as { register: string };
      const query = request.query as AskedOf & LitQuery & { columns?: string; lights?: 'yes' };
      const viewer = request.visit?.viewer as Viewer;
      const register = registerFor(viewer, params.register, 'export');
      const asked = askedOf(query);
      const columns = columnsOf(register, query.columns);
      const lit = await litOf({ ...installation, viewer }, register, query);
      const records = lists.everyRecord(viewer, register.id, { ...asked, ranked: lit?.ranked });
      // What cannot be asked is refused here, not after the file has begun.
      const first = await records.next();
      await note(pool, district.store, viewer, {
        action: 'export',
        outcome: 'done',
        register: register.id,
        detail: { condition: asked.condition ?? null, columns: columns.map(({ id }) => id) },
      });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${register.id}.csv"`)
        .send(
          Readable.from(
            csvOf({
              district,
              register,
              columns,
              leading: lit && query.lights ? [lit.column] : [],
              first,
              rest: records,
              titlesOf: (portion) => titlesTold(installation, viewer, referredByListed(columns, portion)),
            }),
          ),
        );
    },
  });
}

function viewRoutes(app: FastifyInstance, { pool, district }: Installation, registerFor: RegisterFor): void {
  const { store } = district;
  const inputOf = (register: string, body: ViewBody): ViewInput => ({
    register,
    name: body.name,
    audience: body.audience,
    content: {
      condition: conditionOf(body.condition),
      order: body.order === null ? null : { by: body.order, descending: body.way === 'down' },
      columns: body.columns,
      ...(body.lights ? { lights: body.lights } : {}),
    },
  });
  serve(app, routes.views, async ({ params, viewer }) => {
    registerFor(viewer, params.register);
    const views = await viewsOf(pool, store, viewer, params.register);
    return { views: views.map((view) => savedViewView(viewer, view)) };
  });
  serve(app, routes.keepView, async ({ params, body, viewer }) =>
    savedViewView(viewer, await keepView(pool, store, viewer, inputOf(params.register, body))),
  );
  serve(app, routes.reviseView, async ({ params, body, viewer }) =>
    savedViewView(
      viewer,
      await reviseView(pool, store, viewer, params.view, body.revision, inputOf(body.register, body)),
    ),
  );
  serve(app, routes.removeView, async ({ params, body, viewer }) => {
    await removeView(pool, store, viewer, params.view, body.revision);
    return { removed: true as const };
  });
}
