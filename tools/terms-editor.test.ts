import {
  type Formula,
  identifierSchema,
  placedOf,
  type Register,
  shapeOfTerms,
  type Terms,
} from '@taizhang/definition';
import { demoPolicies } from '@taizhang/district-wuchang-2021h1';
import { soundnessOf, textOfTerms } from '@taizhang/policy';
import { registers as list } from '@taizhang/registers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIdentifier } from '../apps/web/src/identifier.ts';
import { idsIn, movedNamed, renamed } from '../apps/web/src/terms/terms-ids.ts';
import {
  type AmountShape,
  amountShapes,
  formulaAs,
  formulaKinds,
  isDrawable,
  kindOfFormula,
  type ListName,
  moved,
  newParts,
  type Path,
  partsOfFormula,
  put,
  readValue,
  shapedAmount,
  withBand,
  withOneMore,
  writeValue,
} from '../apps/web/src/terms/terms-value.ts';

const registers = new Map(list.map((one): [string, Register] => [one.id, one]));
const suggestions = {
  number: { id: 'revenue', unit: 'wan-yuan' },
  date: 'established-on',
  rate: 'share',
  line: 'award',
};

/** Every block of every amount, with the way to it. */
function blocksOf(terms: Terms): { path: Path; formula: Formula }[] {
  const within = (path: Path, formula: Formula): { path: Path; formula: Formula }[] => [
    { path, formula },
    ...partsOfFormula(formula).flatMap((part) => within([...path, ...part.path], part.part)),
  ];
  return terms.lines.flatMap(({ amount }, i) => within(['lines', i, 'amount'], amount));
}

/** Everything in terms that is no list and no group, with the way to it. */
function leavesOf(node: unknown, path: Path = []): { path: Path; value: unknown }[] {
  if (typeof node !== 'object' || node === null) return [{ path, value: node }];
  return Object.entries(node).flatMap(([name, part]) =>
    leavesOf(part, [...path, Array.isArray(node) ? Number(name) : name]),
  );
}

const at = (terms: unknown, path: Path): unknown =>
  path.reduce<unknown>((part, name) => (part as Record<string | number, unknown> | undefined)?.[name], terms);

