import { Button } from 'antd';
import type { ReactNode } from 'react';
import { DayField } from '../design/day-field.tsx';
import { PrintButton } from '../design/print-button.tsx';
import { Whole } from '../design/whole.tsx';
import { dayOf, dot } from '../format.ts';
import { useWords } from '../language.ts';
import { useMoments } from './time-zone.ts';
import './two-times.css';

/** The two times as an address gives them; absent: now. */
interface Asked {
  readonly cutoff?: string | undefined;
  readonly knownAt?: string | undefined;
}

interface TwoTimesProps {
  readonly at: Asked;
  /** The cut-off day that is shown; absent where there is none to choose. */
  readonly cutoff?: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** The moment or day of knowledge that is shown; absent: now. */
  readonly knownAt?: string | undefined;
  /** What is said between the two. */
  readonly more?: string | undefined;
  choose(at: Asked): void;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The two times of a screen, in words and to be chosen, and its way to paper. */
export function TwoTimes({ at, cutoff, min, max, knownAt, more, choose }: TwoTimesProps): ReactNode {
  const { say } = useWords();
  const { written, timeZone } = useMoments();
  const words = [
    cutoff && say('asOf', { day: written(cutoff) }),
    more,
    knownAt && say('knownBy', { known: written(knownAt) }),
  ].filter((part) => part !== undefined && part !== '');
  return (
    <div className="two-times">
      <p className="quiet">
        {words.map((part, i) => (
          <span key={part}>
            {i > 0 && dot}
            <Whole>{part as string}</Whole>
          </span>
        ))}
      </p>
      <div className="ways">
        {cutoff !== undefined && (
          <DayField
            label={say('cutoff')}
            value={cutoff}
            min={min}
            max={max}
            choose={(day) => choose({ ...at, cutoff: day || undefined })}
          />
        )}
        <DayField
          label={say('knownAt')}
          value={at.knownAt && !isDay(at.knownAt) ? dayOf(at.knownAt, timeZone) : (at.knownAt ?? '')}
          choose={(day) => choose({ ...at, knownAt: day || undefined })}
        />
        <Button disabled={!at.cutoff && !at.knownAt} onClick={() => choose({})}>
          {say('asNow')}
        </Button>
        <PrintButton />
      </div>
    </div>
  );
}
