import { Refusal } from '@taizhang/definition';
import type { Stretch, TwoTimes } from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';
import { instantOf, isDay } from '../reports.ts';
import { daysAfter, todayOf, type Vantage, vantageAfter, vantageNow } from '../today.ts';

/** Which week is looked at, and what was known by when; absent: the week in which the district stands, as known now. */
export interface WeekAsked {
  /** Any day of it. */
  readonly week?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** A week of work, Monday to Sunday, and the two times at which it is looked at. */
export interface Week {
  readonly from: string;
  readonly to: string;
  /** The day on which records are looked at: the week's last, or today where the week is not over. */
  readonly day: string;
  readonly today: string;
  /** The last day whose deadlines have passed. */
  readonly passed: string;
  readonly at: TwoTimes;
  /** From where its deadlines are looked at: a week that is over, from its end. */
  readonly vantage: Vantage;
  readonly stretch: Stretch;
  /** The moment whose knowledge is asked for; null: now, so that lights reckoned for now need no reckoning anew. */
  readonly askedKnown: Date | null;
  /** The moment of knowledge, as it is shown. */
  readonly knownAt: Date;
}

/** @throws Refusal impossible-date, future-day, impossible-instant */
export function weekOf(district: OpenDistrict, { week, knownAt }: WeekAsked): Week {
  const today = todayOf(district);
  const given = week ?? today;
  if (!isDay(given)) throw new Refusal('impossible-date', {}, 'week');
  const weekday = (new Date(`${given}T00:00:00Z`).getUTCDay() + 6) % 7;
  const from = daysAfter(given, -weekday);
  if (from > today) throw new Refusal('future-day', { today }, 'week');
  const to = daysAfter(from, 6);
  const day = to < today ? to : today;
  // As known now and as records stand today, nothing has to be looked for in movements.
  const moment = knownAt === undefined && day === today ? null : instantOf(district, knownAt);
  return {
    from,
    to,
    day,
    today,
    passed: day === today ? daysAfter(today, -1) : day,
    at: { day, knownAt: moment },
    vantage: day === today ? vantageNow(district) : vantageAfter(district, day),
    stretch: { from, to: day, knownAt: moment },
    askedKnown: knownAt === undefined ? null : moment,
    knownAt: moment ?? new Date(),
  };
}
