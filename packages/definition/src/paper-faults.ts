import { linesOfPaper, type NamedValue, type PaperOfRegister, valuesIn } from './paper.ts';
import type { Register } from './register.ts';
import { dimensionOf } from './units.ts';

const own = <T>(record: Readonly<Record<string, T>> | undefined, id: string): T | undefined =>
  record && Object.hasOwn(record, id) ? record[id] : undefined;

/** Why a paper could never be made. */
export function faultsOfPaper(
  register: Register,
  paper: PaperOfRegister,
  registers: ReadonlyMap<string, Register>,
): string[] {
  return [
    ...faultsOfLines(register, paper, registers),
    ...faultsOfPlaces(register, paper),
    ...faultsOfAmounts(register, paper),
    ...faultsOfItems(register, paper, registers),
  ];
}

function faultsOfLines(
  register: Register,
  paper: PaperOfRegister,
  registers: ReadonlyMap<string, Register>,
): string[] {
  const named = linesOfPaper(paper).flatMap(({ zh, en }) => valuesIn(zh + en));
  const fields = [...(paper.number ? [paper.number] : []), ...(paper.needs ?? [])];
  return [
    ...named.flatMap((value) => {
      if (['id', 'unit', ...(paper.items ? ['items'] : [])].includes(value.name)) return [];
      return nameable(register, paper, registers, value)
        ? []
        : [`names ${value.name}, which is no field of the record`];
    }),
    ...fields.flatMap((id) =>
      printable(register, id) ? [] : [`names ${id}, which is no field of the record`],
    ),
  ];
}

function nameable(
  register: Register,
  { figures }: PaperOfRegister,
  registers: ReadonlyMap<string, Register>,
  { field: id, of, form }: NamedValue,
): boolean {
  if (form === 'yuan' || form === 'capitals') return of === null && own(figures, id) !== undefined;
  if (!printable(register, id)) return false;
  const field = own(register.fields, id);
  if (form === 'work-days') return of === null && field?.kind === 'date';
  const other = field?.kind === 'reference' ? registers.get(field.register) : undefined;
  if (form === 'id') return of === null && other !== undefined;
  return of === null || (other !== undefined && printable(other, of));
}

function faultsOfPlaces(register: Register, { stages, day, figures }: PaperOfRegister): string[] {
  const faults: string[] = [];
  const since = Object.values(figures ?? {}).flatMap((figure) => figure.since ?? []);
  for (const stage of stages)
    if (!own(register.stages, stage)) faults.push(`is made in the unknown stage ${stage}`);
  for (const stage of [...since, ...(typeof day === 'string' ? [] : [day.entered])])
    if (!own(register.stages, stage)) faults.push(`looks at the unknown stage ${stage}`);
  if (typeof day !== 'string') return faults;
  if (!printable(register, day)) faults.push(`names ${day}, which is no field of the record`);
  if (own(register.fields, day)?.kind !== 'date') faults.push(`bears the day ${day}, which is none`);
  return faults;
}

function faultsOfAmounts(register: Register, { figures, parts = [] }: PaperOfRegister): string[] {
  const tables = parts.flatMap(({ movements }) => movements ?? []);
  return [
    ...[...Object.values(figures ?? {}), ...tables].flatMap(({ measure }) => {
      const unit = own(register.measures, measure)?.unit;
      return unit && dimensionOf(unit) === dimensionOf('yuan')
        ? []
        : [`tells of ${measure}, which is no amount of money`];
    }),
    ...tables.flatMap(({ fields }) =>
      fields.flatMap((id) =>
        printable(register, id) ? [] : [`names ${id}, which is no field of the record`],
      ),
    ),
  ];
}

function faultsOfItems(
  register: Register,
  { items }: PaperOfRegister,
  registers: ReadonlyMap<string, Register>,
): string[] {
  if (!items) return [];
  const gathering = own(register.gathers, items.gathering);
  const other = gathering && registers.get(gathering.register);
  if (!other) return [`tells of ${items.gathering}, which is not gathered`];
  const named = [items.heading, ...items.lines].flatMap(({ zh, en }) => valuesIn(zh + en));
  return [
    ...items.stages.flatMap((stage) =>
      own(other.stages, stage) ? [] : [`tells of the unknown stage ${stage}`],
    ),
    ...named.flatMap(({ name }) =>
      printable(other, name) ? [] : [`names ${name}, which is no field of what it tells of`],
    ),
  ];
}

/** Whatever only some may see stands in no paper. */
const printable = (register: Register, id: string): boolean => {
  const field = own(register.fields, id);
  return field !== undefined && field.kind !== 'personal' && !field.restricted;
};
