import type { AdditiveMetric, CountedMetric, MetricEntry, Register } from '@taizhang/definition';
import { percentOf, progressOf, type Question, targetParameters } from '@taizhang/ledger';
import { askOf, type FigureAsk } from '@taizhang/report';
import { type At, type Installation, settingOf, templateOf } from '@taizhang/runtime';

export const report = 'wuchang-2021h1';

/** Something of a figure that must be counted in the database: a sum, a distinct count or a rank. */
export interface Leaf {
  readonly key: string;
  readonly register: Register;
  readonly metric: AdditiveMetric | CountedMetric;
  readonly question: Question;
}

export type Values = ReadonlyMap<string, string | null>;

/** What the report's figures ask at this setting. */
export function asksOf({ district }: Pick<Installation, 'district'>, at: At): FigureAsk[] {
  const template = templateOf(district, report);
  const setting = settingOf(district, template, at);
  return template.figures.map((binding) => askOf(template, binding, setting));
}

/** The figures as one would write them by hand: what to count, each once, and how to put it together. */
export class Figures {
  readonly leaves: readonly Leaf[];
  readonly #asks: readonly FigureAsk[];
  readonly #metrics: ReadonlyMap<string, MetricEntry>;

  constructor({ district }: Pick<Installation, 'district'>, asks: readonly FigureAsk[]) {
    this.#asks = asks;
    this.#metrics = district.catalogue.metrics;
    const leaves = new Map(asks.flatMap((ask) => this.#leavesOf(ask)).map((leaf) => [leaf.key, leaf]));
    this.leaves = [...leaves.values()];
  }

  /** The figures' values from those of what was counted. */
  valuesOf(counted: Values): (string | null)[] {
    return this.#asks.map((ask) => this.#valueOf(ask, counted));
  }

  #valueOf(ask: FigureAsk, counted: Values): string | null {
    const { metric } = this.#entryOf(ask);
    const parts = this.#partsOf(ask);
    if (parts.length === 0) return counted.get(keyOf(ask)) ?? null;
    const [first = null, second = null] = parts.map((part) => this.#valueOf(part, counted));
    return metric.kind === 'progress'
      ? progressOf(metric.show, first, second, ask.question.to)
      : percentOf(first, second);
  }

  #leavesOf(ask: FigureAsk): Leaf[] {
    const { metric, register } = this.#entryOf(ask);
    if (metric.kind === 'ratio' || metric.kind === 'progress')
      return this.#partsOf(ask).flatMap((part) => this.#leavesOf(part));
    return [{ key: keyOf(ask), register, metric, question: ask.question }];
  }

  #partsOf({ metric: id, question }: FigureAsk): FigureAsk[] {
    const { metric } = this.#entryOf({ metric: id });
    if (metric.kind === 'ratio')
      return [metric.numerator, metric.denominator].map((part) => ({ metric: part, question }));
    if (metric.kind !== 'progress') return [];
    const parameters = targetParameters(metric.of, question);
    return [
      { metric: metric.of, question },
      { metric: metric.against, question: { ...question, parameters } },
    ];
  }

  #entryOf({ metric }: Pick<FigureAsk, 'metric'>): MetricEntry {
    const entry = this.#metrics.get(metric);
    if (!entry) throw new Error(`there is no metric ${metric}`);
    return entry;
  }
}

const keyOf = ({ metric, question }: FigureAsk): string => `${metric} ${JSON.stringify(question)}`;
