import { formatQuery, type RuleGroupType } from '@react-querybuilder/core';
import {
  type Condition,
  comparisonOf,
  conditionSchema,
  evaluate,
  explain,
  operators,
  type Rule,
  titleOf,
} from '@taizhang/definition';
import { repair } from '@taizhang/fixture';
import type { RecordState } from '@taizhang/ledger';
import { createTestDatabase, type TestDatabase, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conditionSql } from './condition-sql.ts';
import { Binder, openPool, type Pool } from './database.ts';
import { legField } from './metric-sql.ts';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase(async () => undefined, 'empty');
  pool = openPool(database.appUrl);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

// Astral and private-use characters order differently in UTF-16 and by code point; so do cases under a locale.
const texts = [
  '',
  'a',
  'B',
  'b',
  'é',
  '台账',
  '台',
  '\uffee',
  '😀',
  '😀a',
  '𠮷',
  '%',
  '_',
  "'",
  '\\',
  'true',
  '2',
  '12.5',
];
const numbers = ['0', '2', '-2', '12.5', '0.000001', '123456789012345678.99', '1.25'];
const text = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ unit: 'binary', maxLength: 3 }).filter((s) => !s.includes('\0')),
);
const number = fc.oneof(
  fc.constantFrom(...numbers, '2.0', '12.500'),
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom(0.1, 1e21, 1e-7, 2.5),
);
const parameters = { text: '台', number: '12.50', flag: true };
const fieldsBy = {
  text: ['label', 'colour', 'promised', 'customer', 'stage', 'unit', 'street'],
  number: ['gears', 'quoted', 'paid', 'track'],
  flag: ['urgent'],
} as const;
type Kind = keyof typeof fieldsBy;
const written = ['contains', 'doesNotContain', 'beginsWith', 'endsWith'] as const;
const lists = ['in', 'notIn', 'between', 'notBetween'] as const;
const single = operators.filter((o) => !([...lists, ...written, 'null', 'notNull'] as string[]).includes(o));

function ruleOf(kind: Kind): fc.Arbitrary<Rule> {
  const field = fc.constantFrom(...fieldsBy[kind]);
  const scalar: fc.Arbitrary<string | number | boolean | null> = fc.oneof(
    {
      weight: 8,
      arbitrary:
        kind === 'text' ? text.filter((t) => !t.startsWith('$')) : kind === 'number' ? number : fc.boolean(),
    },
    { weight: 1, arbitrary: fc.constant(`$${kind}`) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const known = scalar.filter((v) => v !== null) as fc.Arbitrary<string | number | boolean>;
  return fc.oneof(
    fc.record({ field, operator: fc.constantFrom(...single), value: scalar }),
    fc.record({
      field,
      operator: fc.constantFrom(...single),
      value: field,
      valueSource: fc.constant('field' as const),
    }),
    fc.record({
      field,
      operator: fc.constantFrom(...written),
      value: fc.oneof(
        text.filter((t) => !t.startsWith('$')),
        fc.constantFrom(2, true, '$text', null),
      ),
    }),
    fc.record({
      field,
      operator: fc.constantFrom(...written),
      value: fc.constantFrom(...fieldsBy.text, ...fieldsBy.number),
      valueSource: fc.constant('field' as const),
    }),
    fc.record({ field, operator: fc.constantFrom(...lists), value: fc.array(known, { maxLength: 3 }) }),
    fc.record({
      field,
      operator: fc.constantFrom(...lists),
      value: fc.array(field, { maxLength: 3 }),
      valueSource: fc.constant('field' as const),
    }),
    fc.record({
      field,
      operator: fc.constantFrom('null' as const, 'notNull' as const),
      value: fc.constant(null),
    }),
  );
}

const rule = fc.oneof(ruleOf('text'), ruleOf('number'), ruleOf('flag'));
const condition: fc.Arbitrary<Condition> = fc.letrec<{ group: Condition }>((tie) => ({
  group: fc.record(
    {
      combinator: fc.constantFrom('and' as const, 'or' as const),
      rules: fc.array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, rule, tie('group')), {
        maxLength: 4,
      }),
      not: fc.boolean(),
    },
    { requiredKeys: ['combinator', 'rules'] },
  ),
})).group;

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const amount = optional(fc.constantFrom(...numbers.filter((n) => !n.startsWith('-'))));
const state: fc.Arbitrary<RecordState> = fc
  .record({
    stage: fc.constantFrom('waiting', 'done'),
    unit: fc.constantFrom('bench-a', '台'),
    street: fc.option(fc.constantFrom('north', 'B')),
    attributes: fc.record({
      label: optional(text),
      colour: optional(fc.constantFrom('red', 'blue')),
      promised: optional(fc.constantFrom('2021-01-01', '2021-12-31')),
      customer: optional(text),
      urgent: optional(fc.boolean()),
      gears: optional(fc.constantFrom(...numbers)),
    }),
    holdings: fc.record({ quoted: amount, paid: amount, track: amount }),
  })
  .map((s) => JSON.parse(JSON.stringify(s)) as RecordState);

