import { routes } from '@taizhang/contract';
import { type Installation, readAssessment } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { assessmentView } from '../views/assessment.ts';

/** The yearly assessment. */
export function assessmentRoutes(app: FastifyInstance, installation: Installation): void {
  serve(app, routes.assessment, async ({ query, viewer }) =>
    assessmentView(installation.district, await readAssessment({ ...installation, viewer }, query)),
  );
}
