import { Refusal } from '@taizhang/definition';
import {
  accountsOf,
  type BankLine,
  boundSums,
  keepBankFile,
  type Payable,
  type PostResponse,
  payableRecords,
  payablesNamed,
  postPlanned,
} from '@taizhang/store';
import { Big } from 'big.js';
import { bankFileOf, sumOf } from './bank-file.ts';
import {
  type Asking,
  type Batch,
  batchOf,
  differsIn,
  leftOf,
  lockOf,
  sendingKey,
} from './batch-of-payments.ts';

export interface Choice {
  /** New for every request, the same when it is repeated. */
  readonly key: string;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly occurredOn: string;
  /** Why what is questioned goes on all the same. */
  readonly reason?: string | undefined;
}

/**
 * Puts records into a batch and takes others out, all at once or none. A budget that they draw on is never exceeded,
 * whoever chooses at once.
 * @throws Refusal batch-not-open, not-payable, other-fund, not-in-batch, budget-exceeded, and what stands against posting
 */
export async function chooseForBatch(asking: Asking, choice: Choice): Promise<PostResponse> {
  const { pool, district, vault, viewer, of } = asking;
  const { key, occurredOn, reason } = choice;
  const [add, remove] = [[...new Set(choice.add)], [...new Set(choice.remove)]];
  const asked = { ...of, add, remove, occurredOn, ...(reason ? { reason } : {}) };
  const { answer } = await postPlanned(
    pool,
    district,
    vault,
    viewer,
    { key, asked, lock: lockOf(of) },
    async (client) => {
      const batch = await batchOf(client, asking);
      const { declared } = batch;
      demandOpen(batch);
      const named = new Map(
        (await payablesNamed(client, district, viewer, declared, [...add, ...remove])).map((one) => [
          one.id,
          one,
        ]),
      );
      for (const [n, id] of add.entries()) demandPayable(batch, id, named.get(id), `add[${n}]`);
      for (const [n, id] of remove.entries())
        if (named.get(id)?.attributes[declared.by] !== of.record)
          throw new Refusal('not-in-batch', { record: id }, `remove[${n}]`);
      const common = { register: declared.register, occurredOn, ...(reason ? { reason } : {}) };
      return {
        postings: [
          ...add.map((record) => ({
            ...common,
            record,
            transition: declared.choose,
            set: { [declared.by]: of.record },
          })),
          ...remove.map((record) => ({ ...common, record, transition: declared.drop })),
        ],
        after: async () => {
          const [over] = await boundSums(client, district, declared, add);
          if (over)
            throw new Refusal(
              'budget-exceeded',
              { policy: over.title, sum: over.sum, budget: over.budget },
              'add',
            );
        },
      };
    },
  );
  return answer;
}

/** What is added to an amount so that it is what is wanted. */
const difference = (wanted: string, held: string | undefined): string =>
  new Big(wanted).minus(held ?? 0).toFixed();

function demandOpen({ standing: { register, state }, declared }: Batch): void {
  if (!declared.batch.while.includes(state.stage ?? ''))
    throw new Refusal('batch-not-open', { stage: register.stages[state.stage ?? '']?.title ?? '' });
}

function demandPayable(batch: Batch, id: string, one: Payable | undefined, at: string): void {
  const { declared, member } = batch;
  if (!one) throw new Refusal('unknown-record', { record: id }, at);
  if (!declared.from.includes(one.stage) || leftOf(declared, one).lte(0))
    throw new Refusal('not-payable', { record: id }, at);
  const differs = differsIn(batch, one);
  if (differs !== undefined)
    throw new Refusal('other-fund', { record: id, field: member.fields[differs]?.title ?? differs }, at);
}

const mostLines = 2000;

/**
 * Sends a batch to the bank: its lines are numbered and written down, and what is paid with it is with the bank from now
 * on. A batch goes there once; asked again, it is answered again.
 * @throws Refusal batch-not-open, batch-empty, payee-incomplete, amount-not-payable, budget-exceeded, and what stands
 * against posting
 */
export async function sendBatch(asking: Asking, occurredOn: string): Promise<PostResponse> {
  const { pool, district, vault, viewer, of } = asking;
  const { answer } = await postPlanned(
    pool,
    district,
    vault,
    viewer,
    { key: sendingKey(of), asked: of, lock: lockOf(of) },
    async (client) => {
      const batch = await batchOf(client, asking);
      const { declared, standing } = batch;
      demandOpen(batch);
      const members = (await payableRecords(client, district, viewer, declared, of.record)).filter(
        ({ stage }) => !declared.from.includes(stage),
      );
      if (members.length === 0) throw new Refusal('batch-empty');
      if (members.length > mostLines) throw new Refusal('too-many-entries', { limit: mostLines });
      const ids = members.map(({ id }) => id);
      const lines = linesOf(batch, members, await accountsOf(client, district, vault, viewer, declared, ids));
      const digest = vault.fingerprint(bankFileOf(of.record, lines)).toString('hex');
      const says = declared.batch;
      const left = (measure: string, wanted: string, unit: 'bi' | 'yuan') => ({
        [measure]: { value: difference(wanted, standing.state.holdings[measure]), unit },
      });
      return {
        postings: [
          ...ids.map((record) => ({
            register: declared.register,
            record,
            transition: declared.send,
            occurredOn,
          })),
          {
            ...of,
            transition: says.send,
            occurredOn,
            set: { [says.file]: `${of.record}.csv`, [says.digest]: digest, [says.sentOn]: occurredOn },
            amounts: {
              ...left(says.lines, String(lines.length), 'bi'),
              ...left(says.total, sumOf(lines), 'yuan'),
            },
          },
        ],
        after: async () => {
          const [over] = await boundSums(client, district, declared, ids);
          if (over)
            throw new Refusal('budget-exceeded', { policy: over.title, sum: over.sum, budget: over.budget });
          await keepBankFile(client, district, vault, viewer, { ...of, digest, lines });
        },
      };
    },
  );
  return answer;
}

/** An account is of 8 to 32 digits and letters; how it is spaced is nobody's business. */
const accountShape = /^[0-9A-Z]{8,32}$/;

function linesOf(
  { declared }: Batch,
  members: readonly Payable[],
  accounts: ReadonlyMap<string, string>,
): BankLine[] {
  const incomplete: string[] = [];
  const lines = members.map((one, n): BankLine => {
    const account = (accounts.get(one.id) ?? '').replaceAll(/[\s-]/g, '').toUpperCase();
    if (!accountShape.test(account) || one.payee === null) incomplete.push(one.id);
    const left = leftOf(declared, one);
    if (left.lte(0) || !left.eq(left.round(2)))
      throw new Refusal('amount-not-payable', { record: one.id, amount: left.toFixed() });
    return {
      line: n + 1,
      record: one.id,
      payee: one.payee ?? '',
      bank: String(one.attributes[declared.bank] ?? ''),
      account,
      amount: left.toFixed(2),
      purpose: one.title,
    };
  });
  if (incomplete.length > 0)
    throw new Refusal('payee-incomplete', { records: incomplete.slice(0, 10).join('、') });
  return lines;
}
