import type { WireAccount, WireSession } from '@taizhang/contract';
import type { Account, SignedInSession } from '@taizhang/runtime';

export const sessionView = (
  { createdAt, lastSeenAt, ...session }: SignedInSession,
  current: string | undefined,
): WireSession => ({
  ...session,
  startedAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt.toISOString(),
  current: session.id === current,
});

/** An address that leads nowhere is none. */
export const accountView = (account: Account): WireAccount => ({
  ...account,
  email: account.email.endsWith('.invalid') ? null : account.email,
  passwordChangedAt: account.passwordChangedAt.toISOString(),
  lockedUntil: account.lockedUntil?.toISOString() ?? null,
  lastSignedInAt: account.lastSignedInAt?.toISOString() ?? null,
  createdAt: account.createdAt.toISOString(),
});
