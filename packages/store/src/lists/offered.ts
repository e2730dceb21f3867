import {
  type Comparison,
  type Condition,
  comparisonOf,
  dimensionOf,
  dimensions,
  type Field,
  faultsOfCondition,
  isGroup,
  type Measure,
  type Operator,
  parametersOf,
  Refusal,
  type Register,
  type Rule,
  type Text,
} from '@taizhang/definition';
import { literal } from '../literal.ts';

/** A column that a list of a register may show and be ordered by. */
export interface ListColumn {
  readonly id: string;
  readonly title: Text;
  readonly comparison: Comparison;
  /** Of a number: how many decimals are kept of it in its base unit. */
  readonly decimals: number;
  /** The values in the order in which they are declared, which is the order of the list; null: by the values themselves. */
  readonly declared: readonly string[] | null;
  /** Whether most records have a value of their own. */
  readonly free: boolean;
  readonly field: Field | null;
  readonly measure: Measure | null;
  /** Its value in a row of the table `record` as it is compared; a measure that was never given is nothing, not unknown. */
  sql(alias: string): string;
}

/** What is not a field of any register: an identifier of the register language has no dot. */
export const ownColumns = {
  id: 'record.id',
  openedOn: 'record.opened-on',
  lastOccurredOn: 'record.last-occurred-on',
} as const;

export const defaultOrder = { by: ownColumns.lastOccurredOn, descending: true } as const;

const ownTitles: Readonly<Record<keyof typeof ownColumns, Text>> = {
  id: { zh: '编号', en: 'Id' },
  openedOn: { zh: '登记日', en: 'Opened on' },
  lastOccurredOn: { zh: '末次变动日', en: 'Last moved on' },
};

const plain = {
  comparison: 'text',
  decimals: 0,
  declared: null,
  free: false,
  field: null,
  measure: null,
} as const;

/** A field that may stand in lists: neither personal, nor restricted, nor of a kind that no condition may read. */
const isListed = (field: Field): boolean => !('restricted' in field && field.restricted === true);

/** The columns on offer for a register, in the order in which they are offered. */
export function offeredColumns(register: Register): ReadonlyMap<string, ListColumn> {
  const known = offers.get(register);
  if (known) return known;
  const columns: ListColumn[] = [
    { ...plain, id: ownColumns.id, title: ownTitles.id, free: true, sql: (alias) => `${alias}.id` },
    {
      ...plain,
      id: 'stage',
      title: { zh: '阶段', en: 'Stage' },
      declared: Object.keys(register.stages),
      sql: (alias) => `${alias}.stage`,
    },
    {
      ...plain,
      id: 'unit',
      title: { zh: '责任单位', en: 'Responsible unit' },
      sql: (alias) => `${alias}.unit`,
    },
  ];
  if (register.places !== 'none')
    columns.push({
      ...plain,
      id: 'street',
      title: { zh: '街道', en: 'Sub-district' },
      sql: (alias) => `${alias}.street`,
    });
  for (const [id, field] of Object.entries(register.fields)) {
    const comparison = comparisonOf(register, id);
    if (comparison !== null && isListed(field)) columns.push(fieldColumn(id, field, comparison));
  }
  for (const [id, measure] of Object.entries(register.measures)) columns.push(measureColumn(id, measure));
  columns.push(
    {
      ...plain,
      id: ownColumns.openedOn,
      title: ownTitles.openedOn,
      sql: (alias) => `${alias}.opened_on::text`,
    },
    {
      ...plain,
      id: ownColumns.lastOccurredOn,
      title: ownTitles.lastOccurredOn,
      sql: (alias) => `${alias}.last_occurred_on::text`,
    },
  );
  const offer = new Map(columns.map((column) => [column.id, column]));
  offers.set(register, offer);
  return offer;
}
const offers = new WeakMap<Register, ReadonlyMap<string, ListColumn>>();

const sqlTypes: Readonly<Record<Comparison, string>> = { text: '', number: '::numeric', flag: '::boolean' };

function fieldColumn(id: string, field: Field, comparison: Comparison): ListColumn {
  return {
    id,
    title: field.title,
    comparison,
    decimals: field.kind === 'number' ? dimensions[dimensionOf(field.unit)].decimals : 0,
    declared: field.kind === 'category' ? Object.keys(field.options) : null,
    free: field.kind === 'text' || field.kind === 'credit-code',
    field,
    measure: null,
    sql: (alias) => `(${alias}.attributes->>${literal(id)})${sqlTypes[comparison]}`,
  };
}

function measureColumn(id: string, measure: Measure): ListColumn {
  return {
    id,
    title: measure.title,
    comparison: 'number',
    decimals: dimensions[dimensionOf(measure.unit)].decimals,
    declared: null,
    free: false,
    field: null,
    measure,
    sql: (alias) => `coalesce((${alias}.holdings->>${literal(id)})::numeric, 0)`,
  };
}

/** What a column may be compared by in a list. How a number is written is not on offer. */
export const offeredOperators: Readonly<Record<Comparison, readonly Operator[]>> = {
  text: [
    ...(['=', '!=', 'in', 'notIn', 'contains', 'doesNotContain', 'beginsWith', 'endsWith'] as const),
    ...(['<', '<=', '>', '>=', 'between', 'notBetween', 'null', 'notNull'] as const),
  ],
  number: ['=', '!=', '<', '<=', '>', '>=', 'between', 'notBetween', 'in', 'notIn', 'null', 'notNull'],
  flag: ['=', '!=', 'null', 'notNull'],
};

/** More would be a way to keep the server busy. */
const mostRules = 100;
const mostValues = 500;
const deepest = 8;

/** @throws Refusal condition-not-offered when a list cannot be cut by a condition that somebody sent */
export function demandOffered(register: Register, condition: Condition): void {
  const offer = offeredColumns(register);
  const refuse = (reason: Text, field?: string): never => {
    throw new Refusal('condition-not-offered', { reason }, field);
  };
  let rules = 0;
  const look = (node: Rule | Condition, depth: number): void => {
    if (++rules > mostRules || depth > deepest)
      refuse({ zh: '条件太多或嵌套太深', en: 'it has too many rules or groups' });
    if (isGroup(node)) {
      for (const part of node.rules) look(part, depth + 1);
      return;
    }
    const column = offer.get(node.field);
    if (!column || comparisonOf(register, node.field) === null) {
      refuse({ zh: '没有这一列', en: 'there is no such column' }, node.field);
      return;
    }
    if (!offeredOperators[column.comparison].includes(node.operator))
      refuse({ zh: '这一列不能这样比较', en: 'the column cannot be compared so' }, node.field);
    if (node.valueSource === 'field')
      refuse({ zh: '列与列不能比较', en: 'columns are not compared with each other' }, node.field);
    if (Array.isArray(node.value) && node.value.length > mostValues)
      refuse({ zh: '列出的值太多', en: 'it lists too many values' }, node.field);
  };
  look(condition, 0);
  if (faultsOfCondition(register, condition).length > 0)
    refuse({ zh: '比较的值不合列的类型', en: 'a value does not fit its column' });
  const [parameter] = parametersOf(condition);
  if (parameter !== undefined) throw new Refusal('missing-parameter', { parameter });
}

/** @throws Refusal column-not-offered */
export function columnOffered(register: Register, id: string): ListColumn {
  const column = offeredColumns(register).get(id);
  if (!column) throw new Refusal('column-not-offered', { column: id });
  return column;
}
