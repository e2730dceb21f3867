import { type Condition, evaluate, isGroup, type Rule, type Truth } from '@taizhang/definition';
import { evaluationOf, type Subject } from './subject.ts';
import { type Gap, gapsOf } from './wants.ts';

/** More ways than these to fulfil a condition nobody compares. */
const mostWays = 8;

/**
 * The ways to a condition that is not true: in each, what must change together. A group of which all must hold wants
 * the gaps of all; of a group of which any suffices, each is a way of its own; not turns one into the other. Each way is
 * tried: the figures as it wants them make the condition true, whatever else they touch. The shortest comes first.
 */
export function waysTo(condition: Condition, subject: Subject): Gap[][] {
  const ways = waysOf(condition, true, subject).filter((way) => isGood(condition, way, subject));
  return ways.toSorted((a, b) => a.length - b.length).slice(0, mostWays);
}

function waysOf(node: Rule | Condition, wanted: boolean, subject: Subject): Gap[][] {
  if (truthOf(node, subject) === wanted) return [[]];
  if (!isGroup(node)) return gapsOf(node, wanted, subject).map((gap) => [gap]);
  if (node.rules.length === 0) return [];
  const inner = node.not ? !wanted : wanted;
  const parts = node.rules.map((part) => waysOf(part, inner, subject));
  // All of them must become so, or one of them suffices.
  return (node.combinator === 'and') === inner ? together(parts) : shortest(parts.flat());
}

/** One way of each part, in every combination. */
const together = (parts: readonly Gap[][][]): Gap[][] =>
  parts.reduce<Gap[][]>(
    (ways, part) => shortest(ways.flatMap((way) => part.map((more) => merged(way, more)))),
    [[]],
  );

const keyOf = ({ field, way, wanted }: Gap): string => `${field} ${way} ${wanted.zh}`;

const merged = (way: readonly Gap[], more: readonly Gap[]): Gap[] => [
  ...new Map([...way, ...more].map((gap) => [keyOf(gap), gap])).values(),
];

const considered = 64;
const shortest = (ways: Gap[][]): Gap[][] =>
  ways.length <= considered ? ways : ways.toSorted((a, b) => a.length - b.length).slice(0, considered);

function truthOf(node: Rule | Condition, subject: Subject): Truth {
  return evaluate(isGroup(node) ? node : { combinator: 'and', rules: [node] }, evaluationOf(subject));
}

/** Whether the condition holds once every figure of the way is as it is wanted; what cannot be tried is believed. */
function isGood(condition: Condition, way: readonly Gap[], subject: Subject): boolean {
  if (way.some(({ by }) => by === null)) return true;
  const attributes = { ...subject.attributes };
  const holdings = { ...subject.holdings };
  const common = { stage: subject.stage, unit: subject.unit, street: subject.street };
  for (const { field, by } of strictestLast(way)) {
    if (Object.hasOwn(subject.register.measures, field)) holdings[field] = String(by);
    else if (Object.hasOwn(common, field)) common[field as 'stage'] = String(by);
    else attributes[field] = by as string | boolean;
  }
  return truthOf(condition, { ...subject, ...common, attributes, holdings }) === true;
}

/** Of several that want more (or less) of the same figure, the one that wants most decides. */
const strictestLast = (way: readonly Gap[]): Gap[] =>
  way.toSorted((a, b) => Number(a.shortfall ?? 0) - Number(b.shortfall ?? 0));
