import type { Policies } from './policies.ts';
import type { Register } from './register.ts';

/** Why policies could not be read from a register's records. */
export function faultsOfPolicies(register: Register): string[] {
  const { policies } = register;
  if (!policies) return [];
  const faults: string[] = [];
  const kindOf = (id: string) => (Object.hasOwn(register.fields, id) ? register.fields[id]?.kind : undefined);
  if (kindOf(policies.terms) !== 'terms') faults.push(`has terms in ${policies.terms}, which holds none`);
  if (kindOf(policies.code) !== 'text') faults.push(`has codes in ${policies.code}, which is no text`);
  if (policies.name !== undefined && kindOf(policies.name) !== 'text')
    faults.push(`are named by ${policies.name}, which is no text`);
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
  return [...faults, ...faultsOfChannel(register, policies)].map(
    (fault) => `${register.id}: the policies ${fault}`,
  );
}

function faultsOfChannel({ fields }: Register, { channel }: Policies): string[] {
  if (!channel) return [];
  const field = Object.hasOwn(fields, channel.field) ? fields[channel.field] : undefined;
  if (field?.kind !== 'category') return [`are given by ${channel.field}, which is no category`];
  const options = [...channel.told, ...channel.applied];
  const unknown = options.filter((option) => !Object.hasOwn(field.options, option));
  const both = channel.told.filter((option) => channel.applied.includes(option));
  return [
    ...unknown.map((option) => `are given by the unknown ${option}`),
    ...both.map((option) => `are told and applied for by ${option}`),
  ];
}
