import { z } from 'zod';

const number = (fallback: number, min = 1) => z.coerce.number().int().min(min).default(fallback);

const singleSignOnSchema = z.strictObject({
  issuer: z.url().describe('The provider; its discovery document stands under it'),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  claim: z
    .string()
    .min(1)
    .default('email')
    .describe(
      'The claim that names the account: email (which must be verified there), or one that holds its name',
    ),
  title: z.string().min(1).default('OpenID Connect').describe('What the button says'),
  satisfiesSecondFactor: z
    .boolean()
    .default(false)
    .describe('Whether the provider asks for a second factor itself, so that ours is not asked for'),
});

/** Every threshold of signing in, with what holds where nothing is set (GB/T 22239-2019, 等保三级). */
export const identitySettingsSchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('The address by which people reach the server'),
  idleMinutes: number(30).describe('Without a request for so long, a session ends'),
  sessionHours: number(12).describe('A session ends so long after signing in, whatever happens'),
  passwordLength: number(10, 8).describe('The fewest characters of a password'),
  passwordClasses: number(3).describe(
    'Of how many classes (small, capital, digit, other) it must have characters',
  ),
  passwordDays: number(90, 0).describe('After so many days a password must be changed; 0: never'),
  lockFailures: number(5).describe('After so many failures in a row an account is locked'),
  lockAddressFailures: number(20).describe(
    'After so many failures an address is locked; many people may share one',
  ),
  lockMinutes: number(15).describe('For how long'),
  secondFactor: z
    .enum(['administrators', 'everyone', 'nobody'])
    .default('administrators')
    .describe('Who must have a second factor'),
  singleSignOn: singleSignOnSchema.nullable().default(null),
});
export type IdentitySettings = z.output<typeof identitySettingsSchema>;

/** A setting that cannot be right, said in both languages before anything is opened. */
class WrongSetting extends Error {
  readonly zh: string;
  readonly en: string;
  constructor(issues: readonly z.core.$ZodIssue[]) {
    const said = issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    super(said);
    this.name = 'WrongSetting';
    this.zh = `登录设置有误（TAIZHANG_…）：${said}`;
    this.en = `A setting of signing in (TAIZHANG_…) is wrong: ${said}`;
  }
}

/** The settings as the environment says them. @throws WrongSetting naming the setting */
export function identitySettings(
  environment: Readonly<Record<string, string | undefined>>,
): IdentitySettings {
  const said = (name: string) => environment[`TAIZHANG_${name}`]?.trim() || undefined;
  const issuer = said('OIDC_ISSUER');
  const read = identitySettingsSchema.safeParse({
    url: said('URL'),
    idleMinutes: said('IDLE_MINUTES'),
    sessionHours: said('SESSION_HOURS'),
    passwordLength: said('PASSWORD_LENGTH'),
    passwordClasses: said('PASSWORD_CLASSES'),
    passwordDays: said('PASSWORD_DAYS'),
    lockFailures: said('LOCK_FAILURES'),
    lockAddressFailures: said('LOCK_ADDRESS_FAILURES'),
    lockMinutes: said('LOCK_MINUTES'),
    secondFactor: said('SECOND_FACTOR'),
    singleSignOn: issuer
      ? {
          issuer,
          clientId: said('OIDC_CLIENT_ID'),
          clientSecret: said('OIDC_CLIENT_SECRET'),
          claim: said('OIDC_CLAIM'),
          title: said('OIDC_TITLE'),
          satisfiesSecondFactor: said('OIDC_SECOND_FACTOR') === 'provider',
        }
      : null,
  });
  if (!read.success) throw new WrongSetting(read.error.issues);
  if (read.data.singleSignOn && !read.data.url)
    throw new WrongSetting([
      { code: 'custom', path: ['url'], message: 'the single sign-on needs TAIZHANG_URL', input: undefined },
    ]);
  return read.data;
}

/** In milliseconds, how long a session is left as it is before it is prolonged: not every request writes to it. */
export const prolongAfter = ({ idleMinutes }: IdentitySettings): number =>
  Math.min(60_000, idleMinutes * 6_000);
