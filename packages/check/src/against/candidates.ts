import {
  type Catalogue,
  type Family,
  type MetricEntry,
  parametersOfMetric,
  type Text,
  type UnitId,
  unitOfMetric,
} from '@taizhang/definition';
import { chineseOf, type FigureBinding, segmentsOf, type Template } from '@taizhang/report';
import type { Candidate, Saying } from './candidate.ts';

/** Parameters that the house fills in for whoever asks; others say what is asked about. */
const given = new Set(['period', 'year', 'area']);

type Parameters = Candidate['parameters'];

/**
 * What a district’s ledger can be asked: the figures of its reports, their families’ other members, and every metric that
 * needs nothing but a period.
 */
export function candidatesOf(catalogue: Catalogue, templates: readonly Template[]): Candidate[] {
  const found = new Map<string, Candidate>();
  const taken = new Set<string>();
  const take = (candidate: Candidate) => {
    found.set(candidate.id, candidate);
    taken.add(keyOf(candidate.metric, candidate.parameters));
  };
  for (const template of templates)
    template.figures.forEach((binding, order) => {
      take(ofFigure(catalogue, template, binding, order));
    });
  for (const relative of relatives(catalogue, templates))
    if (!taken.has(keyOf(relative.metric, relative.parameters))) take(relative);
  for (const entry of catalogue.metrics.values())
    if (asksNothing(catalogue, entry) && !taken.has(keyOf(entry.id, {}))) take(ofMetric(catalogue, entry));
  return [...found.values()];
}

const keyOf = (metric: string, parameters: Parameters): string =>
  [metric, ...Object.entries(parameters).map(([name, value]) => `${name}=${value}`)].join(' ');

const asksNothing = (catalogue: Catalogue, { metric }: MetricEntry): boolean => {
  if (parametersOfMetric(metric).some((name) => !given.has(name))) return false;
  const sources = metric.kind === 'ratio' ? [metric.numerator, metric.denominator] : [];
  return sources.every((id) => {
    const source = catalogue.metrics.get(id);
    return source !== undefined && asksNothing(catalogue, source);
  });
};

function ofFigure(
  catalogue: Catalogue,
  template: Template,
  binding: FigureBinding,
  order: number,
): Candidate {
  const entry = catalogue.metrics.get(binding.metric) as MetricEntry;
  const parameters = binding.parameters ?? {};
  return {
    ...ofEntry(catalogue, entry, parameters),
    id: `${template.id}/${binding.id}`,
    title: binding.label,
    names: namesOf(entry, parameters),
    sentence: wordsAround(template, binding.id),
    report: template.id,
    figure: binding.id,
    unit: binding.unit,
    order: placeOf(template, binding.id) ?? order,
    period: binding.period && !isSame(binding.period, template.period) ? binding.period : null,
  };
}

const isSame = (one: Template['period'], other: Template['period']): boolean =>
  one.from === other.from && one.to === other.to;

function ofMetric(catalogue: Catalogue, entry: MetricEntry): Candidate {
  return { ...ofEntry(catalogue, entry, {}), id: entry.id };
}

/** The other members of the families that a report’s figures belong to, asked with the same parameters. */
function* relatives(catalogue: Catalogue, templates: readonly Template[]): Generator<Candidate> {
  for (const { figures } of templates)
    for (const { metric, parameters = {}, label } of figures)
      for (const family of catalogue.families.get(metric) ?? [])
        for (const member of [family.level, ...growthsOf(family), ...ranksOf(family)]) {
          const entry = catalogue.metrics.get(member) as MetricEntry;
          const subject = subjectOf(entry, parameters) ?? label;
          yield {
            ...ofEntry(catalogue, entry, parameters),
            id: keyOf(member, parameters).replaceAll(' ', '?'),
            title: joined(subject, entry.metric.title),
            names: namesOf(entry, parameters),
          };
        }
}

