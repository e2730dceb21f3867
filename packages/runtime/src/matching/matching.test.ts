import { randomUUID } from 'node:crypto';
import { profileOf, Refusal } from '@taizhang/definition';
import { marketPackage, termsOfScheme } from '@taizhang/fixture';
import { judge } from '@taizhang/policy';
import { type Posting, post, readKeptMatches } from '@taizhang/store';
import { openTestInstallation, seededRandom, type TestInstallation, until } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DistrictPackage,
  dryRun,
  type MatchesOffice,
  matchesOfPolicy,
  PolicyMatches,
  startMatching,
  systemViewer,
} from '../index.ts';

const today = '2021-07-01';
const note = {
  recordedAt: '2021-01-02T02:00:00Z',
  recordedBy: 'bench-a',
  occurredOn: '2021-01-02',
  unit: 'bench-a',
};
const open = (register: string, record: string, set: object, amounts: object = {}, street?: string) => ({
  ...note,
  register,
  record,
  transition: 'open',
  set,
  amounts,
  ...(street ? { street } : {}),
});

const random = seededRandom(7);
const trades = ['food', 'books', 'tools'];
const traders = 60;
const past = () => [
  ...Array.from({ length: traders }, (_, i) => {
    const id = `TR-${i + 1}`;
    const street = i % 2 === 0 ? 'north' : 'south';
    return [
      open('trader', id, { name: `商户${i + 1}（合成）`, trade: trades[i % 3] }, {}, street),
      ...(i % 5 === 0
        ? []
        : [
            open(
              'account',
              `AC-${i + 1}`,
              { year: '2020', trader: id, vintage: 'quick' },
              { takings: `${random.integer(1, 300)}0000` },
            ),
          ]),
      ...(i % 4 === 0
        ? []
        : [open('licence', `LI-${i + 1}`, { number: `N${i}`, trader: id, from: '2020-01-01' })]),
    ];
  }).flat(),
  scheme('SC-1', 'food', termsOfScheme('food', '50', '2')),
  scheme('SC-2', 'books', termsOfScheme('books', '100', '3.5')),
  { ...scheme('SC-3', 'tools', termsOfScheme('tools', '1', '1')), transition: 'draft' },
];
function scheme(id: string, code: string, terms: object) {
  return open('scheme', id, { name: `${code}奖励（合成）`, code, from: '2021-01-01', terms });
}

let opened: TestInstallation;
let office: MatchesOffice;
beforeAll(async () => {
  opened = await openTestInstallation(marketPackage(past()) as DistrictPackage);
  const { installation } = opened;
  office = { ...installation, viewer: systemViewer(installation.district, 'system', ['import-history']) };
});
afterAll(() => opened?.close());

const say = (...postings: Posting[]) =>
  post(office.pool, office.district.store, opened.installation.vault, office.viewer, {
    key: randomUUID(),
    postings,
  } as never);
const entry = (register: string, record: string, transition: string, more: object): Posting =>
  ({ register, record, transition, occurredOn: today, unit: 'bench-a', ...more }) as never;
const trader = () => office.district.catalogue.registers.get('trader') as never;

/** Every answer that is held is what judging each subject alone says. */
async function agrees(): Promise<void> {
  const { profiles, matcher, versions } = await office.matches.at(trader(), today);
  const profile = profileOf(trader(), office.district.catalogue.registers);
  for (const [row] of profiles.ids.entries())
    for (const { id, terms } of versions)
      expect(matcher.matchAt(id, row)).toMatchObject({
        eligibility: judge(terms, profile, profiles.subjectAt(row), today).eligibility,
        amount: judge(terms, profile, profiles.subjectAt(row), today).amount,
      });
}

