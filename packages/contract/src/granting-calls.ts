import type { CallRoute } from './call.ts';

/** What somebody says of himself, by field. */
export type SaidOfOneself = Readonly<Record<string, string | boolean | null>>;

/** What the client calls for what is due by policies. */
export const grantingCalls = (call: CallRoute) => ({
  recordProfile: (register: string, id: string) => call('recordProfile', { params: { register, id } }),
  publicPolicies: () => call('publicPolicies'),
  publicPolicy: (policy: string) => call('publicPolicy', { params: { policy } }),
  calculation: (policy: string, given: SaidOfOneself) =>
    call('calculation', { params: { policy }, body: { given } }),
  finding: (subject: string, given: SaidOfOneself) => call('finding', { body: { subject, given } }),
  openData: (code: string) => call('openData', { body: { code } }),
  progress: (number: string, code: string) => call('progress', { body: { number, code } }),
});
