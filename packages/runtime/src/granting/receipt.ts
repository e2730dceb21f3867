import type { Viewer } from '@taizhang/access';
import { type Awards, Refusal, type Register } from '@taizhang/definition';
import { inCapitals } from '@taizhang/report';
import {
  type PersonalVault,
  type Pool,
  recordsById,
  type StandingRecord,
  standingRecord,
  timelineOf,
} from '@taizhang/store';
import { Big } from 'big.js';
import type { OpenDistrict } from '../district-package.ts';

/** A payment, or what the bank sent back of one, which is less than nothing. */
export interface ReceiptLine {
  readonly on: string;
  /** 元. */
  readonly amount: string;
  readonly voucher: string | null;
  /** What the batch is called; null: it was paid by itself. */
  readonly batch: string | null;
}

/** What shows whoever was paid that he was: one page. */
export interface Receipt {
  readonly record: StandingRecord;
  readonly subject: { readonly id: string; readonly title: string };
  readonly policy: string | null;
  readonly year: string;
  readonly decision: string | null;
  /** Masked. */
  readonly account: string | null;
  readonly lines: readonly ReceiptLine[];
  /** 元. */
  readonly paid: string;
  readonly capitals: string;
}

/** @throws Refusal unknown-register, unknown-record, no-awards, nothing-paid */
export async function receiptOf(
  pool: Pool,
  district: OpenDistrict,
  vault: PersonalVault,
  viewer: Viewer,
  { register: of, record: id }: { readonly register: string; readonly record: string },
): Promise<Receipt> {
  const { store, catalogue } = district;
  const record = await standingRecord(pool, store, viewer, of, id);
  const { register, state } = record;
  if (!record.exists) throw new Refusal('unknown-record', { record: id }, 'record');
  const { awards } = register;
  if (!awards?.receipt) throw new Refusal('no-awards', {}, 'register');
  const text = (field: string | undefined) => {
    const value = field === undefined ? undefined : state.attributes[field];
    return typeof value === 'string' ? value : null;
  };
  const lines = await linesOf(pool, district, viewer, register, id);
  const paid = lines.reduce((sum, { amount }) => sum.plus(amount), new Big(0));
  if (paid.lte(0)) throw new Refusal('nothing-paid', { record: id }, 'record');
  const named = async (field: string): Promise<{ id: string; title: string }> => {
    const declared = register.fields[field];
    const value = text(field) ?? '';
    const [found] =
      declared?.kind === 'reference' && catalogue.registers.has(declared.register)
        ? await recordsById(pool, store.id, declared.register, [value])
        : [];
    return { id: value, title: found?.title ?? value };
  };
  const policy = await named(awards.policy);
  const masked = await vault.masked(pool, store, viewer, of, id);
  return {
    record,
    subject: await named(awards.subject),
    policy: policy.id === '' ? null : policy.title,
    year: text(awards.year) ?? '',
    decision: text(awards.receipt.decision),
    account: masked?.[awards.payee?.account ?? ''] ?? null,
    lines,
    paid: paid.toFixed(2),
    capitals: inCapitals(paid.toFixed(2)),
  };
}

/** What was paid and what came back, movement by movement, without what was taken back since. */
async function linesOf(
  pool: Pool,
  { store }: OpenDistrict,
  viewer: Viewer,
  register: Register,
  id: string,
): Promise<ReceiptLine[]> {
  const { fields } = register;
  const { paid, receipt } = register.awards as Awards;
  const { movements } = await timelineOf(pool, store, viewer, register.id, id);
  const standing = movements.filter(
    ({ origin, reversedBy, amounts }) =>
      origin !== 'reversal' && reversedBy === null && !new Big(amounts[paid] ?? 0).eq(0),
  );
  const batchField = fields[receipt?.batch ?? ''];
  const batches = batchField?.kind === 'reference' ? batchField.register : null;
  const batchOf = ({ attributes }: (typeof standing)[number]) => attributes[receipt?.batch ?? ''];
  const named = batches
    ? await recordsById(
        pool,
        store.id,
        batches,
        standing.flatMap((one) => (batchOf(one) === undefined ? [] : [String(batchOf(one))])),
      )
    : [];
  const titles = new Map(named.map((one) => [one.id, one.title]));
  return standing.map((movement) => {
    const voucher = movement.attributes[receipt?.voucher ?? ''];
    const batch = batchOf(movement);
    return {
      on: movement.occurredOn,
      amount: new Big(movement.amounts[paid] ?? 0).toFixed(2),
      voucher: typeof voucher === 'string' ? voucher : null,
      batch: typeof batch === 'string' ? (titles.get(batch) ?? batch) : null,
    };
  });
}
