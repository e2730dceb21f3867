import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

const route = getRouteApi('/cockpit');

interface FigureLinkProps {
  readonly figure: string;
  readonly street?: string | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A number that opens its panel beside the cockpit. */
export function FigureLink({ figure, street, className = 'figure', children }: FigureLinkProps) {
  return (
    <Link
      from={route.id}
      to="/cockpit"
      search={(was) => ({ ...was, figure, street, page: undefined, record: undefined })}
      resetScroll={false}
      className={className}
      data-figure={figure}
    >
      {children}
    </Link>
  );
}
