import type { KeptMatches } from '@taizhang/store';

/** Something that is kept of a subject and would be another were it matched anew. */
export interface DifferingMatch {
  readonly subject: string;
  /** The version of a policy; null: the values that policies read. */
  readonly offer: string | null;
  readonly expected: string;
  readonly found: string;
}

interface Kept {
  readonly subject: string;
  readonly profile: Record<string, unknown>;
  readonly matches: readonly unknown[];
}

const none = 'none';

/** What is kept against what was matched anew, policy by policy; of subjects and versions that are to be compared. */
export function compareMatches(
  kept: readonly Kept[],
  anew: Iterable<KeptMatches>,
  {
    isCompared,
    offers,
    values,
  }: {
    isCompared(subject: string): boolean;
    readonly offers: ReadonlySet<string>;
    readonly values: boolean;
  },
): { compared: number; differing: DifferingMatch[] } {
  const found = new Map(kept.filter(({ subject }) => isCompared(subject)).map((one) => [one.subject, one]));
  const differing: DifferingMatch[] = [];
  let compared = 0;
  const compare = (subject: string, expected: Kept | undefined, was: Kept | undefined) => {
    compared++;
    const [should, is] = [byOffer(expected, offers), byOffer(was, offers)];
    for (const offer of new Set([...should.keys(), ...is.keys()])) {
      const [a, b] = [should.get(offer) ?? none, is.get(offer) ?? none];
      if (a !== b) differing.push({ subject, offer, expected: a, found: b });
    }
    if (!expected || !was || !values) return;
    const [a, b] = [canonical(expected.profile), canonical(was.profile)];
    if (a !== b) differing.push({ subject, offer: null, expected: a, found: b });
  };
  for (const { subject, profile, matches } of anew) {
    if (!isCompared(subject)) continue;
    compare(
      subject,
      { subject, profile: JSON.parse(profile), matches: JSON.parse(matches) },
      found.get(subject),
    );
    found.delete(subject);
  }
  for (const [subject, was] of found) compare(subject, undefined, was);
  return { compared, differing };
}

/** The matches of a subject by their versions. */
function byOffer(kept: Kept | undefined, offers: ReadonlySet<string>): Map<string, string> {
  return new Map(
    (kept?.matches ?? []).flatMap((match) => {
      const [offer] = match as [string];
      return offers.has(offer) ? [[offer, canonical(match)] as const] : [];
    }),
  );
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
