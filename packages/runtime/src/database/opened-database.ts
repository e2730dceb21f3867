export type OpenedDatabase = {
  /** For migrations: the role that owns all objects. */
  readonly ownerUrl: string;
  /** For everything else: the role that may not change what was recorded. */
  readonly appUrl: string;
  readonly mode: 'embedded-started' | 'embedded-joined' | 'server';
  /**
   * Ends this process's use of the database; the last process stops an embedded server. End your pools first,
   * because open connections count as use and leave the server running.
   */
  close(): Promise<void>;
};
