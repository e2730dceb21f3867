import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workshopPackage } from '@taizhang/fixture';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from './program.ts';

const district = workshopPackage();
let database: TestDatabase;
let dataFolder: string;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-cli-check-'));
  database = await createTestDatabase(async () => undefined, 'empty');
  vi.stubEnv('TAIZHANG_DATA', dataFolder);
  vi.stubEnv('DATABASE_URL', database.ownerUrl);
  vi.stubEnv('TAIZHANG_APP_URL', database.appUrl);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.drop();
  await rm(dataFolder, { recursive: true, force: true });
});
afterEach(() => vi.restoreAllMocks());

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
async function refusal(...words: string[]) {
  const { code, err } = await call(...words, '--json');
  const { error } = JSON.parse(err);
  expect(code).toBe(2);
  return { code: error.code, field: error.field };
}

describe('check', () => {
  const text = '修车铺2021年上半年工作报告\n待修8个，收款400.00元。';
  const fileOf = async (name: string, content: string | Buffer) => {
    const file = join(dataFolder, name);
    await writeFile(file, content);
    return file;
  };

  it('tells of each figure whether it agrees, and exits with 1 where one differs', async () => {
    const file = await fileOf('report.txt', text);
    const { code, out } = await call('check', file, '--json');
    expect(code).toBe(1);
    const check = JSON.parse(out);
    expect(check).toMatchObject({
      name: 'report.txt',
      text,
      against: { report: { id: 'half-year' }, cutoff: '2021-06-30', ledger: true },
      counts: { figures: 2, agrees: 1, differs: 1 },
      findings: [],
    });
    expect(check.figures[0]).toMatchObject({
      text: '8个',
      start: [...text].indexOf('8'),
      value: 8,
      unit: '个',
      kind: 'count',
      label: '待修',
      base: null,
      period: null,
      approx: false,
      verdict: 'agrees',
      metric: 'repair.waiting',
    });
    expect(check.figures[1]).toMatchObject({ verdict: 'differs', cause: 'correction' });
    const words = await call('check', file);
    expect(words.out).toContain('2 项数据：相符 1，不符 1，待定 0；矛盾 0 处');
    expect(words.out).toContain('更正前为400.00元，与文稿一致');
  });

  it('exits with 0 where all agree, as known then', async () => {
    const file = await fileOf('report.txt', text);
    expect((await call('check', file, '--known-at', '2021-06-30', '--against', 'half-year')).code).toBe(0);
  });

  it('opens no database where the ledger is not asked', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none');
    const foreign = await fileOf('foreign.txt', text.replace('修车铺', '云溪县人民政府'));
    const json = JSON.parse((await call('check', foreign, '--json')).out);
    expect(json.against.why.zh).toContain('云溪县');
    const file = await fileOf('report.txt', text);
    const alone = await call('check', file, '--no-ledger', '--json');
    expect([alone.code, JSON.parse(alone.out).counts.unknown]).toEqual([0, 2]);
    vi.stubEnv('DATABASE_URL', database.ownerUrl);
  });

  it('finds what contradicts itself, also beside earlier documents', async () => {
    const file = await fileOf('plan.txt', '完成投资30亿元，占年度计划100亿元的40%。');
    const { code, out } = await call('check', file, '--no-ledger', '--json');
    const { findings } = JSON.parse(out);
    expect([code, findings.length]).toEqual([1, 1]);
    expect(findings[0]).toMatchObject({
      kind: 'completion',
      figures: expect.any(Array),
      explanation: expect.stringMatching(/[一-龥]/),
      explanationEn: expect.any(String),
    });
    const earlier = await fileOf('earlier.txt', '待修5个。');
    const beside = await call('check', file, '--no-ledger', '--json', '--earlier', earlier);
    expect(JSON.parse(beside.out).earlier).toEqual(['earlier.txt']);
  });

  it('writes the marked document and the sheets', async () => {
    const file = await fileOf('report.txt', text);
    const [docx, sheets] = [join(dataFolder, 'marked.docx'), join(dataFolder, 'sheets.docx')];
    await call('check', file, '--docx', docx, '--sheets', sheets);
    for (const written of [docx, sheets])
      expect((await readFile(written)).subarray(0, 2).toString()).toBe('PK');
  });

  it('refuses what it cannot read', async () => {
    expect(await refusal('check', join(dataFolder, 'none.txt'))).toEqual({
      code: 'malformed-request',
      field: 'file',
    });
    expect((await refusal('check', await fileOf('empty.txt', ''))).code).toBe('file-empty');
    expect((await refusal('check', await fileOf('bad.docx', Buffer.from('PK\x03\x04')))).code).toBe(
      'document-damaged',
    );
    const file = await fileOf('report.txt', text);
    expect((await refusal('check', file, '--against', 'none')).code).toBe('unknown-report');
    expect((await refusal('check', file, '--cutoff', '2021-02-30')).code).toBe('impossible-date');
  });
});
