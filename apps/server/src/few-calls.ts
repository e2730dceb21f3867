import { Refusal } from '@taizhang/definition';

/**
 * Lets so many calls a minute through from one address. What is open to anybody must not let one caller take all the
 * time there is, nor try out numbers one after another. It is kept in this process and forgotten when it ends.
 */
export class FewCalls {
  private readonly counted = new Map<string, { since: number; calls: number }>();
  private readonly most: number;
  private readonly clock: () => number;

  constructor(most: number, clock: () => number = () => performance.now()) {
    this.most = most;
    this.clock = clock;
  }

  /** @throws Refusal too-many-calls */
  take(address: string): void {
    const now = this.clock();
    const known = this.counted.get(address);
    if (!known || now - known.since >= minute) {
      if (this.counted.size >= mostAddresses) this.forget(now);
      this.counted.set(address, { since: now, calls: 1 });
      return;
    }
    known.calls++;
    if (known.calls > this.most)
      throw new Refusal('too-many-calls', { seconds: Math.ceil((minute - (now - known.since)) / 1000) });
  }

  private forget(now: number): void {
    for (const [address, { since }] of this.counted) if (now - since >= minute) this.counted.delete(address);
    // Whoever calls from very many addresses at once gets no further than the memory that is set apart for it.
    if (this.counted.size >= mostAddresses) this.counted.clear();
  }
}

const minute = 60_000;
const mostAddresses = 10_000;