const growthsOf = ({ growth, against = [] }: Family): string[] => [
  ...(growth ? [growth] : []),
  ...against.map(({ metric }) => metric),
];
const ranksOf = ({ ranks = [] }: Family): string[] =>
  ranks.flatMap(({ byValue, byGrowth }) => [byValue, byGrowth].filter((id) => id !== undefined));

const joined = (one: Text, other: Text): Text => ({
  zh: `${one.zh}${other.zh}`,
  en: `${one.en}: ${other.en}`,
});

/** What the parameters say it is about, where they choose among declared options (the series of a bulletin). */
function subjectOf({ register }: MetricEntry, parameters: Parameters): Text | null {
  for (const [name, value] of Object.entries(parameters)) {
    const field = register.fields[name];
    const options = field && 'options' in field ? field.options : undefined;
    const option = options?.[String(value)];
    if (option) return option;
  }
  return null;
}

/** What a metric asked with these parameters is called by its register. */
function namesOf(entry: MetricEntry, parameters: Parameters): string[] {
  const { title, aliases = [] } = entry.metric;
  const subject = subjectOf(entry, parameters);
  const own = [title.zh, ...aliases];
  return subject ? [subject.zh, ...own.map((name) => `${subject.zh}${name}`)] : own;
}

type OfEntry = Omit<Candidate, 'id'>;

function ofEntry(catalogue: Catalogue, entry: MetricEntry, parameters: Parameters): OfEntry {
  const { register, metric } = entry;
  const families = catalogue.families.get(entry.id) ?? [];
  const unit: UnitId = unitOfMetric(entry);
  return {
    title: metric.title,
    names: namesOf(entry, parameters),
    sentence: '',
    about: [metric.definition?.zh ?? '', register.title.zh.replace(/台账$/, '')].join(' '),
    definition: metric.definition ?? null,
    metric: entry.id,
    parameters,
    register: register.id,
    report: null,
    figure: null,
    says: sayingOf(entry, families, unit),
    unit,
    onYear: onYearOf(entry.id, families),
    group: families.length > 0 ? keyOf(register.id, parameters) : groupOf(entry),
    order: null,
    period: null,
  };
}

/** What is done, and how far it is against its target, are of one subject. */
function groupOf({ id, metric }: MetricEntry): string {
  if (metric.kind === 'progress') return metric.of;
  if (metric.kind === 'ratio') return metric.numerator;
  return id;
}

function sayingOf({ id, metric }: MetricEntry, families: readonly Family[], unit: UnitId): Saying {
  if (metric.kind === 'rank') return 'rank';
  if (metric.kind === 'progress') return metric.show === 'ahead' ? 'points' : 'completion';
  if (families.some((family) => growthsOf(family).includes(id))) return 'growth';
  return metric.kind === 'ratio' || unit === 'percent' ? 'share' : 'level';
}

function onYearOf(id: string, families: readonly Family[]): string | null {
  for (const { against = [] } of families)
    for (const { metric, year } of against) if (metric === id) return year;
  return null;
}

/** The sentence in which a report has a figure, cut down to what stands next to it. */
function wordsAround({ sections }: Template, figure: string): string {
  for (const { paragraphs } of sections)
    for (const paragraph of paragraphs) {
      const segments = segmentsOf(chineseOf(paragraph));
      const at = segments.findIndex((one) => typeof one !== 'string' && one.figure === figure);
      if (at === -1) continue;
      const before = segments[at - 1];
      const behind = segments[at + 1];
      const clause = (text: unknown, pick: 'first' | 'last') =>
        typeof text !== 'string' ? '' : (text.split(/[，；。：]/).at(pick === 'first' ? 0 : -1) ?? '');
      return `${clause(before, 'last')} ${clause(behind, 'first')}`;
    }
  return '';
}

/** A figure’s place in the order in which its report says them. */
function placeOf({ sections }: Template, figure: string): number | null {
  let place = 0;
  for (const { paragraphs } of sections)
    for (const paragraph of paragraphs)
      for (const segment of segmentsOf(chineseOf(paragraph))) {
        if (typeof segment === 'string') continue;
        if (segment.figure === figure) return place;
        place += 1;
      }
  return null;
}
