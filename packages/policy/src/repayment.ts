import type { Register, Repayment, RepaymentMethod, Text } from '@taizhang/definition';
import { titleOf } from '@taizhang/definition';
import { Big } from 'big.js';

/** Exact decimals of our own: a quotient keeps forty decimals, everything else all. */
const Exact = Big();
Exact.DP = 40;
Exact.RM = Big.roundHalfUp;

/** An instalment: what is owed for a period that begins on `from` and ends on the day it is due. */
export interface Instalment {
  readonly number: number;
  readonly from: string;
  readonly due: string;
  /** As the day count counts them. */
  readonly days: number;
  readonly principal: string;
  readonly interest: string;
  readonly payment: string;
  /** What is still owed afterwards. */
  readonly remaining: string;
}

export interface LoanTerms {
  /** 元. */
  readonly principal: string;
  /** Percent a year. */
  readonly rate: string;
  /** Whole months. */
  readonly term: number;
  readonly method: RepaymentMethod;
  readonly first: string;
  readonly dayCount: Repayment['dayCount'];
}

const cents = (amount: Big): Big => amount.round(2, Big.roundHalfUp);
const least = (a: Big, b: Big): Big => (a.lt(b) ? a : b);
const dayMs = 86_400_000;
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const daysBetween = (from: string, to: string): number => Math.round((time(to) - time(from)) / dayMs);

/** The same day so many months on; where the month has none, its last. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, of] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(of, last))).toISOString().slice(0, 10);
}

/**
 * The instalments of a loan. Interest of a period is what is owed at its beginning × rate × days ÷ 360 (积数计息法, 中国人民银行
 * 《人民币利率管理规定》 and its notice 银发〔2005〕129号: a year has 360 days; a whole month may be counted as 30).
 *
 * - 等额本息: every instalment is A = P ÷ Σ vₖ with vₖ = Π 1 ÷ (1 + rate × daysⱼ ÷ 360), j ≤ k; for equal periods of rate i it is
 *   the known A = P·i·(1+i)ⁿ ÷ ((1+i)ⁿ − 1).
 * - 等额本金: the principal is paid back in n equal parts, P ÷ n, with the interest of what was owed.
 * - 按月付息、到期还本: interest every month, the principal with the last.
 * - 利随本清: everything at the end of the term, simple interest.
 *
 * Every amount is rounded to 0.01 yuan, half up; the last instalment takes the rest, so that the principals add up to P.
 */
export function instalmentsOf(terms: LoanTerms): Instalment[] {
  const { term, method, first, dayCount } = terms;
  const principal = new Exact(terms.principal);
  const rate = new Exact(terms.rate).div(100);
  const months = method === 'at-maturity' ? term : 1;
  const count = term / months;
  const periods = Array.from({ length: count }, (_, k) => {
    const [from, due] = [monthsAfter(first, k * months), monthsAfter(first, (k + 1) * months)];
    const days = dayCount === '30/360' ? 30 * months : daysBetween(from, due);
    return { from, due, days };
  });
  const level = method === 'equal-instalments' ? levelOf(principal, rate, periods) : null;
  const part = cents(principal.div(count));
  let owed: Big = principal;
  return periods.map(({ from, due, days }, k) => {
    const interest = cents(owed.times(rate).times(days).div(360));
    const paid = principalOf({ owed, interest, level, part, method, last: k === count - 1 });
    owed = owed.minus(paid);
    return {
      number: k + 1,
      from,
      due,
      days,
      principal: paid.toFixed(2),
      interest: interest.toFixed(2),
      payment: paid.plus(interest).toFixed(2),
      remaining: owed.toFixed(2),
    };
  });
}

function levelOf(principal: Big, rate: Big, periods: readonly { days: number }[]): Big {
  let [value, sum]: [Big, Big] = [new Exact(1), new Exact(0)];
  for (const { days } of periods) {
    value = new Exact(value).div(new Exact(1).plus(rate.times(days).div(360))).round(40);
    sum = sum.plus(value);
  }
  return cents(new Exact(principal).div(sum));
}