/** Judges a condition of states by the SQL it compiles to. */
async function judgedBySql(asked: Condition, states: readonly RecordState[]): Promise<(boolean | null)[]> {
  const binder = new Binder();
  const columns = { register: repair, expression: (field: string) => legField(repair, field) };
  const sql = conditionSql(asked, columns, binder, parameters);
  const rows = binder.bind(JSON.stringify(states), 'jsonb');
  const { rows: judged } = await pool.query<{ truth: boolean | null }>(
    `select ${sql} as truth
       from (select n, false as before, s->>'stage' as stage, s->>'unit' as unit, s->>'street' as street,
                    s->'attributes' as attributes, s->'holdings' as holdings, '{}'::jsonb as amounts
               from jsonb_array_elements(${rows}) with ordinality as t (s, n)) leg order by n`,
    binder.values,
  );
  return judged.map((row) => row.truth);
}

const judgedByJs = (asked: Condition, states: readonly RecordState[]) =>
  states.map((s) =>
    evaluate(asked, {
      valueOf: (field) =>
        ({
          stage: s.stage,
          unit: s.unit,
          street: s.street,
          quoted: '0',
          paid: '0',
          track: '0',
          ...s.attributes,
          ...s.holdings,
        })[field],
      comparisonOf: (field) => comparisonOf(repair, field) ?? 'text',
      parameters,
    }),
  );

describe('a condition', () => {
  it('is judged alike in SQL and in JavaScript, unknown being neither true nor false', async () => {
    const seen = new Set<unknown>();
    await withSeed(({ seed }) =>
      fc.assert(
        fc.asyncProperty(
          condition,
          fc.array(state, { minLength: 4, maxLength: 8 }),
          async (asked, states) => {
            const js = judgedByJs(asked, states);
            for (const truth of js) seen.add(truth);
            expect(await judgedBySql(asked, states)).toEqual(js);
          },
        ),
        { numRuns: 1000, seed },
      ),
    );
    expect(seen).toEqual(new Set([true, false, null]));
  });

  it('can always be explained in both languages, and is read back from JSON as it was', async () => {
    await withSeed(({ seed }) =>
      fc.assert(
        fc.property(condition, (asked) => {
          const said = explain(asked, {
            title: (field) => titleOf(repair, field),
            show: (_, value) => ({ zh: String(value), en: String(value) }),
          });
          expect(said.zh && said.en).toBeTruthy();
          expect(conditionSchema.parse(JSON.parse(JSON.stringify(asked)))).toEqual(asked);
        }),
        { numRuns: 300, seed },
      ),
    );
  });
});

describe('the visual editor', () => {
  it('makes groups that we read: what react-querybuilder exports without its ids', () => {
    const drawn: RuleGroupType = {
      id: 'g-1',
      combinator: 'and',
      not: true,
      rules: [
        { id: 'r-1', field: 'colour', operator: 'in', value: ['red', 'blue'] },
        { id: 'r-2', field: 'paid', operator: '<=', value: 'quoted', valueSource: 'field' },
        {
          id: 'g-2',
          combinator: 'or',
          rules: [
            { id: 'r-3', field: 'gears', operator: 'between', value: [2, 7] },
            { id: 'r-4', field: 'street', operator: 'null', value: null },
          ],
        },
      ],
    };
    const exported = JSON.parse(formatQuery(drawn, 'json_without_ids'));
    expect(conditionSchema.parse(exported)).toEqual(exported);
    for (const operator of operators)
      expect(
        conditionSchema.safeParse({ combinator: 'and', rules: [{ field: 'x', operator, value: '1' }] })
          .success,
      ).toBe(true);
  });

  it('reads ours: its own SQL is made of every condition', async () => {
    await withSeed(({ seed }) =>
      fc.assert(
        fc.property(condition, (asked) => {
          const { sql, params } = formatQuery(asked as RuleGroupType, 'parameterized');
          expect(typeof sql).toBe('string');
          expect(Array.isArray(params)).toBe(true);
        }),
        { numRuns: 300, seed },
      ),
    );
  });
});
