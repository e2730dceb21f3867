import type { WireDue } from '@taizhang/contract';
import { Pages } from '../figure/pages.tsx';
import { useTextsOf } from '../language.ts';
import { DueTable } from '../todo/due-list.tsx';
import { duePerPage } from '../todo/todo-data.ts';
import { dispatchTexts } from './dispatch-texts.ts';
import { FirstRows } from './part.tsx';

interface DuePagesProps {
  readonly title: string;
  readonly empty: string;
  readonly list: { readonly total: number; readonly due: readonly WireDue[] };
  readonly page: number;
  turn(page: number): void;
}

/** What is due or was, the earliest first, page by page. */
export function DuePages({ title, empty, list, page, turn }: DuePagesProps) {
  const say = useTextsOf(dispatchTexts);
  if (list.total === 0) return <p className="quiet">{empty}</p>;
  return (
    <>
      <DueTable due={list.due} />
      <Pages
        label={say('pagesOf', { what: title })}
        page={page}
        pages={Math.ceil(list.total / duePerPage)}
        turn={turn}
      />
    </>
  );
}

/** The first of what is due or was, on a page that is printed. */
export function DuePart({ title, empty, list }: Pick<DuePagesProps, 'title' | 'empty' | 'list'>) {
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
