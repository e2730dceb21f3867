import type { WireCheckFigure } from '@taizhang/contract';

export type Verdict = WireCheckFigure['verdict'];
export type Kind = WireCheckFigure['kind'];

/** Every name of a record, in its order: of a name left out or unknown the types tell. */
const namesOf = <T extends string>(all: Readonly<Record<T, true>>) => Object.keys(all) as T[];

/** In the order in which they are offered. */
export const verdicts = namesOf<Verdict>({ differs: true, unknown: true, agrees: true });
export const kinds = namesOf<Kind>({
  amount: true,
  count: true,
  area: true,
  length: true,
  weight: true,
  percent_growth: true,
  percent_completion: true,
  percent_share: true,
  percent_other: true,
  percentage_points: true,
  rank: true,
  other: true,
});

/** What the address of a check may say: which figures are looked at, and which one is open. */
export interface CheckSearch {
  readonly verdict?: Verdict | undefined;
  readonly kind?: Kind | undefined;
  /** Only those that nobody has decided on. */
  readonly open?: boolean | undefined;
  /** The position of the figure whose panel is open. */
  readonly figure?: number | undefined;
}

export type Filter = Pick<CheckSearch, 'verdict' | 'kind' | 'open'>;

const oneOf = <T extends string>(known: readonly T[], given: unknown): T | undefined =>
  known.find((one) => one === given);

export function checkSearch(given: Record<string, unknown>): CheckSearch {
  const figure = Number(given.figure ?? Number.NaN);
  return {
    verdict: oneOf(verdicts, given.verdict),
    kind: oneOf(kinds, given.kind),
    open: given.open === true || given.open === 'true' || undefined,
    figure: Number.isSafeInteger(figure) && figure >= 0 ? figure : undefined,
  };
}

export const isKind = (given: string): given is Kind => kinds.some((kind) => kind === given);

export interface ChecksSearch {
  /** The report against which the next document is checked. */
  readonly report?: string | undefined;
  readonly page?: number | undefined;
}

export const checksSearch = (given: Record<string, unknown>): ChecksSearch => ({
  report: typeof given.report === 'string' && given.report !== '' ? given.report : undefined,
  page: Number.isSafeInteger(given.page) && Number(given.page) > 1 ? Number(given.page) : undefined,
});

type Judged = Pick<WireCheckFigure, 'verdict' | 'kind' | 'decision'>;

export const isNoFigure = ({ decision }: Pick<Judged, 'decision'>): boolean =>
  decision?.decision === 'not-a-figure';

/** A note alone decides nothing, and what was taken back is open again. */
export const isDecided = ({ decision }: Pick<Judged, 'decision'>): boolean =>
  decision !== null && decision.decision !== 'note' && decision.decision !== 'reopened';

/** How many figures the house could not vouch for, and on how many of them somebody has decided. */
export function handsOn(figures: readonly Judged[]): { total: number; done: number } {
  const doubtful = figures.filter((figure) => figure.verdict !== 'agrees' || isNoFigure(figure));
  return { total: doubtful.length, done: doubtful.filter(isDecided).length };
}

const fits = (figure: Judged, { verdict, kind, open }: Filter): boolean =>
  (verdict === undefined || (figure.verdict === verdict && !isNoFigure(figure))) &&
  (kind === undefined || figure.kind === kind) &&
  (!open || !isDecided(figure));

/** The positions of the figures that fit. */
export const fitting = (figures: readonly Judged[], filter: Filter): number[] =>
  figures.flatMap((figure, position) => (fits(figure, filter) ? [position] : []));

/** The next or the one before among the ascending positions, round the end; from none, the first or the last. */
export function besides(
  positions: readonly number[],
  current: number | undefined,
  step: 1 | -1,
): number | undefined {
  if (current === undefined) return step === 1 ? positions[0] : positions.at(-1);
  if (step === 1) return positions.find((position) => position > current) ?? positions[0];
  return positions.findLast((position) => position < current) ?? positions.at(-1);
}

/** The findings that count: what was decided to be no figure takes part in none. */
export const standing = (
  findings: readonly { readonly figures: readonly number[] }[],
  figures: readonly Pick<Judged, 'decision'>[],
): number[] =>
  findings.flatMap((finding, position) =>
    finding.figures.some((figure) => isNoFigure(figures[figure] ?? { decision: null })) ? [] : [position],
  );

/** In a list: what differs, then what is not known, then what agrees; each in the order of the text. */
export const doubtfulFirst = (figures: readonly Judged[], positions: readonly number[]): number[] =>
  [...verdicts, null].flatMap((verdict) =>
    positions.filter((position) => {
      const figure = figures[position];
      return figure && (isNoFigure(figure) ? null : figure.verdict) === verdict;
    }),
  );
