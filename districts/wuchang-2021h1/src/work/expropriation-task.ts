import { period } from '../world.ts';

/** What is done of a task: households, house area and land, in the half year and after it. */
export interface Task {
  readonly id: string;
  readonly level: 'street' | 'city';
  readonly street: string;
  readonly plan: Done;
  readonly within: Done;
  readonly later: Done;
}

export interface Done {
  readonly households: number;
  readonly area: string;
  readonly land: string;
}

export const isComplete = ({ plan, within }: Task): boolean =>
  within.households === plan.households && within.area === plan.area && within.land === plan.land;

/** By when what is done in the half year was signed: before a project that is done to the end is finished. */
export const lastSigning = (task: Task): string => (isComplete(task) ? '2021-06-11' : period.to);
