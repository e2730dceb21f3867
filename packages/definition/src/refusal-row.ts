import type { Text } from './text.ts';

export interface RefusalRow {
  /** The HTTP status that fits. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;
  /** What the user is told; {name} is filled from the details, {name, one|many} by how many it is. */
  readonly message: Text;
}

export const row = (status: RefusalRow['status'], zh: string, en: string): RefusalRow => ({
  status,
  message: { zh, en },
});
