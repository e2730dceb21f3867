import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { anybody, workshopPackage } from '@taizhang/fixture';
import { type Installation, openInstallation, post } from '@taizhang/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

let dataFolder: string;
let installation: Installation;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-joining-'));
  // A small past under the demo district's name: the command, which is about that district, finds it loaded.
  const small = workshopPackage();
  const accounts = small.accounts.map((account) => ({
    ...account,
    posts: account.posts.map((held) => (held.unit === small.id ? { ...held, unit: 'wuchang' } : held)),
  }));
  const office = { id: 'government-office', title: { zh: '办公室', en: 'Office' } };
  const district = { ...small, id: 'wuchang', units: [...small.units, office], accounts };
  installation = await openInstallation({ dataFolder, district });
}, 120_000);
afterAll(async () => {
  await installation?.close();
  await rm(dataFolder, { recursive: true, force: true });
});

/** Runs the command in a process of its own, with nothing of our environment that would lead it elsewhere. */
async function taizhang(words: readonly string[], input = '') {
  const { DATABASE_URL: _, TAIZHANG_APP_URL: __, ...rest } = process.env;
  const child = spawn(process.execPath, [main, ...words], { env: { ...rest, TAIZHANG_DATA: dataFolder } });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

let count = 0;
const pay = () =>
  post(installation.pool, installation.district.store, installation.vault, anybody('clerk'), {
    key: `pay-${++count}`,
    postings: [
      {
        register: 'repair',
        record: 'RP-8',
        transition: 'pay',
        occurredOn: '2021-06-01',
        amounts: { paid: '1' },
      },
    ],
  });

const meeting = (kind: string) => ({
  register: 'meeting',
  record: 'MT-2021-00001',
  transition: 'plan',
  occurredOn: '2021-06-01',
  unit: 'government-office',
  set: { subject: '示例会议（合成）', kind },
});

describe('a command in a process of its own', () => {
  it('joins the database that another one uses, which goes on meanwhile and afterwards', async () => {
    const joined = taizhang(['report', 'compile', 'wuchang-2021h1', '--json']);
    for (let n = 0; n < 20; n++) await pay();
    const { code, out, err } = await joined;
    expect([code, err]).toEqual([0, '']);
    const { report, figures } = JSON.parse(out);
    expect([report, figures.length]).toEqual(['wuchang-2021h1', 109]);
    // Of this district nothing is recorded: counts are nothing, and statistics are not known.
    const values = Object.fromEntries(figures.map((f: { id: string; value: string }) => [f.id, f.value]));
    expect(values).toMatchObject({ 'hazards.fixed': '0', 'gdp.value': null });
    expect((await pay()).movements).toBe(1);
  });

  it('posts what comes in by standard input, and both see it', async () => {
    const { code, out } = await taizhang(
      ['post', '-', '--json', '--by', 'secretary'],
      JSON.stringify({ key: 'm-1', postings: [meeting('special')] }),
    );
    expect([code, JSON.parse(out).posted[0].record]).toEqual([0, 'MT-2021-00001']);
    const { rows } = await installation.pool.query(
      "select recorded_by from movement where register = 'meeting'",
    );
    expect(rows).toEqual([{ recorded_by: 'secretary' }]);
  });

  it('ends with its code, and an error as JSON on the error stream', async () => {
    const wrong = await taizhang(
      ['--json', 'post', '-'],
      JSON.stringify({ key: 'm-2', postings: [meeting('dance')] }),
    );
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(JSON.parse(wrong.err).error).toMatchObject({
      code: 'unknown-option',
      field: 'postings[0].set.kind',
    });
    expect((await taizhang(['nothing'])).code).toBe(2);
    expect((await taizhang(['post', '-', '--json'], '')).code).toBe(2);
  });
});
