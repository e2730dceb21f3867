import { expect, it } from 'vitest';
import { catalogueOf, DefinitionError, defineRegister } from './index.ts';

const title = { zh: '题', en: 'title' };
const declaring =
  (says: object, more: object = {}) =>
  () =>
    catalogueOf([
      defineRegister({
        id: 'box',
        title,
        description: title,
        keeper: title,
        prefix: 'BX',
        titleField: 'name',
        places: 'none',
        fields: {
          name: { kind: 'text', title },
          owner: { kind: 'personal', what: 'name', title },
          hidden: { kind: 'text', title, restricted: true },
          says: { kind: 'text', title, ...says },
        },
        measures: {},
        stages: { here: { title } },
        transitions: { open: { title, to: 'here' } },
        metrics: {},
        ...more,
      }),
    ]);

it('a question asks for a field or the stage, and for nothing that is not there', () => {
  const questions = { stage: title, name: title };
  expect(declaring({}, { questions })).not.toThrow();
  expect(declaring({}, { questions: { ...questions, place: title } })).toThrow(/unknown place/);
});

it('a field is proposed by fields of its register, common ones included, or by none', () => {
  for (const alike of [[], ['name'], ['unit', 'name']]) expect(declaring({ usual: { alike } })).not.toThrow();
});

it.each([
  ['by what cannot be compared', { usual: { alike: ['owner'] } }, /proposed by owner, by which/],
  ['by what is not there', { usual: { alike: ['place'] } }, /proposed by place, by which/],
  ['by what is restricted', { usual: { alike: ['hidden'] } }, /proposed by hidden, by which/],
  ['though it is restricted', { restricted: true, usual: { alike: ['name'] } }, /says is restricted/],
])('a field is not proposed %s', (_, says, fault) => {
  let faults: readonly string[] = [];
  try {
    declaring(says)();
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    faults = error.faults;
  }
  expect(faults.join()).toMatch(fault);
});
