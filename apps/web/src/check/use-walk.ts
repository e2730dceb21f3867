import { useEffect, useSyncExternalStore } from 'react';

const storeKey = 'taizhang.check.letters';
const listeners = new Set<() => void>();

function lettersAreOn(): boolean {
  try {
    return window.localStorage.getItem(storeKey) !== 'off';
  } catch {
    // Storage may be forbidden; then they are on.
    return true;
  }
}

/** Whether single letters are keys: who speaks to the browser, or types with difficulty, turns them off. */
export const useLetters = (): boolean =>
  useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, lettersAreOn);

export function turnLetters(on: boolean): void {
  try {
    window.localStorage.setItem(storeKey, on ? 'on' : 'off');
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

/** Where keys have a meaning of their own; a note that is half written is not closed by Escape either. */
const ownKeys = 'input:not([type="checkbox"]), textarea, select, dialog, .check-table';

const hasOwnKeys = (target: EventTarget | null): boolean =>
  target instanceof Element && (target.matches(ownKeys) || target.closest('dialog') !== null);

interface Walk {
  step(by: 1 | -1): void;
  close(): void;
}

/** j and k or the arrows lead from figure to figure; Escape closes the panel. Keys that are typed are left alone. */
export function useWalk({ step, close }: Walk): void {
  const letters = useLetters();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (hasOwnKeys(event.target)) return;
      if (event.key === 'Escape') return close();
      const forward = event.key === 'ArrowRight' || (letters && event.key === 'j');
      const back = event.key === 'ArrowLeft' || (letters && event.key === 'k');
      if (!forward && !back) return;
      event.preventDefault();
      step(forward ? 1 : -1);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [letters, step, close]);
}
