import { type MetricEntry, Refusal } from '@taizhang/definition';
import type { Question } from '@taizhang/ledger';
import type { District } from './district.ts';

/** A metric and what it is asked. */
export interface Ask {
  readonly metric: string;
  readonly question: Question;
}

/** @throws Refusal unknown-metric */
export function entryOf(district: District, id: string): MetricEntry {
  const entry = district.catalogue.metrics.get(id);
  if (!entry) throw new Refusal('unknown-metric', { metric: id });
  return entry;
}
