import { actionTitles, dutyTitles, type Role } from '@taizhang/access';
import type { WireRole } from '@taizhang/contract';
import type { Catalogue } from '@taizhang/definition';

/** What a role may do, with everything by its name. */
export const roleView = (
  { registers }: Catalogue,
  { id, title, description, permissions, duties }: Role,
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
  })),
  duties: duties.map((duty) => ({ id: duty, title: dutyTitles[duty] })),
});
