import { catalogueOf, Refusal, registerSchema } from '@taizhang/definition';
import {
  type CompiledFigure,
  type CompiledReport,
  checkedTemplate,
  differences,
  type FigureDifference,
  figuresInOrder,
  proseInEnglish,
  type Template,
  templateSchema,
} from '@taizhang/report';
import {
  type Edition,
  getDefinitions,
  getEdition,
  insertEdition,
  type Page,
  settledHorizon,
} from '@taizhang/store';
import { z } from 'zod';
import type { OpenDistrict } from './district-package.ts';
import { movementsBetween } from './explanation.ts';
import { compileReport, compileTemplate, type Office, settingOf, templateOf } from './reports.ts';
import type { Explanation } from './since.ts';

/** What an edition's figures depend on beside the movements. */
const definitionsSchema = z.strictObject({
  registers: z.array(registerSchema),
  template: templateSchema,
  area: z.string(),
  timeZone: z.string(),
});
type Definitions = z.infer<typeof definitionsSchema>;

const definitionsOf = (district: OpenDistrict, template: Template): Definitions => ({
  registers: [...district.catalogue.registers.values()],
  template,
  area: district.package.area,
  timeZone: district.package.timeZone,
});

/** A name that reads like a day would take that day's place where times of knowledge are compared. */
const editionName = /^(?!\d{4}-\d{2}-\d{2})[\p{L}\p{N}][\p{L}\p{N}._:@-]{0,119}$/u;

interface Freezing {
  /** The edition's name; absent: report, cut-off and moment. */
  readonly id?: string | undefined;
  readonly report: string;
  readonly cutoff?: string | undefined;
  /** Absent: everything known by now. */
  readonly knownAt?: Date | undefined;
}

/**
 * Freezes an edition: its cut-off, the moment up to which it knows, the definitions, and what it says. The moment is
 * one behind which nothing can still appear, so that the edition can be recomputed exactly for ever.
 * @throws Refusal unknown-report, edition-name, edition-exists, impossible-instant (a moment that is not settled yet)
 */
export async function freezeEdition(office: Office, freezing: Freezing): Promise<Edition> {
  const { district, pool, viewer } = office;
  const template = templateOf(district, freezing.report);
  if (freezing.id !== undefined && !editionName.test(freezing.id))
    throw new Refusal('edition-name', {}, 'edition');
  for (;;) {
    const settled = await settledHorizon(pool, district.store);
    const knownAt = freezing.knownAt ?? settled.at;
    if (knownAt > settled.at) throw new Refusal('impossible-instant', {}, 'knownAt');
    const setting = { ...settingOf(district, template, { cutoff: freezing.cutoff }), knownAt };
    const id = freezing.id ?? `${freezing.report}@${setting.cutoff}@${knownAt.toISOString()}`;
    const content = await compileTemplate(office, template, setting);
    const edition = {
      id,
      report: freezing.report,
      cutoff: setting.cutoff,
      knownAt,
      content,
    };
    const definitions = definitionsOf(district, template);
    if (await insertEdition(pool, district.store, viewer, edition, definitions, settled))
      return getEdition(pool, district.store, viewer, id);
  }
}

/** An edition as it was frozen. The store keeps it as JSON, in which a moment is a text. */
export function frozenReport(edition: Edition): CompiledReport {
  const content = edition.content as CompiledReport;
  // Editions that were frozen before reports had English sentences say nothing of them.
  const figures = content.figures.map((figure) => ({
    ...figure,
    english: figure.english ?? proseInEnglish(figure.printed),
  }));
  const sections = content.sections.map((section) => ({ ...section, english: section.english ?? null }));
  return { ...content, figures, sections, knownAt: new Date(content.knownAt) };
}

/** The office as an edition's definitions describe it: the registers, the report and the area of its time. */
async function officeOf({ district, pool, viewer }: Office, edition: Edition): Promise<Office> {
  const stored = await getDefinitions(pool, district.store, edition.definition);
  const { registers, template, area, timeZone } = definitionsSchema.parse(stored);
  const catalogue = catalogueOf(registers);
  return {
    pool,
    viewer,
    district: {
      package: { ...district.package, area, timeZone },
      catalogue,
      directory: district.directory,
      store: { ...district.store, catalogue, timeZone },
      cockpit: null,
      scorecard: null,
      templates: new Map([[template.id, checkedTemplate(template, catalogue)]]),
    },
  };
}

/** Computes an edition again, from the movements and the definitions of its time. */
export async function recomputeEdition(office: Office, edition: Edition): Promise<CompiledReport> {
  const then = await officeOf(office, edition);
  const template = templateOf(then.district, edition.report);
  const { cutoff, knownAt } = edition;
  return compileTemplate(then, template, { ...settingOf(then.district, template, { cutoff }), knownAt });
}

/** One side of a comparison: an edition, or the report as known at a time. */
export interface Side {
  readonly name: string;
  readonly report: string;
  readonly cutoff: string;
  readonly knownAt: Date;
  /** In the order of the text. */
  readonly figures: readonly CompiledFigure[];
  /** The definitions that the figures were computed by. */
  readonly district: OpenDistrict;
}

/** An edition by its name, or else the report `report` as known at that day or moment. @throws Refusal */
export async function sideOf(
  office: Office,
  name: string,
  report: string | undefined,
  cutoff?: string,
): Promise<Side> {
  try {
    const edition = await getEdition(office.pool, office.district.store, office.viewer, name);
    const { report: of, cutoff: until, knownAt } = edition;
    const figures = figuresInOrder(frozenReport(edition));
    const { district } = await officeOf(office, edition);
    return { name, report: of, cutoff: until, knownAt, figures, district };
  } catch (error) {
    const isNoEdition = error instanceof Refusal && error.code === 'unknown-edition';
    if (!isNoEdition || report === undefined || !/^\d{4}-\d{2}-\d{2}/.test(name)) throw error;
  }
  const compiled = await compileReport(office, report, { knownAt: name, cutoff });
  const { cutoff: until, knownAt } = compiled;
  return {
    name,
    report,
    cutoff: until,
    knownAt,
    figures: figuresInOrder(compiled),
    district: office.district,
  };
}

export interface ExplainedDifference extends FigureDifference {
  /** The movements that one side counts and the other does not; null where one side has no such figure. */
  readonly explanation: Explanation | null;
}

/** What differs between two sides, figure by figure in the order of the text, with a page of what explains it. */
export async function diffSides(
  { pool, viewer }: Pick<Office, 'pool' | 'viewer'>,
  before: Side,
  after: Side,
  page: Page,
  only?: string,
): Promise<ExplainedDifference[]> {
  const explained: ExplainedDifference[] = [];
  for (const difference of differences(before.figures, after.figures)) {
    if (only !== undefined && difference.id !== only) continue;
    const office = { pool, viewer, district: after.district };
    const at = (side: Side, reading: FigureDifference['before']) => ({
      ...side,
      value: reading?.value ?? null,
    });
    const explanation =
      difference.after === null
        ? null
        : await movementsBetween(
            office,
            difference.id,
            at(before, difference.before),
            at(after, difference.after),
            page,
          );
    explained.push({ ...difference, explanation });
  }
  return explained;
}
