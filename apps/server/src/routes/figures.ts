import { routes } from '@taizhang/contract';
import {
  bindingOf,
  figureChanges,
  figureRecords,
  type Installation,
  settingOf,
  templateOf,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { changeView } from '../views/change.ts';
import { contributionUnit, figureView } from '../views/figure.ts';
import { registerNamed, streetNamed, unitNamed } from '../views/names.ts';

export function figureRoutes(app: FastifyInstance, installation: Installation): void {
  const { district } = installation;
  const metricOf = (report: string, figure: string) => bindingOf(templateOf(district, report), figure).metric;

  serve(app, routes.figure, ({ params, query }) =>
    figureView(installation, params.report, params.figure, query),
  );
  serve(app, routes.figureRecords, async ({ params, query }) => {
    const { limit, offset, ...at } = query;
    const drill = await figureRecords(installation, params.report, params.figure, at, { limit, offset });
    return {
      figure: params.figure,
      additive: drill.additive,
      total: drill.total,
      limit,
      offset,
      unit: contributionUnit(district, metricOf(params.report, params.figure)),
      records: drill.records.map((record) => ({
        ...record,
        register: registerNamed(district, record.register),
        unit: unitNamed(district, record.unit),
        street: streetNamed(district, record.street),
      })),
    };
  });
  serve(app, routes.figureChanges, async ({ params, query }) => {
    const { since: asked, limit, ...at } = query;
    const template = templateOf(district, params.report);
    const since = settingOf(district, template, { knownAt: asked }).knownAt;
    const changes = await figureChanges(installation, params.report, params.figure, at, since, limit);
    return {
      figure: params.figure,
      since: since.toISOString(),
      unit: contributionUnit(district, metricOf(params.report, params.figure)),
      changes: changes.map((change) => changeView(district, change)),
    };
  });
}
