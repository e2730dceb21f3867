import { faultsOfCard } from './card.ts';
import { faultsOfAnswering } from './catalogue-answering.ts';
import { faultsOfChains } from './catalogue-chain.ts';
import { faultsOfEntryConditions } from './catalogue-entry-condition.ts';
import { faultsOfFacts } from './catalogue-facts.ts';
import { faultsOfPolicies } from './catalogue-policies.ts';
import { faultsOfTargets, faultsOfUnique } from './catalogue-targets.ts';
import { faultsOfChoosing } from './choosing-faults.ts';
import { parametersOf } from './condition.ts';
import { comparisonOf, faultsOfCondition, faultsOfReferred } from './condition-faults.ts';
import { faultsOfDaily } from './daily.ts';
import type { Deadline } from './deadline.ts';
import { faultsOfDisbursement } from './disbursement-faults.ts';
import { type Family, membersOf } from './family.ts';
import { faultsOfPace } from './faults-of-pace.ts';
import { faultsOfFollowOn } from './follow-on-faults.ts';
import { faultsOfGatherings } from './gathering-faults.ts';
import { faultsOfGranting } from './granting.ts';
import { faultsOfLibraries } from './library.ts';
import type { Metric } from './metric.ts';
import { faultsOfMove } from './move-faults.ts';
import { faultsOfPhotographs } from './photograph.ts';
import { faultsOfPlacedBy } from './placed-by.ts';
import { commonFields, type Register, type RegisterInput, registerSchema, revise } from './register.ts';
import { faultsOfRepayments } from './repayment-faults.ts';
import type { Text } from './text.ts';
import { baseUnitOf, type UnitId } from './units.ts';
import { faultsOfPeriods } from './waiting.ts';

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

/** All registers of a district by id, all metrics by `register.metric`, and the families that each belongs to. */
export interface Catalogue {
  readonly registers: ReadonlyMap<string, Register>;
  readonly metrics: ReadonlyMap<string, MetricEntry>;
  readonly families: ReadonlyMap<string, readonly Family[]>;
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
  for (const register of list)
    faults.push(
      ...faultsOfChains(register, registers),
      ...faultsOfEntryConditions(register),
      ...faultsOfLibraries(register),
      ...faultsOfCard(register, registers),
      ...faultsOfDaily(register, registers),
      ...faultsOfPhotographs(register),
      ...faultsOfPlacedBy(register, registers),
      ...faultsOfPeriods(register, registers),
      ...faultsOfRepayments(register),
      ...faultsOfChoosing(register, registers),
      ...faultsOfFacts(register, registers),
      ...faultsOfPolicies(register),
      ...faultsOfGranting(register, registers),
    );
  for (const register of list)
    faults.push(...faultsOfUnique(register), ...faultsOfTargets(register, registers));
  for (const entry of metrics.values()) faults.push(...faultsOfMetric(entry, metrics));
  const families = new Map<string, Family[]>();
  for (const register of list)
    for (const [id, family] of Object.entries(register.families ?? {})) {
      faults.push(...faultsOfFamily(`${register.id}: the family ${id}`, family, metrics));
      for (const member of membersOf(family)) families.set(member, [...(families.get(member) ?? []), family]);
    }
  for (const entry of metrics.values()) faults.push(...faultsOfPublishedAs(entry, metrics, families));
  if (faults.length > 0) throw new DefinitionError(faults);
  return { registers, metrics, families };
}

