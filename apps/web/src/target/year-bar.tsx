import type { WireTargets, YearQuery } from '@taizhang/contract';
import { Button } from 'antd';
import { DayField } from '../design/day-field.tsx';
import { Whole } from '../design/whole.tsx';
import { dot } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { useMoments } from '../shell/time-zone.ts';
import { targetTexts } from './target-texts.ts';

interface YearBarProps {
  readonly setting: Pick<WireTargets, 'year' | 'cutoff' | 'knownAt' | 'today' | 'elapsed'>;
  readonly at: YearQuery;
  choose(at: YearQuery): void;
}

/** The cut-off and the time of knowledge of a year's targets, in words and to be chosen. */
export function YearBar({ setting, at, choose }: YearBarProps) {
  const say = useTextsOf(targetTexts);
  const { of } = useWords();
  const { written } = useMoments();
  const { cutoff, knownAt, today, elapsed, year } = setting;
  return (
    <div className="year-bar">
      <p className="quiet">
        <Whole>{say('asOf', { cutoff })}</Whole>
        {dot}
        <Whole>{say('elapsed', { elapsed: elapsed.shown ? of(elapsed.shown) : '—' })}</Whole>
        {dot}
        <Whole>{say('known', { known: written(knownAt) })}</Whole>
      </p>
      <div className="year-ways">
        <DayField
          label={say('cutoff')}
          value={cutoff}
          min={`${year}-01-01`}
          max={today}
          choose={(day) => choose({ ...at, cutoff: day || undefined, year: day ? day.slice(0, 4) : at.year })}
        />
        <DayField
          label={say('knownBy')}
          value={at.knownAt?.slice(0, 10) ?? ''}
          choose={(day) => choose({ ...at, knownAt: day || undefined })}
        />
        <Button disabled={!at.cutoff && !at.knownAt} onClick={() => choose({})}>
          {say('asNow')}
        </Button>
        <Button onClick={() => window.print()}>{say('print')}</Button>
      </div>
    </div>
  );
}
