/** What the addresses of the weeks may say. Days are taken as they stand: the server says what is wrong with one. */
export interface WeekSearch {
  /** Any day of the week; absent: the present one. */
  week?: string | undefined;
  /** What was known by the end of this day; absent: now. */
  knownAt?: string | undefined;
}

const longest = 300;
const textIn = (given: unknown): string | undefined =>
  typeof given === 'string' && given !== '' ? given.slice(0, longest) : undefined;
const pageIn = (given: unknown): number | undefined =>
  Number.isSafeInteger(given) && Number(given) > 1 ? Number(given) : undefined;

export const weekSearch = (given: Record<string, unknown>): WeekSearch => ({
  week: textIn(given.week),
  knownAt: textIn(given.knownAt),
});

export interface DispatchSearch extends WeekSearch {
  unit?: string | undefined;
  register?: string | undefined;
  street?: string | undefined;
  /** A record, as register/id. */
  about?: string | undefined;
  passed?: number | undefined;
  soon?: number | undefined;
  turned?: number | undefined;
  behind?: number | undefined;
  /** The number that is opened: the register, and the stage or the measure. */
  of?: string | undefined;
  stage?: string | undefined;
  measure?: string | undefined;
  page?: number | undefined;
}

export const dispatchSearch = (given: Record<string, unknown>): DispatchSearch => ({
  ...weekSearch(given),
  unit: textIn(given.unit),
  register: textIn(given.register),
  street: textIn(given.street),
  about: textIn(given.about),
  passed: pageIn(given.passed),
  soon: pageIn(given.soon),
  turned: pageIn(given.turned),
  behind: pageIn(given.behind),
  of: textIn(given.of),
  stage: textIn(given.stage),
  measure: textIn(given.measure),
  page: pageIn(given.page),
});
