import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workshopPackage } from '@taizhang/fixture';
import { type Installation, openInstallation } from '@taizhang/runtime';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from './program.ts';

const district = workshopPackage();
const databases: TestDatabase[] = [];
let dataFolder: string;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-cli-'));
  vi.stubEnv('TAIZHANG_DATA', dataFolder);
  await useFreshDatabase();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  for (const database of databases) await database.drop();
  await rm(dataFolder, { recursive: true, force: true });
});
afterEach(() => vi.restoreAllMocks());

/** Lets the commands that follow work on a database that holds nothing yet. */
async function useFreshDatabase(): Promise<void> {
  const database = await createTestDatabase(async () => undefined, 'empty');
  databases.push(database);
  use(database);
}
function use(database: TestDatabase): void {
  vi.stubEnv('DATABASE_URL', database.ownerUrl);
  vi.stubEnv('TAIZHANG_APP_URL', database.appUrl);
}

/** Runs a command as a user would, and what it wrote. */
async function call(...words: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const into = (lines: string[]) => (text: unknown) => {
    lines.push(String(text));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(into(out));
  vi.spyOn(process.stderr, 'write').mockImplementation(into(err));
  const code = await run(words, district);
  vi.restoreAllMocks();
  return { code, out: out.join(''), err: err.join('') };
}
async function json(...words: string[]) {
  const { code, out, err } = await call(...words, '--json');
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}
async function refusal(...words: string[]) {
  const { code, out, err } = await call(...words, '--json');
  expect([code, out]).toEqual([2, '']);
  const { error } = JSON.parse(err);
  expect(error.message).toEqual({ zh: expect.any(String), en: expect.any(String) });
  return { code: error.code, field: error.field };
}
/** Does something to the database as its owner. */
async function asOwner(statement: string): Promise<void> {
  vi.stubEnv('TAIZHANG_APP_URL', process.env.DATABASE_URL);
  const options = { dataFolder, databaseUrl: process.env.DATABASE_URL, district };
  const installation: Installation = await openInstallation(options);
  await installation.pool.query(statement);
  await installation.close();
  use(databases.at(-1) as TestDatabase);
}
async function requestFile(content: unknown): Promise<string> {
  const file = join(dataFolder, 'request.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
const payment = (paid: string) => ({
  register: 'repair',
  record: 'RP-8',
  transition: 'pay',
  occurredOn: '2021-06-01',
  amounts: { paid },
});

describe('report compile', () => {
  it('prints exactly the documented JSON', async () => {
    const compiled = await json('report', 'compile', 'half-year');
    expect(Object.keys(compiled)).toEqual(['report', 'cutoff', 'knownAt', 'figures']);
    expect(compiled).toMatchObject({ report: 'half-year', cutoff: '2021-06-30' });
    expect(new Date(compiled.knownAt).toISOString()).toBe(compiled.knownAt);
    expect(compiled.figures[1]).toEqual({
      id: 'paid',
      value: '360',
      display: '360.00元',
      unit: '元',
      period: { from: '2021-01-01', to: '2021-06-30' },
      label: { zh: 'paid', en: 'paid' },
    });
    for (const figure of compiled.figures)
      expect(Object.keys(figure)).toEqual(['id', 'value', 'display', 'unit', 'period', 'label']);
  });

  it('goes back to a cut-off and a time of knowledge', async () => {
    const then = await json(
      'report',
      'compile',
      'half-year',
      '--cutoff',
      '2021-01-05',
      '--known-at',
      '2021-06-30',
    );
    expect(then).toMatchObject({ cutoff: '2021-01-05', knownAt: '2021-06-30T15:59:59.999Z' });
    expect(then.figures.map((f: { value: string }) => f.value).slice(0, 2)).toEqual(['5', '100']);
  });

  it('prints the report as text and how many of its figures agree', async () => {
    const { code, out } = await call('report', 'compile', 'half-year');
    expect(code).toBe(0);
    expect(out).toContain('收款360.00元');
    expect(out).toContain('1 of 2 figures agree: not paid');
  });

  it('refuses what is not there and days that are none, with code 2 and JSON on the error stream', async () => {
    expect(await refusal('report', 'compile', 'none')).toEqual({ code: 'unknown-report', field: 'report' });
    expect(await refusal('report', 'compile', 'half-year', '--cutoff', '2021-02-30')).toEqual({
      code: 'impossible-date',
      field: 'cutoff',
    });
    expect(await refusal('report', 'compile', 'half-year', '--known-at', 'soon')).toEqual({
      code: 'impossible-instant',
      field: 'knownAt',
    });
    const { code, err } = await call('report', 'compile', 'none');
    expect([code, err.split('\n')[0]]).toEqual([2, 'unknown-report [report]']);
  });
});

describe('figure', () => {
  it('prints the records behind it, which add up to it', async () => {
    const { records, recordings, ...figure } = await json('figure', 'paid', '--records');
    expect(recordings).toMatchObject({ movements: 8, firstOccurredOn: '2021-01-03', recorders: 1 });
    expect(figure).toEqual({ id: 'paid', value: '360', unit: '元', additive: true });
    for (const record of records)
      expect(Object.keys(record)).toEqual(['register', 'id', 'title', 'contribution', 'latest']);
    const sum = records.reduce((n: number, r: { contribution: string }) => n + Number(r.contribution), 0);
    expect(sum).toBe(360);
    expect(records[0]).toMatchObject({
      register: 'repair',
      id: 'RP-1',
      title: '自行车1（合成）',
      contribution: '65',
      latest: { occurredOn: '2021-01-05', recordedAt: '2021-07-06T08:00:00.000Z', recordedBy: 'bench-a' },
    });
    expect((await json('figure', 'share', '--records')).additive).toBe(false);
  });

  it('says what is done against the target, and how the figure came about', async () => {
    const { progress, family, trend } = await json('figure', 'paid');
    expect([progress.completion.shown.zh, progress.ahead.shown.zh]).toEqual(['3.6%', '-46.4个百分点']);
    expect(family).toBeNull();
    expect(trend.current.map((point: { day: string }) => point.day)).toContain('2021-03-31');
    const { out } = await call('figure', 'paid');
    expect(out).toContain('全年目标 / target of the year');
    expect(out).toMatch(/2021-06-30 +360\.00/);
  });

  it('says what changed it since a moment, how many movements did, and how many are not listed', async () => {
    const words = ['figure', 'paid', '--since', '2021-06-30', '--known-at', '2021-08-01'];
    const all = await json(...words);
    expect(all).toMatchObject({ id: 'paid', difference: '-40', accounted: true, parts: [{ sum: '-40' }] });
    expect(all.movements).toHaveLength(all.parts[0].total);
    const { out } = await call(...words, '--movements', '1');
    expect(out).toContain('合计 / sum -40');
    expect(out).toContain('与差额相等');
    expect(out).toContain(`另有 ${all.parts[0].total - 1} 笔变动未列出`);
    expect(await refusal('figure', 'paid', '--since', '2021-08-01', '--known-at', '2021-08-01')).toEqual({
      code: 'since-not-before',
      field: 'since',
    });
    expect(await refusal(...words, '--movements', 'many')).toEqual({
      code: 'not-a-number',
      field: 'movements',
    });
  });

  it('prints the figure alone, and as it was', async () => {
    expect(await json('figure', 'paid', '--known-at', '2021-07-01')).toMatchObject({
      value: '400',
      metric: 'repair.paid',
    });
    expect((await call('figure', 'paid', '--records')).out).toContain('7 条记录');
    expect(await refusal('figure', 'none')).toEqual({ code: 'unknown-figure', field: 'figure' });
    expect(await refusal('figure', 'paid', '--records', '--cutoff', 'x')).toMatchObject({ field: 'cutoff' });
  });
});

describe('editions', () => {
  it('are frozen, listed and compared', async () => {
    const words = ['report', 'freeze', 'half-year', '--edition', 'march', '--cutoff', '2021-03-31'];
    const frozen = await json(...words, '--known-at', '2021-09-01', '--by', 'office');
    expect(frozen).toMatchObject({ id: 'march', cutoff: '2021-03-31', frozenBy: 'office' });
    expect(await refusal(...words)).toEqual({ code: 'edition-exists', field: 'edition' });
    const ids = (await json('report', 'editions')).map((e: { id: string }) => e.id);
    expect(ids.toSorted()).toEqual(['early', 'late', 'march', 'spring']);
    const { figures, before, after } = await json('report', 'diff', 'early', 'late', '--movements', '2');
    expect([before.name, after.name]).toEqual(['early', 'late']);
    const paid = figures.find((f: { id: string }) => f.id === 'paid');
    expect(paid).toMatchObject({ difference: '-40' });
    expect(paid.explanation.movements).toHaveLength(2);
    expect(paid.explanation).toMatchObject({ accounted: true, parts: [{ sum: '-40' }] });
    expect((await json('report', 'diff', '2021-07-01', '2021-07-05')).figures[0].id).toBe('paid');
    expect((await call('report', 'diff', 'late', 'late')).out).toContain('没有差异');
    expect(await refusal('report', 'diff', 'none', 'late')).toMatchObject({ code: 'unknown-edition' });
  });
});

describe('post', () => {
  it('posts a file once, however often it is sent', async () => {
    const file = await requestFile({ key: 'cli-1', postings: [payment('7')] });
    const answer = await json('post', file, '--by', 'front-desk');
    expect(answer).toMatchObject({
      key: 'cli-1',
      movements: 1,
      posted: [{ register: 'repair', record: 'RP-8' }],
    });
    expect(await json('post', file)).toEqual(answer);
    expect((await json('figure', 'paid')).value).toBe('367');
  });

  it('refuses what is wrong, says where, and writes nothing', async () => {
    const of = async (content: unknown) => refusal('post', await requestFile(content));
    const request = (...postings: unknown[]) => ({ key: 'cli-2', postings });
    const malformed = { code: 'malformed-request', field: null };
    expect(await of('{"key":')).toEqual(malformed);
    expect(await of('null')).toEqual(malformed);
    expect(await of({ key: 'x' })).toEqual(malformed);
    expect(await refusal('post', join(dataFolder, 'nothing.json'))).toEqual(malformed);
    expect(await of(request([]))).toEqual({ ...malformed, field: 'postings[0]' });
    expect(await of(request({ corrects: 1, reason: 'x' }))).toEqual({
      ...malformed,
      field: 'postings[0].with',
    });
    expect(await of(request({ ...payment('1'), occurredOn: undefined }))).toMatchObject({
      field: 'postings[0].occurredOn',
    });
    expect(await of(request(payment('1'), payment('100000')))).toMatchObject({ code: 'rule-broken' });
    expect(await of({ key: 'cli-1', postings: [payment('8')] })).toMatchObject({
      code: 'request-key-reused',
    });
    expect(await of(request({ ...payment('1'), recordedBy: 'x' }))).toMatchObject({ code: 'not-permitted' });
    expect((await json('figure', 'paid')).value).toBe('367');
  });
});

describe('period', () => {
  it('closes days, in which nothing is then posted', async () => {
    expect(await json('period', 'show')).toEqual({ closedThrough: null });
    expect(await json('period', 'close', '2020-12-31')).toEqual({ closedThrough: '2020-12-31' });
    expect(await json('period', 'show')).toEqual({ closedThrough: '2020-12-31' });
    expect((await refusal('period', 'close', '2999-01-01')).code).toBe('impossible-date');
    expect(await refusal('period', 'close', '2199-01-01')).toEqual({ code: 'future-day', field: 'through' });
    const file = await requestFile({ key: 'c', postings: [{ ...payment('1'), occurredOn: '2020-12-30' }] });
    expect((await refusal('post', file)).code).toBe('closed-period');
  });
});

describe('verify', () => {
  it('finds everything in order', async () => {
    const { sound, checks } = await json('verify');
    expect(sound).toBe(true);
    expect(checks.map((c: { check: string }) => c.check)).toEqual([
      'chain',
      'cells',
      'records',
      'conservation',
      'figures',
      'editions',
      'matches',
    ]);
  });

  it('ends with code 1 and names the place where something was tampered with', async () => {
    const cell = "metric = (select id from folded_metric where metric = 'repair.paid') and grain = 4";
    await asOwner(`update cell set amount = amount + 1 where ${cell}`);
    const { code, out, err } = await call('verify', '--json');
    expect([code, err]).toEqual([1, '']);
    const { sound, checks } = JSON.parse(out);
    expect(sound).toBe(false);
    expect(JSON.stringify(checks)).toContain('repair.paid, grain 4, occurred 2021-01-01');
    expect((await call('verify')).out).toContain('✗ cells: repair.paid, grain 4');
    expect(await json('refold')).toMatchObject({ seconds: expect.any(Number) });
    expect(await json('match', '--day', '2021-06-30')).toMatchObject({ day: '2021-06-30', policies: [] });
    expect(await refusal('tell', 'NONE', '--key', 'k')).toMatchObject({ code: 'unknown-policy' });
    expect((await call('verify')).code).toBe(0);
  });
});

describe('policy check', () => {
  const title = { zh: '名', en: 'name' };
  const terms = (subject: string) => ({
    subject,
    clauses: { first: { number: '第一条', text: title } },
    conditions: [],
    lines: [{ id: 'award', title, clause: 'first', amount: { number: '20', unit: 'wan-yuan' } }],
    often: 'once',
  });

  it('says what publishing would say of the terms in a file, and how they read', async () => {
    const checked = await json('policy', 'check', await requestFile(terms('repair')));
    expect(checked).toMatchObject({ errors: [], text: { lines: [{ words: { zh: '20万元' } }] } });
    const { code, out } = await call('policy', 'check', await requestFile(terms('nobody')));
    expect(code).toBe(1);
    expect(out).toContain('对象台账“nobody”不存在');
  });

  it('refuses what is no terms and what is not there', async () => {
    const none = await requestFile('hello');
    expect(await refusal('policy', 'check', none)).toMatchObject({ code: 'wrong-type' });
    expect(await refusal('policy', 'check', none, '--budget', 'much')).toMatchObject({
      code: 'not-a-number',
    });
    expect(await refusal('policy', 'check', '/nowhere.json')).toMatchObject({ code: 'malformed-request' });
  });
});

describe('backup and restore', () => {
  it('bring everything into an empty database, and nothing into a full one', async () => {
    const file = join(dataFolder, 'all.backup');
    const words = ['report', 'compile', 'half-year', '--known-at', '2021-09-01'];
    const before = await json(...words);
    expect(await json('backup', file)).toMatchObject({ file });
    expect((await refusal('backup', file)).code).toBe('malformed-request');
    await json('backup', file, '--force');
    expect((await refusal('restore', file)).code).toBe('not-empty');
    await useFreshDatabase();
    expect((await json('restore', file)).warnings).toEqual([]);
    expect(await json(...words)).toEqual(before);
    expect((await call('verify')).code).toBe(0);
  });
});

describe('demo reset', () => {
  it('wants to be sure, and then begins from the beginning', async () => {
    const asked = await call('demo', 'reset');
    expect(asked.code).toBe(2);
    expect(asked.err).toContain('--yes');
    expect((await json('figure', 'paid')).value).toBe('367');
    expect(await json('demo', 'reset', '--yes')).toEqual({ district: 'workshop' });
    expect((await json('figure', 'paid')).value).toBe('360');
  });
});

describe('the command line', () => {
  it('answers a wrong call with code 2 and a call for help with 0', async () => {
    for (const words of [['nothing'], ['report'], ['report', 'compile'], ['verify', '--nothing'], []])
      expect([words, (await call(...words)).code]).toEqual([words, 2]);
    const help = await call('--help');
    expect([help.code, help.out.includes('verify')]).toEqual([0, true]);
    expect(help.out).not.toContain('district <');
  });

  it('says in both languages that there is no server, with code 3', async () => {
    vi.stubEnv('DATABASE_URL', 'postgresql://nobody:secret@127.0.0.1:9/none');
    vi.stubEnv('TAIZHANG_APP_URL', '');
    const { code, err } = await call('verify', '--json');
    use(databases.at(-1) as TestDatabase);
    expect(code).toBe(3);
    expect(JSON.parse(err).error).toMatchObject({
      code: 'server-unreachable',
      message: { zh: expect.any(String), en: expect.any(String) },
    });
    expect(err).not.toContain('secret');
  });
});
