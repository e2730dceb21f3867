import { CallError, type TermsCheckBody, termsCalls, type WireTermsCheck } from '@taizhang/contract';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../data.ts';

const termsClient = termsCalls(client.call);

export const askTerms = {
  vocabulary: (subject: string | undefined) =>
    queryOptions({
      queryKey: ['termsVocabulary', subject ?? ''],
      queryFn: () => termsClient.termsVocabulary(subject === undefined ? {} : { subject }),
      placeholderData: keepPreviousData,
      staleTime: 300_000,
    }),
  check: (body: TermsCheckBody) =>
    queryOptions({
      queryKey: ['termsCheck', body],
      queryFn: () => termsClient.termsCheck(body),
      placeholderData: keepPreviousData,
      gcTime: 30_000,
      retry: false,
    }),
};

/** What is known of a version beside its terms. */
export type VersionBeside = Omit<TermsCheckBody, 'terms'>;

const restMs = 500;

export interface LiveCheck {
  /** The last that came. */
  readonly check: WireTermsCheck | null;
  /** Whether it is of the terms as they stand. */
  readonly fresh: boolean;
  readonly error: CallError | Error | null;
}

/** Checks terms by the server while they are typed, once the hands rest. */
export function useCheck(terms: string, version: VersionBeside): LiveCheck {
  const asked = JSON.stringify({ ...version, terms });
  const [rested, rest] = useState(asked);
  useEffect(() => {
    const waits = setTimeout(() => rest(asked), restMs);
    return () => clearTimeout(waits);
  }, [asked]);
  const body = JSON.parse(rested) as TermsCheckBody;
  const { data, error, isPlaceholderData } = useQuery({
    ...askTerms.check(body),
    enabled: body.terms !== '',
  });
  return {
    check: error instanceof CallError ? null : (data ?? null),
    fresh: asked === rested && data !== undefined && !isPlaceholderData && error === null,
    error,
  };
}
