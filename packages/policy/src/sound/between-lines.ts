import { comparisonOf, fieldsOf, type Register, type Terms, type Text, titleOf } from '@taizhang/definition';
import { Big } from 'big.js';
import { wordingOf } from '../subject.ts';
import { computationOf } from '../terms-on-day.ts';
import { say } from '../words.ts';
import { type Box, boxesOf, meetAll, optionsOf, type Range } from './box.ts';
import type { WarningOfTerms } from './warning.ts';

interface Sibling {
  readonly id: string;
  readonly title: Text;
  readonly boxes: readonly Box[];
  readonly others: readonly Box[];
}

/**
 * Lines that are tiers of each other by their conditions: each reads the same one figure. Two of them that are due at
 * once, and a value between them for which none is, are questioned.
 */
export function betweenLines(
  terms: Terms,
  profile: Register,
  all: readonly Box[],
  day: string,
): WarningOfTerms[] {
  const { lines } = computationOf(terms, day).computation;
  const byField = new Map<string, Sibling[]>();
  for (const { id, title, when } of lines) {
    const [field, ...others] = new Set(when ? fieldsOf(when) : []);
    if (!when || field === undefined || others.length > 0) continue;
    const boxes = meetAll([all, boxesOf(when, profile)], profile);
    const rest = boxesOf(when, profile, false);
    byField.set(field, [...(byField.get(field) ?? []), { id, title, boxes, others: rest }]);
  }
  return [...byField].flatMap(([field, siblings]) =>
    siblings.length < 2
      ? []
      : [...overlaps(siblings, profile, field), ...gaps(siblings, profile, all, field)],
  );
}

function overlaps(siblings: readonly Sibling[], profile: Register, field: string): WarningOfTerms[] {
  const title = titleOf(profile, field);
  return siblings.flatMap(({ id, boxes }, j) =>
    siblings.slice(0, j).flatMap((other): WarningOfTerms[] => {
      const [both] = meetAll([boxes, other.boxes], profile);
      if (!both) return [];
      const at = shown(both.ranges.get(field), profile, field);
      return [
        {
          at: `lines.${id}.when`,
          severity: 'warning',
          says: say(
            `与“${other.title.zh}”重叠：${title.zh}${at.zh}时两项都给`,
            `overlaps “${other.title.en}”: both are due where ${title.en} is ${at.en}`,
          ),
        },
      ];
    }),
  );
}

/** What lies between tiers: beyond the least and the greatest nothing may be meant to be due. */
function gaps(
  siblings: readonly Sibling[],
  profile: Register,
  all: readonly Box[],
  field: string,
): WarningOfTerms[] {
  const left = meetAll([all, ...siblings.map(({ others }) => others)], profile);
  const isClosed = optionsOf(profile, field) !== null;
  const isNumber = comparisonOf(profile, field) === 'number';
  const inner = left.flatMap(({ ranges }) => {
    const range = ranges.get(field);
    if (!range || range.given === false) return [];
    if (isClosed) return range.among ? [range] : [];
    return isNumber && range.low && range.high && isBetween(range, siblings, field) ? [range] : [];
  });
  const [first] = inner;
  if (!first) return [];
  const { id } = above(first, siblings, field);
  const [title, at] = [titleOf(profile, field), shown(first, profile, field)];
  return [
    {
      at: `lines.${id}.when`,
      severity: 'warning',
      says: say(
        `各档之间有空档：${title.zh}${at.zh}时一项也不给`,
        `leaves a gap: nothing is due where ${title.en} is ${at.en}`,
      ),
    },
  ];
}

/** The tier that begins where a gap ends; where none does, the last. */
function above({ high }: Range, siblings: readonly Sibling[], field: string): Sibling {
  const begins = ({ boxes }: Sibling) =>
    boxes.some(({ ranges }) => {
      const low = ranges.get(field)?.low;
      return low && high && new Big(low.at).eq(high.at);
    });
  return siblings.find(begins) ?? (siblings.at(-1) as Sibling);
}

/** Whether some tier lies below a range and another above it. */
function isBetween({ low, high }: Range, siblings: readonly Sibling[], field: string): boolean {
  const ranges = siblings.flatMap(({ boxes }) => boxes.flatMap(({ ranges: of }) => of.get(field) ?? []));
  return (
    ranges.some((one) => one.high && low && new Big(one.high.at).lte(low.at)) &&
    ranges.some((one) => one.low && high && new Big(one.low.at).gte(high.at))
  );
}

function shown(range: Range | undefined, profile: Register, field: string): Text {
  const { show } = wordingOf(profile);
  if (!range) return say('任意', 'anything');
  if (range.among) {
    const list = range.among.slice(0, 5).map((one) => show(field, one));
    return say(`为${list.map(({ zh }) => zh).join('、')}`, list.map(({ en }) => en).join(', '));
  }
  const [low, high] = [range.low, range.high];
  if (low && high && low.at === high.at) {
    const { zh, en } = show(field, low.at);
    return say(`为${zh}`, en);
  }
  const parts = [
    ...(low ? [{ end: low, zh: low.open ? '大于' : '不小于', en: low.open ? 'more than' : 'at least' }] : []),
    ...(high
      ? [{ end: high, zh: high.open ? '小于' : '不大于', en: high.open ? 'less than' : 'at most' }]
      : []),
  ].map(({ end, zh, en }) => {
    const value = show(field, end.at);
    return say(`${zh}${value.zh}`, `${en} ${value.en}`);
  });
  if (parts.length === 0) return say('任意', 'anything');
  return say(parts.map(({ zh }) => zh).join('且'), parts.map(({ en }) => en).join(' and '));
}
