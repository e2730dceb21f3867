import type { WireRecordLights } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Light } from '../design/light.tsx';
import { Whole } from '../design/whole.tsx';
import { monthInWords, spoken } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { askLights } from './light-data.ts';
import { lightTexts } from './light-texts.ts';
import './light.css';

type Pace = WireRecordLights['paces'][number];
type Month = Pace['months'][number];

/** A record's months against its schedule, by every pace that it is held to; nothing where there is none. */
export function RecordLights({ register, id }: { register: string; id: string }) {
  const { data, error, refetch } = useQuery(askLights.ofRecord(register, id));
  if (error) return <Failed error={error} retry={refetch} />;
  return data?.paces.map((pace) => <PaceOfRecord key={pace.pace.id} pace={pace} day={data.day} />);
}

function PaceOfRecord({ pace, day }: { pace: Pace; day: string }) {
  const say = useTextsOf(lightTexts);
  const { of } = useWords();
  const [chosen, choose] = useState<string | null>(null);
  const shown = pace.months.find(({ month }) => month === (chosen ?? pace.whole?.month));
  return (
    <section className="record-lights" data-testid={`lights-${pace.pace.id}`}>
      <h2>
        {of(pace.pace.title)} {pace.whole && <Light standing={pace.whole.light} />}
      </h2>
      <Standing pace={pace} settled={pace.share >= 100} />
      <ol className="month-lights" aria-label={say('months')}>
        {pace.months.map((month) => (
          <li key={month.month} className={month === shown ? 'is-chosen' : undefined}>
            <MonthLight month={month} day={day} choose={() => choose(month.month)} />
          </li>
        ))}
      </ol>
      {shown?.words && (
        <p className="light-words" aria-live="polite" data-testid="light-words">
          <Whole>{of(shown.words)}</Whole>
        </p>
      )}
      <p className="quiet light-note">
        {say('asOf', { day })}
        {of({ zh: '；', en: '; ' })}
        {of(pace.closing)}
        {of({ zh: '。', en: '.' })}
      </p>
    </section>
  );
}

interface StandingProps {
  readonly pace: Pick<Pace, 'plan' | 'due' | 'done' | 'share' | 'forecast'>;
  /** Whether one thing is done as planned: what more would come of it by its pace so far tells nothing. */
  readonly settled?: boolean;
}

/** Plan, schedule, what is done, and what is foretold for the year's end beside the plan. */
export function Standing({ pace, settled = false }: StandingProps) {
  const say = useTextsOf(lightTexts);
  const { of } = useWords();
  const { forecast } = pace;
  const fact = (title: string, value: string) => (
    <div>
      <dt>{title}</dt>
      <dd className="whole number">{value}</dd>
    </div>
  );
  return (
    <dl className="light-facts">
      {fact(say('done'), `${spoken(of(pace.done))} (${pace.share}%)`)}
      {fact(say('due'), spoken(of(pace.due)))}
      {fact(say('plan'), spoken(of(pace.plan)))}
      <div>
        <dt>{say('forecast')}</dt>
        <dd title={forecast && !settled ? of(forecast.method) : undefined}>
          {settled ? (
            say('planDone')
          ) : forecast ? (
            <Whole>
              {say('forecastOf', {
                value: spoken(of(forecast.value)),
                low: spoken(of(forecast.low)),
                high: spoken(of(forecast.high)),
                level: forecast.level,
              })}
            </Whole>
          ) : (
            <span className="quiet">{say('noForecast')}</span>
          )}
        </dd>
      </div>
    </dl>
  );
}

function MonthLight({ month, day, choose }: { month: Month; day: string; choose(): void }) {
  const say = useTextsOf(lightTexts);
  const { of, language } = useWords();
  const name = monthInWords(`${month.month}-01`, language);
  if (!month.light) {
    const why = say(month.month > day.slice(0, 7) ? 'notYet' : 'nothingDue');
    return (
      <span className="month-light quiet" title={why}>
        <span>{name}</span>
        <span aria-hidden="true">·</span>
        <span className="heard">{why}</span>
      </span>
    );
  }
  const words = month.words ? of(month.words) : '';
  return (
    <button
      type="button"
      className="plain month-light"
      aria-description={words}
      title={words}
      onPointerEnter={choose}
      onFocus={choose}
      onClick={choose}
    >
      <span>{name}</span>
      <Light standing={month.light} />
    </button>
  );
}
