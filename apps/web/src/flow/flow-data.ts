import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';
import { duePerPage } from '../todo/todo-data.ts';

/** What the screens of where records stand ask the server. */
export const askFlow = {
  all: () => queryOptions({ queryKey: ['flows'], queryFn: client.dueRegisters }),
  one: (register: string, of: FlowSearch, overdue: number, soon: number) =>
    queryOptions({
      queryKey: ['flow', register, of, overdue, soon],
      queryFn: () =>
        client.dueOfRegister(register, {
          ...of,
          limit: duePerPage,
          overdue: (overdue - 1) * duePerPage,
          soon: (soon - 1) * duePerPage,
        }),
      placeholderData: keepPreviousData,
    }),
};

/** What the address of the screen says. */
export interface FlowSearch {
  /** Only what this unit has to do. */
  unit?: string | undefined;
  /** Of the overdue only those that have come to this step of escalation. */
  step?: string | undefined;
}

const textIn = (given: unknown) =>
  typeof given === 'string' && given !== '' ? given.slice(0, 80) : undefined;

export const flowSearch = (given: Record<string, unknown>): FlowSearch => ({
  unit: textIn(given.unit),
  step: textIn(given.step),
});
