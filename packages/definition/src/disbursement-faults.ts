import type { Disbursement } from './disbursement.ts';
import type { Register } from './register.ts';

type Kind = Register['fields'][string]['kind'];

const has = (record: Readonly<Record<string, unknown>> | undefined, id: string): boolean =>
  record !== undefined && Object.hasOwn(record, id);

/** Why a batch of payments could never be drawn up, sent or reconciled. */
export function faultsOfDisbursement(register: Register, registers: ReadonlyMap<string, Register>): string[] {
  const { disbursement } = register;
  if (!disbursement) return [];
  const member = registers.get(disbursement.register);
  if (!member) return [`the disbursement is of the unknown register ${disbursement.register}`];
  return [
    ...faultsOfMember(disbursement, member, register.id),
    ...faultsOfBatch(disbursement, register),
    ...faultsOfBound(disbursement, member, registers),
  ].map((fault) => `the disbursement ${fault}`);
}

function faultsOfField(of: Register, id: string, kind: Kind): string[] {
  return has(of.fields, id) && of.fields[id]?.kind === kind
    ? []
    : [`names ${of.id}.${id}, which is no field of the kind ${kind}`];
}

function faultsOfReference(of: Register, id: string, register?: string): string[] {
  const field = has(of.fields, id) ? of.fields[id] : undefined;
  return field?.kind === 'reference' && (register === undefined || field.register === register)
    ? []
    : [`names ${of.id}.${id}, which is no such reference`];
}

const faultsOfMeasures = (of: Register, ids: readonly string[]): string[] =>
  ids.flatMap((id) => (has(of.measures, id) ? [] : [`names the unknown measure ${of.id}.${id}`]));
const faultsOfStages = (of: Register, ids: readonly string[]): string[] =>
  ids.flatMap((id) => (has(of.stages, id) ? [] : [`names the unknown stage ${of.id}.${id}`]));

/** That a transition may say what the disbursement has it say. */
function faultsOfTransition(
  of: Register,
  id: string,
  sets: readonly string[],
  amounts: readonly string[] = [],
): string[] {
  const transition = has(of.transitions, id) ? of.transitions[id] : undefined;
  if (!transition?.from) return [`names ${of.id}.${id}, which is no step`];
  if (of.review?.transitions.includes(id)) return [`goes by ${of.id}.${id}, which is reviewed`];
  return [
    ...sets.filter((name) => !transition.sets?.includes(name)),
    ...amounts.filter((name) => !transition.amounts?.includes(name)),
  ].map((name) => `has ${of.id}.${id} say ${name}, which it may not`);
}

function faultsOfMember(d: Disbursement, member: Register, batch: string): string[] {
  return [
    ...faultsOfReference(member, d.by, batch),
    ...faultsOfReference(member, d.payee),
    ...faultsOfField(member, d.bank, 'text'),
    ...faultsOfField(member, d.account, 'personal'),
    ...faultsOfMeasures(member, [d.due, d.paid]),
    ...faultsOfStages(member, d.from),
    ...faultsOfTransition(member, d.choose, [d.by]),
    ...faultsOfTransition(member, d.drop, []),
    ...faultsOfTransition(member, d.send, []),
    ...faultsOfTransition(member, d.pay.transition, [d.pay.voucher], [d.paid]),
    ...faultsOfTransition(member, d.refuse.transition, [d.refuse.reason]),
  ];
}

function faultsOfBatch({ batch, same = [] }: Disbursement, register: Register): string[] {
  const answer = [batch.paidLines, batch.paid, batch.refusedLines, batch.refused];
  return [
    ...same.flatMap((id) => (has(register.fields, id) ? [] : [`compares the unknown ${id}`])),
    ...faultsOfStages(register, batch.while),
    ...faultsOfMeasures(register, [batch.lines, batch.total, ...answer]),
    ...faultsOfTransition(
      register,
      batch.send,
      [batch.file, batch.digest, batch.sentOn],
      [batch.lines, batch.total],
    ),
    ...faultsOfTransition(register, batch.part, [batch.answeredOn, batch.receipt], answer),
    ...faultsOfTransition(register, batch.whole, [batch.answeredOn, batch.receipt], answer),
  ];
}

function faultsOfBound(
  { bound, same = [] }: Disbursement,
  member: Register,
  registers: ReadonlyMap<string, Register>,
): string[] {
  const compared = same.flatMap((id) =>
    has(member.fields, id) ? [] : [`compares the unknown ${member.id}.${id}`],
  );
  if (!bound) return compared;
  const field = member.fields[bound.by];
  const other = field?.kind === 'reference' ? registers.get(field.register) : undefined;
  return [
    ...compared,
    ...faultsOfReference(member, bound.by),
    ...(other ? faultsOfMeasures(other, [bound.budget]) : []),
    ...bound.per.flatMap((id) => (has(member.fields, id) ? [] : [`counts per the unknown ${id}`])),
    ...faultsOfStages(member, bound.stages),
  ];
}
