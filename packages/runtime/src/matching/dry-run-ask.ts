import type { Terms } from '@taizhang/definition';

export interface DryRunAsk {
  readonly terms: Terms;
  readonly day?: string | undefined;
  /** The code of the policy of which the terms are to be a version: what was awarded by it is not given again. */
  readonly code?: string | undefined;
  /** 元 a year. */
  readonly budget?: string | undefined;
  /** The record of a version to compare with: the one that it is to replace. */
  readonly than?: string | undefined;
}

/** One to whom a draft is due. */
export interface Due {
  readonly id: string;
  readonly row: number;
  readonly amount: string | null;
}
