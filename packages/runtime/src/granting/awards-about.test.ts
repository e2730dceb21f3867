import { randomUUID } from 'node:crypto';
import { all, atLeast, defineRegister, Refusal, type Register, type Terms } from '@taizhang/definition';
import { marketRegisters, workshopPackage } from '@taizhang/fixture';
import { post } from '@taizhang/store';
import { openTestInstallation, type TestInstallation } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  applicationOf,
  type DistrictPackage,
  type MatchesOffice,
  matchesOfPolicy,
  profileOfRecord,
  proposeTelling,
  systemViewer,
  tellSubjects,
} from '../index.ts';

const today = '2021-07-01';
const said = (zh: string) => ({ zh, en: zh });

/** A trader may have several, and is given something for each. */
const stall = defineRegister({
  id: 'stall',
  title: said('摊位'),
  description: said('摊位'),
  keeper: said('市场'),
  prefix: 'ST',
  titleField: 'name',
  places: 'none',
  fields: {
    name: { kind: 'text', title: said('名') },
    trader: { kind: 'reference', register: 'trader', title: said('商户') },
    rent: { kind: 'number', unit: 'yuan', title: said('租') },
  },
  measures: {},
  stages: { let: { title: said('在租') } },
  transitions: { open: { title: said('出租'), to: 'let' } },
  facts: {
    big: {
      title: said('大摊位'),
      options: { yes: said('是'), no: said('否') },
      cases: [{ when: all(atLeast('rent', '900')), is: 'yes' }],
      otherwise: 'no',
    },
  },
  metrics: {},
});

/** Prizes as they are, and beside that for stalls. */
function withStalls(register: Register): Register {
  if (register.id === 'trader')
    return {
      ...register,
      facts: {
        ...register.facts,
        stalls: { title: said('摊位数'), unit: 'ge', count: { register: 'stall', by: 'trader' } },
      },
    };
  if (register.id !== 'prize' || !register.awards) return register;
  const rule = register.unique?.['once-a-year'];
  return {
    ...register,
    fields: { ...register.fields, stall: { kind: 'reference', register: 'stall', title: said('摊位') } },
    ...(rule
      ? { unique: { 'once-a-year': { ...rule, fields: [...rule.fields, 'stall'], given: [...rule.fields] } } }
      : {}),
    awards: { ...register.awards, about: 'stall' },
  };
}

const terms = (subject: string, own: Partial<Terms> = {}): Terms => ({
  subject,
  clauses: { first: { number: '第一条', text: said('文') } },
  conditions: [],
  lines: [{ id: 'half', title: said('半'), clause: 'first', amount: { number: '100', unit: 'yuan' } }],
  often: 'yearly',
  ...own,
});
const forStalls = terms('stall', {
  conditions: [{ id: 'rent', title: said('租'), clause: 'first', when: all(atLeast('rent', '500')) }],
  lines: [
    {
      id: 'half',
      title: said('半'),
      clause: 'first',
      amount: { multiply: [{ field: 'rent' }, { number: '50', unit: 'percent' }] },
    },
  ],
});

let opened: TestInstallation;
let office: MatchesOffice & Pick<TestInstallation['installation'], 'vault'>;
const open = (register: string, record: string, set: object) => ({
  register,
  record,
  transition: 'open',
  occurredOn: today,
  unit: 'bench-a',
  set: { name: `${record}（合成）`, ...set },
});
beforeAll(async () => {
  const base = workshopPackage();
  opened = await openTestInstallation({
    ...base,
    standsOn: today,
    registers: [...base.registers, ...marketRegisters.map(withStalls), stall],
  } as DistrictPackage);
  const { installation } = opened;
  office = { ...installation, viewer: systemViewer(installation.district, 'system', ['import-history']) };
  await send(
    open('trader', 'TR-1', { trade: 'food' }),
    open('trader', 'TR-2', { trade: 'books' }),
    open('stall', 'ST-1', { trader: 'TR-1', rent: '1000' }),
    open('stall', 'ST-2', { trader: 'TR-1', rent: '600' }),
    open('stall', 'ST-3', { trader: 'TR-2', rent: '400' }),
    open('scheme', 'SC-S', { code: 'stalls', from: '2021-01-01', terms: forStalls, channel: 'told' }),
    open('scheme', 'SC-T', { code: 'traders', from: '2021-01-01', terms: terms('trader') }),
  );
});
afterAll(() => opened?.close());

const send = (...postings: object[]) =>
  post(office.pool, office.district.store, office.vault, office.viewer, {
    key: randomUUID(),
    postings,
  } as never);
