import type { Random } from '../random.ts';
import { apportion } from './shares.ts';

/** What an item of the construction plan builds, by measure: planned for the year, and done by the end of June. */
export interface Built {
  readonly planned: Readonly<Record<string, string>>;
  readonly done: Readonly<Record<string, string>>;
}

/** An item as far as it says how much of it is built. */
interface Standing {
  readonly kind: string;
  readonly begun: boolean;
  readonly finished: boolean;
  /** How much of the year's investment was made. */
  readonly share: number;
}

const greens = ['park-area', 'rebuilt-area', 'greenway'];

/** What the district built of green space in the half year, in m² and metres. */
export interface GreenAmounts {
  readonly parkArea: string;
  readonly rebuiltArea: string;
  readonly greenway: string;
}

/** What is planned of one of a kind whose total is not in the report; null: nothing is counted. */
const sizes: Readonly<Record<string, readonly [measure: string, low: number, high: number]>> = {
  'main-road': ['length', 900, 3200],
  'micro-road': ['length', 180, 900],
  lighting: ['lamps', 60, 240],
  'livelihood-building': ['floor-area', 1800, 9000],
};

export function builtOf(random: Random, items: readonly Standing[], green: GreenAmounts): Built[] {
  const weights = items.map(({ kind, begun }) => (kind === 'greening' && begun ? 0.2 + random.next() : 0));
  const shares = [green.parkArea, green.rebuiltArea, green.greenway].map((total) =>
    apportion(total, weights, 0),
  );
  return items.map((item, i) => {
    if (item.kind === 'greening')
      return greeningOf(
        random,
        item,
        shares.map((list) => list[i] as string),
      );
    const size = sizes[item.kind];
    if (!size) return { planned: {}, done: {} };
    const [measure, low, high] = size;
    const plan = random.integer(low, high);
    const done = !item.begun
      ? 0
      : item.finished
        ? plan
        : Math.floor(plan * Math.min(0.97, item.share * 1.06));
    return { planned: { [measure]: String(plan) }, done: { [measure]: String(done) } };
  });
}

/** What was done of green space is given; the plan is so much more as is still to be done. */
function greeningOf(random: Random, { begun, finished, share }: Standing, done: readonly string[]): Built {
  const planned = done.map((value, i) => {
    if (!begun) return String(random.integer(2, 9) * (i === 2 ? 100 : 1000));
    return finished ? value : String(Math.ceil((Number(value) / share) * 1.05) + 260);
  });
  const named = (values: readonly string[]) => Object.fromEntries(greens.map((id, i) => [id, values[i]]));
  return { planned: named(planned) as Built['planned'], done: named(done) as Built['done'] };
}
