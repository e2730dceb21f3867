import { z } from 'zod';
import { paths } from './paths.ts';
import * as todo from './schemas/todo.ts';

const none = z.object({}).describe('Nothing');
const signedIn = { access: 'signed-in', duties: [] as readonly never[] } as const;

const get = <Q extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  query: Q,
  response: R,
) =>
  ({
    method: 'GET',
    path,
    summary,
    ...signedIn,
    params: none,
    query,
    body: null,
    status: 200,
    response,
  }) as const;
const send = <B extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  body: B,
  response: R,
) =>
  ({
    method: 'POST',
    path,
    summary,
    ...signedIn,
    params: none,
    query: none,
    body,
    status: 200,
    response,
  }) as const;

/** The routes of what one has to do and is told. */
export const todoRoutes = {
  todo: get(paths.todo, 'What one has to do', todo.todoQuerySchema, todo.todoSchema),
  overdue: {
    ...get(paths.overdue, 'What is overdue in the district, and whose', none, todo.overdueSchema),
    duties: ['read-figures'] as const,
  },
  notices: get(paths.notices, 'What one was told', todo.noticesQuerySchema, todo.noticesSchema),
  readNotices: send(paths.readNotices, 'Mark notices as read', todo.readNoticesSchema, none),
  outlet: get(paths.outlet, 'Where one’s notices go beside the app', none, todo.outletSchema),
  chooseOutlet: send(paths.outlet, 'Choose where one’s notices go', todo.outletSchema, todo.outletSchema),
};
