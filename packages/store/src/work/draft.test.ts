import { randomUUID } from 'node:crypto';
import { staff, workshopDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discardDraft, draftsOf, PersonalVault, type Pool, saveDraft } from '../index.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore(4);
  ({ pool } = store);
});
afterAll(() => store?.close());

const clerk = staff('ann', 'clerk', 'bench-a');
const other = staff('bob', 'clerk', 'bench-b');

describe('a draft', () => {
  it('is its account’s alone, replaced when saved again, and forgotten when asked', async () => {
    const district = workshopDistrict(`draft-${randomUUID()}`);
    const draft = { form: 'f', register: 'repair', record: 'RP-1', content: { paid: '<b>1' } };
    await saveDraft(pool, district, vault, clerk, draft);
    await saveDraft(pool, district, vault, clerk, { ...draft, content: { paid: '2' } });
    expect((await draftsOf(pool, district, vault, clerk)).map((d) => d.content)).toEqual([{ paid: '2' }]);
    expect(await draftsOf(pool, district, vault, other)).toEqual([]);
    await discardDraft(pool, district, other, 'f');
    expect(await draftsOf(pool, district, vault, clerk, { record: 'RP-1' })).toHaveLength(1);
    await discardDraft(pool, district, clerk, 'f');
    expect(await draftsOf(pool, district, vault, clerk)).toEqual([]);
  });

  it('does not stand in the clear in the database', async () => {
    const district = workshopDistrict(`draft-${randomUUID()}`);
    const content = { phone: '13900000000' };
    await saveDraft(pool, district, vault, clerk, { form: 'f', register: 'customer', record: 'C', content });
    const { rows } = await pool.query<{ content: Buffer }>('select content from draft where district = $1', [
      district.id,
    ]);
    expect(rows[0]?.content.includes('13900000000')).toBe(false);
  });
});
