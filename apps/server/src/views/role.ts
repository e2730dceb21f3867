import { actionTitles, dutyTitles, type Permission, type Role, referencesTo } from '@taizhang/access';
import type { WireRole } from '@taizhang/contract';
import { type Catalogue, type Register, revise, reviseTitle, type Text } from '@taizhang/definition';

/** What a role may do, with everything by its name. */
export const roleView = (
  { registers }: Catalogue,
  { id, title, description, permissions, duties, outside = false }: Role,
): WireRole => ({
  id,
  title,
  description,
  permissions: permissions.map((permission) => ({
    registers:
      permission.registers === 'all'
        ? null
        : permission.registers.map((register) => ({
            id: register,
            title: registers.get(register)?.title ?? { zh: register, en: register },
          })),
    actions: permission.actions.map((action) => ({ id: action, title: actionTitles[action] })),
    limited: permission.before !== undefined || permission.after !== undefined,
    entries:
      permission.transitions?.map((entry) => ({
        id: entry,
        title: titleOfEntry(registers, permission.registers, entry),
      })) ?? null,
    everywhere: permission.scope?.kind === 'all',
  })),
  duties: duties.map((duty) => ({ id: duty, title: dutyTitles[duty] })),
  outside,
});

/** What an entry is called in the first of the registers that has it. */
function titleOfEntry(
  registers: Catalogue['registers'],
  named: Permission['registers'],
  entry: string,
): Text {
  if (entry === revise) return reviseTitle;
  const within = named === 'all' ? [...registers.keys()] : named;
  const found = within.flatMap((id) => registers.get(id)?.transitions[entry]?.title ?? []);
  return found[0] ?? { zh: entry, en: entry };
}

/** The registers to whose records those of others refer. */
export const subjectsOf = ({ registers }: Catalogue): Register[] => {
  const all = [...registers.values()];
  return all.filter(({ id }) => all.some((other) => other.id !== id && referencesTo(other, id).length > 0));
};
