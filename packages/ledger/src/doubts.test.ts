import { defineRegister } from '@taizhang/definition';
import { describe, expect, it } from 'vitest';
import { doubtsOf, nothing, type Planned, planAtEnd, type RecordState, readEntry } from './index.ts';

const title = (word: string) => ({ zh: word, en: word });
const date = (word: string) => ({ kind: 'date' as const, title: title(word) });
const task = defineRegister({
  id: 'task',
  title: title('task'),
  description: title('task'),
  keeper: title('keeper'),
  prefix: 'TK',
  titleField: 'name',
  places: 'none',
  fields: {
    name: { kind: 'text', title: title('name') },
    'do-by': date('do by'),
    'put-off-to': date('put off to'),
    'began-on': { ...date('began on'), happened: true },
  },
  measures: {
    metres: { title: title('metres'), unit: 'metre' },
    change: { title: title('change'), unit: 'metre', signed: true },
  },
  stages: {
    noted: { title: title('noted') },
    open: { title: title('open') },
    done: { title: title('done'), ended: true },
  },
  transitions: {
    raise: { title: title('raise'), to: 'open' },
    note: { title: title('note'), to: 'noted' },
    'go-on': { title: title('go on'), from: ['open'], amounts: ['metres', 'change'] },
    'put-off': { title: title('put off'), from: ['open'], sets: ['put-off-to'] },
    finish: { title: title('finish'), from: ['open'], to: 'done', sets: ['do-by', 'began-on'] },
  },
  deadlines: {
    do: { title: title('do it'), field: 'do-by', extended: 'put-off-to', stages: ['open'] },
    look: {
      title: title('look'),
      field: 'began-on',
      within: { count: 3, of: 'working-day' },
      stages: ['open'],
    },
  },
  metrics: {},
});

const raised: RecordState = { ...nothing, stage: 'open', unit: 'hall', holdings: { metres: '50' } };

/** What an entry of 5 March is asked. */
function asked(transition: string, set: Record<string, string>, amounts: Record<string, string> = {}) {
  const opening = transition === 'raise' || transition === 'note';
  const { statement } = readEntry(task, {
    register: 'task',
    record: 'T1',
    transition,
    occurredOn: '2021-03-05',
    set,
    amounts,
    ...(opening ? { unit: 'hall' } : {}),
  });
  const { movements } = planAtEnd({ register: task, record: 'T1' }, opening ? nothing : raised, statement);
  const [entry] = movements as [Planned];
  return doubtsOf(task, entry.stated, entry);
}

describe('the days of an entry', () => {
  it('are questioned where something is to be done by a day that has passed', () => {
    expect(asked('raise', { 'do-by': '2021-03-05' })).toEqual([]);
    const [doubt, ...more] = asked('raise', { 'do-by': '2021-03-04' });
    expect(more).toEqual([]);
    expect(doubt).toMatchObject({ id: 'do-by-passed', at: 'set.do-by' });
    expect(doubt?.title.zh).toContain('2021-03-04 早于发生日期 2021-03-05');
    // Nor yet in the stage in which it is to be done, it would be overdue as soon as it is.
    expect(asked('note', { 'do-by': '2021-03-04' })).toMatchObject([{ at: 'set.do-by' }]);
    expect(asked('put-off', { 'put-off-to': '2021-02-01' })).toMatchObject([{ at: 'set.put-off-to' }]);
  });

  it('are not where the record is done with, nor where a time limit is only counted from them', () => {
    expect(asked('finish', { 'do-by': '2021-01-01' })).toEqual([]);
    expect(asked('raise', { 'began-on': '2021-01-01' })).toEqual([]);
  });

  it('are questioned where something is said to have happened that is still to come', () => {
    expect(asked('finish', { 'began-on': '2021-03-05' })).toEqual([]);
    expect(asked('finish', { 'began-on': '2021-03-06' })).toMatchObject([
      { id: 'began-on-to-come', at: 'set.began-on' },
    ]);
    // A planned day may lie ahead.
    expect(asked('raise', { 'do-by': '2031-01-01' })).toEqual([]);
  });
});

describe('the amounts of an entry', () => {
  it('are questioned where they take away from what work only adds to', () => {
    expect(asked('go-on', {}, { metres: '12' })).toEqual([]);
    expect(asked('go-on', {}, { metres: '0' })).toEqual([]);
    const [doubt, ...more] = asked('go-on', {}, { metres: '-12' });
    expect(more).toEqual([]);
    expect(doubt).toMatchObject({ id: 'metres-less', at: 'amounts.metres' });
    expect(doubt?.title.zh).toContain('负数（-12米）');
  });

  it('are not where a record may hold less than nothing', () => {
    expect(asked('go-on', {}, { change: '-12' })).toEqual([]);
  });
});
