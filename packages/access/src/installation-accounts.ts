/** By what name the installation itself acts. Movements and the audit name it like anybody, so nobody may be called so. */
export const installationAccount = {
  /** Jobs, and what a new installation begins with. */
  jobs: 'system',
  /** Whoever holds the API token. */
  token: 'api',
  /** Whoever works at the machine and does not say by which account. */
  commandLine: 'command-line',
  /** Anybody who reads open data without signing in. */
  public: 'public',
} as const;

export const isInstallationAccount = (account: string): boolean =>
  Object.values<string>(installationAccount).includes(account);