async function outcome(record: string, set: object): Promise<string> {
  try {
    await send({ ...open('prize', record, set), amounts: { paid: { value: '1', unit: 'yuan' } } });
    return 'posted';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
const prize = (trader: string, of: object) => ({
  trader,
  scheme: 'SC-S',
  code: 'stalls',
  year: '2021',
  ...of,
});

describe('an award by a policy about something of its subject', () => {
  it('is given once for each and year, and of its subject’s own', async () => {
    expect(await outcome('PZ-1', prize('TR-1', { stall: 'ST-1' }))).toBe('posted');
    expect(await outcome('PZ-2', prize('TR-1', { stall: 'ST-1' }))).toBe('not-unique');
    expect(await outcome('PZ-2', prize('TR-1', { stall: 'ST-1', year: '2020' }))).toBe('posted');
    expect(await outcome('PZ-3', prize('TR-1', {}))).toBe('award-about');
    expect(await outcome('PZ-3', prize('TR-1', { stall: 'ST-3' }))).toBe('award-about');
  });

  it('leaves a policy about the subject itself as it was: once a year, and about nothing else', async () => {
    const own = { trader: 'TR-1', scheme: 'SC-T', code: 'traders', year: '2021' };
    expect(await outcome('PZ-4', own)).toBe('posted');
    expect(await outcome('PZ-5', own)).toBe('not-unique');
    expect(await outcome('PZ-5', { ...own, stall: 'ST-2' })).toBe('award-not-about');
  });

  it('is known where the policy is matched, and on the page of whom it is given to', async () => {
    const { subjects } = await matchesOfPolicy(office, 'SC-S', { limit: 10, offset: 0 });
    expect(subjects.map(({ id, amount, taken }) => [id, amount, taken?.id])).toEqual([
      ['ST-1', '500', 'PZ-1'],
      ['ST-2', '300', undefined],
    ]);
    const { pool, district, viewer } = office;
    const { matchesAbout } = await profileOfRecord(pool, district, viewer, 'trader', 'TR-1');
    expect(
      matchesAbout.map(({ record, judged, taken }) => [record.id, judged.eligibility, taken?.record.id]),
    ).toEqual([
      ['ST-1', 'eligible', 'PZ-1'],
      ['ST-2', 'eligible', undefined],
    ]);
    const other = await profileOfRecord(pool, district, viewer, 'trader', 'TR-2');
    expect(other.matchesAbout.map(({ judged }) => judged.eligibility)).toEqual(['nearly']);
  });

  it('is applied for from what it is about, by whom it belongs to, with all that is known', async () => {
    await send(open('stall', 'ST-4', { trader: 'TR-2' }), {
      ...open('scheme', 'SC-A', { code: 'asked', from: '2021-01-01', terms: forStalls, channel: 'asked' }),
      reason: '可以叠加',
    });
    const apply = (stallId: string, asking = office, given = {}) =>
      applicationOf(asking, 'stall', stallId, 'SC-A', given);
    const application = await apply('ST-1');
    expect(application.subject).toMatchObject({ id: 'ST-1' });
    expect(application.owner).toMatchObject({ id: 'TR-1', title: 'TR-1（合成）' });
    expect([application.judged.eligibility, application.judged.amount, application.asks]).toEqual([
      'eligible',
      '500',
      [],
    ]);
    expect(application.draft).toMatchObject({
      register: 'prize',
      transition: 'open',
      unit: 'bench-a',
      set: { trader: 'TR-1', stall: 'ST-1', scheme: 'SC-A', code: 'asked', year: '2021', trade: '吃的' },
      amounts: { due: { value: '500', unit: 'yuan' } },
    });
    // What nobody knows of it is asked, and nothing else.
    expect((await apply('ST-4')).asks).toEqual(['rent']);
    const said = await apply('ST-4', office, { rent: '800' });
    expect([said.judged.amount, said.draft?.set.declared]).toEqual(['400', '租：800元']);
    await send({ ...application.draft });
    expect((await apply('ST-1')).match.taken?.record.id).toBe(application.draft?.record);
    expect((await apply('ST-2')).match.taken).toBeNull();
    await expect(applicationOf(office, 'stall', 'ST-1', 'SC-S', {})).rejects.toThrow('cannot-apply');
    await expect(applicationOf(office, 'stall', 'ST-1', 'SC-T', {})).rejects.toThrow('unknown-policy');
  });

  it('is not applied for in the stead of somebody out of reach', async () => {
    const role = {
      id: 'stalls-only',
      title: said('摊位'),
      description: said('摊位'),
      permissions: [{ registers: ['stall', 'prize'], actions: ['read' as const, 'record' as const] }],
      duties: [],
    };
    const viewer = { ...office.viewer, posts: [{ unit: 'bench-a', role, scope: { kind: 'all' as const } }] };
    await expect(applicationOf({ ...office, viewer }, 'stall', 'ST-1', 'SC-A', {})).rejects.toThrow(
      'unknown-record',
    );
  });

  it('is told to whom it belongs, with what it is for', async () => {
    const proposal = await proposeTelling(office, 'SC-S');
    expect(proposal.subjects.map(({ id, told }) => [id, told])).toEqual([['ST-2', '300']]);
    const { told } = await tellSubjects(office, 'SC-S', { key: 'stalls-1' });
    expect(told.map(({ subject, amount }) => [subject, amount])).toEqual([['ST-2', '300']]);
    const { rows } = await office.pool.query<{ attributes: Record<string, string> }>(
      `select attributes from record where register = 'prize' and id = $1`,
      [told[0]?.award],
    );
    expect(rows[0]?.attributes).toMatchObject({
      trader: 'TR-1',
      stall: 'ST-2',
      code: 'stalls',
      year: '2021',
    });
  });
});
