import { useSyncExternalStore } from 'react';
import type { Scheme } from './tokens.ts';

/** What the reader chose; `system` follows the machine. */
export type SchemeChoice = Scheme | 'system';

const storeKey = 'taizhang.scheme';
const listeners = new Set<() => void>();

export const readChoice = (kept: unknown): SchemeChoice =>
  kept === 'light' || kept === 'dark' ? kept : 'system';

function keptChoice(): SchemeChoice {
  try {
    return readChoice(window.localStorage.getItem(storeKey));
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
    return 'system';
  }
}

let choice: SchemeChoice = 'system';
/** What a screen is always drawn in while it is shown, whatever was chosen; null: as chosen. */
let fixed: Scheme | null = null;

const systemIsDark = () => window.matchMedia('(prefers-color-scheme: dark)');

function show(): void {
  const shown = fixed ?? choice;
  if (shown === 'system') delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = shown;
  for (const listener of listeners) listener();
}

/** Puts the kept choice on the page, before anything is drawn. */
export function startScheme(): void {
  choice = keptChoice();
  systemIsDark().addEventListener('change', show);
  show();
}

export function chooseScheme(chosen: SchemeChoice): void {
  choice = chosen;
  try {
    if (chosen === 'system') window.localStorage.removeItem(storeKey);
    else window.localStorage.setItem(storeKey, chosen);
  } catch {
    // As above.
  }
  show();
}

/** Draws the page in a scheme of the screen's own. @returns how to end it */
export function fixScheme(scheme: Scheme): () => void {
  fixed = scheme;
  show();
  return () => {
    fixed = null;
    show();
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSchemeChoice = (): SchemeChoice => useSyncExternalStore(subscribe, () => choice);

const shownIn = (chosen: SchemeChoice): Scheme =>
  chosen === 'system' ? (systemIsDark().matches ? 'dark' : 'light') : chosen;

/** The scheme the page is drawn in. */
export const useScheme = (): Scheme => useSyncExternalStore(subscribe, () => shownIn(fixed ?? choice));