describe('policies in force', () => {
  it('are matched with all their subjects, as each is judged alone', async () => {
    const { versions, profiles } = await office.matches.at(trader(), today);
    expect(versions.map(({ id }) => id)).toEqual(['SC-1', 'SC-2']);
    expect(profiles.rows).toBe(traders);
    await agrees();
    const { counts, subjects, amount, withoutAmount } = await matchesOfPolicy(office, 'SC-1', {
      limit: 5,
      offset: 0,
    });
    expect(counts.eligible + counts.nearly + counts.unknown + counts.not).toBe(traders);
    expect(counts.eligible).toBeGreaterThan(0);
    expect(subjects.length).toBe(Math.min(5, counts.eligible));
    expect([Number(amount) > 0, withoutAmount]).toEqual([true, 0]);
  });

  it('are kept with the trace of every match, and verify', async () => {
    expect(await office.matches.keep(trader(), today)).toBe(traders);
    expect(await office.matches.keep(trader(), today)).toBe(0);
    const kept = await readKeptMatches(office.pool, office.district.store.id, 'trader');
    expect(kept.length).toBeGreaterThan(0);
    expect((await office.matches.compareKept(trader()))?.differing).toEqual([]);
    await office.pool.query(`update policy_match set matches = '[]' where subject = $1`, [kept[0]?.subject]);
    const tampered = await office.matches.compareKept(trader());
    expect(tampered?.compared).toBeGreaterThan(1);
    expect(tampered?.differing.map(({ subject, found }) => [subject, found])).toEqual([
      [kept[0]?.subject, 'none'],
    ]);
    await new PolicyMatches(office.pool, office.district).keep(trader(), today);
    expect((await office.matches.compareKept(trader()))?.differing).toEqual([]);
  });

  it('tell who is nearly there, and what is missing, quoting the clause', async () => {
    const { subjects } = await matchesOfPolicy(office, 'SC-1', {
      eligibility: 'nearly',
      limit: 50,
      offset: 0,
    });
    const first = subjects.find(({ id }) => id === 'TR-1');
    expect(
      first?.judged.conditions
        .filter((one) => one.truth !== true)
        .map(({ truth, clause, gaps }) => [truth, clause.number, gaps[0]?.way]),
    ).toEqual([
      [false, '第一条', 'other'],
      [null, '第二条', 'unknown'],
    ]);
    await expect(matchesOfPolicy(office, 'SC-1', { day: 'never', limit: 1, offset: 0 })).rejects.toThrow(
      Refusal,
    );
    await expect(matchesOfPolicy(office, 'SC-3', { limit: 1, offset: 0 })).rejects.toThrow(Refusal);
  });

  it('are matched again with what changed, whatever it was that changed', async () => {
    await say(
      entry('licence', 'LI-new', 'open', { set: { number: 'X', trader: 'TR-1', from: '2021-06-01' } }),
      entry('account', 'AC-new', 'open', {
        set: { year: '2020', trader: 'TR-1', vintage: 'quick' },
        amounts: { takings: '600000' },
      }),
    );
    const amountOf = async (id: string) => {
      const { profiles, matcher } = await office.matches.at(trader(), today);
      const row = profiles.rowOf(id) as number;
      return ['SC-1', 'SC-2'].map((one) => [matcher.eligibilityAt(one, row), matcher.amountAt(one, row)]);
    };
    expect(await amountOf('TR-1')).toEqual([
      ['eligible', '12000'],
      ['not', '21000'],
    ]);
    await say(entry('account', 'AC-new', 'amend', { amounts: { takings: '100000' } }));
    expect((await amountOf('TR-1'))[0]).toEqual(['eligible', '14000']);
    // The accounts were of another trader.
    await say(entry('account', 'AC-new', 'amend', { set: { trader: 'TR-6' } }));
    expect((await amountOf('TR-1'))[0]).toEqual(['unknown', null]);
    expect((await amountOf('TR-6'))[0]?.[1]).toBe('14000');
    await say(entry('trader', 'TR-2', 'leave', {}));
    await say(entry('trader', 'TR-new', 'open', { set: { name: '新商户（合成）', trade: 'food' } }));
    await agrees();
    expect(await office.matches.keep(trader(), today)).toBeGreaterThan(0);
    expect((await office.matches.compareKept(trader()))?.differing).toEqual([]);
  });

  it('are matched anew once one ends', async () => {
    await say(entry('scheme', 'SC-2', 'end', {}));
    expect((await office.matches.at(trader(), today)).versions.map(({ id }) => id)).toEqual(['SC-1']);
    await agrees();
  });
});

