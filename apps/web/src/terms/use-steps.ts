import { useRef, useState } from 'react';

const most = 100;
/** What is typed in one go is one step. */
const oneGoMs = 600;

/** A value with its steps, which are taken back and taken again. */
export function useSteps(value: string, set: (value: string) => void) {
  const [{ past, future }, keep] = useState<{ past: readonly string[]; future: readonly string[] }>({
    past: [],
    future: [],
  });
  const last = useRef(0);
  return {
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    set: (next: string) => {
      if (next === value) return;
      const now = performance.now();
      if (now - last.current > oneGoMs || past.length === 0)
        keep({ past: [...past, value].slice(-most), future: [] });
      else if (future.length > 0) keep({ past, future: [] });
      last.current = now;
      set(next);
    },
    undo: () => {
      const before = past.at(-1);
      if (before === undefined) return;
      last.current = 0;
      keep({ past: past.slice(0, -1), future: [value, ...future] });
      set(before);
    },
    redo: () => {
      const [after, ...rest] = future;
      if (after === undefined) return;
      last.current = 0;
      keep({ past: [...past, value], future: rest });
      set(after);
    },
  };
}
