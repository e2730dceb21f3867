/** What the addresses of screens may say. Anything unreadable is as if it were not there. */
const day = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/;

const dayIn = (given: unknown): string | undefined =>
  typeof given === 'string' && day.test(given) ? given : undefined;

export interface AtSearch {
  cutoff?: string | undefined;
  knownAt?: string | undefined;
}

export const atSearch = (given: Record<string, unknown>): AtSearch => ({
  cutoff: dayIn(given.cutoff),
  knownAt: dayIn(given.knownAt),
});

export interface FigureSearch extends AtSearch {
  page?: number | undefined;
}

export const figureSearch = (given: Record<string, unknown>): FigureSearch => {
  const page = Number(given.page);
  return { ...atSearch(given), page: Number.isInteger(page) && page > 1 ? page : undefined };
};

export interface DiffSearch {
  report?: string | undefined;
  cutoff?: string | undefined;
}

export const diffSearch = (given: Record<string, unknown>): DiffSearch => ({
  report: typeof given.report === 'string' ? given.report : undefined,
  cutoff: dayIn(given.cutoff),
});

export interface RootSearch {
  lang?: 'zh' | 'en' | undefined;
}

export const rootSearch = (given: Record<string, unknown>): RootSearch => ({
  lang: given.lang === 'en' || given.lang === 'zh' ? given.lang : undefined,
});
