import { describe, expect, it } from 'vitest';
import { SharedReading } from './shared-reading.ts';

/** Readings that end when they are told to. */
function readings() {
  const begun: PromiseWithResolvers<string>[] = [];
  const read = () => {
    const one = Promise.withResolvers<string>();
    begun.push(one);
    return one.promise;
  };
  return { begun, read };
}
const turns = () => new Promise((resolve) => setImmediate(resolve));

describe('a shared reading', () => {
  it('is one for all who come while another is under way, and begins after they came', async () => {
    const shared = new SharedReading();
    const { begun, read } = readings();
    const first = shared.share('a', read);
    const others = [shared.share('a', read), shared.share('a', read)];
    expect(begun).toHaveLength(1);
    begun[0]?.resolve('before');
    expect(await first).toBe('before');
    await turns();
    expect(begun).toHaveLength(2);
    const late = shared.share('a', read);
    begun[1]?.resolve('after');
    expect(await Promise.all(others)).toEqual(['after', 'after']);
    await turns();
    begun[2]?.resolve('later');
    expect(await late).toBe('later');
    await turns();
    void shared.share('a', read);
    expect(begun).toHaveLength(4);
  });

  it('is apart from what is asked otherwise', () => {
    const shared = new SharedReading();
    const { begun, read } = readings();
    void shared.share('a', read);
    void shared.share('b', read);
    expect(begun).toHaveLength(2);
  });

  it('that fails, fails for its own and not for those who wait', async () => {
    const shared = new SharedReading();
    const { begun, read } = readings();
    const first = shared.share('a', read);
    const second = shared.share('a', read);
    begun[0]?.reject(new Error('lost'));
    await expect(first).rejects.toThrow('lost');
    await turns();
    begun[1]?.resolve('found');
    expect(await second).toBe('found');
  });
});
