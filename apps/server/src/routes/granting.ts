import { routes } from '@taizhang/contract';
import {
  calculated,
  findPolicies,
  type Installation,
  knownAccount,
  openDataOf,
  profileOfRecord,
  progressOf,
  publicPolicies,
  readPublicPolicy,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { FewCalls } from '../few-calls.ts';
import { serve } from '../serve.ts';
import {
  findingView,
  judgedView,
  openDataView,
  progressView,
  publicListView,
  publicPolicyView,
} from '../views/public-policy.ts';
import { recordProfileView, referredByProfile } from '../views/record-profile.ts';
import { titlesTold } from '../views/titles.ts';

/** A person who answers questions asks a few times a minute; whoever tries out codes is stopped sooner. */
const questionsAMinute = 120;
const codesAMinute = 20;

/** What is known of a record and due to it, and policies for anybody. */
export function grantingRoutes(app: FastifyInstance, { pool, district, vault }: Installation): void {
  const questions = new FewCalls(questionsAMinute);
  const codes = new FewCalls(codesAMinute);
  serve(app, routes.recordProfile, async ({ params, viewer }) => {
    const { register, id } = params;
    const profile = await profileOfRecord(pool, district, viewer, register, id);
    const personal = await vault.masked(pool, district.store, viewer, register, id);
    const of = profile.awards.find(({ awards }) => awards.payee);
    const asking = { pool, district, vault, viewer };
    const earlier = profile.awards.filter((one) => one.register === of?.register).map(({ record }) => record);
    const account = of ? await knownAccount(asking, of.register, of.awards, earlier) : null;
    const titles = await titlesTold({ pool, district }, viewer, referredByProfile(profile));
    return recordProfileView(district, viewer, profile, { personal, account, titles });
  });
  serve(app, routes.publicPolicies, async ({ visit }) => {
    questions.take(visit.address ?? '');
    return publicListView(district, await publicPolicies(pool, district));
  });
  serve(app, routes.publicPolicy, async ({ params, visit }) => {
    questions.take(visit.address ?? '');
    return publicPolicyView(district, await readPublicPolicy(pool, district, params.policy));
  });
  serve(app, routes.calculation, async ({ params, body, visit }) => {
    questions.take(visit.address ?? '');
    const { profile, judged } = await calculated(pool, district, params.policy, body.given);
    return judgedView(profile, judged);
  });
  serve(app, routes.finding, async ({ body, visit }) => {
    questions.take(visit.address ?? '');
    return findingView(district, await findPolicies(pool, district, body.subject, body.given), body.given);
  });
  serve(app, routes.openData, async ({ body, visit }) => {
    codes.take(visit.address ?? '');
    return openDataView(district, await openDataOf(pool, district, body.code));
  });
  serve(app, routes.progress, async ({ body, visit }) => {
    codes.take(visit.address ?? '');
    return progressView(await progressOf(pool, district, body.number, body.code));
  });
}
