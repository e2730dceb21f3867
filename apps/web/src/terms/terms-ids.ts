import type { Terms } from '@taizhang/definition';
import { moved, type Path } from './terms-value.ts';

/** The lists and records of terms whose parts have ids. */
type Named = 'clauses' | 'parameters' | 'conditions' | 'lines' | 'evidence' | 'clawback';

const listOf = (at: Path): Named => at[0] as Named;

/** The ids of the list or record of the terms that a part stands in; an example has none. */
export function idsIn(terms: Terms, at: Path): (string | undefined)[] {
  const all = terms[listOf(at)] ?? {};
  return Array.isArray(all) ? all.map(({ id }: { id?: string }) => id) : Object.keys(all);
}

const words = new Set(['title', 'text', 'given']);

/** Terms with every mention altered; what is said in words is no mention. */
function mentions<T>(node: T, alter: (name: string, value: string) => string, name = ''): T {
  if (typeof node === 'string') return alter(name, node) as T;
  if (Array.isArray(node)) return node.map((part) => mentions(part, alter, name)) as T;
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, part]) => [key, words.has(key) ? part : mentions(part, alter, key)]),
  ) as T;
}

const mentionsOf: Partial<Record<Named, (name: string, value: string, id: string) => boolean>> = {
  clauses: (name, value, id) => name === 'clause' && value === id,
  lines: (name, value, id) => name === 'line' && value === id,
  parameters: (name, value, id) => name === 'rate' && value === id,
};

/** A part by another id; whatever named it names it by that. */
export function renamed(terms: Terms, at: Path, before: string, id: string): Terms {
  const list = listOf(at);
  const isMention = mentionsOf[list];
  const told = mentions(terms, (name, value) => {
    if (isMention?.(name, value, before)) return id;
    return list === 'parameters' && name === 'value' && value === `$${before}` ? `$${id}` : value;
  });
  const all = told[list];
  const named = Array.isArray(all)
    ? all.map((part) => (part.id === before ? { ...part, id } : part))
    : Object.fromEntries(Object.entries(all ?? {}).map(([key, part]) => [key === before ? id : key, part]));
  return { ...told, [list]: named };
}

/** A record of the terms with one of its parts moved up (-1) or down (1). */
export const movedNamed = <T>(
  record: Readonly<Record<string, T>>,
  id: string,
  by: -1 | 1,
): Record<string, T> =>
  Object.fromEntries(moved(Object.entries(record), Object.keys(record).indexOf(id), by));
