import type { AuditFilter } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

const linesPerPage = 50;

/** What the administrators' screens ask the server. */
export const askAdmin = {
  units: () => queryOptions({ queryKey: ['units'], queryFn: client.units }),
  accounts: () => queryOptions({ queryKey: ['accounts'], queryFn: client.accounts }),
  sessions: () => queryOptions({ queryKey: ['sessions'], queryFn: client.sessions }),
  roles: () =>
    queryOptions({ queryKey: ['roles'], queryFn: client.roles, staleTime: Number.POSITIVE_INFINITY }),
  posts: () => queryOptions({ queryKey: ['posts'], queryFn: () => client.posts() }),
  auditTerms: () => queryOptions({ queryKey: ['auditTerms'], queryFn: client.auditTerms }),
  audit: (filter: AuditFilter, page: number) =>
    queryOptions({
      queryKey: ['audit', filter, page],
      queryFn: () => client.audit({ ...filter, limit: linesPerPage, offset: (page - 1) * linesPerPage }),
      placeholderData: keepPreviousData,
      // Somebody who looks again wants to see what has happened since.
      staleTime: 0,
    }),
};

/** What the audit knows by name. */
export type AuditTerms = Awaited<ReturnType<typeof client.auditTerms>>;
