import type { Queryable } from './database.ts';

/** What the audit (审计) keeps of something done or refused. */
export interface AuditEntry {
  readonly account: string | null;
  readonly session: string | null;
  readonly address: string | null;
  readonly action: string;
  readonly register?: string | null;
  readonly record?: string | null;
  readonly subject: string | null;
  readonly outcome: 'done' | 'refused';
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Adds an entry to the audit. */
export async function addAuditEntry(db: Queryable, district: string, entry: AuditEntry): Promise<void> {
  const { account, session, address, action, register, record, subject, outcome, detail } = entry;
  await db.query(
    `insert into audit_entry (district, account, session, address, action, register, record, subject, outcome, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [district, account, session, address, action, register ?? null, record ?? null, subject, outcome, detail],
  );
}
