import { useState } from 'react';

type Order = 'oldest' | 'newest';

/** Which page of a record's timeline is read, and from which end. */
export interface TimelinePaging {
  readonly page: number;
  readonly order: Order;
  turn(page: number): void;
  from(order: Order): void;
}

export function useTimelinePage(first: Order): TimelinePaging {
  const [{ page, order }, set] = useState({ page: 1, order: first });
  return {
    page,
    order,
    turn: (to) => set({ page: to, order }),
    from: (end) => set({ page: 1, order: end }),
  };
}
