import { workshopPackage } from '@taizhang/fixture';
import { serving } from '@taizhang/testkit';
import { expect, it } from 'vitest';
import { buildApp } from './app.ts';

const served = serving(buildApp, workshopPackage());

async function answerTo(url: string) {
  const { statusCode, body } = await served.app.inject({
    url,
    headers: served.program(),
  });
  const { code, field } = JSON.parse(body) as { code: string; field: string | null };
  return [statusCode, code, field];
}

it('refuses a cut-off before the period or after today', async () => {
  const report = `/api/reports/${workshopPackage().templates[0]?.id}`;
  expect(await answerTo(`${report}?cutoff=2019-01-01`)).toEqual([422, 'before-period', 'cutoff']);
  expect(await answerTo(`${report}?cutoff=2131-01-01`)).toEqual([422, 'future-cutoff', 'cutoff']);
});

it('refuses addresses that cannot be read', async () => {
  expect(await answerTo('/api/records/repair/%00')).toEqual([422, 'unreadable-text', null]);
  expect(await answerTo('/api/editions/%E0%A4%A')).toEqual([400, 'malformed-request', null]);
});
