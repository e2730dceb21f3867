import { type Comparison, fieldsOf, parametersOf } from './condition.ts';
import { fieldKinds } from './fields.ts';
import type { Metric } from './metric.ts';
import { commonFields, type Register, type RegisterInput, registerSchema, revise } from './register.ts';
import type { Text } from './text.ts';
import { baseUnitOf, type UnitId } from './units.ts';

/** Thrown at once, with every fault found: a register that contradicts itself must never be used. */
export class DefinitionError extends Error {
  readonly faults: readonly string[];
  constructor(faults: string[]) {
    super(`the definition is not sound:\n- ${faults.join('\n- ')}`);
    this.name = 'DefinitionError';
    this.faults = faults;
  }
}

/** Checks a register's shape; `catalogueOf` checks how registers hang together. @throws ZodError */
export const defineRegister = (input: RegisterInput): Register => registerSchema.parse(input);

export interface MetricEntry {
  readonly id: string;
  readonly register: Register;
  readonly metric: Metric;
}

/** All registers of a district by id, and all metrics by `register.metric`. */
export interface Catalogue {
  readonly registers: ReadonlyMap<string, Register>;
  readonly metrics: ReadonlyMap<string, MetricEntry>;
}

/** @throws DefinitionError naming every reference that leads nowhere */
export function catalogueOf(list: readonly Register[]): Catalogue {
  const registers = new Map(list.map((r) => [r.id, r]));
  const metrics = new Map<string, MetricEntry>();
  const faults: string[] = [];
  if (registers.size !== list.length) faults.push('two registers have the same id');
  for (const register of list)
    for (const [name, metric] of Object.entries(register.metrics))
      metrics.set(`${register.id}.${name}`, { id: `${register.id}.${name}`, register, metric });
  for (const register of list) faults.push(...faultsOfRegister(register, registers));
  for (const entry of metrics.values()) faults.push(...faultsOfMetric(entry, metrics));
  if (faults.length > 0) throw new DefinitionError(faults);
  return { registers, metrics };
}

function faultsOfRegister(register: Register, registers: ReadonlyMap<string, Register>): string[] {
  const faults: string[] = [];
  const say = (text: string) => faults.push(`${register.id}: ${text}`);
  const hasField = (id: string) => Object.hasOwn(register.fields, id);
  const hasMeasure = (id: string) => Object.hasOwn(register.measures, id);
  const hasStage = (id: string) => Object.hasOwn(register.stages, id);
  for (const id of [...Object.keys(register.fields), ...Object.keys(register.measures)])
    if (id in commonFields || id === 'record') say(`${id} is a name of the house`);
  for (const id of Object.keys(register.fields)) if (hasMeasure(id)) say(`${id} is both a field and a measure`);
  if (!hasField(register.titleField)) say(`titleField ${register.titleField} is not a field`);
  else if (register.fields[register.titleField]?.kind === 'personal') say('personal data cannot title a record');
  for (const [id, field] of Object.entries(register.fields))
    if (field.kind === 'reference' && !registers.has(field.register)) say(`${id} refers to no register`);
  const transitions = Object.entries(register.transitions);
  if (!transitions.some(([, t]) => !t.from)) say('no transition opens a record');
  for (const [id, transition] of transitions) {
    if (id === revise) say(`${revise} is built in`);
    if (!transition.from && !transition.to) say(`${id} opens a record but leads to no stage`);
    for (const stage of [...(transition.from ?? []), ...(transition.to ? [transition.to] : [])])
      if (!hasStage(stage)) say(`${id} names the unknown stage ${stage}`);
    for (const field of transition.sets ?? []) if (!hasField(field)) say(`${id} sets the unknown field ${field}`);
    for (const m of transition.amounts ?? []) if (!hasMeasure(m)) say(`${id} adds to the unknown measure ${m}`);
    for (const need of transition.requires ?? []) {
      const may = !transition.from || transition.sets?.includes(need) || transition.amounts?.includes(need);
      if (!hasField(need) && !hasMeasure(need)) say(`${id} requires the unknown ${need}`);
      else if (!may) say(`${id} requires ${need} but may not give it`);
    }
  }
  for (const stage of Object.keys(register.stages))
    if (!transitions.some(([, t]) => t.to === stage)) say(`no transition leads to the stage ${stage}`);
  for (const [id, rule] of Object.entries(register.rules ?? {}))
    for (const field of fieldsOf(rule.holds))
      if (comparisonOf(register, field) === null) say(`rule ${id} reads ${field}, which it cannot`);
  return faults;
}

