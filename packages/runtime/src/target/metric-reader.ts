import type { Viewer } from '@taizhang/access';
import { type Ask, type Client, readMetrics } from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';

interface Waiting {
  readonly asks: readonly Ask[];
  readonly answer: (values: (string | null)[]) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Reads metrics for many who ask at the same moment in one reading: each reading has its round trips, whether it is of one
 * value or of a thousand.
 */
export class MetricReader {
  private readonly client: Client;
  private readonly district: OpenDistrict;
  private readonly viewer: Viewer;
  private waiting: Waiting[] = [];
  private reading: Promise<void> = Promise.resolve();
  /** Once a reading failed nothing more is read: the connection may be somebody else's by then. */
  private failure: { readonly error: unknown } | null = null;

  constructor(client: Client, district: OpenDistrict, viewer: Viewer) {
    this.client = client;
    this.district = district;
    this.viewer = viewer;
  }

  /** As `readMetrics`. */
  read(asks: readonly Ask[]): Promise<(string | null)[]> {
    return new Promise((answer, fail) => {
      this.waiting.push({ asks, answer, fail });
      if (this.waiting.length > 1) return;
      // Whoever asks in the same turn of the event loop goes along; a connection does one thing at a time.
      setImmediate(() => {
        this.reading = this.reading.then(() => this.serve());
      });
    });
  }

  private async serve(): Promise<void> {
    const together = this.waiting;
    this.waiting = [];
    try {
      if (this.failure) throw this.failure.error;
      const asks = together.flatMap((one) => one.asks);
      const values = await readMetrics(this.client, this.district.store, this.viewer, asks);
      let at = 0;
      for (const { asks: own, answer } of together) {
        answer(values.slice(at, at + own.length));
        at += own.length;
      }
    } catch (error) {
      this.failure = { error };
      for (const { fail } of together) fail(error);
    }
  }
}
