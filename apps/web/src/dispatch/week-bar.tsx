import type { WireWeek } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { DayField } from '../design/day-field.tsx';
import { Whole } from '../design/whole.tsx';
import { dot } from '../format.ts';
import { useTextsOf } from '../language.ts';
import { useMoments } from '../shell/time-zone.ts';
import type { WeekSearch } from './dispatch-search.ts';
import { dispatchTexts } from './dispatch-texts.ts';

interface WeekBarProps {
  readonly week: WireWeek;
  readonly at: WeekSearch;
  choose(at: WeekSearch): void;
}

const daysAfter = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

/** Which week is looked at, as known when: the two times of all that stands below. */
export function WeekBar({ week, at, choose }: WeekBarProps) {
  const say = useTextsOf(dispatchTexts);
  const after = daysAfter(week.from, 7);
  const known = at.knownAt?.slice(0, 10) ?? '';
  const to = (day: string | undefined, title: string) => (
    <Link
      to="."
      search={(was) => ({ ...was, week: day, passed: undefined, soon: undefined, page: undefined })}
    >
      {title}
    </Link>
  );
  return (
    <div className="week-bar">
      <nav className="week-ways" aria-label={say('whichWeek')}>
        {to(daysAfter(week.from, -7), say('weekBefore'))}
        {at.week !== undefined && to(undefined, say('thisWeek'))}
        {after <= week.today && to(after, say('weekAfter'))}
      </nav>
      <DayField
        label={say('whichWeek')}
        value={week.day}
        max={week.today}
        choose={(day) => choose({ ...at, week: day === '' ? undefined : day })}
      />
      <DayField
        label={say('knownAt')}
        value={known}
        choose={(day) => choose({ ...at, knownAt: day === '' ? undefined : day })}
      />
    </div>
  );
}

/** The week and the two times, in words. */
export function WeekWords({ week }: { week: WireWeek }) {
  const say = useTextsOf(dispatchTexts);
  const { written } = useMoments();
  return (
    <p className="quiet">
      <Whole>{say('weekOf', { from: week.from, to: week.to })}</Whole>
      {dot}
      <Whole>{say('asOf', { day: week.day })}</Whole>
      {dot}
      <Whole>{say('known', { known: written(week.knownAt) })}</Whole>
    </p>
  );
}
