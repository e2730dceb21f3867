import { CallError } from '@taizhang/contract';
import type { QueryClient } from '@tanstack/react-query';

/** Where a refusal leads that no screen can mend by itself. */
const places: Readonly<Record<string, string>> = {
  'not-signed-in': '/sign-in',
  'password-change-due': '/account/password',
  'second-factor-due': '/account/second-factor',
};

/** Whether a refusal leads elsewhere, so that the screen it met has nothing to say. */
export const leadsAway = (code: string): boolean => code in places;

/** Pages for anybody: what the frame asks about an account is refused there, and that leads nowhere. */
const isPublic = (pathname: string): boolean => /^\/public(\/|$)/.test(pathname);

interface History {
  readonly location: { readonly pathname: string; readonly href: string };
  push(address: string): void;
}

/** Leads a reader whose session has ended to the sign-in, from where the way leads back. */
export function heedEndedSessions(client: QueryClient, history: History): void {
  const heed = (error: unknown) => {
    const place = error instanceof CallError ? places[error.refusal?.code ?? ''] : undefined;
    const { pathname, href } = history.location;
    // Several questions are refused at once; the first one leads away.
    if (place === undefined || Object.values(places).includes(pathname) || isPublic(pathname)) return;
    history.push(`${place}?${new URLSearchParams({ back: href })}`);
  };
  client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') heed(event.action.error);
  });
  client.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') heed(event.action.error);
  });
}

/** The place to go on to: one of ours, else the first page. */
export const placeBack = (back: string | undefined): string =>
  back !== undefined && /^\/(?![/\\])/.test(back) ? back : '/';
