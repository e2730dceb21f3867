import { randomUUID } from 'node:crypto';
import { all, Refusal, type Terms } from '@taizhang/definition';
import { marketPackage, termsOfScheme } from '@taizhang/fixture';
import { planPosting, post } from '@taizhang/store';
import { openTestInstallation, type TestInstallation } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictPackage, systemViewer } from '../index.ts';

const today = '2021-07-01';
let opened: TestInstallation;
beforeAll(async () => {
  opened = await openTestInstallation(marketPackage() as DistrictPackage);
});
afterAll(() => opened?.close());

const said = (zh: string) => ({ zh, en: zh });
const example = (amount: string): NonNullable<Terms['examples']>[number] => ({
  title: said('算例'),
  on: today,
  given: { trade: 'food', licensed: true, takings: '1000000' },
  eligibility: 'eligible',
  amount,
});
const stacking = (rule: 'exclusive' | 'highest') => ({
  group: 'trade',
  title: { zh: '行业', en: 'trade' },
  rule,
  clause: 'first',
});

let number = 0;
const scheme = (terms: Terms, more: object = {}, transition = 'open') => ({
  register: 'scheme',
  record: `SX-${++number}`,
  transition,
  occurredOn: today,
  unit: 'bench-a',
  set: { name: `办法${number}（合成）`, code: `X${number}`, from: '2021-01-01', terms },
  ...more,
});
function send(entry: object) {
  const { pool, district, vault } = opened.installation;
  const viewer = systemViewer(district, 'system', ['import-history']);
  return post(pool, district.store, vault, viewer, { key: randomUUID(), postings: [entry] } as never);
}
async function refused(entry: object): Promise<string> {
  const error: unknown = await send(entry).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error === null) return 'posted';
  if (!(error instanceof Refusal)) throw error;
  return `${error.code}: ${JSON.stringify(error.details)}`;
}
const book = { recordedAt: '2021-08-02T02:00:00Z', recordedBy: 'bench-a', occurredOn: '2021-06-02' };

describe('a version that comes into force', () => {
  it('has terms that are sound, whose worked examples come out right', async () => {
    expect(await refused(scheme(termsOfScheme('food', '50', '2', { examples: [example('20000')] })))).toBe(
      'posted',
    );
    const wrong = termsOfScheme('food', '50', '2', {
      examples: [example('1')],
      stacking: stacking('highest'),
    });
    expect(await refused(scheme(wrong))).toContain('算得20000元，算例写的是1元');
    const base = termsOfScheme('books', '50', '2');
    const never = {
      id: 'never',
      title: said('不可能'),
      clause: 'first',
      when: all({ field: 'takings', operator: '<', value: '$least' }),
    };
    const contradictory = { ...base, conditions: [...base.conditions, never] };
    expect(await refused(scheme(contradictory))).toContain('互相矛盾');
    // By history and by an import as well; and a draft may still be anything.
    expect(await refused(scheme(contradictory, book))).toContain('unsound-terms');
    expect(await refused(scheme(contradictory, {}, 'draft'))).toBe('posted');
  });

  it('is told the same before it is sent', async () => {
    const { pool, district } = opened.installation;
    const viewer = systemViewer(district, 'system', []);
    const wrong = scheme(
      termsOfScheme('food', '50', '2', { examples: [example('1')], stacking: stacking('highest') }),
    );
    const { faults } = await planPosting(pool, district.store, viewer, wrong as never).catch(
      (error: unknown) => {
        if (error instanceof Refusal) return { faults: [error] };
        throw error;
      },
    );
    expect(faults.map(({ code }) => code)).toEqual(['unsound-terms']);
  });

  it('agrees with the rule of its group, and is questioned where the same is paid for by another', async () => {
    const grouped = (rule: 'exclusive' | 'highest') =>
      termsOfScheme('tools', '50', '2', { stacking: stacking(rule) });
    expect(await refused(scheme(grouped('highest')))).toBe('posted');
    expect(await refused(scheme(grouped('exclusive')))).toContain('同组，但规则不同');
    const alone = termsOfScheme('tools', '50', '2');
    expect(await refused(scheme(alone))).toContain('in-doubt');
    expect(await refused(scheme(alone, { reason: '两项奖励按文件可以叠加' }))).toBe('posted');
  });

  it('stays sound when it is revised or corrected', async () => {
    const entry = scheme(termsOfScheme('books', '50', '2'));
    expect(await refused(entry)).toBe('posted');
    const revised = {
      register: 'scheme',
      record: entry.record,
      transition: 'revise',
      occurredOn: today,
      set: { terms: termsOfScheme('food', '50', '2', { examples: [example('7')] }) },
    };
    expect(await refused(revised)).toContain('unsound-terms');
  });
});
