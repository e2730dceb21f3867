import { LightShape, type Standing } from '../design/light.tsx';
import { useTextsOf } from '../language.ts';
import type { Verdict } from './check-search.ts';
import { checkTexts } from './check-texts.ts';

/** The lights of the house: a circle for what agrees, a triangle for what is not known, a square for what differs. */
const lights = { agrees: 'pace', unknown: 'behind', differs: 'missed' } as const satisfies Record<
  Verdict,
  Standing
>;

/** A verdict: shape, colour and word. */
export function VerdictLight({ verdict, count }: { verdict: Verdict; count?: number }) {
  const say = useTextsOf(checkTexts);
  return (
    <span className={`light light-${lights[verdict]}`}>
      <LightShape standing={lights[verdict]} />
      {say(verdict)}
      {count !== undefined && <b>{count}</b>}
    </span>
  );
}
