import { catalogueOf, DefinitionError, defineRegister, type RegisterInput } from '../index.ts';

export const title = { zh: '题', en: 'title' };

/** The least that a register is: a box with a name, which stands here. */
export const box: RegisterInput = {
  id: 'box',
  title,
  description: title,
  keeper: title,
  prefix: 'BX',
  titleField: 'name',
  places: 'none',
  fields: { name: { kind: 'text', title } },
  measures: {},
  stages: { here: { title } },
  transitions: { open: { title, to: 'here' } },
  metrics: {},
};

/** Why a register alone makes no catalogue. */
export function faultsOf(register: RegisterInput): readonly string[] {
  try {
    catalogueOf([defineRegister(register)]);
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.faults;
    throw error;
  }
}
