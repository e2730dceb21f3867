import type { DryRunBody } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';
import { useTextsOf } from '../language.ts';
import { policiesTexts } from './policies-texts.ts';

export const usePolicies = () => useTextsOf(policiesTexts);

type MatchesQuery = NonNullable<Parameters<typeof client.policyMatches>[1]>;

/** What the screens of policies for officials ask the server. */
export const askPolicies = {
  all: () => queryOptions({ queryKey: ['policies'], queryFn: client.policies }),
  one: (policy: string) =>
    queryOptions({ queryKey: ['policy', policy], queryFn: () => client.policyReading(policy) }),
  difference: (policy: string, before: string) =>
    queryOptions({
      queryKey: ['policy', policy, 'difference', before],
      queryFn: () => client.policyDifference(policy, before),
    }),
  matches: (policy: string, query: MatchesQuery) =>
    queryOptions({
      queryKey: ['policy', policy, 'matches', query],
      queryFn: () => client.policyMatches(policy, query),
      placeholderData: keepPreviousData,
    }),
  proposal: (policy: string, except: readonly string[] = []) =>
    queryOptions({
      queryKey: ['policy', policy, 'proposal', except],
      queryFn: () => client.tellingProposal(policy, { except: [...except] }),
      placeholderData: keepPreviousData,
    }),
  tellings: (policy: string) =>
    queryOptions({ queryKey: ['policy', policy, 'tellings'], queryFn: () => client.tellings(policy) }),
  dryRun: (policy: string, body: DryRunBody) =>
    queryOptions({
      queryKey: ['policy', policy, 'dry-run', body.budget ?? null, body.than ?? null],
      queryFn: () => client.dryRun(body),
      placeholderData: keepPreviousData,
    }),
  judgments: (register: string, id: string) =>
    queryOptions({
      queryKey: ['judgments', register, id],
      queryFn: () => client.judgments(register, id),
    }),
};
