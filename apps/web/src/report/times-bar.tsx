import type { WireReport } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Slider } from 'antd';
import { memo, type ReactNode, useId, useMemo, useState } from 'react';
import { ask } from '../data.ts';
import { DayField } from '../design/day-field.tsx';
import { dayInWords, dayOf, monthInWords } from '../format.ts';
import { useWords } from '../language.ts';
import type { AtSearch } from '../search.ts';
import { useMoments } from '../shell/time-zone.ts';
import { dayOfNumber, markedEnds, numberOfDay, slidable } from './days.ts';
import { keepClear } from './keep-clear.ts';
import { isBefore, type Moment, momentsOf } from './moments.ts';

interface TimesBarProps {
  readonly report: WireReport;
  /** The cut-off day that is wished for; the report may still be on its way. */
  readonly cutoff: string;
  readonly at: AtSearch;
  slide(cutoff: string): void;
  choose(at: AtSearch): void;
  /** What stands against them. */
  readonly children?: ReactNode;
}

/** The two times of the report, and the moment it is compared with. */
export function TimesBar({ report, cutoff, at, slide, choose, children }: TimesBarProps): ReactNode {
  const { say } = useWords();
  const { timeZone } = useMoments();
  const today = dayOf(new Date().toISOString(), timeZone);
  const { report: id, period } = report;
  return (
    <aside className="times" aria-label={say('times')} ref={keepClear}>
      <Cutoff period={period} today={today} cutoff={cutoff} slide={slide}>
        {children}
      </Cutoff>
      <Moments report={id} from={period.from} to={period.to} today={today} at={at} choose={choose} />
    </aside>
  );
}

interface MomentsProps {
  readonly report: string;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly at: AtSearch;
  choose(at: AtSearch): void;
}

/** When the figures are known, and since when they are compared. Drawn anew by a choice, not by each step of the slider. */
const Moments = memo(function Moments({ report, from, to, today, at, choose }: MomentsProps) {
  const { say } = useWords();
  const { timeZone } = useMoments();
  const { data } = useQuery(ask.editions());
  const moments = momentsOf({ report, period: { from, to } }, data?.editions ?? [], today);
  const now = new Date().toISOString();
  const earlier = moments.filter(({ value }) => isBefore(value, at.knownAt ?? now, timeZone));
  const known = dayOfMoment(at.knownAt ?? now, timeZone) || today;
  // A comparison with what was known later goes; so does one with the same moment, in which nothing differs.
  const knowing = (knownAt: string | undefined) => {
    const { since } = at;
    const stays = since !== undefined && isBefore(since, knownAt ?? now, timeZone);
    choose({ ...at, knownAt, since: stays ? since : undefined });
  };
  const isPlain = at.cutoff === undefined && at.knownAt === undefined && at.since === undefined;
  return (
    <div className="times-moments">
      <MomentField
        label={say('knownAt')}
        none={say('now')}
        value={at.knownAt}
        moments={moments}
        last={today}
        choose={knowing}
      />
      <MomentField
        label={say('changedSince')}
        none={say('notCompared')}
        value={at.since}
        moments={earlier}
        last={dayOfNumber(numberOfDay(known < today ? known : today) - 1)}
        choose={(since) => choose({ ...at, since })}
      />
      <Button type="link" className="times-plain" disabled={isPlain} onClick={() => choose({})}>
        {say('asNow')}
      </Button>
    </div>
  );
});

interface CutoffProps {
  readonly period: WireReport['period'];
  readonly today: string;
  readonly cutoff: string;
  slide(cutoff: string): void;
  readonly children: ReactNode;
}

function Cutoff({ period, today, cutoff, slide, children }: CutoffProps) {
  const { say, language } = useWords();
  // As far as was once wished for: under a hand that slides back it must not grow shorter.
  const [farthest, setFarthest] = useState(cutoff);
  if (cutoff > farthest) setFarthest(cutoff);
  const { from, to } = slidable(period, today, farthest);
  const marks = useMemo(
    () =>
      Object.fromEntries(
        markedEnds({ from, to }, period.to).map((end) => [
          numberOfDay(end),
          <span key={end} className={end === period.to ? 'times-mark times-mark-end' : 'times-mark'}>
            {monthInWords(end, language, from.slice(0, 4) !== to.slice(0, 4))}
          </span>,
        ]),
      ),
    [from, to, period.to, language],
  );
  return (
    <div className="times-cutoff">
      <p className="times-day">
        <span className="times-label">{say('cutoff')}</span> <b>{dayInWords(cutoff, language)}</b>
      </p>
      <Slider
        min={numberOfDay(from)}
        max={numberOfDay(to)}
        value={numberOfDay(cutoff)}
        onChange={(number) => slide(dayOfNumber(number))}
        marks={marks}
        included={false}
        tooltip={{ open: false }}
        ariaLabelForHandle={say('cutoff')}
        ariaValueTextFormatterForHandle={(number) => dayInWords(dayOfNumber(number ?? 0), language)}
      />
      {children}
    </div>
  );
}

/** The day in the district on which a moment of knowledge lies. */
const dayOfMoment = (moment: string, timeZone: string): string =>
  moment.includes('T') ? dayOf(moment, timeZone) : moment;

const another = 'another';

interface MomentFieldProps {
  readonly label: string;
  /** What choosing no moment is called. */
  readonly none: string;
  readonly value: string | undefined;
  readonly moments: readonly Moment[];
  /** The last day that may be chosen. */
  readonly last: string;
  choose(moment: string | undefined): void;
}

/** A moment of knowledge: none, one worth choosing, or any day. */
function MomentField({ label, none, value, moments, last, choose }: MomentFieldProps) {
  const { say, language } = useWords();
  const { written, timeZone } = useMoments();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const isListed = value === undefined || moments.some((moment) => moment.value === value);
  const ofKind = (kind: Moment['kind']) => moments.filter((moment) => moment.kind === kind);
  const day = value === undefined ? '' : dayOfMoment(value, timeZone);
  return (
    <div className="moment-field">
      <label htmlFor={id}>{label}</label>
      <span className="moment-choice">
        <select
          id={id}
          value={isOpen ? another : (value ?? '')}
          onChange={({ target }) => {
            setOpen(target.value === another);
            if (target.value !== another) choose(target.value || undefined);
          }}
        >
          <option value="">{none}</option>
          {!isListed && (
            <option value={value}>{value?.includes('T') ? written(value) : dayInWords(day, language)}</option>
          )}
          {ofKind('edition').length > 0 && (
            <optgroup label={say('editions')}>
              {ofKind('edition').map((moment) => (
                <option key={moment.value} value={moment.value}>
                  {`${written(moment.value)} · ${moment.kind === 'edition' ? moment.edition : ''}`}
                </option>
              ))}
            </optgroup>
          )}
          {ofKind('month').length > 0 && (
            <optgroup label={say('monthEnds')}>
              {ofKind('month').map(({ value: end }) => (
                <option key={end} value={end}>
                  {dayInWords(end, language)}
                </option>
              ))}
            </optgroup>
          )}
          <option value={another}>{say('anotherDay')}</option>
        </select>
        {isOpen && (
          <DayField
            label={say('anotherDay')}
            value={day}
            max={last}
            choose={(chosen) => choose(chosen || undefined)}
          />
        )}
      </span>
    </div>
  );
}
