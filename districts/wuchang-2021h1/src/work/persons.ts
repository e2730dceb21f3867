import type { Random } from '../random.ts';
import { communities, type World } from '../world.ts';

/** Residents of the demo are invented: a number for a name, a region that does not exist, a prefix nobody has. */
export const residentName = (number: number): string => `居民${String(number).padStart(5, '0')}（合成）`;

export const residentPhone = (random: Random): string =>
  `100${String(random.integer(0, 99_999_999)).padStart(8, '0')}`;

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A 身份号码 with a true check character (GB 11643-1999) under the region code 999901, which is no region. */
export function residentNumber(random: Random): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const born = `${random.integer(1935, 2000)}${two(random.integer(1, 12))}${two(random.integer(1, 28))}`;
  const first17 = `999901${born}${String(random.integer(1, 999)).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return first17 + '10X98765432'[sum % 11];
}

export const residentAddress = (random: Random): string =>
  `示例路${random.integer(1, 300)}号${random.integer(1, 20)}栋（合成）`;

/** The title of a community of this sub-district. */
export function communityIn(world: World, random: Random, street: string): string {
  const id = world.community(random, street);
  return communities.find((c) => c.id === id)?.title.zh ?? id;
}
