import type { z } from 'zod';
import { paths } from './paths.ts';
import { alsoOutside, get, needs, none, send } from './route.ts';
import * as people from './schemas/people.ts';
import * as todo from './schemas/todo.ts';

const ask = <Q extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  query: Q,
  response: R,
) => get(path, summary, { params: none, query, response });

/** The routes of what one has to do and is told. */
export const todoRoutes = {
  todo: ask(paths.todo, 'What one has to do', todo.todoQuerySchema, todo.todoSchema),
  overdue: needs(
    ask(paths.overdue, 'What is overdue in the district, and whose', none, todo.overdueSchema),
    'read-figures',
  ),
  people: alsoOutside(
    ask(paths.people, 'What those are called who acted', people.peopleQuerySchema, people.peopleSchema),
  ),
  notices: alsoOutside(ask(paths.notices, 'What one was told', todo.noticesQuerySchema, todo.noticesSchema)),
  readNotices: alsoOutside(
    send(paths.readNotices, 'Mark notices as read', {
      body: todo.readNoticesSchema,
      response: none,
    }),
  ),
  outlet: alsoOutside(ask(paths.outlet, 'Where one’s notices go beside the app', none, todo.outletSchema)),
  chooseOutlet: alsoOutside(
    send(paths.outlet, 'Choose where one’s notices go', {
      body: todo.outletSchema,
      response: todo.outletSchema,
    }),
  ),
};
