import { dispatchCalls } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';
import { duePerPage } from '../todo/todo-data.ts';
import type { DispatchSearch, WeekSearch } from './dispatch-search.ts';

export const dispatchClient = dispatchCalls(client.call);

/** What a filter lets through, without what is opened on the screen. */
export const sieveOf = ({ week, knownAt, unit, register, street, about }: DispatchSearch) => ({
  week,
  knownAt,
  unit,
  register,
  street,
  about,
});

/** What the screens of who answers for what ask the server. */
export const askDispatch = {
  answers: (register: string, id: string) =>
    queryOptions({
      queryKey: ['answers', register, id],
      queryFn: () => dispatchClient.answers(register, id),
    }),
  leaders: (at: WeekSearch) =>
    queryOptions({
      queryKey: ['leaders', at],
      queryFn: () => dispatchClient.leaders(at),
      placeholderData: keepPreviousData,
    }),
  leader: (register: string, id: string, at: WeekSearch) =>
    queryOptions({
      queryKey: ['leader', register, id, at],
      queryFn: () => dispatchClient.leader(register, id, at),
      placeholderData: keepPreviousData,
    }),
  successors: (register: string) =>
    queryOptions({ queryKey: ['successors', register], queryFn: () => dispatchClient.successors(register) }),
  dispatch: (search: DispatchSearch) => {
    const before = (page = 1) => (page - 1) * duePerPage;
    const query = {
      ...sieveOf(search),
      limit: duePerPage,
      passed: before(search.passed),
      soon: before(search.soon),
      turned: before(search.turned),
      behind: before(search.behind),
    };
    return queryOptions({
      queryKey: ['dispatch', query],
      queryFn: () => dispatchClient.dispatch(query),
      placeholderData: keepPreviousData,
    });
  },
  records: (search: DispatchSearch) => {
    const { of, stage, measure, page = 1 } = search;
    const query = {
      ...sieveOf(search),
      register: of,
      stage,
      measure,
      limit: duePerPage,
      offset: (page - 1) * duePerPage,
    };
    return queryOptions({
      queryKey: ['dispatchRecords', query],
      queryFn: () => dispatchClient.dispatchRecords(query),
      placeholderData: keepPreviousData,
      enabled: of !== undefined,
    });
  },
};