function faultsOfMetric({ id, register, metric }: MetricEntry, metrics: Catalogue['metrics']): string[] {
  const faults: string[] = [];
  const say = (text: string) => faults.push(`${id}: ${text}`);
  const over = metric.kind === 'distinct' ? metric.over : metric;
  if ('stages' in over)
    for (const s of over.stages) if (!Object.hasOwn(register.stages, s)) say(`unknown stage ${s}`);
  if ('transitions' in over)
    for (const t of over.transitions)
      if (t !== revise && !Object.hasOwn(register.transitions, t)) say(`unknown transition ${t}`);
  if ('of' in metric && typeof metric.of === 'object') {
    const measure = 'holding' in metric.of ? metric.of.holding : metric.of.amount;
    if (!Object.hasOwn(register.measures, measure)) say(`unknown measure ${measure}`);
    if (metric.kind === 'balance' && 'amount' in metric.of) say('a balance is of holdings');
  }
  if ('of' in metric && metric.of === 'count' && !metric.unit) say('a count needs a unit');
  if (metric.kind === 'distinct' && !metric.unit) say('a count needs a unit');
  if ('where' in metric && metric.where)
    for (const field of fieldsOf(metric.where))
      if (comparisonOf(register, field) === null) say(`the condition reads ${field}, which it cannot`);
  if ('by' in metric && metric.by !== 'record' && comparisonOf(register, metric.by) === null)
    say(`${metric.by} cannot be counted by`);
  for (const other of sourcesOf(metric)) if (!metrics.has(other)) say(`unknown metric ${other}`);
  return faults;
}

/** How a field, measure or common field compares; null when a condition may not read it or it is unknown. */
export function comparisonOf(register: Register, field: string): Comparison | null {
  if (field in commonFields) return 'text';
  if (Object.hasOwn(register.measures, field)) return 'number';
  const declared = register.fields[field];
  return declared ? fieldKinds[declared.kind].comparison : null;
}

/** The title of a field, measure or common field. */
export function titleOf(register: Register, field: string): Text {
  const common: Record<string, Text> = commonFields;
  return register.fields[field]?.title ?? register.measures[field]?.title ?? common[field] ?? { zh: field, en: field };
}

/** The metrics a derived metric is computed from. */
export function sourcesOf(metric: Metric): string[] {
  if (metric.kind === 'ratio') return [metric.numerator, metric.denominator];
  if (metric.kind === 'progress') return [metric.of, metric.against];
  return [];
}

/** The parameters a metric's question must bring; a metric with any cannot be folded. */
export function parametersOfMetric(metric: Metric): string[] {
  const own = 'where' in metric && metric.where ? parametersOf(metric.where) : [];
  return metric.kind === 'rank' && metric.self.startsWith('$') ? [...own, metric.self.slice(1)] : own;
}

/** The unit a metric is shown in when nobody asks for another. */
export function unitOfMetric({ register, metric }: MetricEntry): UnitId {
  if (metric.unit) return metric.unit;
  if (metric.kind === 'ratio') return 'percent';
  if (metric.kind === 'progress') return metric.show === 'ahead' ? 'percentage-point' : 'percent';
  if (metric.kind === 'rank') return 'rank';
  if ('of' in metric && typeof metric.of === 'object') {
    const measure = register.measures['holding' in metric.of ? metric.of.holding : metric.of.amount];
    if (measure) return measure.unit;
  }
  return 'ge';
}

/** The unit a metric's value comes in. */
export const valueUnitOf = (entry: MetricEntry): UnitId => baseUnitOf(unitOfMetric(entry));
