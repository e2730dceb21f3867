import type { Viewer } from '@taizhang/access';
import { Refusal, type Repayment } from '@taizhang/definition';
import { type RepaymentOfRecord, repaymentOf } from '@taizhang/policy';
import { type Pool, standingRecord } from '@taizhang/store';
import type { OpenDistrict } from './district-package.ts';
import { todayOf } from './today.ts';

export interface RepaidRecord extends RepaymentOfRecord {
  readonly id: string;
  readonly declared: Repayment;
}

/**
 * How a record is paid back by each declaration of its register, in the stages in which it is.
 * @throws Refusal unknown-register, unknown-record
 */
export async function repaymentsOfRecord(
  pool: Pool,
  district: OpenDistrict,
  viewer: Viewer,
  register: string,
  id: string,
): Promise<RepaidRecord[]> {
  const record = await standingRecord(pool, district.store, viewer, register, id);
  if (!record.exists) throw new Refusal('unknown-record', { record: id }, 'record');
  return Object.entries(record.register.repayments ?? {}).flatMap(([name, declared]) => {
    const found = repaymentOf(record.register, declared, record.state, todayOf(district));
    return found ? [{ id: name, declared, ...found }] : [];
  });
}