describe('the editor of terms', () => {
  it.each(demoPolicies)(
    'opens $code, knows each of its blocks, and gives back what it was given',
    ({ terms }) => {
      const text = JSON.stringify(terms);
      const value = readValue(text);
      expect(isDrawable(value)).toBe(true);
      expect(writeValue(value)).toBe(text);
      for (const { path, formula } of blocksOf(terms)) {
        expect(kindOfFormula(formula)).not.toBeNull();
        expect(at(terms, path)).toEqual(formula);
      }
      // To alter something and alter it back is to alter nothing, for every single leaf.
      for (const { path, value: leaf } of leavesOf(terms)) {
        const there = put(terms, path, 'other');
        expect(at(there, path)).toBe('other');
        expect(writeValue(put(there, path, leaf))).toBe(text);
      }
    },
  );

  /** Edits as the blocks make them; which part they are made on is drawn by chance. */
  type Edit = (terms: Terms, n: number, text: string) => Terms;
  const lists: ListName[] = ['conditions', 'lines', 'evidence', 'clawback', 'examples'];
  const onBlock =
    (change: (formula: Formula, n: number) => Formula): Edit =>
    (terms, n) => {
      const blocks = blocksOf(terms);
      const block = blocks[n % Math.max(1, blocks.length)];
      return block ? put(terms, block.path, change(block.formula, n)) : terms;
    };
  const edits: Edit[] = [
    (terms, n) => {
      const name = lists[n % lists.length] as ListName;
      return put(terms, [name], [...(terms[name] ?? []), newParts[name](terms, '2021-07-01')]);
    },
    (terms, n) => put(terms, ['clauses', `clause-${n % 5}`], newParts.clauses()),
    (terms, n) => put(terms, ['parameters'], { ...terms.parameters, [`p-${n % 5}`]: newParts.parameters() }),
    (terms, n) => {
      const shape = amountShapes[n % amountShapes.length] as AmountShape;
      const line = { ...newParts.lines(terms), amount: shapedAmount(shape, suggestions) };
      return put(terms, ['lines'], [...terms.lines, line]);
    },
    (terms, n) => {
      const name = lists[n % lists.length] as ListName;
      return terms[name] && terms[name].length > 1
        ? put(terms, [name], moved(terms[name] as readonly unknown[], 1, -1))
        : terms;
    },
    (terms, n) => {
      const name = lists[n % lists.length] as ListName;
      return terms[name] && terms[name].length > 0
        ? put(terms, [name, n % terms[name].length], undefined)
        : terms;
    },
    onBlock((formula, n) =>
      formulaAs(formulaKinds[n % formulaKinds.length] as 'number', formula, suggestions),
    ),
    onBlock(withOneMore),
    onBlock((formula) =>
      'tiers' in formula ? { tiers: { ...formula.tiers, bands: withBand(formula.tiers.bands) } } : formula,
    ),
    onBlock((formula) => partsOfFormula(formula)[0]?.part ?? formula),
    (terms, n, text) => {
      const leaves = leavesOf(terms).filter(
        ({ path }) => !['id', 'combinator', 'operator'].includes(String(path.at(-1))),
      );
      const leaf = leaves[n % leaves.length];
      return leaf && typeof leaf.value === 'string' ? put(terms, leaf.path, text) : terms;
    },
  ];

  it('makes nothing but terms, or faults that are told at a place that it draws', () => {
    const step = fc.record({
      edit: fc.nat(edits.length - 1),
      n: fc.nat(10_000),
      text: fc.constantFrom('', '1', '12.5', 'x', '2021-02-30', '2021-07-01', '$least', '第三条'),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...demoPolicies),
        fc.array(step, { maxLength: 12 }),
        ({ terms: begun }, steps) => {
          let terms: Terms = begun;
          for (const { edit, n, text } of steps) terms = (edits[edit] as Edit)(terms, n, text);
          const value = readValue(writeValue(terms));
          expect(isDrawable(value)).toBe(true);
          const shape = shapeOfTerms(value);
          if ('faults' in shape) {
            expect(shape.faults.length).toBeGreaterThan(0);
            for (const { path, says } of shape.faults)
              expectDrawn(terms, placedOf(value, path.join('.'), says).at);
            return;
          }
          expect(JSON.parse(JSON.stringify(shape.terms))).toEqual(value);
          textOfTerms(shape.terms, registers);
          const { errors, questions } = soundnessOf(shape.terms, registers);
          for (const { at: path, says } of [...errors, ...questions])
            expectDrawn(terms, placedOf(value, path, says).at);
        },
      ),
      { numRuns: 300 },
    );
  });

  const sections = new Set([
    'subject', 'often', 'version', 'clauses', 'parameters', 'conditions', 'lines', 'stacking', 'budget', 'evidence',
    'clawback', 'examples',
  ]); // biome-ignore format: one line reads better

  /** A fault is told in a section, or in the card of a part that is there. */
  function expectDrawn(terms: Terms, path: string): void {
    const [section = '', part] = path.split('.');
    expect(sections.has(section), path).toBe(true);
    if (part !== undefined && !['subject', 'often', 'version', 'stacking', 'budget'].includes(section))
      expect(at(terms, [section, part]), path).toBeDefined();
  }

  it.each(demoPolicies)('gives any part of $code another id, and whatever named it follows', ({ terms }) => {
    const before = soundnessOf(terms, registers);
    for (const list of ['clauses', 'parameters', 'conditions', 'lines', 'evidence', 'clawback'] as const)
      for (const id of idsIn(terms, [list])) {
        const told = renamed(terms, [list], id as string, 'another-id');
        expect(shapeOfTerms(told)).toHaveProperty('terms');
        expect(idsIn(told, [list])).toEqual(
          idsIn(terms, [list]).map((one) => (one === id ? 'another-id' : one)),
        );
        expect(soundnessOf(told, registers).errors).toEqual(before.errors);
        // What it says in words is the same, and so is what it was when the id is given back.
        const said = (all: Terms) =>
          JSON.stringify(textOfTerms(all, registers)).replaceAll('another-id', id as string);
        expect(said(told)).toBe(said(terms));
        expect(renamed(told, [list], 'another-id', id as string)).toEqual(terms);
      }
  });

  it('moves a clause among the others, and no further than to the end', () => {
    const clauses = { a: 1, b: 2, c: 3 };
    expect(Object.keys(movedNamed(clauses, 'c', -1))).toEqual(['a', 'c', 'b']);
    expect(Object.keys(movedNamed(clauses, 'a', 1))).toEqual(['b', 'a', 'c']);
  });

  it('takes for an id what the register language does', () => {
    const near = fc.array(fc.constantFrom('a', 'z', '0', '9', '-', 'A', '_', ' ', '条'), { maxLength: 70 });
    const long = fc.integer({ min: 55, max: 65 }).map((length) => ['a'.repeat(length)]);
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: long }), (letters) => {
        const text = letters.join('');
        expect(isIdentifier(text)).toBe(identifierSchema.safeParse(text).success);
      }),
      { numRuns: 1000 },
    );
  });
});
