import { roles, type Scope, UnitTree, type Viewer } from '@taizhang/access';
import type { Condition, Rule } from '@taizhang/definition';
import type { ListQuery } from '@taizhang/store';
import type { SeededRandom } from '@taizhang/testkit';

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
  'own records': viewerOf('bureau-3', { kind: 'own-records' }),
};

const orders = [
  ...([
    'record.id',
    'stage',
    'unit',
    'street',
    'label',
    'colour',
    'urgent',
    'gears',
    'promised',
    'customer',
  ] as const),
  ...(['quoted', 'paid', 'track', 'record.opened-on', 'record.last-occurred-on'] as const),
];

/** Rules of every kind of column, from those that almost every record fulfils to those that none does. */
const rules: ((random: SeededRandom) => Rule)[] = [
  (r) => ({ field: 'stage', operator: 'in', value: [r.pick(['waiting', 'done']), 'repairing'] }),
  (r) => ({ field: 'stage', operator: '!=', value: r.pick(['waiting', 'done', 'returned']) }),
  (r) => ({ field: 'unit', operator: '=', value: `bureau-${r.integer(0, 30)}` }),
  (r) => ({
    field: 'street',
    operator: 'in',
    value: [`street-${r.integer(0, 13)}`, `street-${r.integer(0, 13)}`],
  }),
  (r) => ({ field: 'label', operator: 'contains', value: r.pick(['路灯', '隐患', '桥人', '没有的字', '7']) }),
  (r) => ({ field: 'label', operator: 'doesNotContain', value: r.pick(['中山路', '井盖']) }),
  (r) => ({ field: 'label', operator: 'beginsWith', value: r.pick(['友谊', '首', '无']) }),
  (r) => ({ field: 'colour', operator: 'notIn', value: [r.pick(['red', 'blue'])] }),
  () => ({ field: 'urgent', operator: '=', value: true }),
  (r) => ({ field: 'gears', operator: 'between', value: [r.integer(0, 5), r.integer(6, 18)] }),
  () => ({ field: 'gears', operator: 'null', value: null }),
  (r) => ({ field: 'promised', operator: '>=', value: `20${r.integer(19, 22)}-0${r.integer(1, 9)}-15` }),
  (r) => ({ field: 'customer', operator: '=', value: `CU-${r.integer(0, 5000)}` }),
  (r) => ({ field: 'quoted', operator: '>', value: String(r.integer(0, 10_000)) }),
  () => ({ field: 'quoted', operator: '<', value: '0.05' }),
  (r) => ({ field: 'paid', operator: '=', value: r.integer(0, 5000) }),
];

function conditionOf(random: SeededRandom, depth = 0): Condition {
  const nodes = Array.from({ length: random.integer(depth === 0 ? 0 : 1, 3) }, () =>
    depth < 2 && random.integer(0, 4) === 0 ? conditionOf(random, depth + 1) : random.pick(rules)(random),
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
