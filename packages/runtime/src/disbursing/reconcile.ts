import { Refusal } from '@taizhang/definition';
import { type BankLine, findBankFile, postPlanned } from '@taizhang/store';
import { Big } from 'big.js';
import { type AnsweredLine, readAnswer } from './bank-answer.ts';
import {
  type Asking,
  askedOfLine,
  type Batch,
  batchOf,
  lineKey,
  lockOf,
  outcomesOf,
} from './batch-of-payments.ts';

export interface BankAnswer {
  readonly content: Uint8Array;
  /** The number of the bank's receipt; null: it has none. */
  readonly receipt: string | null;
  readonly occurredOn: string;
}

export interface Reconciled {
  readonly paid: number;
  readonly refused: number;
  /** Those of the answer that were entered before. */
  readonly again: number;
  /** Those of the batch that are not answered yet. */
  readonly open: number;
}

/**
 * Enters the bank's answer line by line. The whole answer is held against the file first, and nothing is entered where a
 * line is wrong. Each line is one request under a key of its own: it is entered or not, never half, and never twice. An
 * answer that was broken off is sent again, and what is missing is entered.
 * @throws Refusal no-bank-file, what is wrong with the answer, and what stands against posting
 */
export async function reconcileBatch(asking: Asking, answer: BankAnswer): Promise<Reconciled> {
  const { pool, district, vault, of } = asking;
  const batch = await batchOf(pool, asking);
  const sent = await findBankFile(pool, district, vault, of);
  if (!sent) throw new Refusal('no-bank-file');
  const said = await readAnswer(of.record, sent, answer.content);
  const before = await outcomesOf(pool, asking, sent);
  for (const { line, outcome } of said)
    if ((before.get(line) ?? outcome) !== outcome) throw new Refusal('answer-contradicts', { line }, 'file');
  const count = { paid: 0, refused: 0, again: 0 };
  const byLine = new Map(sent.map((line) => [line.line, line]));
  for (const line of said) {
    const again = before.has(line.line) || (await enter(asking, batch, sent.length, line, byLine, answer));
    count[again ? 'again' : line.outcome] += 1;
  }
  const after = await outcomesOf(pool, asking, sent);
  return { ...count, open: sent.length - after.size };
}

/** Enters one line. @returns whether somebody else had done so meanwhile */
async function enter(
  asking: Asking,
  { declared }: Batch,
  inFile: number,
  { line, outcome, reason }: AnsweredLine,
  sent: ReadonlyMap<number, BankLine>,
  { receipt, occurredOn }: BankAnswer,
): Promise<boolean> {
  const { pool, district, vault, viewer, of } = asking;
  const { record, amount } = sent.get(line) as BankLine;
  const { batch: says, pay, refuse } = declared;
  const key = { key: lineKey(of, line), asked: askedOfLine(of, line, outcome), lock: lockOf(of) };
  const yuan = { value: amount, unit: 'yuan' as const };
  const one = { value: '1', unit: 'bi' as const };
  const { again } = await postPlanned(pool, district, vault, viewer, key, async (client) => {
    const { standing } = await batchOf(client, asking);
    const { holdings } = standing.state;
    const answered = new Big(holdings[says.paidLines] ?? 0).plus(holdings[says.refusedLines] ?? 0).plus(1);
    const paid = outcome === 'paid';
    return {
      postings: [
        {
          register: declared.register,
          record,
          occurredOn,
          ...(paid
            ? {
                transition: pay.transition,
                set: { [pay.voucher]: `${receipt ?? of.record}-${line}` },
                amounts: { [declared.paid]: yuan },
              }
            : { transition: refuse.transition, set: { [refuse.reason]: reason } }),
        },
        {
          ...of,
          transition: answered.eq(inFile) ? says.whole : says.part,
          occurredOn,
          set: { [says.answeredOn]: occurredOn, ...(receipt === null ? {} : { [says.receipt]: receipt }) },
          amounts: paid
            ? { [says.paidLines]: one, [says.paid]: yuan }
            : { [says.refusedLines]: one, [says.refused]: yuan },
        },
      ],
    };
  });
  return again;
}
