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
}

/** A number of records with a light, which leads to their list; where that would show another day, a number alone. */
export function LitNumber({
  count,
  light,
  place,
  leads,
}: {
  count: number;
  light: WireLight;
  place: LitPlace;
  leads: boolean;
}) {
  const { register, pace, field, value } = place;
  if (count === 0 || !leads) return <span className={count === 0 ? 'quiet number' : 'number'}>{count}</span>;
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
      search={{ pace, light, condition: condition as never }}
    >
      {count}
    </Link>
  );
}

/** How many have each light, each number leading to the list of those. */
export function LightCounts({
  counts,
  place,
  leads = true,
}: {
  counts: WireRegisterLights['counts'];
  place: LitPlace;
  leads?: boolean;
}) {
  return (
    <ul className="light-counts">
      {shownLights.map((light) => (
        <li key={light} className={counts[light] === 0 ? 'is-none' : undefined}>
          <Light standing={light} />{' '}
          <LitNumber count={counts[light]} light={light} place={place} leads={leads} />
        </li>
      ))}
    </ul>
  );
}
