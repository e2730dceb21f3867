import type { WireCockpit, WireProgress } from '@taizhang/contract';
import { Tooltip } from 'antd';
import { Light } from '../design/light.tsx';
import { spoken } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { cockpitTexts } from './cockpit-texts.ts';
import { FigureLink } from './figure-link.tsx';

/** What is done against the year's targets, with lights that say their rule and day. */
export function Targets({ cockpit }: { cockpit: WireCockpit }) {
  const say = useTextsOf(cockpitTexts);
  const { of } = useWords();
  const known = cockpit.targets.filter(({ progress }) => progress?.target.value != null);
  if (known.length === 0) return null;
  return (
    <section className="cockpit-targets" aria-labelledby="targets">
      <h2 id="targets">{say('targets')}</h2>
      <ul>
        {known.map(({ figure, progress }) => (
          <li key={figure.id}>
            <h3>{of(figure.label)}</h3>
            <TargetLine figure={figure.id} progress={progress as WireProgress} day={figure.period.to} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TargetLine({ figure, progress, day }: { figure: string; progress: WireProgress; day: string }) {
  const say = useTextsOf(cockpitTexts);
  const { of } = useWords();
  const { completion, elapsed, ahead, done, target, light } = progress;
  const shown = ({ shown: text }: WireProgress['completion']) => (text ? spoken(of(text)) : '—');
  const rule = say('rule', { elapsed: shown(elapsed), day });
  return (
    <>
      <p className="target-line">
        {light && (
          <Tooltip title={rule} trigger={['hover', 'focus', 'click']}>
            <button type="button" className="plain target-light" aria-description={rule}>
              <Light standing={light} />
            </button>
          </Tooltip>
        )}
        <FigureLink figure={figure}>{shown(completion)}</FigureLink>
        <span className="quiet">
          <span className="whole">
            {say('done')} {shown(done)}
          </span>{' '}
          /{' '}
          <span className="whole">
            {say('yearTarget')} {shown(target)}
          </span>
        </span>
        <span className="quiet whole">
          {say('ahead')} {shown(ahead)}
        </span>
      </p>
      <Bar completion={completion.value} elapsed={elapsed.value} />
    </>
  );
}

/** How much is done, and a mark where the calendar stands. */
function Bar({ completion, elapsed }: { completion: string | null; elapsed: string | null }) {
  const say = useTextsOf(cockpitTexts);
  const share = (value: string | null) => Math.max(0, Math.min(100, Number(value ?? 0)));
  const whole = (value: string | null) => `${Number(value ?? 0).toFixed(1)}%`;
  return (
    <svg
      className="target-bar"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      role="img"
      aria-label={say('barOf', { completion: whole(completion), elapsed: whole(elapsed) })}
    >
      <rect className="bar-whole" width="100" height="6" />
      <rect className="bar-done" width={share(completion)} height="6" />
      <rect className="bar-now" x={share(elapsed) - 0.2} width="0.4" height="6" />
    </svg>
  );
}
