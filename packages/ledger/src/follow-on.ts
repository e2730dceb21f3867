import type { FollowOn, Register } from '@taizhang/definition';
import { holds } from './contribution.ts';
import type { Entry } from './entry.ts';
import type { RecordState } from './movement.ts';
import { transitionOf } from './statement.ts';

/** An entry that follows from another, without the id that its record is still to be given. */
export interface FollowingEntry {
  readonly declared: FollowOn;
  readonly entry: Omit<Entry, 'record'>;
}

/**
 * What an entry opens in other registers, from the record as the entry leaves it. It happened on the same day. Where the
 * other register keeps sub-districts, the new record is in the record's own.
 */
export function followingEntries(
  register: Register,
  record: string,
  said: { readonly transition: string; readonly occurredOn: string },
  after: RecordState,
  registers: ReadonlyMap<string, Register>,
): FollowingEntry[] {
  const transition = transitionOf(register, said.transition);
  if (typeof transition === 'string') return [];
  return (transition.opens ?? []).flatMap((declared) => {
    const other = registers.get(declared.register);
    if (!other || !holds(register, declared.when, after)) return [];
    const unit = declared.unit === 'own' ? after.unit : after.attributes[declared.unit.field];
    const set: Record<string, string | boolean> = {};
    for (const [id, from] of Object.entries(declared.set)) {
      const value = 'record' in from ? record : 'value' in from ? from.value : after.attributes[from.field];
      if (value !== undefined) set[id] = value;
    }
    const entry = {
      register: declared.register,
      transition: declared.transition,
      occurredOn: said.occurredOn,
      ...(unit === undefined || unit === null ? {} : { unit: String(unit) }),
      ...(other.places !== 'none' && after.street !== null ? { street: after.street } : {}),
      set,
    };
    return [{ declared, entry }];
  });
}

/** Where the form of the first entry has what a fault of the following one is about; null: nowhere. */
export function sourceOfFault({ set, unit }: FollowOn, field: string | undefined): string | null {
  if (field === 'unit' && unit !== 'own') return `set.${unit.field}`;
  const name = field?.startsWith('set.') ? field.slice('set.'.length) : null;
  const from = name !== null && Object.hasOwn(set, name) ? set[name] : undefined;
  return from && 'field' in from ? `set.${from.field}` : null;
}
