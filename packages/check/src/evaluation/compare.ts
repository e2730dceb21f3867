import type { FoundFigure } from '../figure.ts';
import type { AnnotatedFigure } from './annotated.ts';

/** What may be demanded of a found figure: the same characters at the same place, and the same reading of them. */
export const aspects = ['span', 'value', 'unit', 'kind'] as const;
export type Aspect = (typeof aspects)[number];

/** As much of a found figure as is compared; a finder that knows neither units, kinds nor labels has only the first three. */
export type ComparedFigure = Pick<FoundFigure, 'text' | 'start' | 'value'> &
  Partial<Pick<FoundFigure, 'unit' | 'kind' | 'label'>>;

/** A figure that has no equal on the other side, with the one there that overlaps it and what they differ in. */
export interface Unequal<One, Other> {
  readonly figure: One;
  readonly other: Other | null;
  readonly differsIn: readonly Aspect[];
}

export interface WrongLabel<Found> {
  readonly found: Found;
  readonly annotated: AnnotatedFigure;
}

/** What a finder got right and wrong in one text, or in several added up. */
export interface Evaluation<Found extends ComparedFigure = ComparedFigure> {
  /** Found as annotated, in everything demanded. */
  readonly right: number;
  /** Found, but not annotated so. */
  readonly spurious: readonly Unequal<Found, AnnotatedFigure>[];
  /** Annotated, but not found so. */
  readonly missed: readonly Unequal<AnnotatedFigure, Found>[];
  /** Found at exactly an annotated span, whatever else is said of it: the ones whose labels are compared. */
  readonly spans: number;
  readonly wrongLabels: readonly WrongLabel<Found>[];
}

export interface Scores {
  readonly precision: number;
  readonly recall: number;
  /** Right labels among the matched spans. */
  readonly labels: number;
}

/**
 * Compares what was found in a text with what somebody annotated in it. Without `span` among what is demanded, figures
 * that overlap are at the same place. Each annotated figure answers for one found figure only.
 */
export function evaluate<Found extends ComparedFigure>(
  found: readonly Found[],
  annotated: readonly AnnotatedFigure[],
  demanded: readonly Aspect[] = aspects,
): Evaluation<Found> {
  const open = new Set(annotated);
  const unequal = new Set(found);
  for (const figure of found) {
    const same = annotated.find(
      (one) =>
        open.has(one) && overlap(figure, one) && demanded.every((aspect) => agree[aspect](figure, one)),
    );
    if (!same) continue;
    open.delete(same);
    unequal.delete(figure);
  }
  return {
    right: annotated.length - open.size,
    spurious: [...unequal].map((figure) => {
      const other = annotated.find((one) => overlap(figure, one)) ?? null;
      return { figure, other, differsIn: other ? differences(figure, other) : [] };
    }),
    missed: [...open].map((figure) => {
      const other = found.find((one) => overlap(one, figure)) ?? null;
      return { figure, other, differsIn: other ? differences(other, figure) : [] };
    }),
    ...compareLabels(found, annotated),
  };
}

/** The evaluations of several texts as one. */
export function addUp<Found extends ComparedFigure>(
  evaluations: readonly Evaluation<Found>[],
): Evaluation<Found> {
  return {
    right: evaluations.reduce((sum, { right }) => sum + right, 0),
    spurious: evaluations.flatMap(({ spurious }) => spurious),
    missed: evaluations.flatMap(({ missed }) => missed),
    spans: evaluations.reduce((sum, { spans }) => sum + spans, 0),
    wrongLabels: evaluations.flatMap(({ wrongLabels }) => wrongLabels),
  };
}

export function scoresOf({ right, spurious, missed, spans, wrongLabels }: Evaluation): Scores {
  return {
    precision: ratio(right, right + spurious.length),
    recall: ratio(right, right + missed.length),
    labels: ratio(spans - wrongLabels.length, spans),
  };
}

/** Equal but for white space, or one within the other and at least half as long: 农村居民人均可支配收入, 人均可支配收入. */
export function labelsAgree(found: string, annotated: string): boolean {
  const [shorter, longer] = [found, annotated]
    .map((label) => label.replace(/\s/g, ''))
    .sort((a, b) => a.length - b.length) as [string, string];
  return longer.includes(shorter) && shorter.length * 2 >= longer.length;
}

const agree: Readonly<Record<Aspect, (found: ComparedFigure, annotated: AnnotatedFigure) => boolean>> = {
  span: (found, annotated) => found.start === annotated.start && found.text === annotated.text,
  value: (found, annotated) => String(found.value) === String(annotated.value),
  unit: (found, annotated) => (found.unit ?? null) === annotated.unit,
  kind: (found, annotated) => found.kind === annotated.kind,
};

function differences(found: ComparedFigure, annotated: AnnotatedFigure): Aspect[] {
  return aspects.filter((aspect) => !agree[aspect](found, annotated));
}

function compareLabels<Found extends ComparedFigure>(
  found: readonly Found[],
  annotated: readonly AnnotatedFigure[],
): Pick<Evaluation<Found>, 'spans' | 'wrongLabels'> {
  const pairs = annotated.flatMap((one) => {
    const figure = found.find((candidate) => agree.span(candidate, one));
    return figure ? [{ found: figure, annotated: one }] : [];
  });
  const wrongLabels = pairs.filter((pair) => !labelsAgree(pair.found.label ?? '', pair.annotated.label));
  return { spans: pairs.length, wrongLabels };
}

function overlap(one: ComparedFigure, other: ComparedFigure): boolean {
  return one.start < endOf(other) && other.start < endOf(one);
}

function endOf({ start, text }: ComparedFigure): number {
  return start + [...text].length;
}

/** Nothing to get wrong is nothing wrong. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
