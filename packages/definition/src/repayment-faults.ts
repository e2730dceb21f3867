import type { Register } from './register.ts';
import { repaymentMethods } from './repayment.ts';
import { dimensionOf } from './units.ts';

/** Why a schedule could not be reckoned from a record. */
export function faultsOfRepayments(register: Register): string[] {
  return Object.entries(register.repayments ?? {}).flatMap(([id, declared]) => {
    const faults: string[] = [];
    const field = (name: string) =>
      Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
    const principal = Object.hasOwn(register.measures, declared.principal)
      ? register.measures[declared.principal]
      : undefined;
    if (!principal || dimensionOf(principal.unit) !== 'money')
      faults.push(`pays back ${declared.principal}, which is no amount of money`);
    const rate = field(declared.rate);
    if (rate?.kind !== 'number' || dimensionOf(rate.unit) !== 'percent')
      faults.push(`has the rate ${declared.rate}, which is no percentage`);
    if (field(declared.term)?.kind !== 'number')
      faults.push(`has the term ${declared.term}, which is no number`);
    if (declared.first !== undefined && field(declared.first)?.kind !== 'date')
      faults.push(`begins on ${declared.first}, which is no day`);
    const method = field(declared.method);
    if (method?.kind !== 'category')
      faults.push(`has the method ${declared.method}, which is none of several`);
    else
      for (const option of Object.keys(method.options))
        if (!Object.hasOwn(repaymentMethods, option)) faults.push(`has the unknown method ${option}`);
    for (const stage of declared.stages)
      if (!Object.hasOwn(register.stages, stage)) faults.push(`names the unknown stage ${stage}`);
    return faults.map((fault) => `${register.id}: the repayment ${id} ${fault}`);
  });
}
