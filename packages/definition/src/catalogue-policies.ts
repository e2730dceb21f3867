import type { Registers } from './profile.ts';
import type { Register } from './register.ts';

/** Why policies could not be read from a register's records. */
export function faultsOfPolicies(register: Register, registers: Registers): string[] {
  const { policies } = register;
  if (!policies) return [];
  const faults: string[] = [];
  const kindOf = (id: string) => (Object.hasOwn(register.fields, id) ? register.fields[id]?.kind : undefined);
  if (kindOf(policies.terms) !== 'terms') faults.push(`has terms in ${policies.terms}, which holds none`);
  if (kindOf(policies.code) !== 'text') faults.push(`has codes in ${policies.code}, which is no text`);
  const { window, shows = [] } = policies;
  for (const day of [policies.from, policies.to, window?.from, window?.to])
    if (day !== undefined && kindOf(day) !== 'date') faults.push(`holds by ${day}, which is no day`);
  if (policies.budget !== undefined && !Object.hasOwn(register.measures, policies.budget))
    faults.push(`has budgets in ${policies.budget}, which is no measure`);
  for (const stage of policies.stages)
    if (!Object.hasOwn(register.stages, stage)) faults.push(`is in force in the unknown stage ${stage}`);
  for (const id of [...shows, policies.brief]) {
    if (id === undefined) continue;
    const field = Object.hasOwn(register.fields, id) ? register.fields[id] : undefined;
    if (!field) faults.push(`show the unknown ${id}`);
    else if (field.kind === 'personal' || field.restricted)
      faults.push(`show ${id}, which is not for everybody`);
  }
  return [...faults, ...faultsOfAwards(register, policies.awards, registers)].map(
    (fault) => `${register.id}: the policies ${fault}`,
  );
}

type Awards = NonNullable<Register['policies']>['awards'];

function faultsOfAwards(register: Register, awards: Awards, registers: Registers): string[] {
  if (!awards) return [];
  const other = registers.get(awards.register);
  if (!other) return [`has awards in the unknown register ${awards.register}`];
  const faults: string[] = [];
  const fieldOf = (id: string) => (Object.hasOwn(other.fields, id) ? other.fields[id] : undefined);
  if (fieldOf(awards.subject)?.kind !== 'reference')
    faults.push(`has awards to ${awards.subject}, which refers to nobody`);
  const policy = fieldOf(awards.policy);
  if (policy?.kind !== 'reference' || policy.register !== register.id)
    faults.push(`has awards by ${awards.policy}, which does not refer to ${register.id}`);
  if (!Object.hasOwn(other.measures, awards.amount))
    faults.push(`has awards of ${awards.amount}, which is no measure`);
  if (awards.year !== undefined && fieldOf(awards.year)?.kind !== 'text')
    faults.push(`has awards of the year in ${awards.year}, which is no text`);
  for (const stage of awards.stages)
    if (!Object.hasOwn(other.stages, stage)) faults.push(`has awards in the unknown stage ${stage}`);
  return faults;
}
