import { type Condition, parametersOf } from './condition.ts';
import { faultsOfCondition } from './condition-faults.ts';
import type { Field } from './fields.ts';
import type { Publication } from './publication.ts';
import type { Register } from './register.ts';

/** What of a register decides what may be published. */
interface Publishing {
  readonly id: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly measures: Readonly<Record<string, unknown>>;
  readonly stages: Readonly<Record<string, unknown>>;
  readonly publications?: Readonly<Record<string, Publication>> | undefined;
}

/** Why a register’s publications would show what must not be shown, or could not be made. */
export function faultsOfPublications(register: Publishing): string[] {
  return Object.entries(register.publications ?? {}).flatMap(
    ([id, { by, stages, shows, masks = {}, order }]) => {
      const faults: string[] = [];
      if (register.fields[by]?.kind !== 'reference') faults.push(`is by ${by}, which is no reference`);
      for (const stage of stages)
        if (!Object.hasOwn(register.stages, stage)) faults.push(`has the unknown stage ${stage}`);
      for (const name of [...shows, order]) {
        if (Object.hasOwn(register.measures, name)) continue;
        const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
        if (!field) faults.push(`shows the unknown ${name}`);
        else if (field.restricted) faults.push(`shows ${name}, which is restricted`);
        else if (field.kind === 'personal' && (field.what !== 'name' || name === order))
          faults.push(
            `shows ${name}: of personal data a list shows names only, masked, and is not ordered by them`,
          );
      }
      for (const [name, when] of Object.entries(masks)) {
        if (!shows.includes(name) || register.fields[name]?.kind !== 'reference')
          faults.push(`masks ${name}, which is no reference that it shows`);
        faults.push(...faultsOfMask(register, when));
      }
      return faults.map((fault) => `${register.id}: the publication ${id} ${fault}`);
    },
  );
}

function faultsOfMask(register: Publishing, when: Condition): string[] {
  return [
    ...faultsOfCondition(register as Register, when),
    ...parametersOf(when).map((name) => `masks by the parameter ${name}, which nobody gives`),
  ];
}