function principalOf(of: {
  owed: Big;
  interest: Big;
  level: Big | null;
  part: Big;
  method: RepaymentMethod;
  last: boolean;
}): Big {
  if (of.last) return of.owed;
  if (of.method === 'equal-principal') return least(of.part, of.owed);
  if (!of.level) return new Exact(0);
  const paid = of.level.minus(of.interest);
  return paid.lt(0) ? new Exact(0) : least(paid, of.owed);
}

/** From which day through which; absent: without end. */
export interface Span {
  readonly from?: string | undefined;
  readonly through?: string | undefined;
}

/**
 * The interest of instalments that falls within a span: what falls due on its days, or what accrues on them (算头不算尾: a day
 * accrues from the beginning of its period, and the day it is due belongs to the next). Accrued interest of spans that
 * adjoin adds up to that of the whole, to the cent.
 */
export function interestWithin(
  instalments: readonly Instalment[],
  counted: 'accrued' | 'due',
  { from, through }: Span,
): string {
  if (from !== undefined && through !== undefined && from > through) return '0.00';
  if (counted === 'due')
    return instalments
      .filter(({ due }) => (from === undefined || due >= from) && (through === undefined || due <= through))
      .reduce((sum, { interest }) => sum.plus(interest), new Big(0))
      .toFixed(2);
  const after = through === undefined ? null : dayAfter(through);
  return accruedBefore(instalments, after)
    .minus(from === undefined ? 0 : accruedBefore(instalments, from))
    .toFixed(2);
}

const dayAfter = (day: string): string => new Date(time(day) + dayMs).toISOString().slice(0, 10);

/** What accrued before a day; null: in all. */
const accruedBefore = (instalments: readonly Instalment[], day: string | null): Big =>
  instalments.reduce((sum, { from, due, interest }) => {
    if (day === null || day >= due) return sum.plus(interest);
    if (day <= from) return sum;
    const share = new Exact(interest).times(daysBetween(from, day)).div(daysBetween(from, due));
    return sum.plus(cents(share));
  }, new Big(0));

/** The most months that a loan may run for. */
const longest = 480;

/** A record as far as it is paid back. */
interface Owing {
  readonly stage: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly holdings: Readonly<Record<string, string>>;
}

/** How a record is paid back, or what is missing for knowing it. */
export interface RepaymentOfRecord {
  readonly terms: LoanTerms | null;
  readonly instalments: readonly Instalment[];
  /** All interest together. */
  readonly interest: string;
  readonly missing: readonly { readonly name: string; readonly title: Text }[];
}

/**
 * How a record is paid back by a declaration of its register; null in the stages in which it is not.
 * @param day from which interest is owed where the declaration names no field for it
 */
export function repaymentOf(
  register: Register,
  declared: Repayment,
  record: Owing,
  day: string,
): RepaymentOfRecord | null {
  if (!declared.stages.includes(record.stage ?? '')) return null;
  const principal = record.holdings[declared.principal];
  const { attributes } = record;
  const [rate, method] = [declared.rate, declared.method].map((name) => attributes[name]);
  const first = declared.first === undefined ? day : attributes[declared.first];
  const term = Number(attributes[declared.term] ?? Number.NaN);
  const known: Readonly<Record<string, boolean>> = {
    [declared.principal]: principal !== undefined && new Big(principal).gt(0),
    [declared.rate]: typeof rate === 'string' && new Big(rate).gte(0),
    [declared.term]: Number.isInteger(term) && term >= 1 && term <= longest,
    [declared.method]: typeof method === 'string',
    ...(declared.first === undefined ? {} : { [declared.first]: typeof first === 'string' }),
  };
  const missing = Object.keys(known)
    .filter((name) => !known[name])
    .map((name) => ({ name, title: titleOf(register, name) }));
  if (missing.length > 0) return { terms: null, instalments: [], interest: '0.00', missing };
  const terms: LoanTerms = {
    principal: principal as string,
    rate: rate as string,
    term,
    method: method as RepaymentMethod,
    first: first as string,
    dayCount: declared.dayCount,
  };
  const instalments = instalmentsOf(terms);
  return { terms, instalments, interest: interestWithin(instalments, 'due', {}), missing: [] };
}
