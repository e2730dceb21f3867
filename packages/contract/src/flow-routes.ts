import { paths } from './paths.ts';
import { get, none } from './route.ts';
import * as flow from './schemas/flow.ts';
import { registerParams } from './schemas/list.ts';

/** The routes of where records stand and what is due of them. */
export const flowRoutes = {
  dueRegisters: get(paths.dueRegisters, 'The registers with deadlines, and what is overdue of each', {
    params: none,
    query: none,
    response: flow.flowsSchema,
  }),
  dueOfRegister: get(
    paths.dueOfRegister,
    'Where a register’s records stand, whose they are, and what is due of them',
    {
      params: registerParams,
      query: flow.flowQuerySchema,
      response: flow.flowSchema,
    },
  ),
};
