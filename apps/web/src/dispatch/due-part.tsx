import type { WireDue } from '@taizhang/contract';
import { useTextsOf } from '../language.ts';
import { DueTable } from '../todo/due-list.tsx';
import { dispatchTexts } from './dispatch-texts.ts';
import { FirstRows } from './part.tsx';

interface DuePartProps {
  readonly title: string;
  readonly empty: string;
  readonly list: { readonly total: number; readonly due: readonly WireDue[] };
}

/** The first of what is due or was, on a page that is printed. */
export function DuePart({ title, empty, list }: DuePartProps) {
  const say = useTextsOf(dispatchTexts);
  return (
    <section>
      <h2>
        {title} <span className="quiet count">{list.total}</span>
      </h2>
      {list.total === 0 && <p className="quiet">{empty}</p>}
      {list.total > 0 && <FirstRows rows={list.due}>{(some) => <DueTable due={some} />}</FirstRows>}
      {list.total > list.due.length && (
        <p className="quiet">{say('more', { total: list.total, listed: list.due.length })}</p>
      )}
    </section>
  );
}
