import type { Cause, Text, Verdict } from '@taizhang/definition';
import type { Period } from '@taizhang/report';

/** How a figure came to its candidate. */
export type How = 'matched' | 'remembered' | 'chosen';

/** What a figure was compared with, and what the ledger says of that. */
export interface Match {
  readonly candidate: string;
  readonly how: How;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly period: Period;
  /** An exact decimal in the base unit; null: unknown. */
  readonly value: string | null;
  /** The value as the document would print it. */
  readonly shown: string | null;
  /** How far the value lies from what the document claims, in the base unit; null where it does not. */
  readonly difference: string | null;
  readonly differenceShown: Text | null;
}

export interface Suggestion {
  readonly candidate: string;
  readonly confidence: number;
  readonly shown: string | null;
}

/** What the ledger says of a figure of prose. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly match: Match | null;
  /** The nearest explanation of a difference. */
  readonly cause: Cause | null;
  /** Why it differs, or why nothing is known; null where it agrees. */
  readonly explanation: Text | null;
  readonly suggestions: readonly Suggestion[];
}

/** Of a figure that the ledger was not asked about. */
export const unjudged = (explanation: Text): Judgement => ({
  verdict: 'unknown',
  match: null,
  cause: null,
  explanation,
  suggestions: [],
});
