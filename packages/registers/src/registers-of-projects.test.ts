import { type Condition, catalogueOf, evaluate, type Register } from '@taizhang/definition';
import { expect, test } from 'vitest';
import { agendaItem } from './agenda-item.ts';
import { assignment } from './assignment.ts';
import { award } from './award.ts';
import { bank } from './bank.ts';
import { building } from './building.ts';
import { cityConstruction } from './city-construction.ts';
import { compensationPlan } from './compensation-plan.ts';
import { creditRecord } from './credit-record.ts';
import { enterprise } from './enterprise.ts';
import { enterpriseYear } from './enterprise-year.ts';
import { expropriation } from './expropriation.ts';
import { household } from './household.ts';
import { indicator } from './indicator.ts';
import { investmentLead } from './investment-lead.ts';
import { landParcel } from './land-parcel.ts';
import { loan } from './loan.ts';
import { loanOffer } from './loan-offer.ts';
import { loanProduct } from './loan-product.ts';
import { meeting } from './meeting.ts';
import { milestone } from './milestone.ts';
import { objection } from './objection.ts';
import { official } from './official.ts';
import { paymentBatch } from './payment-batch.ts';
import { policy } from './policy.ts';
import { problem } from './problem.ts';
import { project } from './project.ts';
import { qualification } from './qualification.ts';
import { supervision } from './supervision.ts';
import { target } from './target.ts';
import { targetPart } from './target-part.ts';
import { taskForce, taskForceMember } from './task-force.ts';

const registers: Register[] = [
  official,
  project,
  meeting,
  assignment,
  landParcel,
  expropriation,
  household,
  compensationPlan,
  cityConstruction,
  target,
  targetPart,
  indicator,
];

test('the registers of projects, land, construction and statistics refer to one another, and to what investment brings', () => {
  const ofFirms = [
    enterprise,
    enterpriseYear,
    qualification,
    creditRecord,
    policy,
    award,
    paymentBatch,
    bank,
    loan,
    loanProduct,
    loanOffer,
  ];
  const others = [
    investmentLead,
    ...ofFirms,
    building,
    problem,
    milestone,
    objection,
    agendaItem,
    supervision,
  ];
  const catalogue = catalogueOf([...registers, ...others]);
  expect(catalogue.registers.size).toBe(registers.length + others.length);
  expect(catalogue.metrics.has('expropriation.city-land-completion')).toBe(true);
});

test.each(registers)('$id has the columns of a real ledger', (register) => {
  const fields = Object.keys(register.fields).length;
  expect(fields).toBeGreaterThanOrEqual(8);
  expect(Object.keys(register.metrics).length).toBeGreaterThanOrEqual(4);
});

test.each([
  [{ list: 'survey', household: 'HU-1' }, true],
  [{ list: 'compensation', household: 'HU-1' }, true],
  [{ list: 'award', award: 'JB-1' }, true],
  [{ list: 'award', household: 'HU-1' }, false],
  [{ list: 'survey', award: 'JB-1' }, false],
  [{ list: 'survey', household: 'HU-1', award: 'JB-1' }, false],
  [{ list: 'award' }, false],
])('an objection names the entry of the list that it is about: %o', (set: Record<string, string>, right) => {
  const holds = objection.rules?.['entry-of-list']?.holds as Condition;
  const subject = { valueOf: (field: string) => set[field], comparisonOf: () => 'text' as const };
  expect(evaluate(holds, subject)).toBe(right);
});

test('every rule of what projects are run by says what to do about it', () => {
  const ours = [
    ...[official, project, problem, milestone, supervision, agendaItem, meeting, assignment],
    ...[taskForce, taskForceMember, expropriation, household, compensationPlan, landParcel, cityConstruction],
    ...[target, targetPart],
  ];
  const silent = ours.flatMap(({ id, rules }) =>
    Object.entries(rules ?? {}).flatMap(([rule, { advice }]) => (advice ? [] : [`${id}.${rule}`])),
  );
  expect(silent).toEqual([]);
});
