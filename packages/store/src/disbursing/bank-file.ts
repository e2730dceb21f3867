import type { Viewer } from '@taizhang/access';
import type { Queryable } from '../database.ts';
import type { District } from '../district.ts';
import type { PersonalVault } from '../personal.ts';

/** A payment as it went to the bank. */
export interface BankLine {
  readonly line: number;
  /** What is paid with it. */
  readonly record: string;
  readonly payee: string;
  readonly bank: string;
  readonly account: string;
  /** In yuan with two decimals. */
  readonly amount: string;
  readonly purpose: string;
}

interface OfBatch {
  readonly register: string;
  readonly record: string;
}

/** Keeps what goes to the bank. A batch goes there once: the database refuses a second file. */
export async function keepBankFile(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  { register, record, digest, lines }: OfBatch & { digest: string; lines: readonly BankLine[] },
): Promise<void> {
  await db.query(
    'insert into bank_file (district, register, record, digest, lines, made_by) values ($1, $2, $3, $4, $5, $6)',
    [district.id, register, record, digest, vault.wrap(JSON.stringify(lines)), viewer.account],
  );
}

/** The lines that went to the bank; undefined: nothing has. */
export async function findBankFile(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  { register, record }: OfBatch,
): Promise<readonly BankLine[] | undefined> {
  const { rows } = await db.query<{ lines: Buffer }>(
    'select lines from bank_file where district = $1 and register = $2 and record = $3',
    [district.id, register, record],
  );
  return rows[0] && (JSON.parse(vault.unwrap(rows[0].lines)) as BankLine[]);
}
