import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueryConfig, QueryResult } from 'pg';
import { type Client, type Pool, transaction } from './database.ts';

/**
 * A pool whose writings can be joined, also those of a library that is given the pool and knows nothing of it: while
 * work of `together` runs, whatever it calls writes through one transaction.
 */
export interface JointWriting {
  readonly pool: Pool;
  /**
   * Runs work all of whose writings stand or fall together; within such work it takes part in it. The transaction begins
   * with the first statement that writes, so that what is only reckoned before (the hash of a password) holds no
   * connection. With `waiting` it begins no earlier than `join` is called: what is written before stands by itself.
   */
  together<T>(work: () => Promise<T>, waiting?: 'waiting'): Promise<T>;
  /** From here on what the work at hand writes belongs together. */
  join(): void;
}

type Statement = readonly [string | QueryConfig, unknown[]?];
type Answering = { query(text: string | QueryConfig, values?: unknown[]): Promise<QueryResult> };

const textOf = ([given]: Statement): string => (typeof given === 'string' ? given : given.text);
const send = (to: Answering, [given, values]: Statement) => to.query(given, values);
const onlyReads = (text: string): boolean =>
  /^\s*select\b/i.test(text) && !/\bfor\s+(update|share)\b/i.test(text);

/** A server that goes away between two statements is told of by the next; unheard, the event would end the process. */
const unheard = () => undefined;

export function jointWriting(pool: Pool): JointWriting {
  const works = new AsyncLocalStorage<Work>();
  const atHand = () => {
    const work = works.getStore();
    return work?.over ? undefined : work;
  };
  /** Into the transaction of the work at hand, or by a connection that `free` gives. */
  const toItsPlace = async (work: Work, statement: Statement, free: () => Promise<Answering>) =>
    work.takes(textOf(statement)) ? work.send(statement) : send(await free(), statement);

  const query = (...statement: Statement) => {
    const work = atHand();
    return work ? toItsPlace(work, statement, async () => pool) : send(pool, statement);
  };
  const connect = async () => {
    const work = atHand();
    if (!work) return pool.connect();
    let own: Promise<Client> | undefined;
    const free = () => {
      own ??= pool.connect().then((client) => client.on('error', unheard));
      return own;
    };
    return {
      query: (...statement: Statement) => toItsPlace(work, statement, free),
      // Where no connection was had, whoever asked by it was told so.
      release: (error?: Error | boolean) =>
        void own?.then((client) => client.off('error', unheard).release(error), unheard),
      on: () => undefined,
      off: () => undefined,
    };
  };
  return {
    pool: Object.assign(Object.create(pool), { query, connect }) as Pool,
    together: (run, waiting) => {
      if (atHand()) return run();
      const work = new Work(pool, waiting === 'waiting');
      return works.run(work, () => work.whole(run));
    },
    join: () => atHand()?.join(),
  };
}

/** Work under way, and its transaction once that has begun. */
class Work {
  over = false;
  readonly #pool: Pool;
  #waiting: boolean;
  #client: Promise<Client> | undefined;
  /** Ends the transaction: with an error nothing of it stands. */
  #end: ((error?: unknown) => Promise<void>) | undefined;
  /** One statement goes after another, whoever of the work sends them. */
  #last: Promise<unknown> = Promise.resolve();
  /** How many transactions somebody has begun within this one: they are savepoints of it. */
  #depth = 0;

  constructor(pool: Pool, waiting: boolean) {
    this.#pool = pool;
    this.#waiting = waiting;
  }

  join(): void {
    this.#waiting = false;
  }

  takes(text: string): boolean {
    return !this.#waiting && (this.#client !== undefined || !onlyReads(text));
  }

  async whole<T>(run: () => Promise<T>): Promise<T> {
    try {
      const result = await run();
      this.over = true;
      await this.#end?.();
      return result;
    } catch (error) {
      if (!this.over) {
        this.over = true;
        await this.#end?.(error);
      }
      throw error;
    }
  }

  send(statement: Statement): Promise<QueryResult> {
    this.#client ??= this.#begin();
    const client = this.#client;
    const step = this.#step(textOf(statement).trim().toLowerCase());
    const answer = this.#last.then(async () => send(await client, step === null ? statement : [step]));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  #begin(): Promise<Client> {
    return new Promise((begun, failed) => {
      const finished = Promise.withResolvers<void>();
      // Where no connection was had, nobody waits for it.
      finished.promise.catch(() => undefined);
      const done = transaction(this.#pool, 'begin', async (client) => {
        begun(client);
        await finished.promise;
      });
      done.catch(failed);
      this.#end = async (error) => {
        await this.#last;
        if (error === undefined) finished.resolve();
        else finished.reject(error);
        await done;
      };
    });
  }

  /** What a step of a transaction is within another; null: it is none. */
  #step(text: string): string | null {
    if (/^(begin|start transaction)\b/.test(text)) {
      this.#depth += 1;
      return `savepoint work_${this.#depth}`;
    }
    if (text !== 'commit' && text !== 'rollback') return null;
    const savepoint = `savepoint work_${this.#depth}`;
    this.#depth -= 1;
    return `${text === 'commit' ? 'release' : 'rollback to'} ${savepoint}`;
  }
}
