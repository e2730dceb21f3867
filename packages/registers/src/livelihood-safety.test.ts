import { catalogueOf, titleOf } from '@taizhang/definition';
import { expect, test } from 'vitest';
import { appointment } from './appointment.ts';
import { dispute } from './dispute.ts';
import { employment } from './employment.ts';
import { enforcementCase } from './enforcement-case.ts';
import { hazard } from './hazard.ts';
import { inspection } from './inspection.ts';
import { jobFair } from './job-fair.ts';
import { reliefPayment } from './relief-payment.ts';
import { selfCheck } from './self-check.ts';

const registers = [
  inspection,
  jobFair,
  employment,
  reliefPayment,
  appointment,
  hazard,
  enforcementCase,
  selfCheck,
  dispute,
];

test('the livelihood and safety registers are sound together', () => {
  expect(catalogueOf(registers).registers.size).toBe(registers.length);
});

test('nothing that names a resident is open: such fields are personal data', () => {
  const open = registers.flatMap((register) =>
    Object.entries(register.fields)
      .filter(([, field]) => field.kind !== 'personal')
      .map(([id]) => titleOf(register, id).zh),
  );
  expect(open.filter((title) => /姓名|身份号码|电话|住址|调解员$|责任人$|填报人/.test(title))).toEqual([]);
});

test('the health city review has seventeen categories of points', () => {
  const category = inspection.fields.category;
  const others = ['strict-road', 'road-works', 'street-school', 'leader-post'];
  const options = category?.kind === 'category' ? Object.keys(category.options) : [];
  expect(options.filter((o) => !others.includes(o))).toHaveLength(17);
});
