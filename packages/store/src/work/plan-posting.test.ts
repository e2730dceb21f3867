import { randomUUID } from 'node:crypto';
import { type Refusal, revise } from '@taizhang/definition';
import { anybody, shopAtWork, staff } from '@taizhang/fixture';
import { formOf } from '@taizhang/ledger';
import { openTestStore, type TestStore, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PersonalVault, type Pool, planPosting, post, standingRecord, timelineOf } from '../index.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
const importer = anybody('importer', 'import-history');
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore(16);
  ({ pool } = store);
});
afterAll(() => store?.close());

const clerk = staff('ann', 'clerk', 'bench-a');

const aShop = () => shopAtWork(pool, vault);
const finish = { register: 'repair', record: 'RP-1', transition: 'finish', occurredOn: '2021-01-06' };
const pay = (paid: string) => ({ ...finish, transition: 'pay', amounts: { paid } });

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Refusal) => error.code ?? String(error),
  );

describe('planning', () => {
  it('says what a correction would take back and say again, and writes nothing', async () => {
    const { district } = await aShop();
    await post(pool, district, vault, importer, { key: 'p1', postings: [pay('10')] });
    await post(pool, district, vault, importer, {
      key: 'p2',
      postings: [{ ...pay('20'), occurredOn: '2021-01-09' }],
    });
    const before = await timelineOf(pool, district, clerk, 'repair', 'RP-1');
    const corrects = before.movements.find((m) => m.amounts.paid === '10')?.seq as number;
    const { movements, after, faults } = await planPosting(pool, district, clerk, {
      corrects,
      with: pay('15'),
      reason: '少记',
    });
    expect(faults).toEqual([]);
    expect(movements.map((m) => m.origin)).toEqual(['reversal', 'entry', 'reversal', 'restatement']);
    expect(after?.holdings.paid).toBe('35');
    expect(await timelineOf(pool, district, clerk, 'repair', 'RP-1')).toEqual(before);
  });

  it('names every field at fault at once', async () => {
    const { district } = await aShop();
    const { faults } = await planPosting(pool, district, clerk, {
      register: 'repair',
      record: 'RP-9',
      transition: 'open',
      occurredOn: '2021-02-31',
      set: { colour: 'mauve', urgent: 'yes' },
      amounts: { quoted: '1e5' },
    });
    expect(faults.map((f) => [f.code, f.field]).toSorted()).toEqual([
      ['impossible-date', 'occurredOn'],
      ['missing-field', 'set.label'],
      ['missing-unit', 'unit'],
      ['not-a-number', 'amounts.quoted'],
      ['unknown-option', 'set.colour'],
      ['wrong-type', 'set.urgent'],
    ]);
  });

  it('says what of a form contradicts itself before the rest of it is filled in', async () => {
    const { district } = await aShop();
    const opening = (quoted: string) => ({
      register: 'repair',
      record: 'RP-9',
      transition: 'open',
      occurredOn: '2021-02-03',
      amounts: { quoted, paid: '20' },
    });
    const faultsOf = async (quoted: string) =>
      (await planPosting(pool, district, clerk, opening(quoted))).faults.map(({ code }) => code);
    const missing = ['missing-unit', 'missing-field'];
    expect(await faultsOf('10')).toEqual([...missing, 'rule-broken']);
    expect(await faultsOf('20')).toEqual(missing);
    // What cannot be read breaks no rule; it is a fault of its own.
    expect(await faultsOf('ten')).toEqual([...missing, 'not-a-number']);
  });

  it('agrees with posting: what a form lets through is posted, or refused with a field (property)', async () => {
    await withSeed(async (random) => {
      const { district } = await aShop();
      const register = district.catalogue.registers.get('repair');
      if (!register) throw new Error('no register');
      const text = fc.oneof(
        fc.string({ maxLength: 8 }),
        fc.constantFrom('1', '-2.5', '2021-01-07', 'red', ''),
      );
      const given = fc.record({
        transition: fc.constantFrom(...Object.keys(register.transitions), revise),
        occurredOn: fc.constantFrom('2021-01-03', '2021-01-06', '2021-01-20'),
        texts: fc.array(fc.oneof(text, fc.boolean()), { minLength: 12, maxLength: 12 }),
        fresh: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(given, async ({ transition, occurredOn, texts, fresh }) => {
          const record = fresh ? `RP-${randomUUID()}` : 'RP-1';
          const { state } = await standingRecord(pool, district, clerk, 'repair', record);
          const form = formOf(register, transition, state);
          const filled = (part: 'set' | 'amounts') =>
            Object.fromEntries(
              form.fields.flatMap((field, i) => {
                const value = field.options ? (field.options[i % 3]?.id ?? '') : texts[i % 12];
                return field.part === part && value !== '' ? [[field.id, value]] : [];
              }),
            );
          const posting = {
            register: 'repair',
            record,
            transition,
            occurredOn,
            ...(form.unit.asked ? { unit: 'bench-a' } : {}),
            ...(form.evidence ? { evidence: ['收据'] } : {}),
            set: filled('set'),
            amounts: filled('amounts') as Record<string, string>,
          };
          const { faults } = await planPosting(pool, district, clerk, posting);
          const said = await outcome(
            post(pool, district, vault, importer, { key: randomUUID(), postings: [posting] }),
          );
          for (const fault of faults) expect(fault.field).toBeTruthy();
          expect(said === 'done', said).toBe(faults.length === 0);
        }),
        { numRuns: 150, seed: random.seed },
      );
    });
  });
});
