import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { marketPackage, termsOfScheme } from '@taizhang/fixture';
import { tellingOutcomes, verifyLedger } from '@taizhang/store';
import {
  addressFor,
  openTestInstallation,
  type TestInstallation,
  until,
  untilGone,
  withSeed,
} from '@taizhang/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DistrictPackage, systemViewer } from '../index.ts';
import { personalKey } from '../secrets.ts';
import { type TellingOffice, tellSubjects } from './index.ts';

const traders = 900;
const kills = 5;
const note = {
  recordedAt: '2021-01-02T02:00:00Z',
  recordedBy: 'bench-a',
  occurredOn: '2021-01-02',
  unit: 'bench-a',
};
const open = (register: string, record: string, set: object, amounts: object = {}) => ({
  ...note,
  register,
  record,
  transition: 'open',
  set,
  amounts,
});
const past = () => [
  ...Array.from({ length: traders }, (_, i) => [
    open('trader', `TR-${i}`, { name: `商户${i}（合成）`, trade: 'food' }),
    open('account', `AC-${i}`, { year: '2020', trader: `TR-${i}`, vintage: 'quick' }, { takings: '600000' }),
    open('licence', `LI-${i}`, { number: `N${i}`, trader: `TR-${i}`, from: '2020-01-01' }),
  ]).flat(),
  open(
    'scheme',
    'SC-1',
    {
      name: '奖励（合成）',
      code: 'food',
      from: '2021-01-01',
      channel: 'told',
      terms: termsOfScheme('food', '50', '2'),
    },
    // Of 900 times 12,000 yuan all but the last one's are there.
    { budget: '10790000' },
  ),
];

let opened: TestInstallation;
let office: TellingOffice;
beforeAll(async () => {
  opened = await openTestInstallation(marketPackage(past()) as DistrictPackage);
  const { installation } = opened;
  office = { ...installation, viewer: systemViewer(installation.district, 'system', ['post-directly']) };
}, 120_000);
afterAll(() => opened?.close());

/** A process that tells them, and is killed; run where the packages are found by name. */
const child = `
  import { marketPackage } from '@taizhang/fixture';
  import { openPool, PersonalVault } from '@taizhang/store';
  import { openDistrict, PolicyMatches, refreshUnits, systemViewer } from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)};
  import { tellSubjects } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
  const [url, key] = process.argv.slice(1);
  const district = openDistrict(marketPackage());
  const pool = openPool(url, 4);
  await refreshUnits({ pool, district });
  const vault = new PersonalVault(Buffer.from(key, 'hex'));
  const viewer = systemViewer(district, 'system', ['post-directly']);
  await tellSubjects({ pool, district, vault, viewer, matches: new PolicyMatches(pool, district) }, 'SC-1', { key: 'killed' });
  await pool.end();
`;

const outcomes = async () => (await tellingOutcomes(office.pool, office.district.store.id, 'killed')).length;

/** Of each who was told there is one award, one movement, and what it rests on. */
async function agree(): Promise<void> {
  const { rows } = await office.pool.query<Record<string, number>>(
    `select (select count(*)::int from record where register = 'prize') as awards,
            (select count(distinct attributes->>'trader')::int from record where register = 'prize') as subjects,
            (select count(*)::int from movement where register = 'prize') as movements,
            (select count(*)::int from award_judgment) as judgments,
            (select count(award)::int from telling_outcome) as told`,
  );
  const { awards } = rows[0] as { awards: number };
  expect(rows[0]).toEqual({ awards, subjects: awards, movements: awards, judgments: awards, told: awards });
}

it('tells everybody once, never half and never twice, when it is killed; repeated, it goes on', async () => {
  const key = personalKey(opened.installation.dataFolder).toString('hex');
  await withSeed(async (random) => {
    for (let n = 0; n < kills; n++) {
      const before = await outcomes();
      const process_ = spawn(
        process.execPath,
        ['--input-type=module', '-e', child, addressFor(process.env.TAIZHANG_APP_URL ?? '', 'telling'), key],
        {
          cwd: import.meta.dirname,
          stdio: ['ignore', 'ignore', 'inherit'],
        },
      );
      const ended = once(process_, 'close');
      await until(async () => process_.exitCode !== null || (await outcomes()) > before);
      await pause(random.integer(0, 25));
      process_.kill('SIGKILL');
      await ended;
      await untilGone(office.pool, 'telling');
      await agree();
      expect(await outcomes()).toBeGreaterThan(before);
      if ((await outcomes()) === traders) break;
    }
  });
  const { told, leftOut, amount } = await tellSubjects(office, 'SC-1', { key: 'killed' });
  expect([told.length, leftOut, amount]).toEqual([traders, [], '10790000']);
  await agree();
  expect(await tellSubjects(office, 'SC-1', { key: 'killed', goOn: true })).toMatchObject({ told, amount });
  expect((await tellSubjects(office, 'SC-1', { key: 'another' })).told).toEqual([]);
  expect(
    (await verifyLedger(office.pool, office.district.store)).flatMap((one) => one.disagreements),
  ).toEqual([]);
}, 240_000);
