import { routes } from '@taizhang/contract';
import { units } from '@taizhang/definition';
import {
  bindingOf,
  figureChanges,
  figureRecords,
  figureRelated,
  figureTrend,
  type Installation,
  templateOf,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { explanationView, toldView } from '../views/change.ts';
import { contributionUnit, figureView, unitTitle } from '../views/figure.ts';
import { registerNamed, streetNamed, unitNamed } from '../views/names.ts';
import { relatedView } from '../views/related.ts';

export function figureRoutes(app: FastifyInstance, installation: Installation): void {
  const { district } = installation;
  const metricOf = (report: string, figure: string) => bindingOf(templateOf(district, report), figure).metric;

  serve(app, routes.figure, ({ params, query, viewer }) =>
    figureView({ ...installation, viewer }, params.report, params.figure, query),
  );
  serve(app, routes.figureRelated, async ({ params, query, viewer }) =>
    relatedView(
      district,
      params.figure,
      await figureRelated({ ...installation, viewer }, params.report, params.figure, query),
    ),
  );
  serve(app, routes.figureTrend, async ({ params, query, viewer }) => {
    const trend = await figureTrend({ ...installation, viewer }, params.report, params.figure, query);
    const binding = bindingOf(templateOf(district, params.report), params.figure);
    return {
      figure: params.figure,
      cutoff: query.cutoff ?? templateOf(district, params.report).period.to,
      knownAt: trend.ask.question.knownAt.toISOString(),
      points: trend.points,
      scale: trend.scale,
      unit: units[binding.unit].title,
      current: [...trend.current],
      previous: [...trend.previous],
    };
  });
  serve(app, routes.figureRecords, async ({ params, query, viewer }) => {
    const { limit, offset, ...at } = query;
    const drill = await figureRecords({ ...installation, viewer }, params.report, params.figure, at, {
      limit,
      offset,
    });
    return {
      figure: params.figure,
      additive: drill.additive,
      total: drill.total,
      hidden: drill.hidden,
      limit,
      offset,
      unit: unitTitle(contributionUnit(district, metricOf(params.report, params.figure))),
      recordings: {
        ...drill.recordings,
        firstRecordedAt: drill.recordings.firstRecordedAt?.toISOString() ?? null,
        lastRecordedAt: drill.recordings.lastRecordedAt?.toISOString() ?? null,
      },
      records: drill.records.map((record) => ({
        ...record,
        latest: { ...record.latest, recordedAt: record.latest.recordedAt.toISOString() },
        register: registerNamed(district, record.register),
        unit: unitNamed(district, record.unit),
        street: streetNamed(district, record.street),
      })),
    };
  });
  serve(app, routes.figureChanges, async ({ params, query, viewer }) => {
    const { since, limit, offset, ...at } = query;
    const office = { ...installation, viewer };
    const page = { limit, offset };
    const changes = await figureChanges(office, params.report, params.figure, at, since, page);
    return {
      ...toldView(changes),
      cutoff: changes.cutoff,
      since: changes.since.toISOString(),
      knownAt: changes.knownAt.toISOString(),
      ...page,
      ...explanationView(district, changes, changes.since),
    };
  });
}
