import type { FigureAtQuery, Label, WireFigure } from '@taizhang/contract';
import {
  baseUnitOf,
  type Condition,
  explain,
  kindOf,
  type Metric,
  type MetricEntry,
  type Register,
  revise,
  reviseTitle,
  type Scalar,
  titleOf,
  type UnitId,
  unitOfMetric,
  units,
  valueUnitOf,
} from '@taizhang/definition';
import { type Question, targetParameters } from '@taizhang/ledger';
import { compile, type FigureAsk, type FigureBinding, type Template } from '@taizhang/report';
import {
  agreementOf,
  bindingOf,
  type Office,
  type OpenDistrict,
  readMetrics,
  settingOfFigure,
  snapshot,
  templateOf,
} from '@taizhang/runtime';
import { amountShown, registerNamed, stageNamed, streetNamed, unitNamed } from './names.ts';
import { figureOfReport } from './report.ts';

type Parameters = Readonly<Record<string, Scalar>>;
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
  let question: Question | undefined;
  const compiled = await snapshot(pool, (client) =>
    compile(alone, setting, async (asks) => {
      const ask = asks[0] as FigureAsk;
      question = ask.question;
      const derived = partsOf(district, ask);
      const [value, ...values] = await readMetrics(client, district.store, viewer, [ask, ...derived]);
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
    parameters: statedParameters(binding),
    parts,
  };
}

const entryOf = (district: OpenDistrict, metric: string): MetricEntry =>
  district.catalogue.metrics.get(metric) as MetricEntry;

const statedParameters = (binding: FigureBinding) =>
  Object.entries(binding.parameters ?? {}).map(([name, value]) => ({ name, value: String(value) }));

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

function definitionView(
  district: OpenDistrict,
  entry: MetricEntry,
  parameters: Parameters,
): WireFigure['metric'] {
  const { register, metric } = entry;
  const over = metric.kind === 'distinct' ? metric.over : metric;
  const where = 'where' in metric ? metric.where : undefined;
  return {
    id: entry.id,
    title: metric.title,
    definition: metric.definition ?? null,
    kind: metric.kind,
    of: ofTitle(register, metric),
    by: 'by' in metric && metric.by !== 'record' ? titleOf(register, metric.by) : null,
    stages: 'stages' in over ? over.stages.map((id) => stageNamed(register, id)) : [],
    transitions:
      'transitions' in over
        ? over.transitions.map((id) => ({
            id,
            title: id === revise ? reviseTitle : (register.transitions[id]?.title ?? { zh: id, en: id }),
          }))
        : [],
    condition: where ? conditionInWords(district, register, where, parameters) : null,
    unit: units[unitOfMetric(entry)].title,
    register: registerNamed(district, register.id),
    keeper: register.keeper,
  };
}

/** What is added up; null where records are counted. */
function ofTitle(register: Register, metric: Metric): Label | null {
  if (!('of' in metric) || typeof metric.of !== 'object') return null;
  return titleOf(register, 'holding' in metric.of ? metric.of.holding : metric.of.amount);
}

function conditionInWords(
  district: OpenDistrict,
  register: Register,
  condition: Condition,
  parameters: Parameters,
): Label {
  return explain(condition, {
    title: (field) => titleOf(register, field),
    show: (field, value) => {
      const isParameter = typeof value === 'string' && value.startsWith('$');
      return valueInWords(
        district,
        register,
        field,
        isParameter ? (parameters[value.slice(1)] ?? value) : value,
      );
    },
  });
}

function valueInWords(district: OpenDistrict, register: Register, field: string, value: Scalar): Label {
  const text = String(value);
  if (field === 'stage') return stageNamed(register, text).title;
  if (field === 'unit') return unitNamed(district, text).title;
  if (field === 'street') return streetNamed(district, text).title;
  const measure = register.measures[field];
  if (measure) return amountShown(text, measure.unit);
  const declared = register.fields[field];
  if (declared?.kind === 'number') return amountShown(text, declared.unit);
  if (declared?.kind === 'unit') return unitNamed(district, text).title;
  if (!declared || typeof value === 'number') return { zh: text, en: text };
  const { show } = kindOf(declared);
  return { zh: show(value, declared, 'zh'), en: show(value, declared, 'en') };
}
