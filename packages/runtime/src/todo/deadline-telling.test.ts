import type { Register } from '@taizhang/definition';
import { staff, workshopPackage } from '@taizhang/fixture';
import { givePost, noticesOf, post } from '@taizhang/store';
import { addAccounts, openTestInstallation, type TestInstallation } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictPackage, distanceOf, type Installation, openDistrict, systemViewer } from '../index.ts';
import { DeadlineTelling } from './deadline-telling.ts';

const say = (zh: string) => ({ zh, en: zh });
const days = (count: number) => ({ count, of: 'working-day' }) as const;

/** The workshop on Monday, 12 July 2021, with bicycles that are to be repaired by a day, told of as it comes and goes. */
function shopWith(deadline: object): DistrictPackage {
  const base = workshopPackage();
  const registers = base.registers.map((register): Register => {
    if (register.id !== 'repair') return register;
    const finish = {
      title: say('应修好'),
      field: 'promised',
      of: 'working-day' as const,
      stages: ['waiting'],
      remind: days(3),
      escalate: [
        { after: days(1), to: 'own', title: say('逾期提醒') },
        { after: days(3), to: 'above', title: say('报上级') },
        { after: days(5), to: 'bench-b', title: say('报乙组') },
      ],
      ...deadline,
    };
    return { ...register, deadlines: { finish } };
  });
  return { ...base, registers, standsOn: '2021-07-12', accounts: [], history: () => [] };
}

let shop: TestInstallation;
let installation: Installation;
beforeAll(async () => {
  shop = await openTestInstallation(shopWith({}));
  ({ installation } = shop);
  const { pool, district, vault } = installation;
  const security = staff('sec', 'security-administrator', 'bench-a');
  const all = { kind: 'all' } as const;
  const posts = [
    ['ann', 'clerk', 'bench-a', { kind: 'own-unit' }],
    ['bob', 'clerk', 'bench-b', all],
    ['eve', 'clerk', 'bench-b', { kind: 'own-unit' }],
    ['boss', 'leader', 'workshop', all],
    ['dep', 'deputy', 'workshop', all],
  ] as const;
  await addAccounts(pool, ...posts.map(([account]) => account));
  for (const [account, role, unit, scope] of posts)
    await givePost(pool, district.store, security, { account, unit, role, scope, fromDay: '2021-01-01' });
  const postings = [
    ['RP-1', '2021-07-15'],
    ['RP-2', '2021-07-16'],
    ['RP-3', '2021-07-09'],
    ['RP-4', '2021-07-07'],
    ['RP-5', '2021-07-01'],
  ].map(([record, promised]) => ({
    register: 'repair',
    record: record as string,
    transition: 'open',
    occurredOn: '2021-06-01',
    unit: 'bench-a',
    set: { label: record as string, colour: 'red', promised: promised as string },
    amounts: { quoted: '1' },
  }));
  await post(pool, district.store, vault, systemViewer(district), { key: 'five', postings });
});
afterAll(() => shop?.close());

const told = async (account: string, language: 'zh' | 'en' = 'zh') =>
  (await noticesOf(installation.pool, installation.district.store, account, { limit: 50, offset: 0 })).notices
    .filter(({ kind }) => kind === 'deadline')
    .map(({ text }) => text[language])
    .sort();

describe('a deadline', () => {
  it('is told before and after it to those whom the register names, each once', async () => {
    const first = await new DeadlineTelling(installation).tell();
    expect(await told('ann')).toEqual([
      '即将到期：RP-1（应修好，时限 2021-07-15，还有 3 个工作日）',
      '逾期提醒：RP-3（应修好，时限 2021-07-09，已逾期 1 个工作日）',
      '逾期提醒：RP-4（应修好，时限 2021-07-07，已逾期 3 个工作日）',
      '逾期提醒：RP-5（应修好，时限 2021-07-01，已逾期 7 个工作日）',
    ]);
    expect((await told('boss')).map((text) => text.slice(0, 8))).toEqual(['报上级：RP-4', '报上级：RP-5']);
    expect(await told('bob')).toEqual(['报乙组：RP-5（应修好，时限 2021-07-01，已逾期 7 个工作日）']);
    // Who does not reach a record is not told of it, nor who only reads.
    expect(await told('eve')).toEqual([]);
    expect(await told('dep')).toEqual([]);
    expect(first).toHaveLength(7);
    const again = new DeadlineTelling(installation);
    expect(await again.tell()).toEqual([]);
    expect(await again.tell()).toEqual([]);
  });

  it('is told anew when another day is in force', async () => {
    const { pool, district, vault } = installation;
    const revised = { register: 'repair', record: 'RP-3', transition: 'revise', occurredOn: '2021-07-12' };
    await post(pool, district.store, vault, systemViewer(district), {
      key: 'put-off',
      postings: [{ ...revised, set: { promised: '2021-07-13' } }],
    });
    expect(await new DeadlineTelling(installation).tell()).toHaveLength(1);
    expect(await told('ann')).toContain('即将到期：RP-3（应修好，时限 2021-07-13，还有 1 个工作日）');
    const english = await told('ann', 'en');
    expect(english.filter((text) => text.includes('RP-3'))).toEqual([
      expect.stringMatching(/ by 2021-07-13, 1 working day left\)$/),
      expect.stringMatching(/ by 2021-07-09, overdue by 1 working day\)$/),
    ]);
  });
});

describe('how far a deadline lies', () => {
  const district = openDistrict(shopWith({}));
  const declared = district.catalogue.registers.get('repair')?.deadlines?.finish;
  const due = (day: string, change: object = {}) => ({
    day,
    moment: new Date(`${day}T23:59:59.999+08:00`),
    declared: { ...(declared as NonNullable<typeof declared>), ...change },
  });

  it('is counted as the deadline says', () => {
    expect(distanceOf(district, due('2021-07-16'))).toEqual({
      of: 'working-day',
      count: 4,
      overdue: false,
      provisional: false,
    });
    // A Saturday passed since: no work day lies between.
    expect(distanceOf(district, due('2021-07-10'))).toMatchObject({ count: -1, overdue: true });
    expect(distanceOf(district, due('2021-07-10', { of: 'day' }))).toMatchObject({ of: 'day', count: -2 });
  });

  it('is provisional beyond the years that are arranged', () => {
    expect(distanceOf(district, due('2061-07-16')).provisional).toBe(true);
    expect(distanceOf(district, due('2061-07-16', { of: 'day' })).provisional).toBe(false);
  });

  it('is refused where a register names a unit that the district has not', () => {
    const strange = shopWith({ escalate: [{ after: days(1), to: 'nowhere', title: say('报') }] });
    expect(() => openDistrict(strange)).toThrow(/units that the district has not: nowhere/);
  });
});
