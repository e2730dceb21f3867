import { catalogueOf, type Register } from '@taizhang/definition';
import { expect, test } from 'vitest';
import { assignment } from './assignment.ts';
import { building } from './building.ts';
import { cityConstruction } from './city-construction.ts';
import { compensationPlan } from './compensation-plan.ts';
import { enterprise } from './enterprise.ts';
import { expropriation } from './expropriation.ts';
import { household } from './household.ts';
import { indicator } from './indicator.ts';
import { investmentLead } from './investment-lead.ts';
import { landParcel } from './land-parcel.ts';
import { meeting } from './meeting.ts';
import { official } from './official.ts';
import { project } from './project.ts';
import { target } from './target.ts';
import { targetPart } from './target-part.ts';

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
  const catalogue = catalogueOf([...registers, investmentLead, enterprise, building]);
  expect(catalogue.registers.size).toBe(registers.length + 3);
  expect(catalogue.metrics.has('expropriation.city-land-completion')).toBe(true);
});

test.each(registers)('$id has the columns of a real ledger', (register) => {
  const fields = Object.keys(register.fields).length;
  expect(fields).toBeGreaterThanOrEqual(8);
  expect(Object.keys(register.metrics).length).toBeGreaterThanOrEqual(4);
});
