import type { CallRoute } from './call.ts';

/** What the client calls for what belongs to a record in order. */
export const gatheringCalls = (call: CallRoute) => ({
  gatherings: (register: string, id: string) => call('gatherings', { params: { register, id } }),
  drawable: (register: string, id: string, gathering: string) =>
    call('drawable', { params: { register, id, gathering } }),
  draw: (
    register: string,
    id: string,
    gathering: string,
    body: { key: string; drawn: readonly string[]; occurredOn?: string },
  ) => call('draw', { params: { register, id, gathering }, body }),
});
