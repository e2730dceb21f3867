import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

/** As many as a screen shows without being rolled for long. */
export const duePerPage = 10;
export const noticesPerPage = 20;

/** What the screen of one's work asks the server. */
export const askTodo = {
  todo: (overduePage: number, soonPage: number) =>
    queryOptions({
      queryKey: ['todo', overduePage, soonPage],
      queryFn: () =>
        client.todo({
          limit: duePerPage,
          overdue: (overduePage - 1) * duePerPage,
          soon: (soonPage - 1) * duePerPage,
        }),
      placeholderData: keepPreviousData,
    }),
  overdue: () => queryOptions({ queryKey: ['overdue'], queryFn: () => client.overdue() }),
  notices: (page: number) =>
    queryOptions({
      queryKey: ['notices', page],
      queryFn: () => client.notices({ limit: noticesPerPage, offset: (page - 1) * noticesPerPage }),
      placeholderData: keepPreviousData,
    }),
  outlet: () => queryOptions({ queryKey: ['outlet'], queryFn: () => client.outlet() }),
};
