import type { Duty } from '@taizhang/access';
import { z } from 'zod';

/** A route as the server offers it and the client calls it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  /**
   * Who may call it. `open`: anybody; `session`: whoever has signed in, even while a password or a second factor is due;
   * `signed-in`: whoever has signed in and owes nothing. What of the ledger is reached is said by scopes, not here.
   */
  readonly access: 'open' | 'session' | 'signed-in';
  /** Whether it is also for whoever stands outside of the house, as a firm does; absent: it is not. */
  readonly outside?: true;
  /** The duties of which one is needed besides; none: no duty is. */
  readonly duties: readonly Duty[];
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | null;
  readonly status: 200 | 201;
  readonly response: z.ZodType;
}

/** Nothing to give, or nothing to answer. */
export const none = z.object({}).describe('Nothing');

/** What everybody may call who has signed in; what is reached is said by scopes. */
const signedIn = { access: 'signed-in', duties: [] as readonly Duty[] } as const;

export const get = <P extends z.ZodType, Q extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  schemas: { params: P; query: Q; response: R },
) => ({ method: 'GET', path, summary, ...signedIn, body: null, status: 200, ...schemas }) as const;

/** What changes something. */
export const post = <P extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  schemas: { params: P; body: B; response: R },
) => ({ method: 'POST', path, summary, ...signedIn, query: none, status: 200, ...schemas }) as const;

/** What makes something new. */
export const create = <P extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  schemas: { params: P; body: B; response: R },
) => ({ ...post(path, summary, schemas), status: 201 }) as const;

/** What changes something that no address names. */
export const send = <B extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  schemas: { body: B; response: R },
) => post(path, summary, { params: none, ...schemas });

/** The same route, for whoever stands outside of the house too. */
export const alsoOutside = <R extends Route>(route: R) =>
  ({ ...route, outside: true }) as R & { readonly outside: true };
/** The same route, let in otherwise. */
export const open = <R extends Route>(route: R) =>
  ({ ...route, access: 'open' }) as Omit<R, 'access'> & { readonly access: 'open' };
export const session = <R extends Route>(route: R) =>
  ({ ...route, access: 'session' }) as Omit<R, 'access'> & { readonly access: 'session' };
export const needs = <R extends Route>(route: R, ...duties: Duty[]) =>
  ({ ...route, duties }) as Omit<R, 'duties'> & { readonly duties: readonly Duty[] };
