import type { Light, PaceLight } from '@taizhang/ledger';
import type { RecordLight, RegisterLights } from './lights.ts';

/** How many records have each light. */
export type LightCounts = Record<Light, number>;

export function countLights(records: readonly RecordLight[]): LightCounts {
  const counts: LightCounts = { pace: 0, 'made-up': 0, behind: 0, missed: 0 };
  for (const { pace } of records) if (pace.lights.whole) counts[pace.lights.whole.light] += 1;
  return counts;
}

/** A record of which a month turned. */
export interface Turned extends RecordLight {
  readonly light: PaceLight<bigint>;
}

/** The records of which a month was found missed as its reporting closed this month, and of which one was made up. */
export function turnedThisMonth({ at, records }: RegisterLights): {
  readonly missed: readonly Turned[];
  readonly madeUp: readonly Turned[];
} {
  const month = at.day.slice(0, 7);
  const turned = (light: Light) =>
    records.flatMap((record): Turned[] => {
      const found = record.pace.lights.months.findLast(
        (one) => one?.light === light && one.on.startsWith(month) && one.on <= at.day,
      );
      return found ? [{ ...record, light: found }] : [];
    });
  return { missed: turned('missed'), madeUp: turned('made-up') };
}
