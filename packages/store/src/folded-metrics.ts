import {
  type AdditiveMetric,
  type Catalogue,
  type Condition,
  comparisonOf,
  isGroup,
  operandOf,
  type Parameters,
  parametersOf,
  type Register,
  type Rule,
} from '@taizhang/definition';
import { additiveOf } from '@taizhang/ledger';
import { contentHash } from './district.ts';
import { grains } from './grains.ts';

/**
 * A metric that is folded into cells. `metric` is the sum underneath, without the rules that compare a field with a
 * parameter: those fields are its `key`, by whose values its cells are told apart.
 */
export interface FoldedMetric {
  readonly id: string;
  readonly register: Register;
  readonly kind: 'sum' | 'rank' | 'distinct';
  readonly metric: AdditiveMetric;
  /** Fields compared with parameters, each with the parameter's rule. */
  readonly key: readonly Rule[];
  /** The field whose values a rank compares or a distinct count counts; null: the record. */
  readonly by: string | null;
  /** By what the cells were folded; other definitions need other cells. */
  definition(timeZone: string): string;
}

const known = new WeakMap<Catalogue, ReadonlyMap<string, FoldedMetric>>();

/** The metrics that are folded into cells, by id. */
export function foldedMetrics(catalogue: Catalogue): ReadonlyMap<string, FoldedMetric> {
  const made = known.get(catalogue) ?? new Map(findFolded(catalogue).map((m) => [m.id, m]));
  known.set(catalogue, made);
  return made;
}

function findFolded(catalogue: Catalogue): FoldedMetric[] {
  return [...catalogue.metrics.values()].flatMap(({ id, register, metric }) => {
    if (metric.kind === 'ratio' || metric.kind === 'progress') return [];
    const sum: AdditiveMetric =
      metric.kind === 'distinct' || metric.kind === 'rank' ? additiveOf(metric) : metric;
    const split = splitParameters(sum.where);
    if (!split) return [];
    const by = 'by' in metric && metric.by !== 'record' ? metric.by : null;
    const kind = metric.kind === 'distinct' || metric.kind === 'rank' ? metric.kind : 'sum';
    const { where: _, ...rest } = sum;
    const own: AdditiveMetric = split.rest ? { ...rest, where: split.rest } : rest;
    const definition = (timeZone: string) =>
      contentHash({
        metric,
        given: sum.given,
        fields: register.fields,
        measures: Object.keys(register.measures),
        timeZone,
        grains,
      }).toString('hex');
    return [{ id, register, kind, metric: own, key: split.key, by, definition: once(definition) }];
  });
}

const once = (make: (timeZone: string) => string) => {
  const made = new Map<string, string>();
  return (timeZone: string) => {
    const text = made.get(timeZone) ?? make(timeZone);
    made.set(timeZone, text);
    return text;
  };
};

/**
 * Takes the rules `field = $parameter` out of a condition, where all of its rules must hold. What is left needs no
 * parameter, and those fields' values become the key. @returns null where parameters are used otherwise
 */
function splitParameters(
  where: Condition | undefined,
): { key: readonly Rule[]; rest: Condition | undefined } | null {
  if (!where || parametersOf(where).length === 0) return { key: [], rest: where };
  const isKey = (node: Rule | Condition): node is Rule =>
    !isGroup(node) &&
    node.operator === '=' &&
    node.valueSource !== 'field' &&
    typeof node.value === 'string' &&
    node.value.startsWith('$');
  const key = where.rules.filter(isKey);
  const rest: Condition = { combinator: 'and', rules: where.rules.filter((node) => !isKey(node)) };
  if (where.combinator !== 'and' || where.not || parametersOf(rest).length > 0) return null;
  return { key, rest: rest.rules.length > 0 ? rest : undefined };
}

/** Values one after another, each with its length in characters before it, so that no two lists read the same. */
const keyText = (values: readonly string[]): string =>
  values.map((value) => `${[...value].length}:${value}`).join('');

/** The same in SQL; null where a value is unknown, for then the record does not count. */
export const keySql = (values: readonly string[]): string =>
  values.length === 0 ? `''` : values.map((sql) => `length(${sql}) || ':' || ${sql}`).join(' || ');

/** The key of the cells that a question with these parameters is about. @throws Refusal missing-parameter */
export const askedKey = ({ register, key }: FoldedMetric, parameters: Parameters | undefined): string =>
  keyText(
    key.map(({ field, value }) =>
      String(operandOf(value as string, comparisonOf(register, field) ?? 'text', parameters)),
    ),
  );
