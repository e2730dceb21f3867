import type { WireDispatch, WireLeaders } from '@taizhang/contract';
import { Light, LightShape } from '../design/light.tsx';
import { dot } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { dispatchTexts } from './dispatch-texts.ts';
import { Titled } from './rows.tsx';

type Counts = WireLeaders['leaders'][number]['lights'];

/** How many stand how: each light with its number, the worst first. */
export function LightCounts({ counts }: { counts: Counts }) {
  const { say } = useWords();
  const words = {
    pace: 'lightPace',
    behind: 'lightBehind',
    'made-up': 'lightMadeUp',
    missed: 'lightMissed',
  } as const;
  if (counts.length === 0) return '—';
  return (
    <span className="light-counts">
      {counts.map(({ light, count }) => (
        <span key={light} className={`light light-${light}`}>
          <LightShape standing={light} />
          {say(words[light])} {count}
        </span>
      ))}
    </span>
  );
}

/** Lights that turned red in the week, and those that will unless something is done. */
export function DispatchLights({ lights }: { lights: WireDispatch['lights'] }) {
  const say = useTextsOf(dispatchTexts);
  return (
    <>
      <LightList title={say('turnedRed')} empty={say('nothingTurned')} rows={lights.turned} />
      <LightList title={say('aboutToMiss')} empty={say('nothingAboutTo')} rows={lights.behind} />
    </>
  );
}

interface LightListProps {
  readonly title: string;
  readonly empty: string;
  readonly rows: WireDispatch['lights']['turned'];
}

function LightList({ title, empty, rows }: LightListProps) {
  const say = useTextsOf(dispatchTexts);
  return (
    <section>
      <h2>
        {title} <span className="quiet count">{rows.length}</span>
      </h2>
      {rows.length === 0 && <p className="quiet">{empty}</p>}
      <LightRows rows={rows.slice(0, firstShown)} />
      {rows.length > firstShown && (
        <details>
          <summary>{say('otherRows', { count: rows.length - firstShown })}</summary>
          <LightRows rows={rows.slice(firstShown)} />
        </details>
      )}
    </section>
  );
}

const firstShown = 8;

function LightRows({ rows }: Pick<LightListProps, 'rows'>) {
  const { of } = useWords();
  return (
    <ul className="plain-list">
      {rows.map((one) => (
        <li key={`${one.register.id} ${one.id} ${one.pace.id} ${one.why.en}`}>
          <Light standing={one.light} /> <Titled record={one} />{' '}
          <span className="quiet">
            {of(one.pace.title)}
            {dot}
            {of(one.why)}
            {one.unit && `${dot}${of(one.unit.title)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
