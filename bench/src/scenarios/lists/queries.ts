import { roles, type Scope, UnitTree, type Viewer } from '@taizhang/access';
import { type Condition, comparisonOf, type Operator, type Rule, type Scalar } from '@taizhang/definition';
import { repair as repairs } from '@taizhang/fixture';
import { type ListColumn, type ListQuery, offeredColumns, offeredOperators } from '@taizhang/store';
import type { SeededRandom } from '@taizhang/testkit';
import { faults } from './records.ts';

/** The columns by which the editor of conditions cuts a list. */
const cutBy = [...offeredColumns(repairs).values()].filter(({ id }) => comparisonOf(repairs, id) !== null);

const place = (id: string, kind: 'district' | 'bureau' | 'street', parent: string | null) => ({
  id,
  kind,
  parent,
  title: { zh: id, en: id },
});
const tree = new UnitTree([
  place('town', 'district', null),
  ...Array.from({ length: 30 }, (_, i) => place(`bureau-${i}`, 'bureau', 'town')),
  ...Array.from({ length: 14 }, (_, i) => place(`street-${i}`, 'street', 'town')),
]);

function viewerOf(unit: string, scope: Scope): Viewer {
  const role = roles.get('clerk');
  if (!role) throw new Error('there is no role of clerks');
  return { account: 'clerk-7', posts: [{ unit, role, scope }], tree };
}

export const viewers: Readonly<Record<string, Viewer>> = {
  'all records': viewerOf('town', { kind: 'all' }),
  'a bureau': viewerOf('bureau-3', { kind: 'own-unit-and-below' }),
  'a sub-district': viewerOf('street-5', { kind: 'own-unit-and-below' }),
  'a unit without those below': viewerOf('bureau-7', { kind: 'own-unit' }),
  'chosen units': viewerOf('bureau-3', { kind: 'units', units: ['bureau-4', 'bureau-9', 'street-2'] }),
  'own records': viewerOf('bureau-3', { kind: 'own-records' }),
  'one record and what refers to it': viewerOf('bureau-3', {
    kind: 'of-record',
    register: 'customer',
    record: 'CU-77',
  }),
};

const orders = [...offeredColumns(repairs).keys()];

/** Any rule that the editor of conditions offers, from those that almost every record fulfils to those that none does. */
function ruleOf(random: SeededRandom): Rule {
  const column = random.pick(cutBy);
  const operator = random.pick(offeredOperators[column.comparison]);
  if (operator === 'null' || operator === 'notNull') return { field: column.id, operator, value: null };
  const value = () => (writtenOperators.has(operator) ? partOf : valueIn)(column, random);
  if (operator === 'in' || operator === 'notIn')
    return { field: column.id, operator, value: Array.from({ length: random.integer(1, 4) }, value) };
  if (operator === 'between' || operator === 'notBetween')
    return { field: column.id, operator, value: inOrder(column, [value(), value()]) };
  return { field: column.id, operator, value: value() };
}

const inOrder = ({ comparison }: ListColumn, [one, other]: [Scalar, Scalar]): Scalar[] =>
  (comparison === 'number' ? Number(one) > Number(other) : one > other) ? [other, one] : [one, other];

/** Operators that look at a part of a text. */
const writtenOperators: ReadonlySet<Operator> = new Set([
  'contains',
  'doesNotContain',
  'beginsWith',
  'endsWith',
]);

const partOf = ({ id }: ListColumn, random: SeededRandom): Scalar =>
  id === 'label'
    ? random.pick(['路灯', '隐患', '桥人', '没有的字', '7', '中山路', '井盖', '友谊', '首', '号'])
    : random.pick(['1', '-1', 'bureau', 'CU-9', 'e', '2021', '-06-', '77']);

/** A value as the column may have one. */
function valueIn({ id, comparison }: ListColumn, random: SeededRandom): Scalar {
  if (comparison === 'flag') return random.integer(0, 1) === 0;
  const values: Readonly<Record<string, () => Scalar>> = {
    stage: () => random.pick(['waiting', 'repairing', 'done', 'returned']),
    unit: () => `bureau-${random.integer(0, 30)}`,
    street: () => `street-${random.integer(0, 14)}`,
    label: () => `中山路路灯${random.pick(faults)}${random.integer(1, 100_000)}号`,
    colour: () => random.pick(['red', 'blue', 'green']),
    gears: () => random.integer(0, 40) / 2,
    promised: () => `20${random.integer(19, 22)}-0${random.integer(1, 9)}-15`,
    customer: () => `CU-${random.integer(0, 5000)}`,
    quoted: () => random.pick(['0.05', String(random.integer(0, 10_000)), '4999.99']),
    paid: () => random.integer(0, 5000),
    track: () => random.integer(0, 3),
  };
  const value = values[id];
  if (!value) throw new Error(`nothing is known of the values of ${id}`);
  return value();
}

function conditionOf(random: SeededRandom, depth = 0): Condition {
  const nodes = Array.from({ length: random.integer(depth === 0 ? 0 : 1, 3) }, () =>
    depth < 2 && random.integer(0, 4) === 0 ? conditionOf(random, depth + 1) : ruleOf(random),
  );
  return { combinator: random.pick(['and', 'and', 'or']), rules: nodes, not: random.integer(0, 9) === 0 };
}

/** Any filter, order, scope and page; one in ten pages is anywhere in the list. */
export function queryOf(random: SeededRandom, records: number): { who: string; query: ListQuery } {
  const limit = random.pick([20, 50, 100]);
  const page =
    random.integer(0, 9) === 0 ? random.integer(0, Math.floor(records / limit)) : random.integer(0, 5);
  return {
    who: random.pick(Object.keys(viewers)),
    query: {
      condition: conditionOf(random),
      order: { by: random.pick(orders), descending: random.integer(0, 1) === 0 },
      limit,
      offset: page * limit,
    },
  };
}
