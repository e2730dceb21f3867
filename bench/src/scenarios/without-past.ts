import { wuchang } from '@taizhang/district-wuchang-2021h1';

/** The demo's registers and units without its past, nor what is shown beside it: a scenario writes its own. */
export const withoutPast = { ...wuchang, history: () => [], editions: [], pictures: [], lists: [] };
