/**
 * What the addresses of screens may say. Days and moments are taken as they stand: the server says what is wrong with
 * one. Anything else unreadable is as if it were not there.
 */
const longestMoment = 40;

const momentIn = (given: unknown): string | undefined =>
  (typeof given === 'string' && given !== '') || typeof given === 'number'
    ? String(given).slice(0, longestMoment)
    : undefined;

/** Absent for the first, which needs no saying. */
const pageIn = (given: unknown): number | undefined =>
  Number.isSafeInteger(given) && Number(given) > 1 ? Number(given) : undefined;

const textIn = (given: unknown): string | undefined =>
  typeof given === 'string' && given !== '' ? given : undefined;

export interface AtSearch {
  /** The cut-off day; absent: the end of the report's period. */
  cutoff?: string | undefined;
  /** What was known by this day or moment; absent: now. */
  knownAt?: string | undefined;
  /** Marks what became known after this day or moment. */
  since?: string | undefined;
  /** The sub-district that a figure is of; absent: the whole district. */
  street?: string | undefined;
}

const atSearch = (given: Record<string, unknown>): AtSearch => ({
  cutoff: momentIn(given.cutoff),
  knownAt: momentIn(given.knownAt),
  since: momentIn(given.since),
  street: textIn(given.street),
});

/** A figure's panel, at its times. */
export interface FigureSearch extends AtSearch {
  /** The page of its records; absent: the first. */
  page?: number | undefined;
  /** The record that is opened in it: its register and its id. */
  record?: string | undefined;
}

export const figureSearch = (given: Record<string, unknown>): FigureSearch => ({
  ...atSearch(given),
  page: pageIn(given.page),
  record: textIn(given.record),
});

export interface ReportSearch extends FigureSearch {
  /** The figure whose panel is open. */
  figure?: string | undefined;
}

export const reportSearch = (given: Record<string, unknown>): ReportSearch => ({
  ...figureSearch(given),
  figure: textIn(given.figure),
});

export interface DiffSearch {
  report?: string | undefined;
  cutoff?: string | undefined;
}

export const diffSearch = (given: Record<string, unknown>): DiffSearch => ({
  report: textIn(given.report),
  cutoff: momentIn(given.cutoff),
});

export interface CockpitSearch extends ReportSearch {
  /** The figure that the map shows; absent: the first. */
  map?: string | undefined;
  /** For the wall: dark, large, without controls, read anew every minute. */
  wall?: boolean | undefined;
}

export const cockpitSearch = (given: Record<string, unknown>): CockpitSearch => ({
  ...reportSearch(given),
  map: textIn(given.map),
  wall: given.wall === true || given.wall === 'true' || undefined,
});

export interface BackSearch {
  /** The place to go on to afterwards. */
  back?: string | undefined;
}

export const backSearch = (given: Record<string, unknown>): BackSearch => ({ back: textIn(given.back) });

export interface SignInSearch extends BackSearch {
  /** What went wrong at the provider. */
  error?: string | undefined;
}

export const signInSearch = (given: Record<string, unknown>): SignInSearch => ({
  ...backSearch(given),
  error: textIn(given.error),
});

export interface FindSearch {
  text?: string | undefined;
  register?: string | undefined;
}

export const findSearch = (given: Record<string, unknown>): FindSearch => ({
  // Digits alone arrive as a number.
  text: typeof given.text === 'number' ? String(given.text) : textIn(given.text)?.slice(0, 200),
  register: textIn(given.register),
});
export interface AuditSearch {
  account?: string | undefined;
  action?: string | undefined;
  register?: string | undefined;
  record?: string | undefined;
  outcome?: 'done' | 'refused' | undefined;
  /** The first and the last day. */
  from?: string | undefined;
  to?: string | undefined;
  page?: number | undefined;
}

const longestText = 200;
const shortTextIn = (given: unknown): string | undefined =>
  typeof given === 'number' ? String(given) : textIn(given)?.slice(0, longestText);

/** Only what is asked for: absent conditions are not conditions. */
export function auditSearch(given: Record<string, unknown>): AuditSearch {
  const { outcome, page } = given;
  const said: AuditSearch = {
    account: shortTextIn(given.account),
    action: shortTextIn(given.action),
    register: shortTextIn(given.register),
    record: shortTextIn(given.record),
    outcome: outcome === 'done' || outcome === 'refused' ? outcome : undefined,
    from: momentIn(given.from),
    to: momentIn(given.to),
    page: pageIn(page),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

export interface RootSearch {
  lang?: 'zh' | 'en' | undefined;
}

export const rootSearch = (given: Record<string, unknown>): RootSearch => ({
  lang: given.lang === 'en' || given.lang === 'zh' ? given.lang : undefined,
});

export interface DoneSearch {
  /** What has just become of what was sent. */
  done?: 'posted' | 'submitted' | undefined;
  /** As of which day it is asked what the record waits for and who answers for it, and as known by the end of which. */
  day?: string | undefined;
  known?: string | undefined;
}

export const doneSearch = (given: Record<string, unknown>): DoneSearch => ({
  done: given.done === 'posted' || given.done === 'submitted' ? given.done : undefined,
  day: dayIn(given.day),
  known: dayIn(given.known),
});

/** A day as an address gives it; the server says what is wrong with one. */
const dayIn = (given: unknown): string | undefined =>
  typeof given === 'string' && given !== '' ? given.slice(0, 40) : undefined;

export interface ReviewsSearch {
  side?: 'review' | 'mine' | undefined;
}

export const reviewsSearch = (given: Record<string, unknown>): ReviewsSearch => ({
  side: given.side === 'mine' || given.side === 'review' ? given.side : undefined,
});

export interface GivenSearch {
  /** What is known already of what is to be opened, by field. */
  given?: Readonly<Record<string, string>> | undefined;
}

export const givenSearch = ({ given }: Record<string, unknown>): GivenSearch => ({
  given:
    typeof given === 'object' && given !== null && !Array.isArray(given)
      ? Object.fromEntries(
          Object.entries(given).flatMap(([field, value]) =>
            typeof value === 'string' ? [[field, value]] : [],
          ),
        )
      : undefined,
});