/** Why the metrics of a family could not be read together. */
function faultsOfFamily(name: string, family: Family, metrics: Catalogue['metrics']): string[] {
  const signs = [family.comparablePrices, family.cumulativeAverage].filter((id) => id !== undefined);
  const members = membersOf(family);
  const unknown = [...members, ...signs].filter((id) => !metrics.has(id));
  if (unknown.length > 0) return unknown.map((id) => `${name} names the unknown metric ${id}`);
  const faults: string[] = [];
  const entryOf = (id: string) => metrics.get(id) as MetricEntry;
  const asked = (id: string) => parametersOfMetric(entryOf(id).metric).toSorted().join(' ');
  for (const id of new Set(members))
    if (members.filter((other) => other === id).length > 1) faults.push(`${name} names ${id} twice`);
  if (!parametersOfMetric(entryOf(family.level).metric).includes(family.period))
    faults.push(`${name} has the period ${family.period}, which ${family.level} is not asked with`);
  for (const id of [...members, ...signs])
    if (asked(id) !== asked(family.level))
      faults.push(`${name} asks ${id} with other parameters than ${family.level}`);
  for (const rank of family.ranks ?? []) {
    const ids = [rank.byValue, rank.byGrowth].filter((id) => id !== undefined);
    if (ids.length === 0) faults.push(`${name} has a rank by nothing`);
    for (const id of ids)
      if (entryOf(id).metric.kind !== 'rank') faults.push(`${name} has ${id} as a rank, which it is not`);
  }
  for (const id of [family.growth, ...(family.against ?? []).map(({ metric }) => metric)])
    if (id !== undefined && unitOfMetric(entryOf(id)) !== 'percent')
      faults.push(`${name} has ${id} as a growth, which is not in percent`);
  const { register } = entryOf(family.level);
  for (const field of family.provenance ?? [])
    if (!Object.hasOwn(register.fields, field))
      faults.push(`${name} has its source in ${field}, which ${register.id} does not keep`);
  if (baseUnitOf(family.precision.unit) !== valueUnitOf(entryOf(family.level)))
    faults.push(`${name} publishes ${family.level} in ${family.precision.unit}, which does not fit it`);
  return faults;
}

/** What every figure is asked with, whatever it is bound to. */
const askedAnyway = new Set(['period', 'year', 'area']);

/** Why a metric could not be read beside its published statistic. */
function faultsOfPublishedAs(
  entry: MetricEntry,
  metrics: Catalogue['metrics'],
  families: Catalogue['families'],
): string[] {
  const { publishedAs } = entry.metric;
  if (!publishedAs) return [];
  const { metric: id, parameters } = publishedAs;
  const statistic = metrics.get(id);
  const name = `${entry.id}: the statistic ${id}`;
  if (!statistic) return [`${name} is unknown`];
  if (!families.get(id)?.some(({ level }) => level === id)) return [`${name} is the level of no family`];
  const faults: string[] = [];
  if (valueUnitOf(statistic) !== valueUnitOf(entry)) faults.push(`${name} is in another unit`);
  const asked = parametersOfMetric(statistic.metric).filter((parameter) => !askedAnyway.has(parameter));
  if (asked.toSorted().join(' ') !== Object.keys(parameters).toSorted().join(' '))
    faults.push(`${name} is asked with ${asked.join(', ') || 'nothing'} beside period, year and area`);
  return faults;
}

