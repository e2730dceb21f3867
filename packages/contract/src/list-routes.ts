import { z } from 'zod';
import { paths } from './paths.ts';
import { alsoOutside, get, none, post } from './route.ts';
import * as list from './schemas/list.ts';

const viewParams = z.object({ view: z.string().describe('The view’s id') });

/** The routes of lists, their views, and search. */
export const listRoutes = {
  registers: alsoOutside(
    get(paths.registers, 'The registers that one may read, and how much of each', {
      params: none,
      query: none,
      response: list.registerListSchema,
    }),
  ),
  listForm: alsoOutside(
    get(paths.listForm, 'What the list of a register offers: columns, conditions, what may be done', {
      params: list.registerParams,
      query: none,
      response: list.listFormSchema,
    }),
  ),
  list: alsoOutside(
    get(paths.list, 'A page of a register’s records, with the count and sums of the whole list', {
      params: list.registerParams,
      query: list.listQuerySchema,
      response: list.listSchema,
    }),
  ),
  listPlaces: get(paths.listPlaces, 'Where the records of a list lie, as far as they have a place', {
    params: list.registerParams,
    query: list.placesQuerySchema,
    response: list.placesSchema,
  }),
  listExport: get(paths.listExport, 'A list as a CSV file; it is noted in the audit', {
    params: list.registerParams,
    query: list.exportQuerySchema,
    response: z.string().describe('Comma-separated values'),
  }),
  explain: get(paths.explain, 'A condition in words', {
    params: list.registerParams,
    query: list.explainQuerySchema,
    response: list.explainedSchema,
  }),
  batchOffer: get(paths.batchOffer, 'What one may do with some records at once, and with which of them', {
    params: list.registerParams,
    query: list.batchOfferQuerySchema,
    response: list.batchOfferSchema,
  }),
  batch: post(paths.batch, 'Do the same with several records', {
    params: list.registerParams,
    body: list.batchSchema,
    response: list.batchDoneSchema,
  }),
  views: get(paths.views, 'The views of a register’s list: one’s own and those shared with one', {
    params: list.registerParams,
    query: none,
    response: list.viewListSchema,
  }),
  keepView: {
    ...post(paths.keepView, 'Keep a view', {
      params: list.registerParams,
      body: list.viewInputSchema,
      response: list.viewSchema,
    }),
    status: 201,
  },
  reviseView: post(paths.reviseView, 'Save a view anew, over the revision that was seen', {
    params: viewParams,
    body: list.viewRevisionSchema,
    response: list.viewSchema,
  }),
  removeView: post(paths.removeView, 'Take a view away', {
    params: viewParams,
    body: list.viewRemovalSchema,
    response: list.removedSchema,
  }),
  search: get(paths.search, 'Find records of all registers by words', {
    params: none,
    query: list.searchQuerySchema,
    response: list.searchResultSchema,
  }),
} as const;
