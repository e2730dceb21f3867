import type { WireDue } from '@taizhang/contract';
import { Pages } from '../figure/pages.tsx';
import { useTextsOf } from '../language.ts';
import { DueTable } from '../todo/due-list.tsx';
import { duePerPage } from './dispatch-data.ts';
import { dispatchTexts } from './dispatch-texts.ts';

interface DuePartProps {
  readonly title: string;
  readonly empty: string;
  readonly list: { readonly total: number; readonly due: readonly WireDue[] };
  readonly page?: number;
  turn?(page: number): void;
}

/** What is due or was, the earliest first. */
export function DuePart({ title, empty, list, page = 1, turn }: DuePartProps) {
  const say = useTextsOf(dispatchTexts);
  return (
    <section>
      <h2>
        {title} <span className="quiet count">{list.total}</span>
      </h2>
      {list.total === 0 ? <p className="quiet">{empty}</p> : <DueTable due={list.due} />}
      {turn && (
        <Pages
          label={say('pagesOf', { what: title })}
          page={page}
          pages={Math.ceil(list.total / duePerPage)}
          turn={turn}
        />
      )}
      {!turn && list.total > list.due.length && (
        <p className="quiet">{say('more', { total: list.total, listed: list.due.length })}</p>
      )}
    </section>
  );
}
