import type { UnitId } from '@taizhang/definition';

/** An amount as typed: a decimal in the measure's base unit, or a decimal with its own unit. */
export type AmountInput = string | number | { readonly value: string | number; readonly unit: UnitId };

/** What somebody says happened to one record on one day: the input of posting. */
export interface Entry {
  readonly register: string;
  /** The record's id. A new one is opened by a transition without `from`. */
  readonly record: string;
  /** A transition of the register, or `revise`. */
  readonly transition: string;
  /** The day it happened, YYYY-MM-DD. */
  readonly occurredOn: string;
  /** The responsible unit; required on opening, afterwards only where it changes. */
  readonly unit?: string;
  /** The sub-district; null takes it away. */
  readonly street?: string | null;
  /** Fields stated by this entry; null clears a field. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Measures added to (negative: taken from) by this entry. */
  readonly amounts?: Readonly<Record<string, AmountInput>>;
  readonly reason?: string;
  /** Names of documents or photographs that prove it. */
  readonly evidence?: readonly string[];
}