describe('what is kept', () => {
  /** What is kept of a subject, by policy: its verdict. */
  const verdictsOf = async (subject: string) =>
    new Map(
      (await readKeptMatches(office.pool, office.district.store.id, 'trader', [subject]))[0]?.matches.map(
        (match) => (match as [string, string]).slice(0, 2) as [string, string],
      ),
    );
  const keptOf = async (subject: string) => [...(await verdictsOf(subject)).keys()];

  it('follows what changes without anybody’s command, and is not compared where it is behind', async () => {
    await say(entry('trader', 'TR-kept', 'open', { set: { name: '跟踪商户（合成）', trade: 'food' } }));
    expect(await keptOf('TR-kept')).toEqual([]);
    const matching = startMatching(office, (error) => expect.fail(String(error)), 10);
    try {
      await until(async () => (await verdictsOf('TR-kept')).get('SC-1') === 'nearly');
      await say(
        entry('licence', 'LI-kept', 'open', { set: { number: 'K', trader: 'TR-kept', from: '2021-06-01' } }),
        entry('account', 'AC-kept', 'open', {
          set: { year: '2020', trader: 'TR-kept', vintage: 'quick' },
          amounts: { takings: '900000' },
        }),
      );
      await until(async () => (await verdictsOf('TR-kept')).get('SC-1') === 'eligible');
    } finally {
      await matching.stop();
    }
    await say(entry('trader', 'TR-kept', 'leave', {}));
    expect(await keptOf('TR-kept')).toEqual(['SC-1']);
    expect((await office.matches.compareKept(trader()))?.differing).toEqual([]);
  });
});

describe('a dry run', () => {
  it('says how many, how much, by trade and street, and what the budget does', async () => {
    const terms = termsOfScheme('food', '1', '1', { budget: { share: 'pro-rata', clause: 'second' } });
    const run = await dryRun(office, { terms, budget: '100' });
    expect(run.counts.eligible).toBeGreaterThan(3);
    const trade = run.parts.find(({ field }) => field === 'trade');
    expect(trade?.parts.map(({ value, subjects }) => [value, subjects])).toEqual([
      ['food', run.counts.eligible],
    ]);
    const streets = run.parts.find(({ field }) => field === 'street')?.parts ?? [];
    expect(streets.reduce((sum, { subjects }) => sum + subjects, 0)).toBe(run.counts.eligible);
    expect(run.budget).toMatchObject({
      budget: '100',
      granted: '100',
      wanted: run.amount,
      whole: 0,
      nothing: 0,
    });
    expect(run.awarded.any).toEqual({ subjects: 0, amount: '0' });
  });

  it('knows who had something before, and gives no second time', async () => {
    const [subject] = (await matchesOfPolicy(office, 'SC-1', { limit: 1, offset: 0 })).subjects;
    await say(
      entry('prize', 'PZ-1', 'open', {
        set: { name: '奖（合成）', trader: subject?.id, scheme: 'SC-1', year: '2021' },
        amounts: { paid: '70' },
      }),
    );
    const run = await dryRun(office, {
      terms: termsOfScheme('food', '50', '2'),
      code: 'food',
      budget: '1000000',
    });
    expect(run.awarded).toMatchObject({ again: { subjects: 1, amount: '70' }, any: { subjects: 1 } });
    expect(run.budget?.whole).toBe(run.counts.eligible - 1);
  });

  it('refuses terms that are not sound', async () => {
    const terms = termsOfScheme('food', '1', '1', { subject: 'nobody' });
    await expect(dryRun(office, { terms })).rejects.toThrow('unsound-terms');
  });
});
