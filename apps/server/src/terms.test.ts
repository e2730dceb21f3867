import { marketEntry, marketPackage, termsOfScheme } from '@taizhang/fixture';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const said = (zh: string) => ({ zh, en: zh });
const inForce = termsOfScheme('food', '50', '2', {
  stacking: { group: 'trade', title: { zh: '行业', en: 'trade' }, rule: 'highest', clause: 'first' },
});

const { as, stranger } = serving(
  buildApp,
  marketPackage([
    marketEntry('scheme', 'SC-1', {
      name: '餐饮奖励（合成）',
      code: 'food',
      from: '2021-01-01',
      terms: inForce,
    }),
  ]),
);
let coordinator: Visitor;
beforeAll(async () => {
  coordinator = await as('coordinator');
});

const check = '/api/policies/terms/check';
const vocabulary = '/api/policies/terms/vocabulary';
const example = {
  title: said('算例'),
  on: '2021-07-01',
  given: { trade: 'books', licensed: true, takings: '1000000' },
};

describe('the check of terms', () => {
  it('says them in words, judges their examples, and keeps nothing', async () => {
    const terms = termsOfScheme('books', '50', '2', {
      examples: [{ ...example, eligibility: 'eligible', amount: '1' }],
    });
    const { status, json } = await coordinator.post(check, { terms: JSON.stringify(terms) });
    expect(status).toBe(200);
    expect(json.errors).toEqual([
      {
        at: 'examples.0',
        place: expect.objectContaining({ zh: '算例“算例”' }),
        says: expect.objectContaining({ zh: '算得20000元，算例写的是1元' }),
      },
    ]);
    expect(json.text.lines[0].words.zh).toContain('上年营业额');
    expect(json.examples).toMatchObject([{ eligibility: 'eligible', amount: '20000', failing: [] }]);
  });

  it('tells what is wrong at its place: how they are written, what they name, and what stands beside them', async () => {
    const empty = { subject: 'trader', clauses: {}, conditions: [], lines: [], often: 'once' };
    expect((await coordinator.post(check, { terms: empty })).json).toMatchObject({
      errors: [{ at: 'lines', says: { zh: '至少要有一项' } }],
      text: null,
      examples: null,
    });
    const base = termsOfScheme('books', '50', '2');
    const second = {
      id: 'second',
      title: said('二'),
      clause: 'nowhere',
      when: { combinator: 'and', rules: [] },
    };
    const inVain = { ...base, conditions: [...base.conditions, second] };
    expect((await coordinator.post(check, { terms: inVain })).json).toMatchObject({
      errors: [{ at: `conditions.${base.conditions.length}`, place: { zh: '条件“二”' } }],
      examples: null,
    });
    const other = termsOfScheme('food', '50', '2', {
      stacking: { group: 'trade', title: { zh: '行业', en: 'trade' }, rule: 'exclusive', clause: 'first' },
    });
    const beside = await coordinator.post(check, { terms: other, code: 'new', from: '2021-07-01' });
    expect(beside.json.errors).toMatchObject([{ at: 'stacking' }]);
    const itself = await coordinator.post(check, {
      terms: other,
      record: 'SC-1',
      code: 'food',
      from: '2021-01-01',
    });
    expect(itself.json.errors).toEqual([]);
  });

  it('refuses what cannot be read or is too long, and whoever reads no policies', async () => {
    const refused = async (body: object) => (await coordinator.post(check, body)).json.code;
    const terms = termsOfScheme('books', '50', '2');
    expect(await refused({ terms: 'hello' })).toBe('wrong-type');
    expect(await refused({ terms: ' '.repeat(100_001) })).toBe('too-long');
    expect(await refused({ terms: `${'['.repeat(4000)}${']'.repeat(4000)}` })).toBe('unsound-terms');
    expect(await refused({ terms, from: '2021-02-30' })).toBe('impossible-date');
    expect(await refused({ terms, budget: 'much' })).toBe('malformed-request');
    expect((await stranger().post(check, { terms })).status).toBe(401);
    expect((await (await as('audit.admin')).post(check, { terms })).json.code).toBe('unknown-register');
  });
});

describe('the vocabulary of terms', () => {
  it('names what may be read of a subject, with how it is typed and compared', async () => {
    const { status, json } = await coordinator.get(`${vocabulary}?subject=trader`);
    expect(status).toBe(200);
    const word = (id: string) => json.words.find((one: { id: string }) => one.id === id);
    expect(word('takings')).toMatchObject({
      kind: 'number',
      derived: true,
      unit: { id: 'wan-yuan', shift: 4, base: { zh: '元' } },
    });
    expect(word('trade')).toMatchObject({
      kind: 'category',
      operators: expect.arrayContaining(['in', 'notNull']),
    });
    expect(word('stage').options).toContainEqual({ id: 'trading', title: { zh: '在场', en: 'Trading' } });
    expect(json.subjects.map(({ id }: { id: string }) => id)).toContain('trader');
    expect(json.groups).toEqual(['trade']);
  });

  it('is empty for whom there is not, and told to nobody who has not signed in or reads no policies', async () => {
    const { json } = await coordinator.get(`${vocabulary}?subject=ghost`);
    expect(json).toMatchObject({ subject: null, words: [] });
    expect((await coordinator.get(`${vocabulary}?subject=${'x'.repeat(300)}`)).status).toBe(400);
    expect((await stranger().get(vocabulary)).status).toBe(401);
    expect((await (await as('audit.admin')).get(vocabulary)).json.code).toBe('unknown-register');
  });
});
