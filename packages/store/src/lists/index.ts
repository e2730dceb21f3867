export type { Ranked } from './list-sql.ts';
export { type ListedRecord, type ListPage, type ListQuery, RecordLists } from './lists.ts';
export {
  defaultOrder,
  type ListColumn,
  offeredColumns,
  offeredOperators,
  ownColumns,
} from './offered.ts';
export {
  type Audience,
  keepView,
  removeView,
  reviseView,
  type SavedView,
  type ViewContent,
  type ViewInput,
  viewsOf,
} from './views.ts';
