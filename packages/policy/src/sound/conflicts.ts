import { profileOf, type Register, type Registers, type Terms, titleOf } from '@taizhang/definition';
import { computationOf } from '../terms-on-day.ts';
import { say } from '../words.ts';
import { type Box, boxesOf, meetAll, TooMany } from './box.ts';
import { figuresIn } from './parts-of-terms.ts';
import { type WarningOfTerms, warning } from './warning.ts';

/** A version of a policy beside others. */
export interface VersionBeside {
  readonly id: string;
  readonly title: string;
  /** What all versions of a policy share. */
  readonly code: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly terms: Terms;
}

/**
 * What of a version stands against other policies that are in force at the same time: groups that do not agree on their
 * rule, the same matter paid twice, versions of one policy that cover each other.
 */
export function conflictsOfTerms(
  version: VersionBeside,
  others: readonly VersionBeside[],
  registers: Registers,
): WarningOfTerms[] {
  return others
    .filter(({ id }) => id !== version.id)
    .flatMap((other) => {
      if (other.code === version.code) return withOtherVersion(version, other);
      return isAtOnce(version, other)
        ? [...ofGroups(version, other), ...paidTwice(version, other, registers)]
        : [];
    });
}

const isAtOnce = (a: VersionBeside, b: VersionBeside): boolean =>
  (a.to === null || b.from === null || b.from <= a.to) &&
  (b.to === null || a.from === null || a.from <= b.to);

function withOtherVersion(version: VersionBeside, other: VersionBeside): WarningOfTerms[] {
  const [from, otherFrom] = [version.from ?? '', other.from ?? ''];
  const name = other.title;
  if (from === otherFrom)
    return [
      {
        at: 'version',
        severity: 'error',
        says: say(
          `与“${name}”同日生效，无从取舍`,
          `holds from the same day as “${name}”: neither goes before`,
        ),
      },
    ];
  if (from < otherFrom && (version.to === null || version.to >= otherFrom))
    return [
      warning(
        'version',
        `自${otherFrom}起被已发布的“${name}”取代`,
        `is overtaken by “${name}” on ${otherFrom}, which is published already`,
      ),
    ];
  const ends = version.to;
  if (from > otherFrom && ends !== null && (other.to === null || other.to > ends))
    return [
      warning(
        'version',
        `${ends}期满以后，旧版“${name}”会重新生效：请先把旧版终止`,
        `ends on ${ends}, and the older “${name}” would hold again: end that one first`,
      ),
    ];
  return [];
}

function ofGroups({ terms }: VersionBeside, { title, terms: other }: VersionBeside): WarningOfTerms[] {
  const [own, its] = [terms.stacking, other.stacking];
  if (!own || !its || own.group !== its.group || own.rule === its.rule) return [];
  return [
    {
      at: 'stacking',
      severity: 'error',
      says: say(
        `与“${title}”同组，但规则不同：一个互斥，一个就高`,
        `is in one group with “${title}”, which has another rule: one is exclusive, the other takes the highest`,
      ),
    },
  ];
}

/** Two policies reckon from the same figure, may be due to the same subject, and know nothing of each other. */
function paidTwice(a: VersionBeside, b: VersionBeside, registers: Registers): WarningOfTerms[] {
  if (a.terms.subject !== b.terms.subject) return [];
  if (a.terms.stacking && a.terms.stacking.group === b.terms.stacking?.group) return [];
  const subject = registers.get(a.terms.subject) as Register;
  const profile = profileOf(subject, registers);
  const paidFor = new Set(b.terms.lines.flatMap(({ amount }) => figuresIn(amount)));
  const line = a.terms.lines.find(({ amount }) => figuresIn(amount).some((name) => paidFor.has(name)));
  const figure = line && figuresIn(line.amount).find((name) => paidFor.has(name));
  if (!line || figure === undefined || !mayBoth(a, b, profile)) return [];
  const { zh, en } = titleOf(profile, figure);
  return [
    warning(
      `lines.${line.id}`,
      `与“${b.title}”都按“${zh}”计发，又不在同一互斥组：同一事项可能重复兑现`,
      `is reckoned from ${en}, as “${b.title}” is, and they are in no group: the same matter may be paid twice`,
    ),
  ];
}

function mayBoth(a: VersionBeside, b: VersionBeside, profile: Register): boolean {
  const day = [a.from ?? '', b.from ?? '', '0001-01-01'].toSorted().at(-1) as string;
  try {
    const boxes = [a, b].flatMap(({ terms }): Box[][] =>
      computationOf(terms, day).conditions.map((when) => boxesOf(when, profile)),
    );
    return meetAll(boxes, profile).length > 0;
  } catch (error) {
    if (error instanceof TooMany) return true;
    throw error;
  }
}
