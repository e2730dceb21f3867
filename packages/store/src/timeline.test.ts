import { randomUUID } from 'node:crypto';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PersonalVault, type Pool, type Posting, post, timelineOf } from './index.ts';

const importer = anybody('importer', 'import-history');
const vault = new PersonalVault(Buffer.alloc(32, 7));
const district = workshopDistrict(`timeline-${randomUUID()}`);
let store: TestStore;
let pool: Pool;
let payment: number;

const send = async (posting: Posting) =>
  (await post(pool, district, vault, importer, { key: randomUUID(), postings: [posting] })).posted[0]
    ?.seq as number;
const entry = (transition: string, day: string, recorded: string, rest: object = {}): Posting => ({
  register: 'repair',
  record: 'RP-1',
  transition,
  occurredOn: `2021-${day}`,
  recordedAt: `2021-${recorded}T08:00:00Z`,
  ...rest,
});

// Opened in January; a payment of February that is known in March and put right in May; painted in April.
beforeAll(async () => {
  store = await openTestStore(2);
  pool = store.pool;
  await send(
    entry('open', '01-05', '01-05', {
      unit: 'bench-a',
      set: { label: 'a', colour: 'red' },
      amounts: { quoted: '1000' },
    }),
  );
  payment = await send(entry('pay', '02-10', '03-01', { amounts: { paid: '40' } }));
  await send(entry('revise', '04-20', '04-20', { set: { colour: 'blue' } }));
  await send({
    corrects: payment,
    with: {
      register: 'repair',
      record: 'RP-1',
      transition: 'pay',
      occurredOn: '2021-02-10',
      amounts: { paid: '45' },
    },
    reason: '看错',
    recordedAt: '2021-05-02T08:00:00Z',
  });
});
afterAll(async () => {
  await store?.close();
});

const whole = { limit: null, offset: 0, order: 'oldest' } as const;
const seenAt = async (cutoff: string | null, known: string | null) => {
  const knownAt = known === null ? null : new Date(`2021-${known}T23:59:59Z`);
  const day = cutoff && `2021-${cutoff}`;
  const found = await timelineOf(pool, district, importer, 'repair', 'RP-1', whole, { cutoff: day, knownAt });
  const { stage, attributes, holdings, total, later, movements } = found;
  return {
    stage,
    colour: attributes.colour,
    paid: holdings.paid,
    total,
    later,
    takenBack: movements.filter((m) => m.reversedBy !== null).map((m) => m.seq),
    days: movements.map((m) => m.occurredOn.slice(5)),
  };
};

it('is all there when no time is asked for', async () => {
  const { total, later, paid, colour, takenBack } = await seenAt(null, null);
  expect({ later, paid, colour }).toEqual({ later: 0, paid: '45', colour: 'blue' });
  expect(takenBack).toContain(payment);
  expect(total).toBeGreaterThanOrEqual(5);
});

it('shows a record as it stood at the end of a day, and says how much came later', async () => {
  const all = (await seenAt(null, null)).total;
  expect(await seenAt('01-31', null)).toMatchObject({
    colour: 'red',
    paid: undefined,
    total: 1,
    later: all - 1,
    days: ['01-05'],
  });
  expect(await seenAt('03-31', null)).toMatchObject({ colour: 'red', paid: '45' });
});

it('shows a record as it was known at a moment: neither what was known later nor that it was taken back', async () => {
  expect(await seenAt(null, '02-20')).toMatchObject({ colour: 'red', paid: undefined, total: 1 });
  expect(await seenAt(null, '03-02')).toMatchObject({ paid: '40', total: 2, takenBack: [] });
  expect(await seenAt('02-28', '04-30')).toMatchObject({
    colour: 'red',
    paid: '40',
    total: 2,
    takenBack: [],
  });
  expect(await seenAt('02-28', '05-31')).toMatchObject({ colour: 'red', paid: '45', takenBack: [payment] });
});

it('had no record before it was opened, or before that was known', async () => {
  const none = { stage: null, paid: undefined, total: 0, days: [] };
  expect(await seenAt('01-04', null)).toMatchObject(none);
  expect(await seenAt(null, '01-04')).toMatchObject(none);
});
