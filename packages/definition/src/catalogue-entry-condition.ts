import { parametersOf } from './condition.ts';
import { faultsOfCondition } from './condition-faults.ts';
import type { Register } from './register.ts';

/** Why conditions of entry could never be judged. */
export function faultsOfEntryConditions(register: Register): string[] {
  return Object.entries(register.transitions).flatMap(([transition, { conditions = {} }]) =>
    Object.entries(conditions).flatMap(([id, { holds, evidence }]) => {
      const faults: string[] = [];
      if (!holds && evidence === undefined) faults.push('asks for nothing');
      if (evidence !== undefined && !Object.hasOwn(register.documents ?? {}, evidence))
        faults.push(`asks for the unknown document ${evidence}`);
      if (holds) {
        faults.push(...faultsOfCondition(register, holds));
        for (const name of parametersOf(holds)) faults.push(`has the parameter ${name}, which nobody gives`);
      }
      return faults.map((fault) => `${register.id}: the condition ${id} of ${transition} ${fault}`);
    }),
  );
}
