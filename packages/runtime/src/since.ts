import { Refusal } from '@taizhang/definition';
import {
  askOf,
  type CompiledFigure,
  compile,
  type DifferenceInWords,
  differenceInWords,
  differenceOf,
  differences,
  type FigureDifference,
  figuresInOrder,
} from '@taizhang/report';
import {
  type MovementContributions,
  movementsKnownSince,
  type Page,
  readMetrics,
  snapshot,
  type Things,
  thingsBetween,
} from '@taizhang/store';
import { Big } from 'big.js';
import type { OpenDistrict } from './district-package.ts';
import {
  type At,
  bindingOf,
  compileTemplate,
  instantOf,
  type Office,
  settingOf,
  settingOfFigure,
  templateOf,
} from './reports.ts';

/** What movements did to a figure between two standpoints. */
export interface Explanation extends MovementContributions {
  /** Of a distinct count or a rank: what became of the things it counts or compares. */
  readonly things: Things | null;
  /** Whether they come to the difference; null where there is none to come to. */
  readonly accounted: boolean | null;
}

export interface FigureChanges extends Explanation {
  readonly since: Date;
  readonly knownAt: Date;
  readonly cutoff: string;
  readonly difference: FigureDifference;
  readonly inWords: DifferenceInWords | null;
}

/** What a figure said as known at `since`, what it says now, and a page of the movements that became known in between. */
export async function figureChanges(
  office: Office,
  report: string,
  figure: string,
  at: At,
  since: string,
  page: Page,
): Promise<FigureChanges> {
  const { district, viewer } = office;
  const template = templateOf(district, report);
  const binding = bindingOf(template, figure);
  const setting = settingOfFigure(district, template, binding, at);
  const then = momentBefore(district, since, setting.knownAt);
  const { metric, question } = askOf(template, binding, setting);
  const alone = { ...template, sections: [], figures: [binding] };
  return snapshot(office.pool, async (client) => {
    const read = async (knownAt: Date): Promise<CompiledFigure | undefined> => {
      const compiled = await compile(alone, { ...setting, knownAt }, (asks) =>
        readMetrics(client, district.store, viewer, asks),
      );
      return compiled.figures[0];
    };
    const difference = differenceOf(await read(then), await read(setting.knownAt));
    const made = await movementsKnownSince(client, district.store, viewer, metric, question, then, page);
    const before = { ...question, knownAt: then };
    const things = await thingsBetween(client, district.store, viewer, metric, before, question);
    return {
      ...made,
      things,
      accounted: accountedFor(difference.before?.value, difference.after?.value, made, things),
      since: then,
      knownAt: setting.knownAt,
      cutoff: setting.cutoff,
      difference,
      inWords: differenceInWords(difference, binding),
    };
  });
}

/**
 * Whether movements, or the things they brought and took, come to a difference; null where one side is not known, and for
 * what is neither added up nor counted: ratios, progress measures and ranks.
 */
export function accountedFor(
  before: string | null | undefined,
  after: string | null | undefined,
  { parts }: Pick<MovementContributions, 'parts'>,
  things: Things | null,
): boolean | null {
  const whole = parts.find(({ part }) => part === 'whole');
  if (!whole || whole.kind === 'rank' || before == null || after == null) return null;
  const made = things ? things.entered - things.left : whole.sum;
  return new Big(after).minus(before).eq(made);
}

/** A report at one cut-off, as known then and as known at `since`: what it says differently, in the order of its text. */
export async function reportChanges(office: Office, report: string, at: At, since: string) {
  const { district } = office;
  const template = templateOf(district, report);
  const setting = settingOf(district, template, at);
  const then = momentBefore(district, since, setting.knownAt);
  const [after, before] = await Promise.all([
    compileTemplate(office, template, setting),
    compileTemplate(office, template, { ...setting, knownAt: then }),
  ]);
  const figures = differences(before.figures, figuresInOrder(after)).map((difference) => ({
    difference,
    inWords: differenceInWords(difference, bindingOf(template, difference.id)),
  }));
  return { after, since: then, figures };
}

/**
 * The moment to compare with: one at which less was known. At the moment of knowledge itself nothing can differ, and
 * after it what is called earlier would be later.
 * @throws Refusal impossible-instant, since-not-before
 */
function momentBefore(district: OpenDistrict, since: string, knownAt: Date): Date {
  const then = instantOf(district, since, 'since');
  if (then >= knownAt) throw new Refusal('since-not-before', {}, 'since');
  return then;
}
