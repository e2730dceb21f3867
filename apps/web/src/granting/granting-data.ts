import type { SaidOfOneself } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

/** What the screens of policies and of those they are for ask the server. */
export const askGranting = {
  profile: (register: string, id: string) =>
    queryOptions({
      queryKey: ['record-profile', register, id],
      queryFn: () => client.recordProfile(register, id),
    }),
  policies: () => queryOptions({ queryKey: ['public-policies'], queryFn: client.publicPolicies }),
  policy: (policy: string) =>
    queryOptions({ queryKey: ['public-policy', policy], queryFn: () => client.publicPolicy(policy) }),
  calculation: (policy: string, given: SaidOfOneself) =>
    queryOptions({
      queryKey: ['calculation', policy, given],
      queryFn: () => client.calculation(policy, given),
      placeholderData: keepPreviousData,
    }),
  finding: (subject: string, given: SaidOfOneself) =>
    queryOptions({
      queryKey: ['finding', subject, given],
      queryFn: () => client.finding(subject, given),
      placeholderData: keepPreviousData,
    }),
};
