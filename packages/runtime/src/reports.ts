import type { Viewer } from '@taizhang/access';
import { parseDay, Refusal } from '@taizhang/definition';
import {
  askOf,
  type CompiledReport,
  compare,
  compile,
  type FigureAsk,
  type FigureBinding,
  type PrintedFigure,
  type Template,
} from '@taizhang/report';
import {
  type Drill,
  dayIn,
  endOfDay,
  type Page,
  type Path,
  type Pool,
  type Recordings,
  readMetrics,
  recordingsBehind,
  recordsBehind,
  snapshot,
} from '@taizhang/store';
import type { OpenDistrict } from './district-package.ts';

/** A ledger and its district: what jobs work on. */
export interface Ledger {
  readonly pool: Pool;
  readonly district: OpenDistrict;
}

/** Somebody at the ledger. Whatever is shown or done is asked for by its viewer, within what he reaches. */
export interface Office extends Ledger {
  readonly viewer: Viewer;
}

/** Where and when a report is looked at: a cut-off day, and what was known by a day or moment. */
export interface At {
  readonly cutoff?: string | undefined;
  /** A day (known by its end, in the district) or an ISO instant; absent: now. */
  readonly knownAt?: string | undefined;
  /** Of one sub-district only; absent: of the whole district. */
  readonly street?: string | undefined;
}

/** @throws Refusal unknown-report */
export function templateOf(district: OpenDistrict, report: string): Template {
  const template = district.templates.get(report);
  if (!template) throw new Refusal('unknown-report', { report }, 'report');
  return template;
}

/** @throws Refusal unknown-figure */
export function bindingOf(template: Template, figure: string): FigureBinding {
  const binding = template.figures.find((f) => f.id === figure);
  if (!binding) throw new Refusal('unknown-figure', { figure }, 'figure');
  return binding;
}

/**
 * Reads a cut-off and a time of knowledge.
 * @throws Refusal impossible-date, before-period, future-cutoff, impossible-instant, unknown-street
 */
export function settingOf(district: OpenDistrict, template: Template, at: At) {
  const cutoff = at.cutoff ?? template.period.to;
  if (!isDay(cutoff)) throw new Refusal('impossible-date', {}, 'cutoff');
  const { from } = template.period;
  if (cutoff < from) throw new Refusal('before-period', { from }, 'cutoff');
  const today = dayIn(district.package.timeZone, new Date());
  if (cutoff > today) throw new Refusal('future-cutoff', { today }, 'cutoff');
  const { street } = at;
  if (street !== undefined && district.store.tree.units.get(street)?.kind !== 'street')
    throw new Refusal('unknown-street', { street }, 'street');
  const { area } = district.package;
  return {
    cutoff,
    knownAt: instantOf(district, at.knownAt),
    area,
    ...(street === undefined ? {} : { street }),
  };
}

/** The setting of one figure. @throws Refusal as `settingOf`, and street-not-kept */
export function settingOfFigure(district: OpenDistrict, template: Template, binding: FigureBinding, at: At) {
  const setting = settingOf(district, template, at);
  const places = district.catalogue.metrics.get(binding.metric)?.register.places;
  if (setting.street !== undefined && places === 'none') throw new Refusal('street-not-kept', {}, 'street');
  return setting;
}

export function isDay(text: string): boolean {
  try {
    return parseDay(text) === text;
  } catch {
    return false;
  }
}

/** A moment says its zone: without one it would be another moment on another machine. */
const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** @throws Refusal impossible-instant, of the field that said it */
export function instantOf(district: OpenDistrict, text: string | undefined, field = 'knownAt'): Date {
  if (text === undefined) return new Date();
  if (isDay(text)) return endOfDay(district.package.timeZone, text);
  const instant = new Date(text);
  if (!instantShape.test(text) || !isDay(text.slice(0, 10)) || Number.isNaN(instant.getTime()))
    throw new Refusal('impossible-instant', {}, field);
  return instant;
}

/** Compiles a report at one moment of the ledger. */
export async function compileReport(office: Office, report: string, at: At = {}): Promise<CompiledReport> {
  const template = templateOf(office.district, report);
  return compileTemplate(office, template, settingOf(office.district, template, at));
}

export const compileTemplate = (
  { pool, district, viewer }: Office,
  template: Template,
  setting: ReturnType<typeof settingOf>,
  path: Path = 'cells',
): Promise<CompiledReport> =>
  snapshot(pool, (client) =>
    compile(template, setting, (asks) => readMetrics(client, district.store, viewer, asks, path)),
  );

/**
 * How a compiled report compares with what was printed of it: at its period's end only, of which it was printed. Nothing
 * was printed of another cut-off.
 */
export function agreementOf(district: OpenDistrict, report: CompiledReport) {
  const isPrinted = report.cutoff === report.period.to;
  const claims: Readonly<Record<string, PrintedFigure>> =
    (isPrinted ? district.package.printed[report.report] : undefined) ?? {};
  const compared = compare(report.figures, claims);
  return { compared, agreed: compared.filter((c) => c.agrees).length, total: Object.keys(claims).length };
}

/** What one figure asks the ledger. @throws Refusal */
export function askOfFigure(
  office: Pick<Office, 'district'>,
  report: string,
  figure: string,
  at: At,
): FigureAsk {
  const template = templateOf(office.district, report);
  const binding = bindingOf(template, figure);
  return askOf(template, binding, settingOfFigure(office.district, template, binding, at));
}

/** The report that has a figure; figure ids are unique over a district's reports. @throws Refusal unknown-figure */
export function reportOfFigure(district: OpenDistrict, figure: string): string {
  for (const template of district.templates.values())
    if (template.figures.some((f) => f.id === figure)) return template.id;
  throw new Refusal('unknown-figure', { figure }, 'figure');
}

/** The records behind a figure, from the same definition as the figure. */
export async function figureRecords(
  office: Office,
  report: string,
  figure: string,
  at: At,
  page: Page,
): Promise<Drill & { readonly recordings: Recordings }> {
  const { metric, question } = askOfFigure(office, report, figure, at);
  const { viewer, district } = office;
  return snapshot(office.pool, async (client) => ({
    ...(await recordsBehind(client, district.store, viewer, metric, question, page)),
    recordings: await recordingsBehind(client, district.store, viewer, metric, question),
  }));
}
