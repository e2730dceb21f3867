import type { CallRoute } from './call.ts';
import type { ProposalBody, TellingBody } from './schemas/telling.ts';

/** What the client calls to tell those whom a policy gives something. */
export const tellingCalls = (call: CallRoute) => ({
  tellingProposal: (policy: string, body: ProposalBody = {}) =>
    call('tellingProposal', { params: { policy }, body }),
  tellings: (policy: string) => call('tellings', { params: { policy } }),
  tell: (policy: string, body: TellingBody) => call('tell', { params: { policy }, body }),
  judgments: (register: string, id: string) => call('judgments', { params: { register, id } }),
});
