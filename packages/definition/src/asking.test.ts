import { expect, it } from 'vitest';
import { box, faultsOf, title } from './testing/box.ts';

const faultsSaying = (says: object, more: object = {}) =>
  faultsOf({
    ...box,
    fields: {
      ...box.fields,
      owner: { kind: 'personal', what: 'name', title },
      hidden: { kind: 'text', title, restricted: true },
      says: { kind: 'text', title, ...says },
    },
    ...more,
  }).join();

it('a question asks for a field or the stage, and for nothing that is not there', () => {
  const questions = { stage: title, name: title };
  expect(faultsSaying({}, { questions })).toBe('');
  expect(faultsSaying({}, { questions: { ...questions, place: title } })).toMatch(/unknown place/);
});

it('a field is proposed by fields of its register, common ones included, or by none', () => {
  for (const alike of [[], ['name'], ['unit', 'name']]) expect(faultsSaying({ usual: { alike } })).toBe('');
});

it.each([
  ['by what cannot be compared', { usual: { alike: ['owner'] } }, /proposed by owner, by which/],
  ['by what is not there', { usual: { alike: ['place'] } }, /proposed by place, by which/],
  ['by what is restricted', { usual: { alike: ['hidden'] } }, /proposed by hidden, by which/],
  ['though it is restricted', { restricted: true, usual: { alike: ['name'] } }, /says is restricted/],
])('a field is not proposed %s', (_, says, fault) => {
  expect(faultsSaying(says)).toMatch(fault);
});
