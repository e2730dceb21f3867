import { createHash } from 'node:crypto';
import { amountIn, dimensionOf, dimensions, Refusal, toBase, type UnitId } from '@taizhang/definition';
import {
  findRequest,
  type PersonalVault,
  type Posting,
  type PostResponse,
  post,
  snapshot,
} from '@taizhang/store';
import { Big } from 'big.js';
import { spokenUnit } from '../figure/spoken-unit.ts';
import type { Office } from '../reports.ts';
import { todayOf } from '../today.ts';
import { planOf, type TargetBook } from './plan.ts';
import { booksOf } from './read-targets.ts';

/** What an adjusted version says. */
export interface Adjustment {
  /** Of the request: the same when it is repeated. */
  readonly key: string;
  readonly year: string;
  /** The version that was seen, and is replaced. */
  readonly replaces: string;
  /** In the unit in which the target is spoken of. */
  readonly value: string;
  readonly on: string;
  readonly reason: string;
  readonly basis: string;
  /** Whether the parts are handed on in the same proportions. */
  readonly keepsParts: boolean;
  /** That a value far from the one in force is meant. */
  readonly sure?: boolean | undefined;
}

/** Further from the version in force than so many times, or a part of so many, a value is mostly in the wrong unit. */
const farTimes = 5;

/**
 * Ends the version in force and issues the one that replaces it, in one request: at no moment are there two of them, or
 * none. The new version takes over what the old one says, but for its value and the words of the adjustment.
 * @throws Refusal no-target, far-from-version, record-moved, whatever posting refuses
 */
export async function adjustTarget(
  office: Office & { readonly vault: PersonalVault },
  metric: string,
  adjustment: Adjustment,
): Promise<PostResponse> {
  const { pool, district, vault, viewer } = office;
  const { key, year } = adjustment;
  const setting = { year, cutoff: todayOf(district), knownAt: new Date() };
  const postings = await snapshot(pool, async (client) => {
    for (const book of await booksOf(client, office, setting)) {
      const plan = planOf(book, metric, `${year}-12-31`, setting.knownAt);
      const seen = plan.versions.find(({ id }) => id === adjustment.replaces);
      if (seen) return postingsOf(office, book, { plan, seen, metric }, adjustment);
      if (plan.versions.length > 0) return null;
    }
    throw new Refusal('no-target', { metric, year }, 'metric');
  });
  // Somebody else replaced it meanwhile, or this very request did: then its key is known.
  if (postings === null) return answered(office, key);
  return post(pool, district.store, vault, viewer, { key, postings });
}

async function answered({ pool, district }: Office, key: string): Promise<PostResponse> {
  const response = await findRequest(pool, district.store, key);
  if (!response) throw new Refusal('record-moved', {}, 'replaces');
  return response;
}

interface Seen {
  readonly plan: ReturnType<typeof planOf>;
  readonly seen: ReturnType<typeof planOf>['versions'][number];
  readonly metric: string;
}

function postingsOf(
  { district }: Office,
  { register, targets, parts }: TargetBook,
  { plan, seen, metric }: Seen,
  { key, value, on, reason, basis, keepsParts, sure }: Adjustment,
): Posting[] {
  const unit = spokenUnit(district, metric);
  const amount = baseOf(value, unit);
  if (!sure) demandNear(amount, plan.value, unit);
  const id = `${register.prefix}-${on.replaceAll('-', '')}-${suffixOf(key)}`;
  const { [targets.reason]: _reason, ...carried } = seen.attributes;
  const postings: Posting[] = [
    {
      register: register.id,
      record: seen.id,
      transition: targets.supersede,
      occurredOn: on,
      set: { [targets.reason]: reason },
      reason,
    },
    {
      register: register.id,
      record: id,
      transition: targets.adjust,
      occurredOn: on,
      unit: seen.unit,
      set: {
        ...carried,
        [targets.version]: targets.adjusted,
        ...(targets.basis ? { [targets.basis]: basis } : {}),
        ...(targets.issuedOn ? { [targets.issuedOn]: on } : {}),
      },
      amounts: { [targets.value]: amount },
      reason,
    },
  ];
  const before = new Big(plan.value ?? 0);
  if (!keepsParts || !parts || before.eq(0)) return postings;
  const { decimals } = dimensions[dimensionOf(unit)];
  const scaled = (part: string) =>
    new Big(part).times(amount).div(before).round(decimals, Big.roundDown).toFixed();
  const { declared, records } = parts;
  const old = records
    .at('9999-12-31', new Date())
    .filter((part) => part.attributes[declared.target] === seen.id && declared.stages.includes(part.stage));
  return [
    ...postings,
    ...old.map(
      (part, i): Posting => ({
        register: declared.register,
        record: `${parts.register.prefix}-${on.replaceAll('-', '')}-${suffixOf(key)}-${i + 1}`,
        transition: declared.open,
        occurredOn: on,
        unit: part.unit,
        set: { ...part.attributes, [declared.target]: id },
        amounts: { [declared.value]: scaled(part.holdings[declared.value] ?? '0') },
        reason,
      }),
    ),
  ];
}

/** The same request must write the same records. */
const suffixOf = (key: string): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 8).toUpperCase();

function baseOf(value: string, unit: UnitId): string {
  const text = value.trim();
  if (!/^\d{1,15}(\.\d{1,6})?$/.test(text))
    throw new Refusal(
      'wrong-type',
      { expected: { zh: '不小于零的数', en: 'a number not below nothing' } },
      'value',
    );
  return toBase(text, unit);
}

/** A target of a hundredth of what it was is asked about: 9 stands for 9 mu where 900 were meant. @throws Refusal */
function demandNear(amount: string, inForce: string | null, unit: UnitId): void {
  const before = new Big(inForce ?? 0);
  if (before.lte(0)) return;
  const times = new Big(amount).div(before);
  if (times.lte(farTimes) && times.gte(new Big(1).div(farTimes))) return;
  const manyTimes = times.round(1).toFixed();
  const percent = times.times(100).round(1).toFixed();
  throw new Refusal(
    'far-from-version',
    {
      value: amountIn(amount, unit, 6),
      before: amountIn(before, unit, 6),
      share: times.gt(1)
        ? { zh: `${manyTimes}倍`, en: `${manyTimes} times` }
        : { zh: `${percent}%`, en: `${percent}% of` },
    },
    'value',
  );
}
