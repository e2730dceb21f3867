import type { Move, Register } from '@taizhang/definition';
import { holds } from './contribution.ts';
import type { Entry } from './entry.ts';
import type { RecordState } from './movement.ts';
import { transitionOf } from './statement.ts';

/** The moves of an entry that its record, as the entry leaves it, calls for; each with its place among those declared. */
export function movesOf(
  register: Register,
  transition: string,
  after: RecordState,
): { readonly move: Move; readonly place: number }[] {
  const declared = transitionOf(register, transition);
  if (typeof declared === 'string') return [];
  return (declared.moves ?? []).flatMap((move, place) =>
    holds(register, move.when, after) ? [{ move, place }] : [],
  );
}

/** The entry by which a record is moved on with another; it happened on the same day. */
export function movedEntry(
  { transition, set = {}, amounts = {} }: Move,
  target: { readonly register: string; readonly record: string },
  from: { readonly record: string; readonly occurredOn: string; readonly after: RecordState },
): Entry {
  const { attributes, holdings } = from.after;
  const setting: Record<string, string | boolean> = {};
  for (const [id, source] of Object.entries(set)) {
    const value =
      'record' in source ? from.record : 'value' in source ? source.value : attributes[source.field];
    if (value !== undefined) setting[id] = value;
  }
  const adding: Record<string, string> = {};
  for (const [id, { measure }] of Object.entries(amounts)) {
    const held = holdings[measure];
    if (held !== undefined) adding[id] = held;
  }
  return { ...target, transition, occurredOn: from.occurredOn, set: setting, amounts: adding };
}
