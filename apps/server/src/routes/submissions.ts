import { routes } from '@taizhang/contract';
import { decide, type Installation, listSubmissions } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { submissionDetailView } from '../views/submission.ts';
import { submissionView } from '../views/work.ts';

export function submissionRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district, vault } = installation;
  serve(app, routes.submissions, async ({ query, viewer }) => {
    const { side, state = null, limit, offset } = query;
    const asked = { side, state, record: null, limit, offset };
    const { total, submissions } = await listSubmissions(pool, district.store, viewer, asked);
    return { total, limit, offset, submissions: submissions.map((s) => submissionView(district, s)) };
  });
  serve(app, routes.submission, ({ params, viewer }) =>
    submissionDetailView(installation, viewer, params.submission),
  );
  serve(app, routes.decision, async ({ params, body, viewer }) => {
    const { decision: kind, version, note } = body;
    const said = note?.trim() || null;
    await decide(pool, district.store, vault, viewer, params.submission, { kind, version, note: said });
    return submissionDetailView(installation, viewer, params.submission);
  });
}
