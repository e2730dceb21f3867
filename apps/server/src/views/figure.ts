import type { FigureAtQuery, Label, WireFigure } from '@taizhang/contract';
import { baseUnitOf, type MetricEntry, type UnitId, units, valueUnitOf } from '@taizhang/definition';
import { type Question, targetParameters } from '@taizhang/ledger';
import { compile, type FigureAsk, type Template } from '@taizhang/report';
import {
  agreementOf,
  bindingOf,
  type Office,
  type OpenDistrict,
  type PublishedFacts,
  publishedOf,
  readMetrics,
  settingOfFigure,
  snapshot,
  templateOf,
} from '@taizhang/runtime';
import { definitionView, parametersView, publishedView } from './figure-definition.ts';
import { streetNamed } from './names.ts';
import { figureOfReport } from './report.ts';

type Part = WireFigure['parts'][number];

/** A figure with what it counts, read together with its parts at one moment. */
export async function figureView(
  { pool, district, viewer }: Office,
  report: string,
  figure: string,
  at: FigureAtQuery,
): Promise<WireFigure> {
  const template = templateOf(district, report);
  const binding = bindingOf(template, figure);
  const setting = settingOfFigure(district, template, binding, at);
  // The report of this one figure: asked and printed exactly as in the whole.
  const alone: Template = { ...template, sections: [], figures: [binding] };
  let parts: Part[] = [];
  let published: PublishedFacts | null = null;
  let question: Question | undefined;
  const compiled = await snapshot(pool, (client) =>
    compile(alone, setting, async (asks) => {
      const ask = asks[0] as FigureAsk;
      question = ask.question;
      const derived = partsOf(district, ask);
      const [value, ...values] = await readMetrics(client, district.store, viewer, [ask, ...derived]);
      published = await publishedOf(client, { district, viewer }, ask);
      parts = derived.map(({ role, metric, unit }, i) => ({
        role,
        metric,
        title: entryOf(district, metric).metric.title,
        value: values[i] ?? null,
        unit: units[unit].title,
      }));
      return [value ?? null];
    }),
  );
  const parameters = question?.parameters ?? {};
  // What was printed was printed of the whole district.
  const [verdict] = setting.street === undefined ? agreementOf(district, compiled).compared : [];
  const entry = entryOf(district, binding.metric);
  return {
    report,
    street: streetNamed(district, setting.street ?? null),
    cutoff: compiled.cutoff,
    knownAt: compiled.knownAt.toISOString(),
    figure: figureOfReport(district, report, compiled.figures[0] as (typeof compiled.figures)[0], verdict),
    baseUnit: units[baseUnitOf(binding.unit)].title,
    printedUnit: units[binding.unit].title,
    metric: definitionView(district, entry, parameters),
    published: published && publishedView(district, published),
    parameters: parametersView(district, entry, binding.parameters ?? {}),
    parts,
  };
}

const entryOf = (district: OpenDistrict, metric: string): MetricEntry =>
  district.catalogue.metrics.get(metric) as MetricEntry;

interface AskedPart extends FigureAsk {
  readonly role: Part['role'];
  readonly unit: UnitId;
}

/** What a derived metric is computed from, asked as the ledger asks it. */
function partsOf(district: OpenDistrict, { metric: id, question }: FigureAsk): AskedPart[] {
  const { metric } = entryOf(district, id);
  const unitOf = (part: string) => valueUnitOf(entryOf(district, part));
  if (metric.kind === 'ratio')
    return (['numerator', 'denominator'] as const).map((role) => ({
      role,
      metric: metric[role],
      question,
      unit: unitOf(metric[role]),
    }));
  if (metric.kind !== 'progress') return [];
  // A target is kept as a plain number in the unit of the work it is for.
  const unit = unitOf(metric.of);
  const target = { ...question, parameters: targetParameters(metric.of, question) };
  return [
    { role: 'done', metric: metric.of, question, unit },
    { role: 'target', metric: metric.against, question: target, unit },
  ];
}

/** The base unit of what the records behind a metric contribute; null where what is ranked has none. */
export function contributionUnit(district: OpenDistrict, id: string): UnitId | null {
  const entry = entryOf(district, id);
  if (entry.metric.kind === 'ratio') return contributionUnit(district, entry.metric.numerator);
  if (entry.metric.kind === 'progress') return contributionUnit(district, entry.metric.of);
  if (entry.metric.kind !== 'rank') return valueUnitOf(entry);
  const measure = entry.register.measures[entry.metric.of.holding];
  return measure ? baseUnitOf(measure.unit) : null;
}

/** What a unit is called; nothing where there is none. */
export const unitTitle = (unit: UnitId | null): Label =>
  unit === null ? { zh: '', en: '' } : units[unit].title;
