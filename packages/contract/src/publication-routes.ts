import { paths } from './paths.ts';
import { create, get, none, open, post } from './route.ts';
import * as publication from './schemas/publication.ts';

/** The routes of published lists. What is public is open to anybody, and nothing else is. */
export const publicationRoutes = {
  publicLists: open(
    get(paths.publicLists, 'The lists that are public now', {
      params: none,
      query: none,
      response: publication.publicListsSchema,
    }),
  ),
  publicList: open(
    get(paths.publicList, 'A list that is public now', {
      params: publication.publicationParams.list,
      query: none,
      response: publication.publicListSchema,
    }),
  ),
  publications: get(paths.publications, 'What a register publishes, and the lists that it published', {
    params: publication.publicationParams.register,
    query: none,
    response: publication.publicationsSchema,
  }),
  publish: create(paths.publish, 'Publish a list for a period', {
    params: publication.publicationParams.publication,
    body: publication.newListSchema,
    response: publication.listMadeSchema,
  }),
  endList: post(paths.endList, 'Take a list down before its time', {
    params: publication.publicationParams.list,
    body: publication.endListSchema,
    response: none,
  }),
} as const;
