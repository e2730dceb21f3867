import type { Binder } from '../database.ts';
import type { District } from '../district.ts';
import type { RecordName } from '../responsibility/titles.ts';
import { ofRecord } from './place-grams.ts';

/**
 * The ids of records of a register that may refer to a record, as a query with the column `record`: those that the index of
 * words says so of, and those that moved since it was brought up to date. Two records may share a number, so whoever asks looks
 * at what is found again. While records are indexed anew (`isIndexedAsNow`) only looking through the register tells.
 */
export function mayReferSql(district: District, register: string, to: RecordName, binder: Binder): string {
  const [of, named] = [district.id, register].map((value) => binder.bind(value, 'text'));
  const gram = binder.bind([ofRecord(to.register, to.id)], 'integer[]');
  return `select s.record from search s where s.district = ${of} and s.register = ${named} and s.grams @> ${gram}
    union
    select m.record from movement m
     where m.district = ${of} and m.register = ${named}
       and m.seq > coalesce((select cursor from search_state where district = ${of}), 0)`;
}
