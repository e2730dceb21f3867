import { routes } from '@taizhang/contract';
import { compileReport, type Installation } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
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
  serve(app, routes.report, async ({ params, query }) =>
    reportView(district, await compileReport(installation, params.report, query)),
  );
}
