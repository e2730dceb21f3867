import type { WireProgress } from '@taizhang/contract';
import type { ReactNode } from 'react';
import { Light } from '../design/light.tsx';
import { Tally } from '../design/tally.tsx';
import { dot, spoken } from '../format.ts';
import { useMoments } from '../shell/time-zone.ts';
import { usePanelWords } from './panel-words.ts';
import { RecordLink } from './record-link.tsx';

/** What is done against the target: both denominators, then the three measures under their right names. */
export function Progress({ progress, until }: { progress: WireProgress; until: string }) {
  const { say, of } = usePanelWords();
  const { written } = useMoments();
  const { completion, ahead, againstToDate, elapsed, done, target, toDate } = progress;
  const shown = ({ shown: text }: { shown: WireProgress['done']['shown'] }) =>
    text ? spoken(of(text)) : '—';
  return (
    <section data-testid="progress">
      <h2>{say('progressOfTarget')}</h2>
      <dl className="measures">
        <Measure title={say('completion')} how={say('completionOf')} value={shown(completion)}>
          <Tally count={Math.min(5, Math.floor(Number(completion.value ?? 0) / 20))}>
            <span className="heard">{shown(completion)}</span>
          </Tally>
        </Measure>
        <Measure title={say('ahead')} how={say('aheadOf')} value={shown(ahead)}>
          {progress.light && <Light standing={progress.light} />}
        </Measure>
        <Measure title={say('againstToDate')} how={say('againstToDateOf')} value={shown(againstToDate)} />
      </dl>
      <dl className="facts">
        <Fact title={say('done')}>
          <b className="whole number">{shown(done)}</b> <span className="quiet">{of(done.title)}</span>
        </Fact>
        <Fact title={say('yearTarget')}>
          <b className="whole number">{target.shown ? spoken(of(target.shown)) : say('targetNone')}</b>
          {progress.targets.map((record) => (
            <span key={record.id} className="target-record">
              <RecordLink register={record.register.id} id={record.id}>
                {record.title}
              </RecordLink>
              <span className="quiet">
                {record.notes.map(({ title, shown: value }) => `${of(title)} ${of(value)}`).join(dot)}
              </span>
            </span>
          ))}
        </Fact>
        <Fact title={say('elapsed')}>
          <span className="whole number">{shown(elapsed)}</span>{' '}
          <span className="quiet">{written(until)}</span>
        </Fact>
        <Fact title={say('targetToDate')}>
          <span className="whole number">{shown(toDate)}</span>
        </Fact>
      </dl>
    </section>
  );
}

interface MeasureProps {
  readonly title: string;
  readonly how: string;
  readonly value: string;
  readonly children?: ReactNode;
}

function Measure({ title, how, value, children }: MeasureProps) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <span className="measure-value">
          <b className="whole number">{value}</b>
          {children}
        </span>
        <span className="quiet measure-how">{how}</span>
      </dd>
    </div>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
