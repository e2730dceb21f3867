import type { Label } from '@taizhang/contract';
import type { ReactNode } from 'react';
import { useWords } from '../language.ts';
import type { AuditTerms } from './admin-data.ts';
import { useAdminWords } from './admin-texts.ts';
import { detailTitles, valueTitles } from './audit-texts.ts';

interface DetailProps {
  readonly name: string;
  readonly value: unknown;
  readonly terms: AuditTerms | undefined;
}

/** One thing that a line of the audit says besides, by its name. */
export function Detail({ name, value, terms }: DetailProps): ReactNode {
  const { of } = useWords();
  const title = detailTitles[name];
  return (
    <div>
      <dt>{title ? of(title) : name}</dt>
      <dd>
        <Value name={name} value={value} terms={terms} />
      </dd>
    </div>
  );
}

const isLabel = (value: object): value is Label =>
  'zh' in value && 'en' in value && Object.keys(value).length === 2;

/** Which of what the audit knows by name a detail speaks of. */
const named = {
  register: 'registers',
  unit: 'units',
  units: 'units',
  parent: 'units',
  role: 'roles',
} as const satisfies Record<string, keyof AuditTerms>;

function titleOf({ name, value, terms }: DetailProps): Label | undefined {
  const list = named[name as keyof typeof named];
  return list && terms?.[list].find(({ id }) => id === value)?.title;
}

const order = Object.keys(detailTitles);

/** What a line says, in the order in which its words are listed: the store keeps none. What has no word comes last. */
export const inOrder = (detail: object): [string, unknown][] =>
  Object.entries(detail).toSorted(([a], [b]) => placeOf(a) - placeOf(b));
const placeOf = (name: string): number => {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
};

/** Whatever JSON can say, as words where there are words for it. */
function Value(props: DetailProps): ReactNode {
  const say = useAdminWords();
  const { of } = useWords();
  const { name, value, terms } = props;
  if (value === null || value === undefined) return say('none');
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'string') {
    const title = titleOf(props) ?? valueTitles[value];
    return title ? of(title) : value;
  }
  if (typeof value !== 'object') return String(value);
  if (isLabel(value)) return of(value);
  if (Array.isArray(value))
    return value.map((each, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
      <span key={place}>
        {place > 0 && '、'}
        <Value name={name} value={each} terms={terms} />
      </span>
    ));
  const inside = inOrder(value);
  // A scope is its kind, and with some kinds units.
  if (name === 'scope' && inside.length === 1)
    return <Value name="kind" value={inside[0]?.[1]} terms={terms} />;
  return (
    <dl className="facts">
      {inside.map(([key, each]) => (
        <Detail key={key} name={key} value={each} terms={terms} />
      ))}
    </dl>
  );
}
