import { addressOf, checkCalls, type FigureDecisionBody, paths, type WireCheck } from '@taizhang/contract';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../data.ts';

export const checkClient = checkCalls(client.call);

export const checksPerPage = 20;

/** What the screens of checks ask the server. */
export const askCheck = {
  checks: (page: number) =>
    queryOptions({
      queryKey: ['checks', page],
      queryFn: () => checkClient.checks({ limit: checksPerPage, offset: (page - 1) * checksPerPage }),
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  check: (check: string) =>
    queryOptions({ queryKey: ['check', check], queryFn: () => checkClient.check(check) }),
  candidates: (check: string, text: string) =>
    queryOptions({
      queryKey: ['checkCandidates', check, text],
      queryFn: () => checkClient.checkCandidates(check, text),
      placeholderData: keepPreviousData,
    }),
};

/** What one takes away: each address is a file. */
export const downloadsOf = (check: string) =>
  ({
    marked: addressOf(paths.markedDocument, { check }),
    sheets: addressOf(paths.signOffSheets, { check }),
    json: addressOf(paths.checkExport, { check }),
  }) as const;

/** Decides on a figure of a check. Of the check that is shown only this figure and the counts become new. */
export function useDeciding(check: string, position: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decision: FigureDecisionBody) => checkClient.decideFigure(check, position, decision),
    onSuccess: ({ figure, counts }) => {
      queries.setQueryData<WireCheck>(
        askCheck.check(check).queryKey,
        (was) => was && { ...was, counts, figures: was.figures.with(position, figure) },
      );
      void queries.invalidateQueries({ queryKey: ['checks'] });
    },
  });
}
