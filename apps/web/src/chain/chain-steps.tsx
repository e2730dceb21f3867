import type { WireChainReading } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { LightShape } from '../design/light.tsx';
import { dot } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { chainTexts } from './chain-texts.ts';
import './chain.css';

type Step = WireChainReading['steps'][number];

/** The steps of a chain, each with its days, what of the delay is its own, and whose it is. */
export function ChainSteps({ steps, culprit }: Pick<WireChainReading, 'steps' | 'culprit'>) {
  const say = useTextsOf(chainTexts);
  const { of } = useWords();
  return (
    <table className="list chain-steps">
      <thead>
        <tr>
          <th scope="col">{say('stepColumn')}</th>
          <th scope="col">{say('plannedColumn')}</th>
          <th scope="col">{say('dayColumn')}</th>
          <th scope="col">{say('delayColumn')}</th>
          <th scope="col">{say('partsColumn')}</th>
          <th scope="col">{say('recordColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.step.id} className={step.step.id === culprit ? 'is-culprit' : ''}>
            <th scope="row">
              {of(step.step.title)}
              {step.step.id === culprit && <span className="tag hand">{say('culprit')}</span>}
            </th>
            <td data-title={say('plannedColumn')} className={step.planned === null ? 'none' : 'whole'}>
              {step.planned ?? '—'}
            </td>
            <td data-title={say('dayColumn')} className={step.day === null ? 'none' : undefined}>
              <DayOf step={step} />
            </td>
            <td data-title={say('delayColumn')} className={step.delay === null ? 'none' : undefined}>
              <Delay days={step.delay} />
            </td>
            <td data-title={say('partsColumn')} className={partsOf(step).length === 0 ? 'none' : undefined}>
              <Parts step={step} />
            </td>
            <td data-title={say('recordColumn')}>
              <Whose step={step} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayOf({ step: { state, day } }: { step: Step }) {
  const say = useTextsOf(chainTexts);
  if (day === null) return <>—</>;
  return (
    <span>
      <span className="whole">{day}</span>{' '}
      <span className="quiet">{say(state === 'open' ? 'open' : 'done')}</span>
    </span>
  );
}

/** Days against plan, by shape and word as well as by colour. */
export function Delay({ days }: { days: number | null }) {
  const say = useTextsOf(chainTexts);
  if (days === null) return <span className="quiet">—</span>;
  const standing = days > 0 ? 'missed' : 'pace';
  return (
    <span className={`light light-${standing}`}>
      <LightShape standing={standing} />
      {days > 0 ? say('later', { days }) : days < 0 ? say('earlier', { days: -days }) : say('onTime')}
    </span>
  );
}

/** What a delay is made of: what was handed on, what arose at the step, what it made up. */
function partsOf({ inherited, own }: Step) {
  const parts: ['inheritedLate' | 'ownLate' | 'madeUp', number][] = [];
  if (inherited > 0) parts.push(['inheritedLate', inherited]);
  if (own !== null && own > 0) parts.push(['ownLate', own]);
  if (own !== null && own < 0 && inherited > 0) parts.push(['madeUp', Math.min(-own, inherited)]);
  return parts;
}

function Parts({ step }: { step: Step }) {
  const say = useTextsOf(chainTexts);
  const parts = partsOf(step).map(([word, days]) => say(word, { days }));
  if (parts.length === 0) return <span className="quiet">—</span>;
  return (
    <span>
      {parts.map((part, i) => (
        <span key={part}>
          {i > 0 && dot}
          <span className="whole">{part}</span>
        </span>
      ))}
    </span>
  );
}

function Whose({ step: { state, record, records } }: { step: Step }) {
  const say = useTextsOf(chainTexts);
  const { of } = useWords();
  if (!record) return <span className="quiet">{say('unlinked')}</span>;
  return (
    <span>
      <Link to="/records/$register/$id" params={{ register: record.register.id, id: record.id }}>
        {record.title}
      </Link>{' '}
      <span className="quiet">
        {records > 1 && `${say('others', { count: records })}${dot}`}
        {state === 'unplanned' && `${say('unplanned')}${dot}`}
        {of(record.stage)}
        {record.unit && `${dot}${of(record.unit.title)}`}
        {record.owner && `${dot}${record.owner}`}
      </span>
    </span>
  );
}
