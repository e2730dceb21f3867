import type { Label } from '@taizhang/contract';
import type { ReactNode } from 'react';
import { useWords } from '../language.ts';
import { useAdminWords } from './admin-texts.ts';
import { detailTitles, valueTitles } from './audit-texts.ts';

/** One thing that a line of the audit says besides, by its name. */
export function Detail({ name, value }: { readonly name: string; readonly value: unknown }): ReactNode {
  const { of } = useWords();
  const title = detailTitles[name];
  return (
    <div>
      <dt>{title ? of(title) : name}</dt>
      <dd>
        <Value value={value} />
      </dd>
    </div>
  );
}

const isLabel = (value: object): value is Label =>
  'zh' in value && 'en' in value && Object.keys(value).length === 2;

/** Whatever JSON can say, as words where there are words for it. */
function Value({ value }: { readonly value: unknown }): ReactNode {
  const say = useAdminWords();
  const { of } = useWords();
  if (value === null || value === undefined) return say('none');
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'string') return valueTitles[value] ? of(valueTitles[value]) : value;
  if (typeof value !== 'object') return String(value);
  if (isLabel(value)) return of(value);
  if (Array.isArray(value))
    return value.map((each, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
      <span key={place}>
        {place > 0 && '、'}
        <Value value={each} />
      </span>
    ));
  return (
    <dl className="facts">
      {Object.entries(value).map(([key, each]) => (
        <Detail key={key} name={key} value={each} />
      ))}
    </dl>
  );
}