function faultsOfRegister(register: Register, registers: ReadonlyMap<string, Register>): string[] {
  const faults: string[] = [];
  const say = (text: string) => faults.push(`${register.id}: ${text}`);
  const hasField = (id: string) => Object.hasOwn(register.fields, id);
  const hasMeasure = (id: string) => Object.hasOwn(register.measures, id);
  const hasStage = (id: string) => Object.hasOwn(register.stages, id);
  for (const id of [...Object.keys(register.fields), ...Object.keys(register.measures)])
    if (isReserved(id)) say(`${id} is a name of the house`);
  for (const id of Object.keys(register.fields))
    if (hasMeasure(id)) say(`${id} is both a field and a measure`);
  if (!hasField(register.titleField)) say(`titleField ${register.titleField} is not a field`);
  else if (register.fields[register.titleField]?.restricted)
    say(
      `titleField ${register.titleField} is restricted, and titles are shown to everybody who reaches the record`,
    );
  else if (register.fields[register.titleField]?.kind === 'personal')
    say('personal data cannot title a record');
  for (const fault of faultsOfReferences(register, registers)) say(fault);
  for (const fault of faultsOfUsual(register)) say(fault);
  const transitions = Object.entries(register.transitions);
  if (!transitions.some(([, t]) => !t.from)) say('no transition opens a record');
  for (const [id, transition] of transitions) {
    if (id === revise) say(`${revise} is built in`);
    if (!transition.from && !transition.to) say(`${id} opens a record but leads to no stage`);
    for (const stage of [...(transition.from ?? []), ...(transition.to ? [transition.to] : [])])
      if (!hasStage(stage)) say(`${id} names the unknown stage ${stage}`);
    for (const field of transition.sets ?? [])
      if (!hasField(field)) say(`${id} sets the unknown field ${field}`);
    for (const m of transition.amounts ?? [])
      if (!hasMeasure(m)) say(`${id} adds to the unknown measure ${m}`);
    for (const need of transition.requires ?? []) {
      const may = !transition.from || transition.sets?.includes(need) || transition.amounts?.includes(need);
      if (!hasField(need) && !hasMeasure(need)) say(`${id} requires the unknown ${need}`);
      else if (!may) say(`${id} requires ${need} but may not give it`);
    }
  }
  for (const stage of Object.keys(register.stages))
    if (!transitions.some(([, t]) => t.to === stage)) say(`no transition leads to the stage ${stage}`);
  faultsOfAnswering(register).forEach(say);
  for (const [id, pace] of Object.entries(register.paces ?? {}))
    for (const fault of faultsOfPace(register, pace, registers)) say(`the pace ${id} ${fault}`);
  for (const [id, deadline] of Object.entries(register.deadlines ?? {}))
    for (const fault of faultsOfDeadline(register, deadline)) say(`the deadline ${id} ${fault}`);
  for (const id of register.review?.transitions ?? [])
    if (id !== revise && !Object.hasOwn(register.transitions, id))
      say(`review names the unknown transition ${id}`);
  const conditions = [
    ...Object.entries(register.rules ?? {}).map(([id, { holds }]) => [`rule ${id}`, holds] as const),
    ...Object.entries(register.doubts ?? {}).map(([id, { holds }]) => [`doubt ${id}`, holds] as const),
  ];
  for (const [name, holds] of conditions) {
    for (const fault of faultsOfCondition(register, holds)) say(`${name} ${fault}`);
    for (const parameter of parametersOf(holds))
      say(`${name} has the parameter ${parameter}, which nobody gives`);
  }
  for (const fault of faultsOfGatherings(register, registers)) say(fault);
  for (const fault of faultsOfDisbursement(register, registers)) say(fault);
  for (const [id, { opens = [] }] of transitions)
    for (const followOn of opens)
      for (const fault of faultsOfFollowOn(register, id, followOn, registers))
        say(`${id} opens ${followOn.register}, but ${fault}`);
  for (const [id, { moves = [] }] of transitions)
    moves.forEach((move, place) => {
      for (const fault of faultsOfMove(register, id, move, registers))
        say(`${id} moves others (${place + 1}), but ${fault}`);
    });
  return faults;
}

/** Why nothing could be referred to by a field. */
function faultsOfReferences(register: Register, registers: ReadonlyMap<string, Register>): string[] {
  return Object.entries(register.fields).flatMap(([id, field]) => {
    if (field.kind !== 'reference') return [];
    const other = registers.get(field.register);
    if (!other) return [`${id} refers to no register`];
    const stages = (field.stages ?? []).filter((stage) => !Object.hasOwn(other.stages, stage));
    const alike = Object.entries(field.same ?? {}).filter(
      ([theirs, own]) => !Object.hasOwn(register.fields, own) || !Object.hasOwn(other.fields, theirs),
    );
    return [
      ...stages.map((stage) => `${id} refers to records in the unknown stage ${stage}`),
      ...alike.map(([theirs, own]) => `${id} holds ${own} against ${theirs}, which are not both there`),
      ...(field.where ? faultsOfReferred(other, field.where).map((fault) => `${id} ${fault}`) : []),
    ];
  });
}

