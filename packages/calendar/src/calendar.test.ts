import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingCalendar } from './index.ts';

const zone = 'Asia/Shanghai';
const calendar = workingCalendar(zone);

/**
 * What the General Office of the State Council published for each year (国务院办公厅关于部分节假日安排的通知): the days
 * off from one to another, and the Saturdays and Sundays that are worked. Of 2020 with the extension of the Spring
 * Festival to 2 February (国务院办公厅关于延长2020年春节假期的通知), by which 1 February was no longer worked.
 */
const published: Record<number, { off: [from: string, to: string][]; worked: string[] }> = {
  2020: {
    off: [
      ['01-01', '01-01'],
      ['01-24', '02-02'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-25', '06-27'],
      ['10-01', '10-08'],
    ],
    worked: ['01-19', '04-26', '05-09', '06-28', '09-27', '10-10'],
  },
  2021: {
    off: [
      ['01-01', '01-03'],
      ['02-11', '02-17'],
      ['04-03', '04-05'],
      ['05-01', '05-05'],
      ['06-12', '06-14'],
      ['09-19', '09-21'],
      ['10-01', '10-07'],
    ],
    worked: ['02-07', '02-20', '04-25', '05-08', '09-18', '09-26', '10-09'],
  },
  2022: {
    off: [
      ['01-01', '01-03'],
      ['01-31', '02-06'],
      ['04-03', '04-05'],
      ['04-30', '05-04'],
      ['06-03', '06-05'],
      ['09-10', '09-12'],
      ['10-01', '10-07'],
      // The arrangement of 2023 begins on the last day of 2022.
      ['12-31', '12-31'],
    ],
    worked: ['01-29', '01-30', '04-02', '04-24', '05-07', '10-08', '10-09'],
  },
  2023: {
    off: [
      ['01-01', '01-02'],
      ['01-21', '01-27'],
      ['04-05', '04-05'],
      ['04-29', '05-03'],
      ['06-22', '06-24'],
      ['09-29', '10-06'],
    ],
    worked: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
  },
  2024: {
    off: [
      ['01-01', '01-01'],
      ['02-10', '02-17'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-10', '06-10'],
      ['09-15', '09-17'],
      ['10-01', '10-07'],
    ],
    worked: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  2025: {
    off: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    off: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

/** Every day of a year, by the platform's calendar and not by ours. */
function everyDay(year: number): string[] {
  const days: string[] = [];
  for (let date = new Date(Date.UTC(year, 0, 1)); date.getUTCFullYear() === year; ) {
    days.push(date.toISOString().slice(0, 10));
    date = new Date(date.getTime() + 86_400_000);
  }
  return days;
}

const weekdays = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

describe('the State Council’s arrangements', () => {
  test.each(Object.entries(published))(
    'every day of %s is worked or off as published',
    (year, { off, worked }) => {
      for (const day of everyDay(Number(year))) {
        const short = day.slice(5);
        const isOff = off.some(([from, to]) => from <= short && short <= to);
        expect([day, calendar.isWorkday(day)]).toEqual([
          day,
          worked.includes(short) || (weekdays(day) && !isOff),
        ]);
      }
      expect(calendar.isPublished(Number(year))).toBe(true);
    },
  );

  test('the work days of a year are as many as the arrangement leaves', () => {
    const count = (year: number) => everyDay(year).filter(calendar.isWorkday).length;
    expect([2020, 2021, 2022, 2023, 2024, 2025, 2026].map(count)).toEqual([
      249, 250, 249, 249, 251, 248, 248,
    ]);
  });

  test('a year that nobody has arranged yet goes by Monday to Friday, and says so', () => {
    expect(calendar.isPublished(2060)).toBe(false);
    for (const day of everyDay(2060)) expect(calendar.isWorkday(day)).toBe(weekdays(day));
  });

  test('a moment’s day is that of the district, wherever the process runs', () => {
    expect(calendar.dayOf(new Date('2021-02-10T17:00:00Z'))).toBe('2021-02-11');
  });
});

describe('a district’s own changes', () => {
  const title = { zh: '防汛应急上班', en: 'Flood duty' };

  test('lie over the national arrangement, both ways', () => {
    const own = workingCalendar(zone, {
      changes: [
        { from: '2021-07-10', to: '2021-07-11', works: true, title },
        { from: '2021-07-12', works: false, title },
      ],
    });
    expect(['2021-07-10', '2021-07-11', '2021-07-12', '2021-07-13'].map(own.isWorkday)).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(own.workdaysBetween('2021-07-09', '2021-07-13')).toBe(3);
  });

  test('can bring a year before the national data has it', () => {
    const own = workingCalendar(zone, {
      published: [2060],
      changes: [{ from: '2060-10-01', to: '2060-10-07', works: false, title }],
    });
    expect(own.isPublished(2060)).toBe(true);
    expect(own.isWorkday('2060-10-01')).toBe(false);
  });

  test('that make no sense are refused', () => {
    const change = { from: '2021-07-11', to: '2021-07-10', works: true, title };
    expect(() => workingCalendar(zone, { changes: [change] })).toThrow(RangeError);
    expect(() => workingCalendar(zone, { changes: [{ ...change, to: '2021-02-30' }] })).toThrow(RangeError);
    const hours = (...stretches: [string, string][]) => workingCalendar(zone, { hours: stretches });
    expect(() => hours(['12:00', '08:30'])).toThrow(RangeError);
    expect(() => hours(['08:30', '12:00'], ['11:00', '17:00'])).toThrow(RangeError);
    expect(() => hours(['8', '12'])).toThrow(RangeError);
    expect(() => hours()).toThrow(RangeError);
  });
});

const day = fc
  .integer({ min: Date.parse('2003-01-01') / 86_400_000, max: Date.parse('2035-12-31') / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
const moment = fc
  .integer({ min: Date.parse('2003-01-01') / 60_000, max: Date.parse('2035-12-31') / 60_000 })
  .map((minutes) => new Date(minutes * 60_000));

describe('counting work days', () => {
  test('goes over days off and over make-up days', () => {
    // Wednesday before the Spring Festival of 2021; Saturday the 20th is worked.
    expect(calendar.addWorkdays('2021-02-10', 1)).toBe('2021-02-18');
    expect(calendar.addWorkdays('2021-02-10', 3)).toBe('2021-02-20');
    expect(calendar.addWorkdays('2021-02-18', -1)).toBe('2021-02-10');
    expect(calendar.workdaysBetween('2021-02-10', '2021-02-22')).toBe(4);
  });

  test('takes a day off for the work day before it', () => {
    expect(calendar.addWorkdays('2021-02-14', 1)).toBe('2021-02-18');
    expect(calendar.addWorkdays('2021-02-14', 0)).toBe('2021-02-10');
  });

  test('adding and counting are the inverse of each other', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (from, count) => {
        const to = calendar.addWorkdays(from, count);
        expect(calendar.isWorkday(to)).toBe(true);
        expect(calendar.workdaysBetween(from, to)).toBe(count);
      }),
    );
  });

  test('agrees with going day by day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 200 }), (from, length) => {
        let count = 0;
        let to = from;
        for (let step = 0; step < length; step += 1) {
          to = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
          if (calendar.isWorkday(to)) count += 1;
        }
        expect(calendar.workdaysBetween(from, to)).toBe(count);
        expect(calendar.workdaysBetween(to, from) + count).toBe(0);
      }),
    );
  });

  test('of two stretches is that of the whole', () => {
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const sum = calendar.workdaysBetween(a, b) + calendar.workdaysBetween(b, c);
        expect(sum).toBe(calendar.workdaysBetween(a, c));
      }),
    );
  });

  test('tells the days of a stretch with their ordinals', () => {
    const { days, stretches } = calendar.table('2021-02-10', '2021-02-11');
    expect(days.map(({ works }) => works)).toEqual([true, false]);
    expect(days[0]?.ordinal).toBe(days[1]?.ordinal);
    expect(stretches.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([3.5, 3.5]);
    expect(calendar.table('2021-02-11', '2021-02-10').days).toEqual([]);
  });
});

describe('counting working hours', () => {
  const at = (text: string) => new Date(`${text}+08:00`);

  test('goes over the break at noon, the evening and days off', () => {
    expect(calendar.addWorkingHours(at('2021-06-11T11:30'), 1)).toEqual(at('2021-06-11T14:30'));
    expect(calendar.addWorkingHours(at('2021-06-11T17:00'), 1)).toEqual(at('2021-06-15T09:00'));
    expect(calendar.workingHoursBetween(at('2021-06-11T08:00'), at('2021-06-15T18:00'))).toBe(14);
  });

  test('ends with the hours, not with the next day’s beginning', () => {
    expect(calendar.addWorkingHours(at('2021-06-10T15:30'), 2)).toEqual(at('2021-06-10T17:30'));
    expect(calendar.addWorkingHours(at('2021-06-12T09:00'), 7)).toEqual(at('2021-06-15T17:30'));
  });

  test('adding and counting are the inverse of each other', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -4000, max: 4000 }), (from, quarters) => {
        const to = calendar.addWorkingHours(from, quarters / 4);
        expect(calendar.workingHoursBetween(from, to)).toBe(quarters / 4);
      }),
    );
  });
});
