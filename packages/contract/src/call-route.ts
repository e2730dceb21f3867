import type { z } from 'zod';
import type { Values } from './paths.ts';
import type { routes } from './routes.ts';

export type Answer<K extends keyof typeof routes> = z.infer<(typeof routes)[K]['response']>;

/** What a call brings. */
export interface Given {
  readonly params?: Values;
  readonly query?: Values;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** Calls a route by its name. */
export type CallRoute = <K extends keyof typeof routes>(name: K, given?: Given) => Promise<Answer<K>>;
