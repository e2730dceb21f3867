import { readTerms } from '@taizhang/definition';
import type { HistoricWork, RecordedMovement } from '@taizhang/ledger';
import { judge } from '@taizhang/policy';
import { registers } from '@taizhang/registers';
import { Big } from 'big.js';
import { expect, test } from 'vitest';
import { worldOf } from '../world.ts';
import { inOrderOfRecording } from './bookkeeping.ts';
import { businessAmounts, businessWork } from './business.ts';
import { demoSeed } from './demo.ts';
import { firmProfile, firmsOf } from './firm-profile.ts';
import { posted } from './posted.ts';

const work: HistoricWork[] = businessWork(worldOf(demoSeed), businessAmounts);
const movements = posted(inOrderOfRecording(work), registers);

/** How each record of a register stands in the end, and how it was opened. */
function endsOf(register: string): { opened: RecordedMovement; last: RecordedMovement }[] {
  const ends = new Map<string, { opened: RecordedMovement; last: RecordedMovement }>();
  for (const movement of movements.filter((one) => one.register === register)) {
    if (movement.sign < 0) continue;
    const end = ends.get(movement.record);
    ends.set(movement.record, { opened: end?.opened ?? movement, last: movement });
  }
  return [...ends.values()];
}

const awards = endsOf('award');
const linked = awards.filter(({ last }) => last.attributes['policy-code'] !== undefined);
const fields = ({ last }: { last: RecordedMovement }, ...names: string[]): string =>
  names.map((name) => String(last.attributes[name])).join(' ');

test('no firm has two awards by one policy for a year, or two by one that pays once', () => {
  const standing = linked.filter(({ last }) => !['rejected', 'withdrawn'].includes(last.stageTo ?? ''));
  const yearly = standing.map((one) => fields(one, 'policy-code', 'enterprise', 'year'));
  expect(new Set(yearly).size).toBe(yearly.length);
  const once = standing.filter(({ last }) => last.attributes['once-code'] !== undefined);
  const names = once.map((one) => fields(one, 'once-code', 'enterprise'));
  expect(new Set(names).size).toBe(names.length);
  expect(once.length).toBeGreaterThan(20);
});

test('an award that follows a policy is what the policy gives by the firm’s figures', () => {
  const terms = new Map(
    endsOf('policy').map(({ last }) => [last.record, readTerms(last.attributes.terms)] as const),
  );
  const firms = firmsOf(work);
  const wrong: unknown[] = [];
  for (const { opened, last } of linked) {
    const of = terms.get(String(last.attributes['policy-version']));
    if (!of) throw new Error(`${last.record} follows no policy`);
    const firm = String(last.attributes.enterprise);
    const { eligibility, amount } = judge(
      of,
      firmProfile,
      firms.judged(firm, opened.occurredOn),
      opened.occurredOn,
    );
    const approved = last.holdings.approved ?? last.holdings.applied;
    const isDecided = last.holdings.approved !== undefined;
    if (eligibility !== 'eligible' || (isDecided && !new Big(amount ?? 0).eq(approved ?? 0)))
      wrong.push([last.record, last.attributes['policy-code'], eligibility, amount, approved]);
  }
  expect(linked.length).toBeGreaterThan(1100);
  expect(wrong).toEqual([]);
});

test('awards of before the policies of 2021 follow those that were in force then, but for a few', () => {
  const before = awards.filter(({ opened }) => opened.occurredOn < '2021-01-18');
  const named = before.filter(({ last }) => last.attributes['policy-version'] !== undefined);
  expect(before.length).toBeGreaterThan(650);
  expect(before.length - named.length).toBeLessThan(40);
});

test('no policy has granted more in a year than its budget', () => {
  const budgets = new Map(endsOf('policy').map(({ last }) => [last.record, last.holdings.budget ?? '0']));
  const granted = new Map<string, Big>();
  for (const { last } of linked) {
    if (['rejected', 'withdrawn'].includes(last.stageTo ?? '')) continue;
    const of = fields({ last }, 'policy-version', 'year');
    granted.set(of, (granted.get(of) ?? new Big(0)).plus(last.holdings.approved ?? 0));
  }
  expect(granted.size).toBeGreaterThan(20);
  const beyond = [...granted].filter(([of, sum]) => sum.gt(budgets.get(of.split(' ')[0] ?? '') ?? 0));
  expect(beyond.map(([of, sum]) => [of, sum.toFixed()])).toEqual([]);
});

test('the way from telling a firm to its money is there in every stage, and batches hold what is in them', () => {
  const stages = new Set(awards.map(({ last }) => last.stageTo));
  const declared = registers.find(({ id }) => id === 'award')?.stages ?? {};
  expect([...stages].sort()).toEqual(Object.keys(declared).sort());
  for (const { last: batch } of endsOf('payment-batch')) {
    const own = movements.filter(
      (one) =>
        one.register === 'award' &&
        ['send', 'assign'].includes(one.transition) &&
        one.stated?.set?.['payment-batch'] === batch.record,
    );
    const total = own.reduce((sum, one) => sum.plus(one.holdings.approved ?? 0), new Big(0));
    expect([batch.record, batch.holdings.total]).toEqual([batch.record, total.toFixed()]);
    expect(batch.holdings.lines).toBe(String(own.length));
  }
});

test('nothing of it happens by a policy before it holds, or in the half year by the new way', () => {
  const versions = new Map(endsOf('policy').map(({ last }) => [last.record, last.attributes]));
  for (const { opened, last } of linked) {
    const { from, to } = versions.get(String(last.attributes['policy-version'])) ?? {};
    // Those of 2021 are followed from the day on which they could be applied for.
    const first = String(from) >= '2021-01-01' ? '2021-01-18' : String(from);
    expect(opened.occurredOn >= first).toBe(true);
    expect(opened.occurredOn <= String(to)).toBe(true);
    if (last.attributes['notified-on'] !== undefined) expect(opened.occurredOn > '2021-06-30').toBe(true);
  }
});
