export {
  endList,
  type ListContent,
  type NewList,
  type PublishedList,
  publicList,
  publicLists,
  publishedLists,
  publishList,
} from './published-list.ts';
