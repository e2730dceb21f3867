import { routes } from '@taizhang/contract';
import { Refusal } from '@taizhang/definition';
import {
  awardRegisters,
  type Installation,
  proposeTelling,
  readJudgments,
  standingRecord,
  tellingsOfPolicy,
  tellSubjects,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { judgmentsView, proposalView, tellingsView, tellingView } from '../views/telling.ts';
import { demandPolicies } from './matching.ts';

/** Those whom a policy gives something are told so; and what an award rests on. */
export function tellingRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district } = installation;
  const { store } = district;
  serve(app, routes.tellingProposal, async ({ params, body, viewer }) => {
    demandPolicies(district, viewer);
    const except = new Set(body.except);
    const proposal = await proposeTelling(
      { ...installation, viewer },
      params.policy,
      (id) => !except.has(id),
    );
    return proposalView(district, proposal);
  });
  serve(app, routes.tellings, async ({ params, viewer }) => {
    const registers = demandPolicies(district, viewer);
    const lists = await Promise.all(
      registers.map(({ id }) => tellingsOfPolicy(pool, store.id, id, params.policy)),
    );
    return tellingsView(viewer, lists.flat());
  });
  serve(app, routes.tell, async ({ params, body, viewer }) => {
    demandPolicies(district, viewer);
    const office = { ...installation, viewer };
    return tellingView(office, await tellSubjects(office, params.policy, body));
  });
  serve(app, routes.judgments, async ({ params, viewer }) => {
    const { register, exists } = await standingRecord(pool, store, viewer, params.register, params.id);
    if (!exists) throw new Refusal('unknown-record', { record: params.id }, 'record');
    const field = register.awards && register.fields[register.awards.subject];
    const subject = field?.kind === 'reference' ? field.register : undefined;
    if (subject === undefined || awardRegisters(district, subject).length === 0) return { judgments: [] };
    return judgmentsView(district, subject, await readJudgments(pool, store.id, register.id, params.id));
  });
}
