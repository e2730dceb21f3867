import { Link } from '@tanstack/react-router';
import { createContext, type MouseEvent, type ReactNode, useContext } from 'react';

export interface RecordKey {
  readonly register: string;
  readonly id: string;
}

/** Opens a record where the reader is; absent: records are pages of their own. */
export const OpenRecord = createContext<((record: RecordKey) => void) | null>(null);

/** The way to a record. Inside a panel a plain click opens it there; any other opens its page. */
export function RecordLink({ register, id, children }: RecordKey & { children: ReactNode }) {
  const open = useContext(OpenRecord);
  const clicked = (event: MouseEvent<HTMLAnchorElement>) => {
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!open || !isPlain) return;
    event.preventDefault();
    open({ register, id });
  };
  return (
    <Link
      to="/records/$register/$id"
      params={{ register, id }}
      onClick={clicked}
      data-record={`${register}/${id}`}
    >
      {children}
    </Link>
  );
}
