import { createHash } from 'node:crypto';
import { actionTitles, reaches, type Viewer } from '@taizhang/access';
import { type Disbursement, Refusal, type Register } from '@taizhang/definition';
import {
  accountsOf,
  answeredKeys,
  type BankLine,
  canonicalJson,
  type District,
  findBankFile,
  note,
  type Payable,
  type PersonalVault,
  type Pool,
  payableRecords,
  payablesNamed,
  registerOf,
  type StandingRecord,
  standingRecord,
} from '@taizhang/store';
import { Big } from 'big.js';
import type { AnsweredLine } from './bank-answer.ts';
import { bankFileOf, bankWorkbookOf } from './bank-file.ts';

export interface OfBatch {
  readonly register: string;
  readonly record: string;
}
/** Who asks, and of which batch. */
export interface Asking {
  readonly pool: Pool;
  readonly district: District;
  readonly vault: PersonalVault;
  readonly viewer: Viewer;
  readonly of: OfBatch;
}
type Queryable = Parameters<typeof standingRecord>[0];

export interface Batch {
  readonly standing: StandingRecord;
  readonly declared: Disbursement;
  readonly member: Register;
}

/** @throws Refusal unknown-register, unknown-record, no-disbursement */
export async function batchOf(
  db: Queryable,
  { district, viewer, of }: Pick<Asking, 'district' | 'viewer' | 'of'>,
): Promise<Batch> {
  const standing = await standingRecord(db, district, viewer, of.register, of.record);
  if (!standing.exists) throw new Refusal('unknown-record', { record: of.record }, 'record');
  const declared = standing.register.disbursement;
  if (!declared) throw new Refusal('no-disbursement', {}, 'register');
  return { standing, declared, member: registerOf(district, declared.register) };
}

/** What is still to be paid, in yuan. */
export const leftOf = ({ due, paid }: Disbursement, { holdings }: Pick<Payable, 'holdings'>): Big =>
  new Big(holdings[due] ?? 0).minus(holdings[paid] ?? 0);

/** What is done with batches of a register is done one after another: budgets lie across batches. */
export const lockOf = ({ register }: OfBatch): string => `disbursement ${register}`;

/** A batch as part of the key of a request, for ids may be written in any script. */
const keyOf = ({ register, record }: OfBatch): string =>
  createHash('sha256').update(`${register}/${record}`).digest('hex').slice(0, 40);

/** The key under which a batch goes to the bank, once. */
export const sendingKey = (of: OfBatch): string => `bank-file:${keyOf(of)}`;
/** The key under which a line is answered, once. */
export const lineKey = (of: OfBatch, line: number): string => `bank-line:${keyOf(of)}:${line}`;

/** What is asked when a line is answered: by it a repeated answer is known from another one. */
export const askedOfLine = (of: OfBatch, line: number, outcome: AnsweredLine['outcome']) => ({
  ...of,
  line,
  outcome,
});

/** How each line of a batch that went to the bank was answered; what was not is left out. */
export async function outcomesOf(
  db: Queryable,
  { district, vault, of }: Pick<Asking, 'district' | 'vault' | 'of'>,
  lines: readonly BankLine[],
): Promise<ReadonlyMap<number, AnsweredLine['outcome']>> {
  const keys = new Map(lines.map(({ line }) => [lineKey(of, line), line]));
  const answered = await answeredKeys(db, district, [...keys.keys()]);
  const outcomes = new Map<number, AnsweredLine['outcome']>();
  for (const [key, content] of answered) {
    const line = keys.get(key) as number;
    const paid = vault.fingerprint(canonicalJson(askedOfLine(of, line, 'paid'))).toString('hex');
    outcomes.set(line, content === paid ? 'paid' : 'refused');
  }
  return outcomes;
}

/** A payment as the batch's page shows it. */
export interface BatchLine {
  readonly id: string;
  readonly title: string;
  readonly stage: string | null;
  readonly payee: string | null;
  /** In yuan. */
  readonly amount: string;
  /** Whether an account is known. */
  readonly hasAccount: boolean;
  /** Its line in the bank file; null where there is none yet. */
  readonly line: number | null;
  readonly outcome: AnsweredLine['outcome'] | null;
}

export interface BatchOfPayments extends Batch {
  readonly open: boolean;
  readonly sent: boolean;
  readonly lines: readonly BatchLine[];
  readonly total: string;
  /** What may be put in. */
  readonly offered: readonly BatchLine[];
}

