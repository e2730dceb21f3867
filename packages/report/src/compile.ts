import type { Scalar, Text } from '@taizhang/definition';
import type { Question } from '@taizhang/ledger';
import {
  agrees,
  baseUnitName,
  exactDecimal,
  type PrintedFigure,
  print,
  proseInEnglish,
  words,
} from './printed.ts';
import {
  chineseOf,
  englishOf,
  type FigureBinding,
  type Period,
  type Section,
  type Template,
} from './template.ts';

/** At which cut-off and knowledge a report is compiled, and for which area of the statistics. */
export interface Setting {
  readonly cutoff: string;
  readonly knownAt: Date;
  readonly area: string;
  /** Of one sub-district only; absent: of the whole district. */
  readonly street?: string | undefined;
}

/** A metric and what it is asked; what the store reads. */
export interface FigureAsk {
  readonly metric: string;
  readonly question: Question;
}

export interface CompiledFigure {
  readonly id: string;
  readonly label: Text;
  readonly metric: string;
  /** An exact decimal in the base unit, or null when it is unknown. */
  readonly value: string | null;
  /** As it stands in the report, with unit and hedge; a dash when it is unknown. */
  readonly display: string;
  /** As it stands in the report's English sentences. */
  readonly english: string;
  readonly printed: PrintedFigure | null;
  /** The base unit's name, in which `value` is. */
  readonly unit: string;
  readonly period: Period;
}

/** A run of a paragraph: words, or a figure. */
export type Segment = string | { readonly figure: string };

export interface CompiledReport {
  readonly report: string;
  readonly title: Text;
  readonly subtitle: Text | null;
  readonly period: Period;
  readonly cutoff: string;
  readonly knownAt: Date;
  readonly sections: readonly {
    readonly heading: Text | null;
    readonly paragraphs: readonly (readonly Segment[])[];
    /** The same in English; null: it is not all written in it. */
    readonly english: readonly (readonly Segment[])[] | null;
  }[];
  readonly figures: readonly CompiledFigure[];
}

/** The question that a figure puts to the ledger at this setting. */
export function askOf(template: Template, binding: FigureBinding, setting: Setting): FigureAsk {
  const nominal = binding.period ?? template.period;
  const period = periodAt(template, binding, setting.cutoff);
  const parameters: Record<string, Scalar> = {
    // A statistic is asked for by the period it was published for, whatever the cut-off.
    period: `${nominal.from}..${nominal.to}`,
    year: nominal.to.slice(0, 4),
    area: setting.area,
    ...binding.parameters,
  };
  const { knownAt, street } = setting;
  return {
    metric: binding.metric,
    question: { ...period, knownAt, parameters, ...(street === undefined ? {} : { scope: { street } }) },
  };
}

/** A figure's period at a cut-off: the report's runs up to the cut-off, one of its own ends with itself at the latest. */
function periodAt(template: Template, binding: FigureBinding, cutoff: string): Period {
  if (!binding.period) return { from: template.period.from, to: cutoff };
  return { from: binding.period.from, to: binding.period.to < cutoff ? binding.period.to : cutoff };
}

/**
 * Compiles a report: every figure asked of the ledger at one moment, printed, and set into its sentences.
 * @param read answers asks in order, null for unknown
 */
export async function compile(
  template: Template,
  setting: Setting,
  read: (asks: readonly FigureAsk[]) => Promise<readonly (string | null)[]>,
): Promise<CompiledReport> {
  const asks = template.figures.map((binding) => askOf(template, binding, setting));
  const values = await read(asks);
  const figures = template.figures.map((binding, i) =>
    compiledFigure(binding, values[i] ?? null, (asks[i] as FigureAsk).question),
  );
  return {
    report: template.id,
    title: template.title,
    subtitle: template.subtitle ?? null,
    period: template.period,
    cutoff: setting.cutoff,
    knownAt: setting.knownAt,
    sections: template.sections.map(({ heading, paragraphs }) => ({
      heading: heading ?? null,
      paragraphs: paragraphs.map((paragraph) => segmentsOf(chineseOf(paragraph))),
      english: inEnglish(paragraphs, figures),
    })),
    figures,
  };
}

function inEnglish(
  paragraphs: Section['paragraphs'],
  figures: readonly CompiledFigure[],
): Segment[][] | null {
  const written = paragraphs.flatMap((paragraph) => englishOf(paragraph) ?? []);
  if (written.length < paragraphs.length) return null;
  const ones = new Set(figures.filter(({ english }) => english === '1').map(({ id }) => id));
  return written.map((paragraph) => segmentsOf(inAgreement(paragraph, (figure) => ones.has(figure))));
}

function compiledFigure(binding: FigureBinding, value: string | null, question: Question): CompiledFigure {
  const printed = value === null ? null : print(value, binding);
  return {
    id: binding.id,
    label: binding.label,
    metric: binding.metric,
    value: value === null ? null : exactDecimal(value),
    display: printed ? words(printed, binding) : '—',
    english: proseInEnglish(printed),
    printed,
    unit: baseUnitName(binding.unit),
    period: { from: question.from, to: question.to },
  };
}

/** A paragraph cut at its {{figures}}. */
export function segmentsOf(paragraph: string): Segment[] {
  return paragraph
    .split(/(\{\{[^}]+\}\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{\{[^}]+\}\}$/.test(part) ? { figure: part.slice(2, -2) } : part));
}

const forms = /\{\{([^{},]+), ([^{}|]+)\|([^{}|]+)\}\}/g;

/** English words agree with a figure's number: of {{jobs.new, job was|jobs were}} the first where it is one, else the second. */
export const inAgreement = (paragraph: string, isOne: (figure: string) => boolean): string =>
  paragraph.replace(forms, (_, figure: string, one: string, other: string) => (isOne(figure) ? one : other));

/** The figures with which words of a paragraph agree. */
export const agreedWith = (paragraph: string): string[] =>
  Array.from(paragraph.matchAll(forms), ([, figure = '']) => figure);

/** The report as plain text. */
export function renderText(report: CompiledReport): string {
  const displays = new Map(report.figures.map((figure) => [figure.id, figure.display]));
  const paragraph = (segments: readonly Segment[]) =>
    `　　${segments.map((s) => (typeof s === 'string' ? s : displays.get(s.figure))).join('')}`;
  return [
    report.title.zh,
    ...(report.subtitle ? [report.subtitle.zh] : []),
    ...report.sections.flatMap(({ heading, paragraphs }) => [
      '',
      ...(heading ? [heading.zh] : []),
      ...paragraphs.map(paragraph),
    ]),
  ].join('\n');
}

/** Which of a report's figures agree with what was printed of them elsewhere. */
export function compare(
  figures: readonly CompiledFigure[],
  claims: Readonly<Record<string, PrintedFigure>>,
): { readonly id: string; readonly agrees: boolean; readonly claim: PrintedFigure }[] {
  return figures.flatMap(({ id, value }) => {
    const claim = claims[id];
    return claim ? [{ id, claim, agrees: agrees(value, claim) }] : [];
  });
}
