import { type RefusalRow, row } from './refusal-row.ts';

/** Why a record cannot be named by another, go on or be unmade: part of the catalogue of refusals. */
export const referenceRefusals = {
  'unknown-reference': row(
    422,
    '“{register}”台账中没有“{record}”。',
    'There is no {record} in the register {register}.',
  ),
  'reference-elsewhere': row(
    422,
    '“{record}”在《{register}》中现为“{stage}”，此处只能填写“{stages}”的记录，请改选。',
    '{record} of the register {register} stands in {stage}; only records in {stages} can be named here: choose another.',
  ),
  'reference-unfit': row(
    422,
    '《{register}》的“{record}”不能填在这里：只能填写“{where}”的记录，请改选。',
    '{record} of the register {register} cannot be named here, only records of which this is true: {where}. Choose another.',
  ),
  'record-referred-to': row(
    409,
    '“{register}”台账的“{record}”引用了它，不能撤销登记。',
    'The record {record} of the register {register} refers to it; its opening cannot be taken back.',
  ),
  'period-too-short': row(
    422,
    '“{period}”至少 {count} {unit}（首尾两日计入）：自 {from} 起，最早到 {earliest}。',
    '{period} lasts at least {count} {unit}, first and last day included: from {from} it ends on {earliest} at the earliest.',
  ),
  'period-running': row(
    409,
    '“{period}”到 {to} 才满，次日起才能“{transition}”。',
    '{period} runs through {to}; {transition} can be done from the day after.',
  ),
  'still-open': row(
    409,
    '《{register}》的“{title}”（{record}）还没有办结，不能“{transition}”：请先答复，或由提出人撤回。',
    '{title} ({record}) of the register {register} is still open, so {transition} cannot be done: answer it first, or have it withdrawn.',
  ),
} as const satisfies Record<string, RefusalRow>;
