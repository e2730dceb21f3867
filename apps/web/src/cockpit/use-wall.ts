import { useEffect } from 'react';
import { fixScheme } from '../design/scheme.ts';

/** Asks for the whole screen; a browser may refuse it, and the page is then as large as its window. */
export function takeScreen(): void {
  void document.documentElement.requestFullscreen?.().catch(() => undefined);
}

/** While the cockpit hangs on a wall the page is dark and large and shows nothing else; Escape leaves. */
export function useWall(wall: boolean, leave: () => void): void {
  useEffect(() => {
    if (!wall) return;
    const root = document.documentElement;
    root.dataset.wall = '';
    const asChosen = fixScheme('dark');
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave();
    };
    window.addEventListener('keydown', pressed);
    return () => {
      window.removeEventListener('keydown', pressed);
      delete root.dataset.wall;
      asChosen();
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, [wall, leave]);
}
