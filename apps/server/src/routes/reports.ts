import { routes } from '@taizhang/contract';
import { compileReport, type Installation, reportChanges } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { toldView } from '../views/change.ts';
import { reportView } from '../views/report.ts';

export function reportRoutes(app: FastifyInstance, installation: Installation): void {
  const { district } = installation;
  serve(app, routes.reports, async () => ({
    reports: [...district.templates.values()].map(({ id, title, subtitle, period, figures }) => ({
      id,
      title,
      subtitle: subtitle ?? null,
      period,
      figures: figures.length,
    })),
  }));
  serve(app, routes.report, async ({ params, query, viewer }) =>
    reportView(district, await compileReport({ ...installation, viewer }, params.report, query)),
  );
  serve(app, routes.reportChanges, async ({ params, viewer, query: { since: asked, ...at } }) => {
    const office = { ...installation, viewer };
    const { after, since, figures } = await reportChanges(office, params.report, at, asked);
    return {
      report: params.report,
      cutoff: after.cutoff,
      since: since.toISOString(),
      knownAt: after.knownAt.toISOString(),
      figures: figures.map(toldView),
    };
  });
}
