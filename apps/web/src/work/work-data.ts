import { queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

/** What the screens of work ask the server. A form is asked anew each time: it must stand on how things are. */
export const askWork = {
  around: (register: string, id: string) =>
    queryOptions({ queryKey: ['work', register, id], queryFn: () => client.recordWork(register, id) }),
  form: (register: string, transition: string, record: string | undefined) =>
    queryOptions({
      queryKey: ['form', register, transition, record ?? ''],
      queryFn: () => client.form(register, transition, record),
      staleTime: 0,
      gcTime: 0,
    }),
  correctionForm: (seq: number) =>
    queryOptions({
      queryKey: ['correctionForm', seq],
      queryFn: () => client.correctionForm(seq),
      staleTime: 0,
      gcTime: 0,
    }),
  drafts: (register: string, record: string | undefined) =>
    queryOptions({
      queryKey: ['drafts', register, record ?? ''],
      queryFn: () => client.drafts({ register, ...(record === undefined ? {} : { record }) }),
      staleTime: 0,
      gcTime: 0,
    }),
  lookup: (
    register: string,
    text: string,
    stages: readonly string[] | null = null,
    as: string | null = null,
  ) =>
    queryOptions({
      queryKey: ['lookup', register, text, stages, as],
      queryFn: () => client.lookup(register, text, stages, as),
    }),
  submissions: (side: 'review' | 'mine', page: number) =>
    queryOptions({
      queryKey: ['submissions', side, page],
      queryFn: () => client.submissions({ side, limit: 20, offset: (page - 1) * 20 }),
      staleTime: 0,
    }),
  submission: (id: string) =>
    queryOptions({ queryKey: ['submission', id], queryFn: () => client.submission(id), staleTime: 0 }),
};
