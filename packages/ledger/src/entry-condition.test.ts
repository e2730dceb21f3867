import { defineRegister, Refusal, type RegisterInput } from '@taizhang/definition';
import { describe, expect, it } from 'vitest';
import {
  conditionsOfEntry,
  type Entry,
  nothing,
  planAtEnd,
  planInsert,
  type RecordState,
  readEntry,
} from './index.ts';

const title = (word: string) => ({ zh: word, en: word });
const box: RegisterInput = {
  id: 'box',
  title: title('box'),
  description: title('box'),
  keeper: title('keeper'),
  prefix: 'BX',
  titleField: 'name',
  places: 'none',
  fields: { name: { kind: 'text', title: title('name') }, label: { kind: 'text', title: title('label') } },
  measures: { weight: { title: title('weight'), unit: 'number' } },
  documents: { permit: { title: title('permit') } },
  stages: { here: { title: title('here') }, sent: { title: title('sent') } },
  transitions: {
    open: { title: title('open'), to: 'here' },
    send: {
      title: title('send'),
      from: ['here'],
      to: 'sent',
      sets: ['label'],
      amounts: ['weight'],
      conditions: {
        labelled: {
          title: title('labelled'),
          how: title('put a label on it'),
          holds: { combinator: 'and', rules: [{ field: 'label', operator: 'notNull', value: null }] },
        },
        weighed: {
          title: title('weighed'),
          how: title('weigh it'),
          holds: { combinator: 'and', rules: [{ field: 'weight', operator: '>', value: 0 }] },
          since: '2021-02-01',
        },
        permitted: { title: title('permitted'), how: title('ask for the permit'), evidence: 'permit' },
      },
    },
  },
  metrics: {},
};
const register = defineRegister(box);
const subject = { register, record: 'BX-1' };
const here: RecordState = { ...nothing, stage: 'here', unit: 'u', attributes: { name: 'x' } };
const send = (rest: Partial<Entry> = {}): Entry => ({
  register: 'box',
  record: 'BX-1',
  transition: 'send',
  occurredOn: '2021-03-01',
  ...rest,
});
const whole = send({ set: { label: 'L' }, amounts: { weight: '2' }, evidence: ['permit:No. 7'] });
const refusalOf = (entry: Entry): Refusal | null => {
  try {
    planAtEnd(subject, here, readEntry(register, entry).statement);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

describe('conditions of entry', () => {
  it('let in what meets them all', () => {
    expect(refusalOf(whole)).toBe(null);
  });

  it('refuse once, with all that is missing and what to do about it', () => {
    const refusal = refusalOf(send());
    expect([refusal?.code, refusal?.field, refusal?.details.conditions]).toEqual([
      'conditions-unmet',
      'conditions',
      ['labelled', 'weighed', 'permitted'],
    ]);
    expect(refusal?.details.missing).toMatchObject({
      zh: 'labelled（put a label on it）；weighed（weigh it）；permitted（ask for the permit）',
    });
  });

  it('take what is unknown as not met, and a document of no kind as none', () => {
    expect(refusalOf({ ...whole, evidence: ['No. 7', 'permit:'] })?.details.conditions).toEqual([
      'permitted',
    ]);
    expect(refusalOf({ ...whole, set: {} })?.details.conditions).toEqual(['labelled']);
  });

  it('do not ask of earlier days what was asked only later', () => {
    expect(refusalOf({ ...whole, occurredOn: '2021-01-31', amounts: {} })).toBe(null);
  });

  it('are judged when an entry is said: what is restated later is not asked again, and keeps no trace of it', () => {
    const opened = readEntry(register, {
      ...send(),
      transition: 'open',
      occurredOn: '2021-01-01',
      unit: 'u',
      set: { name: 'x' },
    });
    const first = planAtEnd(subject, nothing, opened.statement);
    const sent = planAtEnd(subject, first.state, readEntry(register, whole).statement);
    const movement = sent.movements[0];
    if (!movement) throw new Error('something is planned');
    expect(movement.stated).not.toHaveProperty('documents');
    const standing = [
      { seq: 1, entry: 1, statement: opened.statement, effect: first.movements[0] as never },
      { seq: 2, entry: 2, statement: movement.stated, effect: movement },
    ];
    const revised = { transition: 'revise', occurredOn: '2021-02-01', set: { name: 'y' }, amounts: {} };
    const plan = planInsert(subject, standing, revised);
    expect(plan.movements.map(({ origin }) => origin)).toEqual(['entry', 'reversal', 'restatement']);
  });

  it('are told of what is being typed, however little of it can be read', () => {
    const judged = (entry: Entry) => conditionsOfEntry(register, entry, here).map(({ id, met }) => [id, met]);
    expect(judged(send({ set: { label: 'L', nowhere: 1 }, amounts: { weight: 'much' } }))).toEqual([
      ['labelled', true],
      ['weighed', false],
      ['permitted', false],
    ]);
    expect(judged(whole).every(([, met]) => met)).toBe(true);
  });
});