/** Why a form could propose nothing for a field. */
function faultsOfUsual(register: Register): string[] {
  const isRestricted = (id: string) => register.fields[id]?.restricted === true;
  return Object.entries(register.fields).flatMap(([id, field]) => {
    if (field.kind !== 'text' || !field.usual) return [];
    return [
      ...(field.restricted
        ? [`${id} is restricted, and what it says of one record is shown with another`]
        : []),
      ...field.usual.alike
        .filter((other) => isRestricted(other) || comparisonOf(register, other) === null)
        .map((other) => `${id} is proposed by ${other}, by which no records can be compared`),
    ];
  });
}

/** Why nobody could say when something is due. */
function faultsOfDeadline(register: Register, deadline: Deadline): string[] {
  const { field, extended, within, stages, where, remind, escalate = [] } = deadline;
  const faults: string[] = [];
  for (const day of [field, extended])
    if (day !== undefined && (!Object.hasOwn(register.fields, day) || register.fields[day]?.kind !== 'date'))
      faults.push(`has no day in ${day}`);
  if (field === undefined && !within) faults.push('has neither a day nor a time within which');
  if (field !== undefined && within?.of === 'working-hour')
    faults.push('counts hours from a day; they are counted from an entry');
  if (extended !== undefined && (field === undefined || within))
    faults.push('has a day in force instead of none');
  for (const stage of stages)
    if (!Object.hasOwn(register.stages, stage)) faults.push(`names the unknown stage ${stage}`);
  const byDay = within?.of !== 'working-hour';
  for (const { of } of [remind, ...escalate.map(({ after }) => after)].filter((span) => span !== undefined))
    if (byDay && of === 'working-hour') faults.push('is a day, which no hours lie before or after');
  if (!byDay && deadline.of !== undefined) faults.push('is counted in hours, and said in days');
  if (where) {
    for (const fault of faultsOfCondition(register, where)) faults.push(fault);
    for (const name of parametersOf(where)) faults.push(`has the parameter ${name}, which nobody gives`);
  }
  return faults;
}

/** Names with a meaning of their own: the common fields, and what every JavaScript object answers to. */
const isReserved = (id: string): boolean => id === 'record' || Object.hasOwn(commonFields, id) || id in {};

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
    for (const fault of faultsOfCondition(register, metric.where)) say(`the condition ${fault}`);
  if ('by' in metric && metric.by !== 'record' && comparisonOf(register, metric.by) === null)
    say(`${metric.by} cannot be counted by`);
  if (metric.kind === 'rank' && metric.named !== undefined && comparisonOf(register, metric.named) === null)
    say(`${metric.named} cannot name those ranked`);
  for (const other of sourcesOf(metric)) if (!metrics.has(other)) say(`unknown metric ${other}`);
  if (reaches(id, id, metrics, new Set())) say('it is computed from itself');
  return faults;
}

/** Whether `goal` is among what a metric is computed from, however far down. */
function reaches(from: string, goal: string, metrics: Catalogue['metrics'], seen: Set<string>): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  const entry = metrics.get(from);
  return (
    entry !== undefined &&
    sourcesOf(entry.metric).some((id) => id === goal || reaches(id, goal, metrics, seen))
  );
}

/** The title of a field, measure or common field. */
export function titleOf(register: Register, field: string): Text {
  for (const titled of [register.fields, register.measures])
    if (Object.hasOwn(titled, field)) return (titled[field] as { title: Text }).title;
  const common: Record<string, Text> = commonFields;
  return (Object.hasOwn(common, field) ? common[field] : undefined) ?? { zh: field, en: field };
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
  const self = metric.kind === 'rank' && metric.self.startsWith('$') ? [metric.self.slice(1)] : [];
  return [...new Set([...own, ...self])];
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
