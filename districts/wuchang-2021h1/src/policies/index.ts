import { certificatePolicies } from './certificates.ts';
import { commercePolicies } from './commerce.ts';
import { culturePolicies } from './culture.ts';
import type { DemoPolicy } from './declare.ts';
import { designPolicies } from './design.ts';
import { financePolicies } from './finance.ts';
import { generalPolicies } from './general.ts';
import { interestPolicies } from './interest.ts';
import { sciencePolicies } from './science.ts';
import { settlingPolicies } from './settling.ts';

export type { DemoPolicy } from './declare.ts';
export { formerPolicies } from './former.ts';
export { productTerms } from './products.ts';

/** The policies of the demo district: examples, made up, none of them in force anywhere. */
export const demoPolicies: readonly DemoPolicy[] = [
  ...financePolicies,
  ...interestPolicies,
  ...designPolicies,
  ...culturePolicies,
  ...commercePolicies,
  ...settlingPolicies,
  ...certificatePolicies,
  ...sciencePolicies,
  ...generalPolicies,
];
