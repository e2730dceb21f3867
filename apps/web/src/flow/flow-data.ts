import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

const flowPageSize = 20;

/** What the screens of where records stand ask the server. */
export const askFlow = {
  all: () => queryOptions({ queryKey: ['flows'], queryFn: client.dueRegisters }),
  one: (register: string, unit: string | undefined, overdue: number, soon: number) =>
    queryOptions({
      queryKey: ['flow', register, unit, overdue, soon],
      queryFn: () =>
        client.dueOfRegister(register, {
          unit,
          limit: flowPageSize,
          overdue: (overdue - 1) * flowPageSize,
          soon: (soon - 1) * flowPageSize,
        }),
      placeholderData: keepPreviousData,
    }),
};

/** What the address of the screen says. */
export interface FlowSearch {
  /** Only what this unit has to do. */
  unit?: string | undefined;
}

export const flowSearch = (given: Record<string, unknown>): FlowSearch => ({
  unit: typeof given.unit === 'string' && given.unit !== '' ? given.unit.slice(0, 80) : undefined,
});
