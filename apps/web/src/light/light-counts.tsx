import type { WireLight, WireRegisterLights } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { Light } from '../design/light.tsx';
import './light.css';

/** From what needs a hand to what does not. */
export const shownLights = ['missed', 'behind', 'made-up', 'pace'] as const satisfies readonly WireLight[];

export interface LitPlace {
  readonly register: string;
  readonly pace: string;
  readonly field?: 'unit' | 'street';
  readonly value?: string | null | undefined;
  /** The day whose lights are counted, and by which day they were known; absent: now. */
  readonly day?: string | undefined;
  readonly known?: string | undefined;
}

/** A number of records with a light, which leads to their list. */
export function LitNumber({ count, light, place }: { count: number; light: WireLight; place: LitPlace }) {
  const { register, pace, field, value, day, known } = place;
  if (count === 0) return <span className="quiet number">0</span>;
  const rule =
    value === null || value === undefined
      ? { field: field ?? 'unit', operator: 'null', value: null }
      : { field: field ?? 'unit', operator: '=', value };
  const condition = field === undefined ? undefined : { combinator: 'and' as const, rules: [rule] };
  return (
    <Link
      className="figure"
      to="/registers/$register"
      params={{ register }}
      search={{ pace, light, litDay: day, litKnown: known, condition: condition as never }}
    >
      {count}
    </Link>
  );
}

/** How many have each light, each number leading to the list of those. */
export function LightCounts({ counts, place }: { counts: WireRegisterLights['counts']; place: LitPlace }) {
  return (
    <ul className="light-counts">
      {shownLights.map((light) => (
        <li key={light} className={counts[light] === 0 ? 'is-none' : undefined}>
          <Light standing={light} /> <LitNumber count={counts[light]} light={light} place={place} />
        </li>
      ))}
    </ul>
  );
}
