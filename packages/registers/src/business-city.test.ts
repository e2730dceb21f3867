import { catalogueOf, defineRegister } from '@taizhang/definition';
import { expect, test } from 'vitest';
import { approvalItem } from './approval-item.ts';
import { award } from './award.ts';
import { bank } from './bank.ts';
import { building } from './building.ts';
import { cityCase } from './city-case.ts';
import { creditRecord } from './credit-record.ts';
import { enterprise } from './enterprise.ts';
import { enterpriseYear } from './enterprise-year.ts';
import { facility } from './facility.ts';
import { illegalStructure } from './illegal-structure.ts';
import { indicator } from './indicator.ts';
import { investmentLead } from './investment-lead.ts';
import { loan } from './loan.ts';
import { loanOffer } from './loan-offer.ts';
import { loanProduct } from './loan-product.ts';
import { objection } from './objection.ts';
import { paymentBatch } from './payment-batch.ts';
import { policy } from './policy.ts';
import { qualification } from './qualification.ts';
import { scenario } from './scenario.ts';

const registers = [
  enterprise,
  enterpriseYear,
  qualification,
  creditRecord,
  policy,
  paymentBatch,
  building,
  investmentLead,
  approvalItem,
  award,
  bank,
  loan,
  loanProduct,
  loanOffer,
  objection,
  cityCase,
  facility,
  illegalStructure,
  scenario,
];

/** Just enough of the targets to hang progress on. */
const target = defineRegister({
  id: 'target',
  title: { zh: '目标', en: 'Targets' },
  description: { zh: '目标', en: 'Targets' },
  keeper: { zh: '办公室', en: 'Office' },
  prefix: 'TG',
  titleField: 'metric',
  places: 'none',
  fields: { metric: { kind: 'text', title: { zh: '指标', en: 'Metric' } } },
  measures: { value: { title: { zh: '目标值', en: 'Value' }, unit: 'number' } },
  stages: { 'in-force': { title: { zh: '有效', en: 'In force' } } },
  transitions: { set: { title: { zh: '下达', en: 'Set' }, to: 'in-force' } },
  metrics: {
    value: {
      kind: 'balance',
      title: { zh: '目标值', en: 'Value' },
      stages: ['in-force'],
      of: { holding: 'value' },
    },
  },
});

/** What objections may also be about. */
const household = defineRegister({ ...target, id: 'household', prefix: 'HH', metrics: {} });

test('the registers of business and city hang together', () => {
  const all = [...registers, target, household, indicator];
  expect(catalogueOf(all).registers.size).toBe(registers.length + 3);
});

test('personal data stands in its own kind of field wherever a name or telephone is kept', () => {
  for (const register of registers)
    for (const [id, field] of Object.entries(register.fields))
      if (/phone|contact|-name$|representative/.test(id))
        expect(`${register.id}.${id} ${field.kind}`).toMatch(/ personal$/);
});

test('every stage that is not an end can be left', () => {
  for (const register of registers)
    for (const [id, stage] of Object.entries(register.stages)) {
      if (stage.ended) continue;
      const leaves = Object.values(register.transitions).some(
        (t) => t.from?.includes(id) && t.to && t.to !== id,
      );
      const stays = Object.values(register.transitions).some((t) => t.from?.includes(id));
      expect(leaves || stays, `${register.id}: ${id}`).toBe(true);
    }
});
