import type { FieldValue } from '@taizhang/definition';
import type { AmountInput, HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import type { Random } from '../random.ts';
import { workingDayAfter } from './calendar.ts';
import { type Product, products } from './loan-products.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** A loan as it stands in the end. */
interface Standing {
  readonly record: string;
  /** The transitions that it went through, and the days of them. */
  readonly days: ReadonlyMap<string, string>;
  readonly set: Values;
  /** Yuan. */
  readonly demanded: string;
  readonly recordedAt: string;
}

const unit = 'local-finance';
/** The last day on which anything of the demo's market happens. */
const last = '2021-08-20';

/** What any borrower of the kind may have: what the others ask for, only his figures say. */
const forAnybody: readonly Product['name'][] = ['税易贷', '抵押快贷', '商户经营贷'];

/**
 * What banks offer after the half year, and how loans for equipment and research of 2020 are paid back: so that
 * demands have offers to choose from, and loans have schedules. No figure of the half year rests on it.
 */
export function loanMarket(random: Random, loans: readonly HistoricWork[]): HistoricWork[] {
  const standing = standingOf(loans);
  const waiting = standing.filter(
    ({ days }) => days.size === 1 && (days.get('demand') ?? '') >= '2021-07-20',
  );
  const invested = standing.filter(
    ({ days, set }) =>
      (days.get('grant') ?? '9') < '2021-01-01' &&
      set['borrower-kind'] === 'enterprise' &&
      (set.purpose === 'equipment' || set.purpose === 'research'),
  );
  return [
    ...waiting.slice(0, 24).flatMap((loan) => offersOn(random, loan)),
    ...invested.map((loan) => lookAfter(random, loan)),
  ];
}

function standingOf(work: readonly HistoricWork[]): Standing[] {
  const all = new Map<string, Standing>();
  for (const item of work) {
    const entry = 'corrects' in item ? item.with : item;
    if (!entry) continue;
    const before = all.get(entry.record);
    const demanded = entry.amounts?.demanded;
    all.set(entry.record, {
      record: entry.record,
      days: new Map(before?.days).set(entry.transition, entry.occurredOn),
      set: { ...before?.set, ...entry.set } as Values,
      demanded: typeof demanded === 'string' ? demanded : (before?.demanded ?? '0'),
      recordedAt: before && before.recordedAt > item.recordedAt ? before.recordedAt : item.recordedAt,
    });
  }
  return [...all.values()];
}

const entry = (
  register: string,
  record: string,
  transition: string,
  on: string,
  minute: number,
  set: Values,
  amounts: Readonly<Record<string, AmountInput>> = {},
): HistoricWork => ({
  register,
  record,
  transition,
  occurredOn: on,
  recordedAt: `${on}T16:${String(minute % 60).padStart(2, '0')}:00+08:00`,
  recordedBy: unit,
  set,
  ...(Object.keys(amounts).length > 0 ? { amounts } : {}),
  ...(register === 'loan' ? {} : { unit }),
});

/** Two or three banks offer on a demand, none of them more than is asked for or than it lends. */
function offersOn(random: Random, loan: Standing): HistoricWork[] {
  const fitting = products.filter(
    ({ for: kind, name }) => kind === loan.set['borrower-kind'] && forAnybody.includes(name),
  );
  return random
    .shuffled(fitting)
    .slice(0, random.integer(2, 3))
    .flatMap((product, i) => {
      const on = workingDayAfter(random, loan.days.get('demand') as string, 1, 6);
      const share = new Big(loan.demanded).times(random.pick(['1', '1', '0.8'])).round(-4, Big.roundDown);
      const amount = share.gt(product.most) ? product.most : share.toFixed();
      const [low, high] = product.rates.map((one) => Number(new Big(one).times(100))) as [number, number];
      const offer = entry(
        'loan-offer',
        `BJ-2021-${loan.record.slice(-5)}${i + 1}`,
        'offer',
        on,
        20 + i,
        {
          name: `${product.bank.name.replace('（合成）', '')}${product.name}报价（合成）`,
          loan: loan.record,
          enterprise: loan.set.enterprise as string,
          product: product.record,
          bank: product.bank.record,
          guarantee: product.guarantee,
          rate: new Big(random.integer(low, high)).div(100).toFixed(),
          term: String(random.pick([12, 12, product.terms[1]])),
          method: random.pick(['equal-instalments', 'equal-principal', 'interest-monthly']),
          'valid-until': workingDayAfter(random, on, 35, 50),
        },
        { amount },
      );
      return on > last || offer.recordedAt <= loan.recordedAt ? [] : [offer];
    });
}

/** By the contract: how it is paid back, from the day it was granted, and whether it is on time. */
function lookAfter(random: Random, loan: Standing): HistoricWork {
  const on = workingDayAfter(random, '2021-07-08', 1, 20);
  return entry('loan', loan.record, 'look-after', on, random.integer(0, 59), {
    repaid: random.chance(0.92) ? 'on-time' : 'overdue',
    method: random.pick(['equal-instalments', 'equal-principal', 'interest-monthly']),
    'first-day': loan.days.get('grant') as string,
  });
}
