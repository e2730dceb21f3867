import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';

/** The library's name of the cookie between the two steps of a sign-in. */
const cookieName = 'two_factor';

/** Whose sign-in awaits its second step, by the signed cookie that the first step gave. */
export const pendingSignIn = {
  id: 'pending-sign-in',
  endpoints: {
    pendingSignIn: createAuthEndpoint.serverOnly({ method: 'GET', requireHeaders: true }, async (context) => {
      const { createAuthCookie, internalAdapter, secret } = context.context;
      const pending = await context.getSignedCookie(createAuthCookie(cookieName).name, secret);
      const found = pending ? await internalAdapter.findVerificationValue(pending) : null;
      return { account: found && found.expiresAt > new Date() ? found.value : null };
    }),
  },
} satisfies BetterAuthPlugin;