/** What is in a batch and what may be put in; once it has gone to the bank, the lines of its file and their answers. */
export async function readBatch(asking: Asking): Promise<BatchOfPayments> {
  const { pool, district, vault, viewer, of } = asking;
  const batch = await batchOf(pool, asking);
  const { declared, standing } = batch;
  const open = declared.batch.while.includes(standing.state.stage ?? '');
  const members = await payableRecords(pool, district, viewer, declared, of.record);
  const file = await findBankFile(pool, district, vault, of);
  const shown = async (records: readonly Payable[]): Promise<BatchLine[]> => {
    const accounts = await accountsOf(
      pool,
      district,
      vault,
      viewer,
      declared,
      records.map(({ id }) => id),
    );
    return records.map((one) => ({
      id: one.id,
      title: one.title,
      stage: one.stage,
      payee: one.payee,
      // Of a batch that went to the bank without a file of ours nothing may be left by now: what was granted is told.
      amount: (open ? leftOf(declared, one) : new Big(one.holdings[declared.due] ?? 0)).toFixed(2),
      hasAccount: accounts.has(one.id),
      line: null,
      outcome: null,
    }));
  };
  const offered = open
    ? (await payableRecords(pool, district, viewer, declared, null)).filter(
        (one) => fits(batch, one) && leftOf(declared, one).gt(0),
      )
    : [];
  const inBatch = members.filter(({ stage }) => !declared.from.includes(stage));
  const lines = file ? await linesSent(asking, declared, file) : await shown(inBatch);
  return {
    ...batch,
    open,
    sent: file !== undefined,
    lines,
    total: lines.reduce((sum, { amount }) => sum.plus(amount), new Big(0)).toFixed(2),
    offered: await shown(offered),
  };
}

/** The lines of a file, as far as the viewer reaches what is paid by them. */
async function linesSent(
  asking: Asking,
  declared: Disbursement,
  file: readonly BankLine[],
): Promise<BatchLine[]> {
  const { pool, district, viewer, of } = asking;
  const outcomes = await outcomesOf(pool, asking, file);
  const named = await payablesNamed(
    pool,
    district,
    viewer,
    declared,
    file.map(({ record }) => record),
  );
  const reached = new Map(named.map((one) => [one.id, one]));
  return file.flatMap(({ line, record, payee, amount, purpose }) => {
    const one = reached.get(record);
    if (!one) return [];
    return [
      {
        id: record,
        title: purpose,
        stage: one.attributes[declared.by] === of.record ? one.stage : null,
        payee,
        amount,
        hasAccount: true,
        line,
        outcome: outcomes.get(line) ?? null,
      },
    ];
  });
}

/** The field in which a record differs from the batch; undefined: in none. */
export const differsIn = ({ standing, declared }: Batch, { attributes }: Payable): string | undefined =>
  (declared.same ?? []).find((id) => {
    const [own, others] = [standing.state.attributes[id], attributes[id]];
    return own !== undefined && others !== undefined && own !== others;
  });

const fits = (batch: Batch, one: Payable): boolean => differsIn(batch, one) === undefined;

/**
 * The bank file of a batch that went to the bank. Accounts stand in it in clear, so who takes it is noted.
 * @throws Refusal unknown-record, no-disbursement, not-permitted, no-bank-file
 */
export async function takeBankFile(
  asking: Asking,
  format: 'csv' | 'xlsx' = 'csv',
): Promise<{ name: string; content: string | Uint8Array }> {
  const { pool, district, vault, viewer, of } = asking;
  const { declared, standing } = await batchOf(pool, asking);
  for (const register of [of.register, declared.register])
    if (!reaches(viewer, 'export', register))
      throw new Refusal('not-permitted', { right: actionTitles.export });
  const lines = await findBankFile(pool, district, vault, of);
  if (!lines) throw new Refusal('no-bank-file', {});
  await note(pool, district, viewer, {
    action: 'bank-file-taken',
    outcome: 'done',
    register: of.register,
    record: of.record,
    detail: { lines: lines.length, format },
  });
  const name = String(standing.state.attributes[declared.batch.file] ?? of.record);
  return format === 'csv'
    ? { name, content: bankFileOf(of.record, lines) }
    : { name: name.replace(/(\.csv)?$/i, '.xlsx'), content: bankWorkbookOf(of.record, lines) };
}
