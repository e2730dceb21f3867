import { randomUUID } from 'node:crypto';
import { marketEntry, marketPackage } from '@taizhang/fixture';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const given = (record: string, trade: string, unit = 'bench-a') =>
  marketEntry('prize', record, { name: `奖励${record}（合成）`, trade }, { paid: '100' }, { unit });
const takenBack = (record: string, account: string, day: string) =>
  marketEntry(
    'prize',
    record,
    { why: '离场', 'back-to': account },
    { demanded: '100' },
    { transition: 'take-back', occurredOn: day, recordedAt: `${day}T08:00:00Z`, unit: undefined },
  );

const { as, stranger } = serving(
  buildApp,
  marketPackage([
    given('PZ-1', '吃的'),
    given('PZ-2', '吃的'),
    given('PZ-3', '用的'),
    given('PZ-4', '用的', 'bench-b'),
    given('PZ-5', '吃的'),
    takenBack('PZ-1', '账户一（合成）', '2021-03-01'),
    takenBack('PZ-2', '账户二（合成）', '2021-03-02'),
    takenBack('PZ-4', '账户四（合成）', '2021-03-03'),
  ]),
);
let clerk: Visitor;
beforeAll(async () => {
  clerk = await as('clerk.a');
});

const formOf = async (record: string, transition = 'take-back', visitor = clerk) =>
  visitor.get(`/api/registers/prize/forms/${transition}?record=${record}`);
const fieldOf = async (record: string, transition?: string, visitor?: Visitor) =>
  (await formOf(record, transition, visitor)).json.fields.find(({ id }: { id: string }) => id === 'back-to');
const said = (record: string, transition: string, set: object) => ({
  key: randomUUID(),
  posting: { register: 'prize', record, transition, occurredOn: '2021-06-01', set },
  basis: null,
  form: null,
});

describe('a field that is usually the same', () => {
  it('is proposed as it was said last of a record that is alike, with the record’s name', async () => {
    expect(await fieldOf('PZ-5')).toMatchObject({
      value: null,
      proposed: { value: '账户二（合成）', record: 'PZ-2', title: '奖励PZ-2（合成）' },
    });
    // What else is said of a record later says nothing of the field.
    const { status } = await clerk.post('/api/work', said('PZ-1', 'revise', { why: '停业' }));
    expect(status).toBe(201);
    expect((await fieldOf('PZ-5')).proposed.record).toBe('PZ-2');
  });

  it('is proposed neither of what the viewer does not reach, nor of what is not alike, nor in a form about something else', async () => {
    expect((await fieldOf('PZ-3')).proposed).toBeNull();
    expect((await fieldOf('PZ-5', 'revise')).proposed).toBeNull();
  });

  it('is proposed from what stands: not what was taken back, but what was put right', async () => {
    const history = await clerk.get('/api/records/prize/PZ-2');
    const { seq } = history.json.movements.find(
      ({ transition }: { transition: { id: string } }) => transition.id === 'take-back',
    );
    const posting = { corrects: seq, with: null, reason: '误追' };
    const done = await clerk.post('/api/work', { ...said('PZ-2', 'revise', {}), posting });
    expect([done.status, done.json.outcome]).toEqual([201, 'posted']);
    expect((await fieldOf('PZ-5')).proposed).toMatchObject({ value: '账户一（合成）', record: 'PZ-1' });
    await clerk.post('/api/work', said('PZ-1', 'revise', { 'back-to': '账户五（合成）' }));
    expect((await fieldOf('PZ-5')).proposed.value).toBe('账户五（合成）');
  });

  it('is handed to nobody who may not have the form', async () => {
    expect((await formOf('PZ-5', 'take-back', stranger())).status).toBe(401);
    expect((await formOf('PZ-4')).json.code).toBe('unknown-record');
    expect((await formOf('PZ-5', 'vanish')).json.code).toBe('unknown-transition');
  });
});
