import type { Entry } from './entry.ts';

/** An entry of the past with the moment it was recorded and by which post, as a bureau would have kept it. */
export interface HistoricEntry extends Entry {
  /** A name by which a later correction refers to this entry. */
  readonly key?: string;
  /** Instant, ISO 8601 with offset or Z. */
  readonly recordedAt: string;
  /** A post, never a person: `clerk.zhongnanlu`. */
  readonly recordedBy: string;
}

/** 更正: an earlier entry is reversed and, unless `with` is null, said again. */
export interface HistoricCorrection {
  /** The key of the entry that was wrong. */
  readonly corrects: string;
  readonly with: Entry | null;
  readonly reason: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** Work of the past, brought in from elsewhere. */
export type HistoricWork = HistoricEntry | HistoricCorrection;
