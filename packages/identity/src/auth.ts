import type { Account, Pool } from '@taizhang/store';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { genericOAuth, twoFactor, username } from 'better-auth/plugins';
import { pendingSignIn } from './pending-sign-in.ts';
import { type IdentitySettings, prolongAfter } from './settings.ts';

export interface AuthOptions {
  readonly pool: Pool;
  readonly settings: IdentitySettings;
  /** Signs cookies and encrypts second factors. */
  readonly secret: string;
  /** What a device that makes codes calls us. */
  readonly issuer: string;
  /** Whether accounts whose password is public may come in. */
  readonly synthetic: boolean;
  /** The account that a claim of the single sign-on names. */
  readonly accountOf: (claim: string, value: string) => Promise<Account | null>;
  readonly findAccount: (id: string) => Promise<Account | undefined>;
  /** Called before the library writes a session, or links an account to the provider. */
  readonly join: () => void;
}

export const provider = 'oidc';
/** Where the provider sends people back to: this, `/callback/` and the provider's name. */
export const basePath = '/api/identity';
/** The header in which an address is handed to the library; what a visitor sends by this name never gets there. */
export const addressHeader = 'x-taizhang-address';
/** An address that leads nowhere (RFC 2606), for accounts without one: the library wants one of everybody. */
export const nowhere = (account: string): string => `${account}@accounts.invalid`;
/** The name of an account: what movements say of who recorded them. */
export const accountName = /^[a-z0-9][a-z0-9._-]{1,63}$/;

const minute = 60;

/**
 * The library of sign-in, over our tables. Only its functions are called, behind routes of ours; its own routes are not
 * served, so what they would permit (signing up, deleting oneself) is not there.
 */
export function makeAuth(options: AuthOptions) {
  const { pool, settings, secret, issuer } = options;
  return betterAuth({
    appName: issuer,
    baseURL: settings.url ?? 'http://localhost',
    basePath,
    secret,
    database: pool as unknown as NonNullable<BetterAuthOptions['database']>,
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: settings.passwordLength,
      maxPasswordLength: 128,
    },
    user: { modelName: 'identity_account', fields: accountFields, additionalFields: ownAccountFields },
    session: {
      modelName: 'identity_session',
      fields: sessionFields,
      additionalFields: { method: { type: 'string', required: false, input: false } },
      expiresIn: settings.idleMinutes * minute,
      updateAge: prolongAfter(settings) / 1000,
    },
    account: {
      modelName: 'identity_credential',
      fields: credentialFields,
      accountLinking: { enabled: true, trustedProviders: [], requireLocalEmailVerified: false },
      storeStateStrategy: 'database',
    },
    verification: { modelName: 'identity_verification', fields: datedFields },
    databaseHooks: {
      session: {
        create: {
          async before(session, context) {
            if (!(await mayBegin(options, session.userId))) return false;
            options.join();
            return { data: { ...session, method: methods[context?.path ?? ''] ?? null } };
          },
        },
      },
      // What the provider's tokens would open is not ours to keep.
      account: {
        create: {
          async before(credential) {
            options.join();
            return { data: { ...credential, ...noTokens } };
          },
        },
        update: { before: async (credential) => ({ data: { ...credential, ...noTokens } }) },
      },
    },
    advanced: {
      cookiePrefix: 'taizhang',
      useSecureCookies: settings.url?.startsWith('https:') ?? false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [
      username({
        minUsernameLength: 2,
        maxUsernameLength: 64,
        usernameValidator: (name) => accountName.test(name.toLowerCase()),
        displayUsername: false,
      }),
      twoFactor({
        issuer,
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: { modelName: 'identity_second_factor', fields: secondFactorFields },
        },
        accountLockout: {
          enabled: true,
          maxFailedAttempts: settings.lockFailures,
          durationSeconds: settings.lockMinutes * minute,
        },
      }),
      pendingSignIn,
      ...(settings.singleSignOn ? [singleSignOn(settings.singleSignOn, options)] : []),
    ],
  });
}
export type Auth = ReturnType<typeof makeAuth>;

const datedFields = { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' };
const accountFields = {
  emailVerified: 'email_verified',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
};
const ownAccountFields = {
  passwordChangedAt: { type: 'date', required: true, input: false, fieldName: 'password_changed_at' },
  passwordIsFirst: { type: 'boolean', required: true, input: false, fieldName: 'password_is_first' },
  disabled: { type: 'boolean', required: true, input: false, defaultValue: false },
  synthetic: { type: 'boolean', required: true, input: false, defaultValue: false },
  lastSignedInAt: { type: 'date', required: false, input: false, fieldName: 'last_signed_in_at' },
} as const;
const sessionFields = { ...datedFields, userId: 'account', ipAddress: 'address', userAgent: 'agent' };
const credentialFields = {
  accountId: 'subject',
  providerId: 'provider',
  userId: 'account',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
};
const secondFactorFields = {
  backupCodes: 'backup_codes',
  userId: 'account',
  failedVerificationCount: 'failed_verification_count',
  lockedUntil: 'locked_until',
};
const noTokens = { accessToken: null, refreshToken: null, idToken: null };

/** By what one came in, by the library's name of the step that began the session. */
const methods: Readonly<Record<string, string>> = {
  '/sign-in/username': 'password',
  '/change-password': 'password',
  '/two-factor/verify-totp': 'second-factor',
  '/two-factor/verify-backup-code': 'backup-code',
  '/two-factor/disable': 'password',
  '/callback/:id': 'single-sign-on',
};

/** No session begins for an account that is disabled, nor for one of the demo outside of it. */
async function mayBegin({ findAccount, synthetic }: AuthOptions, id: string): Promise<boolean> {
  const account = await findAccount(id);
  return account !== undefined && !account.disabled && (!account.synthetic || synthetic);
}

function singleSignOn(
  { issuer, clientId, clientSecret, claim }: NonNullable<IdentitySettings['singleSignOn']>,
  { accountOf }: AuthOptions,
) {
  return genericOAuth({
    config: [
      {
        providerId: provider,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'profile', 'email'],
        pkce: true,
        requireIdTokenVerification: true,
        disableSignUp: true,
        async mapProfileToUser(profile) {
          const value = profile[claim];
          const verified =
            claim !== 'email' || profile.emailVerified === true || profile.email_verified === true;
          const found = typeof value === 'string' && verified ? await accountOf(claim, value) : null;
          // Nobody of ours: an address that no account can have, for which nothing is made.
          return { email: found?.email ?? nowhere(' '), emailVerified: found !== null, name: '' };
        },
      },
    ],
  });
}
