import type { MouseEvent, ReactNode } from 'react';

interface FigureButtonProps {
  readonly position: number;
  readonly children: ReactNode;
  select(figure: number): void;
}

/** The way to a figure of the check: a link, so that it can be opened beside. */
export function FigureButton({ position, select, children }: FigureButtonProps): ReactNode {
  const clicked = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    select(position);
  };
  return (
    <a href={`?figure=${position}`} onClick={clicked}>
      {children}
    </a>
  );
}
