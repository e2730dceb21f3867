import type { HistoricEntry, HistoricWork } from '@taizhang/ledger';
import { addDays } from './calendar.ts';

/** So many days after a ceremony a project may start and still be counted among those that it started. */
const within = 21;

/** A ceremony of concentrated starts, from when it is on the books until when projects start by it. */
interface Ceremony {
  readonly id: string;
  readonly plannedOn: string;
  readonly knownAt: number;
  readonly until: string;
}

/**
 * The projects that were started together name their ceremony (集中开工活动): those that start between its being planned and
 * three weeks after it. How many it started and what they cost is told by them alone.
 */
export function withCeremonies(work: readonly HistoricWork[]): HistoricWork[] {
  const ceremonies = ceremoniesOf(work);
  const named = <E extends Pick<HistoricEntry, 'register' | 'transition' | 'occurredOn' | 'set'>>(
    entry: E,
    recordedAt: string,
  ): E => {
    if (entry.register !== 'project' || entry.transition !== 'start') return entry;
    const ceremony = ceremonies.find(
      ({ plannedOn, until, knownAt }) =>
        plannedOn <= entry.occurredOn && entry.occurredOn <= until && knownAt < Date.parse(recordedAt),
    );
    return ceremony ? { ...entry, set: { ...entry.set, ceremony: ceremony.id } } : entry;
  };
  return work.map((one) =>
    'corrects' in one
      ? { ...one, with: one.with && named(one.with, one.recordedAt) }
      : named(one, one.recordedAt),
  );
}

function ceremoniesOf(work: readonly HistoricWork[]): Ceremony[] {
  const meetings = work.filter(
    (one): one is HistoricEntry => !('corrects' in one) && one.register === 'meeting',
  );
  return meetings
    .filter(({ transition, set }) => transition === 'plan' && set?.kind === 'groundbreaking')
    .map(({ record, occurredOn, recordedAt, set }) => ({
      id: record,
      plannedOn: occurredOn,
      knownAt: Date.parse(recordedAt),
      until: addDays(String(set?.['planned-on']), within),
    }))
    .sort((a, b) => (a.until < b.until ? -1 : 1));
}
