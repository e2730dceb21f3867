import { communities, streets, streetWeights } from './places.ts';
import type { Random } from './random.ts';
import { randomOf } from './random.ts';

/** What every chapter of the generator stands on. */
export interface World {
  readonly random: Random;
  /** A sub-district, the busier ones more often. */
  street(random: Random): string;
  /** A community of this sub-district. */
  community(random: Random, street: string): string;
}

/** The days the demo reports on, and those its history spans. */
export const period = { from: '2021-01-01', to: '2021-06-30' } as const;
export const history = { from: '2019-12-01', to: '2021-08-20' } as const;

export function worldOf(seed: number): World {
  return {
    random: randomOf(seed),
    street: (random) => random.weighted(streetWeights),
    community: (random, street) => random.pick(communities.filter((c) => c.street === street)).id,
  };
}

export { communities, streets };
