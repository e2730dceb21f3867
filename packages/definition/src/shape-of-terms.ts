import type { z } from 'zod';
import { placedOf } from './places-of-terms.ts';
import { Refusal } from './refusal.ts';
import { type Terms, termsSchema } from './terms.ts';
import type { Text } from './text.ts';

/** What is wrong with how terms are written, at its place: names and indexes, from the whole down. */
export interface FaultOfShape {
  readonly path: readonly (string | number)[];
  readonly says: Text;
}

const longest = 100_000;
const deepest = 60;
const most = 200;

/** Looks without recursion, so that nothing is too deep for it. */
function isDeeperThan(data: unknown, limit: number): boolean {
  const left: [unknown, number][] = [[data, 0]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [node, depth] = next;
    if (typeof node !== 'object' || node === null) continue;
    if (depth >= limit) return true;
    for (const part of Object.values(node)) left.push([part, depth + 1]);
  }
  return false;
}

/** Terms as typed or sent, as data or as JSON; not yet read. @throws Refusal wrong-type, too-long, unsound-terms */
export function dataOfTerms(input: unknown): unknown {
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  const noTerms = () =>
    new Refusal('wrong-type', { expected: { zh: '政策条款', en: 'the terms of a policy' } });
  if (typeof text !== 'string') throw noTerms();
  if (text.length > longest) throw new Refusal('too-long', { limit: longest });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw noTerms();
  }
  if (isDeeperThan(data, deepest))
    throw new Refusal('unsound-terms', { fault: { zh: '嵌套过深', en: 'they are nested too deeply' } });
  return data;
}

/** Terms, or everything that keeps the data from being terms. */
export function shapeOfTerms(data: unknown): { readonly terms: Terms } | { readonly faults: FaultOfShape[] } {
  const read = termsSchema.safeParse(data);
  if (read.success) return { terms: read.data };
  return { faults: read.error.issues.flatMap((issue) => faultsOf(issue, [], data)).slice(0, most) };
}

/** Terms as typed or sent, as data or as JSON. @throws Refusal wrong-type, too-long, unsound-terms */
export function parseTerms(input: unknown): Terms {
  const data = dataOfTerms(input);
  const shape = shapeOfTerms(data);
  if ('terms' in shape) return shape.terms;
  const [first] = shape.faults as [FaultOfShape];
  const { at, place, says } = placedOf(data, first.path.join('.'), first.says);
  const more = shape.faults.length - 1;
  throw new Refusal('unsound-terms', {
    fault: {
      zh: `${place.zh || '条款'}：${says.zh}（${at}）${more > 0 ? `；另有${more}处` : ''}`,
      en: `${place.en || 'Terms'}: ${says.en} (${at})${more > 0 ? `; and ${more} more` : ''}`,
    },
  });
}

type Issue = z.core.$ZodIssue;

/** Of an alternative of several the one that the data come closest to. */
function faultsOf(issue: Issue, above: readonly PropertyKey[], data: unknown): FaultOfShape[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [closest = []] = issue.errors.toSorted((a, b) => distance(a) - distance(b));
    return closest.flatMap((inner) => faultsOf(inner, path, data));
  }
  return [
    { path: path.map((part) => (typeof part === 'symbol' ? '' : part)), says: saidOf(issue, at(path, data)) },
  ];
}

/** How far data are from an alternative: what it does not know and what it lacks count more than what is ill-typed in it. */
const distance = (issues: readonly Issue[]): number =>
  issues.reduce((sum, { code, path, ...issue }) => {
    if (path.length === 0) return sum + (code === 'unrecognized_keys' ? 100 * keysOf(issue).length : 1000);
    return sum + (code === 'invalid_type' && path.length === 1 ? 10 : 1);
  }, 0);

const keysOf = (issue: object): readonly string[] =>
  'keys' in issue && Array.isArray(issue.keys) ? (issue.keys as string[]) : [];

const at = (path: readonly PropertyKey[], data: unknown): unknown =>
  path.reduce<unknown>(
    (part, name) =>
      typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[name] : undefined,
    data,
  );

const say = (zh: string, en: string): Text => ({ zh, en });
const isNothing = (value: unknown): boolean => value === undefined || value === '' || value === null;

function saidOf(issue: Issue, value: unknown): Text {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ');
      return say(`不认识“${keys}”`, `does not know ${keys}`);
    }
    case 'too_small':
      return Array.isArray(value)
        ? say('至少要有一项', 'needs at least one')
        : smallest(value, String(issue.minimum));
    case 'too_big':
      return typeof value === 'number'
        ? say(`最大为${issue.maximum}`, `is at most ${issue.maximum}`)
        : say(`太长，最多${issue.maximum}`, `is too long: at most ${issue.maximum}`);
    case 'invalid_format':
      return isNothing(value) ? missing : formatOf(issue.message);
    case 'invalid_type':
    case 'invalid_value':
      return isNothing(value) ? missing : say('不是可用的值', 'is no value that is taken here');
    default:
      return isNothing(value) ? missing : say(`不合要求：${issue.message}`, issue.message);
  }
}

const missing = say('请填写', 'is to be filled in');

const smallest = (value: unknown, minimum: string): Text =>
  typeof value === 'number' ? say(`最小为${minimum}`, `is at least ${minimum}`) : missing;

function formatOf(message: string): Text {
  if (message.startsWith('a plain decimal'))
    return say('应为数值，如12.5', 'is to be a plain number, as 12.5');
  if (message.startsWith('a day')) return say('应为日期，如2021-07-01', 'is to be a day, as 2021-07-01');
  if (message.startsWith('an identifier'))
    return say('编号只能用小写字母、数字和连字符', 'is to be lower-case words joined by hyphens');
  return say('格式不对', `is to be ${message}`);
}
