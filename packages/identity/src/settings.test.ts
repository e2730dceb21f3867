import { expect, it } from 'vitest';
import { identitySettings } from './settings.ts';

it('holds what 等保三级 asks for where nothing is set', () => {
  expect(identitySettings({})).toMatchObject({
    idleMinutes: 30,
    passwordLength: 10,
    lockFailures: 5,
    lockMinutes: 15,
    secondFactor: 'administrators',
    singleSignOn: null,
  });
});

it('takes what the environment says', () => {
  const said = identitySettings({
    TAIZHANG_URL: 'https://taizhang.district.example',
    TAIZHANG_IDLE_MINUTES: '5',
    TAIZHANG_OIDC_ISSUER: 'https://login.district.example',
    TAIZHANG_OIDC_CLIENT_ID: 'a',
    TAIZHANG_OIDC_CLIENT_SECRET: 'b',
    TAIZHANG_OIDC_SECOND_FACTOR: 'provider',
  });
  expect(said.idleMinutes).toBe(5);
  expect(said.singleSignOn).toMatchObject({ claim: 'email', satisfiesSecondFactor: true });
});

it.each([
  [{ TAIZHANG_IDLE_MINUTES: 'soon' }, 'idleMinutes'],
  [{ TAIZHANG_PASSWORD_LENGTH: '4' }, 'passwordLength'],
  [{ TAIZHANG_SECOND_FACTOR: 'some' }, 'secondFactor'],
  [{ TAIZHANG_URL: 'javascript:1' }, 'url'],
  [{ TAIZHANG_OIDC_ISSUER: 'https://login.district.example' }, 'clientId'],
  [
    {
      TAIZHANG_OIDC_ISSUER: 'https://login.district.example',
      TAIZHANG_OIDC_CLIENT_ID: 'a',
      TAIZHANG_OIDC_CLIENT_SECRET: 'b',
    },
    'TAIZHANG_URL',
  ],
])('says in both languages what of %o is wrong', (environment, named) => {
  let wrong: { zh?: string; en?: string } = {};
  try {
    identitySettings(environment);
  } catch (error) {
    wrong = error as typeof wrong;
  }
  expect(wrong.zh).toContain(named);
  expect(wrong.en).toContain(named);
});
