/**
 * Lets all who ask the same at the same time share one reading. Nobody is given what was read before he asked: while a
 * reading is under way, whoever comes waits for the next one, which then is for all of them.
 */
export class SharedReading {
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #next = new Map<string, Promise<unknown>>();

  /** @param key says everything on which the answer depends */
  share<T>(key: string, read: () => Promise<T>): Promise<T> {
    const next = this.#next.get(key);
    if (next) return next as Promise<T>;
    const underWay = this.#underWay.get(key);
    if (!underWay) return this.#begin(key, read);
    const over = () => {
      this.#next.delete(key);
      return this.#begin(key, read);
    };
    const shared = underWay.then(over, over);
    this.#next.set(key, shared);
    return shared;
  }

  #begin<T>(key: string, read: () => Promise<T>): Promise<T> {
    const reading = read().finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, reading);
    return reading;
  }
}
