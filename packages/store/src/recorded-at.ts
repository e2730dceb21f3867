import { Refusal } from '@taizhang/definition';
import { type ReadPosting, within } from './request.ts';

/** As much of the district's present as decides when a movement becomes known. */
interface Present {
  readonly now: Date;
  readonly edition_known_at: Date | null;
}

/**
 * When a posting becomes known: as it says, which only history does, else now.
 * Along a record knowledge only grows: what is known of it at a moment would otherwise lack the movements that what
 * was written after them builds on.
 * @param updatedAt when something of its record became known last
 * @throws Refusal impossible-instant, knowledge-before-edition, knowledge-before-record
 */
export function recordedAtOf(read: ReadPosting, updatedAt: Date | null, present: Present): Date {
  if (!read.recordedAt) return momentAfter(present, updatedAt);
  return within(read.index, () => {
    const at = read.recordedAt as Date;
    const { now, edition_known_at: frozen } = present;
    if (at > now) throw new Refusal('impossible-instant', {}, 'recordedAt');
    if (frozen && at <= frozen)
      throw new Refusal('knowledge-before-edition', { knownAt: frozen.toISOString() }, 'recordedAt');
    if (updatedAt && at < updatedAt)
      throw new Refusal('knowledge-before-record', { recordedAt: updatedAt.toISOString() }, 'recordedAt');
    return at;
  });
}

/** Now; but a clock that was set back must not put a movement before those it follows, or into an edition. */
function momentAfter({ now, edition_known_at }: Present, updatedAt: Date | null): Date {
  const frozen = edition_known_at ? edition_known_at.getTime() + 1 : 0;
  return new Date(Math.max(now.getTime(), updatedAt?.getTime() ?? 0, frozen));
}
