import type { ComparisonOf, Fit } from './choosing.ts';
import { comparisonOf } from './condition-faults.ts';
import type { Registers } from './profile.ts';
import type { Register } from './register.ts';

type Named = Pick<Register, 'fields' | 'measures' | 'stages' | 'transitions'>;

const field = ({ fields }: Pick<Named, 'fields'>, id: string) =>
  Object.hasOwn(fields, id) ? fields[id] : undefined;
const measure = ({ measures }: Pick<Named, 'measures'>, id: string) =>
  Object.hasOwn(measures, id) ? measures[id] : undefined;
const referred = (register: Register, id: string, registers: Registers): Register | undefined => {
  const declared = field(register, id);
  return declared?.kind === 'reference' ? registers.get(declared.register) : undefined;
};
const unknownStages = ({ stages }: Pick<Named, 'stages'>, list: readonly string[]): string[] =>
  list.filter((id) => !Object.hasOwn(stages, id)).map((id) => `names the unknown stage ${id}`);

/** Why what fits a record could never be told, or what is offered for it never be compared. */
export function faultsOfChoosing(register: Register, registers: Registers): string[] {
  return [
    ...Object.entries(register.fits ?? {}).flatMap(([id, fit]) =>
      faultsOfFit(register, fit, registers).map((fault) => `${register.id}: the fit ${id} ${fault}`),
    ),
    ...Object.entries(register.comparisons ?? {}).flatMap(([id, comparison]) =>
      faultsOfComparison(register, comparison, registers).map(
        (fault) => `${register.id}: the comparison ${id} ${fault}`,
      ),
    ),
  ];
}

function faultsOfFit(register: Register, fit: Fit, registers: Registers): string[] {
  const other = registers.get(fit.register);
  if (!other) return [`is of the unknown register ${fit.register}`];
  const faults = [...unknownStages(other, fit.stages), ...unknownStages(register, fit.while)];
  if (fit.until !== undefined && field(other, fit.until)?.kind !== 'date')
    faults.push(`ends by ${fit.until}, which is no day`);
  for (const { id, own, theirs, operator } of fit.bounds) {
    const [ours, asked] = [comparisonOf(register, own), comparisonOf(other, theirs)];
    if (ours === null || asked === null || ours !== asked)
      faults.push(`has the bound ${id}, whose sides cannot be compared`);
    else if (operator !== '=' && ours !== 'number')
      faults.push(`has the bound ${id}, which is of no numbers`);
  }
  const cannotShow = (of: Register, id: string) => {
    const declared = field(of, id);
    return declared ? declared.kind === 'personal' || declared.restricted : !measure(of, id);
  };
  for (const id of fit.shows) if (cannotShow(other, id)) faults.push(`shows ${id}, which it cannot`);
  for (const id of fit.offeredBy?.tells ?? [])
    if (cannotShow(register, id)) faults.push(`tells ${id}, which it cannot`);
  if (fit.offeredBy && !referred(other, fit.offeredBy.reference, registers))
    faults.push(`is offered by ${fit.offeredBy.reference}, which refers to nobody`);
  if (fit.terms) {
    if (field(other, fit.terms.field)?.kind !== 'terms')
      faults.push(`has terms in ${fit.terms.field}, which holds none`);
    if (!referred(register, fit.terms.of, registers))
      faults.push(`has terms about ${fit.terms.of}, which refers to nobody`);
  }
  return fit.opens ? [...faults, ...faultsOfOpening(register, other, fit.opens, registers)] : faults;
}

function faultsOfOpening(
  register: Register,
  other: Register,
  { register: id, transition, record, chosen, own = [], theirs = [] }: NonNullable<Fit['opens']>,
  registers: Registers,
): string[] {
  const opened = registers.get(id);
  const declared = opened?.transitions[transition];
  if (!opened || !declared || declared.from) return [`opens by ${id}.${transition}, which opens nothing`];
  const faults: string[] = [];
  if (referred(opened, record, registers)?.id !== register.id)
    faults.push(`opens with ${record}, which does not refer to the record`);
  if (referred(opened, chosen, registers)?.id !== other.id)
    faults.push(`opens with ${chosen}, which does not refer to what is offered`);
  for (const [from, names] of [[register, own] as const, [other, theirs] as const])
    for (const name of names)
      if (!field(opened, name) || field(opened, name)?.kind !== field(from, name)?.kind)
        faults.push(`takes over ${name}, which is not the same on both sides`);
  return faults;
}

function faultsOfComparison(register: Register, of: ComparisonOf, registers: Registers): string[] {
  const gathering = register.gathers?.[of.gathering];
  const other = gathering && registers.get(gathering.register);
  if (!other) return [`compares ${of.gathering}, which is not gathered`];
  const faults = unknownStages(other, of.stages);
  if (of.until !== undefined && field(other, of.until)?.kind !== 'date')
    faults.push(`ends by ${of.until}, which is no day`);
  if (!other.transitions[of.transition]?.from)
    faults.push(`takes one by ${of.transition}, which is no way on`);
  if (!other.repayments?.[of.repayment]) faults.push(`has no repayment ${of.repayment}`);
  const { supposes } = of;
  if (!supposes) return faults;
  faults.push(...unknownStages(register, [supposes.stage]));
  if (!measure(register, supposes.principal))
    faults.push(`supposes ${supposes.principal}, which is no measure`);
  if (field(register, supposes.first)?.kind !== 'date')
    faults.push(`supposes ${supposes.first}, which is no day`);
  for (const [name, source] of Object.entries(supposes.set)) {
    if (!field(register, name)) faults.push(`supposes the unknown field ${name}`);
    if ('field' in source && !field(other, source.field))
      faults.push(`supposes ${name} by the unknown field ${source.field}`);
  }
  if (!supposes.of) return faults;
  const subject = referred(register, supposes.of.reference, registers);
  if (!subject) return [...faults, `supposes ${supposes.of.reference}, which refers to nobody`];
  for (const fact of [supposes.of.interest, supposes.of.principal])
    if (fact !== undefined && !Object.hasOwn(subject.facts ?? {}, fact))
      faults.push(`supposes ${fact}, which is no fact of ${subject.id}`);
  return faults;
}
