import type { WireYearBefore } from '@taizhang/contract';
import type { ReactNode } from 'react';
import { Whole } from '../design/whole.tsx';
import { dayInWords, spoken } from '../format.ts';
import { usePanelWords } from './panel-words.ts';

type Shown = WireYearBefore['base'];

/** The figure beside the same period of the year before: its base, by how much it differs, and why where it does not say. */
export function YearBefore({ yearBefore }: { yearBefore: WireYearBefore }): ReactNode {
  const { say, of, language } = usePanelWords();
  const { way, day, base, change, growth, recordedFrom, reason } = yearBefore;
  const withSign = ({ value, shown }: Shown) => {
    if (!shown) return '—';
    return Number(value) > 0 ? `+${spoken(of(shown))}` : spoken(of(shown));
  };
  return (
    <section data-testid="year-before">
      <h2>{say('yearBeforeTitle')}</h2>
      {base.shown && (
        <dl className="facts">
          <Fact title={say('yearBefore')}>
            <b className="whole number">
              {way === 'places' ? say('rankPlace', { place: base.value ?? '' }) : spoken(of(base.shown))}
            </b>{' '}
            <span className="quiet whole">{dayInWords(day, language)}</span>
          </Fact>
          {change && (
            <Fact title={say(way === 'places' ? 'placesChanged' : 'changedBy')}>
              <b className="whole number">
                {way === 'places' ? <Moved by={Number(change.value)} /> : withSign(change)}
              </b>
            </Fact>
          )}
          {growth && (
            <Fact title={say('grownBy')}>
              <b className="whole number">{withSign(growth)}</b>
            </Fact>
          )}
        </dl>
      )}
      {reason && <p className="note quiet">{of(reason.message)}</p>}
      {recordedFrom && (
        <p className="note quiet">
          <Whole>{say('baseFrom', { month: of(recordedFrom) })}</Whole>
        </p>
      )}
    </section>
  );
}

/** By how many places, in words. */
function Moved({ by }: { by: number }): ReactNode {
  const { say } = usePanelWords();
  if (by === 0) return say('placeSame');
  return say(by > 0 ? 'placesUp' : 'placesDown', { by: Math.abs(by) });
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
