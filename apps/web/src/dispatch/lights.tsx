import type { WireDispatch, WireLeaders } from '@taizhang/contract';
import { Light, LightShape } from '../design/light.tsx';
import { dot } from '../format.ts';
import { useWords } from '../language.ts';
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

/** Records with a light and why it shows: those that turned red in the week, or that will unless something is done. */
export function LightRows({ rows }: { rows: WireDispatch['lights']['turned']['records'] }) {
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
