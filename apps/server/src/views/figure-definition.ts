import type { Label, WireFigure } from '@taizhang/contract';
import {
  type Condition,
  explain,
  fieldsOfParameters,
  kindOf,
  type Metric,
  type MetricEntry,
  type Register,
  revise,
  reviseTitle,
  type Scalar,
  titleOf,
  unitOfMetric,
  units,
} from '@taizhang/definition';
import { type OpenDistrict, type PublishedFacts, titleOfArea } from '@taizhang/runtime';
import { amountShown, registerNamed, stageNamed, streetNamed, unitNamed } from './names.ts';
import { periodInWords } from './period-words.ts';
import { fieldViews, inSentence } from './record.ts';

type Parameters = Readonly<Record<string, Scalar>>;

/** What a metric counts, in words. */
export function definitionView(
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
    stated: isStated(metric),
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

/** One record states it: it is read, and not known where there is none. */
const isStated = (metric: Metric): boolean =>
  metric.kind === 'balance' && metric.unknownWhenEmpty === true && metric.of !== 'count';

/** A published statistic: for which period, of which vintage, and from where. */
export const publishedView = (
  district: OpenDistrict,
  { register, period, stage, provenance }: PublishedFacts,
): NonNullable<WireFigure['published']> => ({
  period: periodInWords(period),
  vintage: stage === null ? null : stageNamed(register, stage).title,
  provenance: fieldViews(district, register, provenance).map(inSentence),
});

/** What a report binds a metric's parameters to: in words, with the names that a program calls them by. */
export function parametersView(
  district: OpenDistrict,
  { register, metric }: MetricEntry,
  parameters: Parameters,
): WireFigure['parameters'] {
  const fields = fieldsOfParameters('where' in metric ? metric.where : undefined);
  return Object.entries(parameters).map(([name, value]) => {
    const field = fields.get(name);
    return {
      name,
      value: String(value),
      title: field === undefined ? { zh: name, en: name } : titleOf(register, field),
      shown: shownOf(district, register, field ?? name, value),
    };
  });
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
      const parameter = typeof value === 'string' && value.startsWith('$') ? value.slice(1) : null;
      const given = parameter === null ? value : (parameters[parameter] ?? value);
      return shownOf(district, register, field, given);
    },
  });
}

/** A value in words, where there are any. */
const shownOf = (district: OpenDistrict, register: Register, field: string, value: Scalar): Label =>
  wordsOfCode(district, register, field, value) ?? valueInWords(district, register, field, value);

/** Codes of the house for which the ledger has words: a metric, the district itself, a period. */
function wordsOfCode(
  district: OpenDistrict,
  register: Register,
  field: string,
  value: Scalar,
): Label | undefined {
  if (register.targets?.metric === field) return district.catalogue.metrics.get(String(value))?.metric.title;
  if (register.fields[field]?.kind !== 'text') return undefined;
  const area = titleOfArea(district.package, String(value));
  if (area) return area;
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(String(value)) ?? [];
  return from !== undefined && to !== undefined ? periodInWords({ from, to }) : undefined;
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
