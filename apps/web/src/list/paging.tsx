import type { ReactNode } from 'react';
import { type ListSearch, pageSizes } from './list-search.ts';
import { useListWords } from './list-texts.ts';

interface PagingProps {
  readonly page: number;
  readonly pages: number;
  readonly size: number;
  go(change: ListSearch): void;
}

/** To the pages before and after, to both ends, and how many records a page holds. */
export function Paging({ page, pages, size, go }: PagingProps): ReactNode {
  const { say } = useListWords();
  const to = (target: number, key: 'first' | 'previous' | 'next' | 'last', off: boolean) => (
    <button
      type="button"
      className="plain"
      disabled={off}
      onClick={() => go({ page: target > 1 ? target : undefined })}
    >
      {say(key)}
    </button>
  );
  return (
    <nav className="paging" aria-label={say('pages')}>
      {to(1, 'first', page <= 1)}
      {to(page - 1, 'previous', page <= 1)}
      <span className="whole">{say('pageOf', { page, pages: pages.toLocaleString('en') })}</span>
      {to(page + 1, 'next', page >= pages)}
      {to(pages, 'last', page >= pages)}
      <label className="paging-size">
        {say('pageSize')}
        <select
          value={size}
          onChange={(event) =>
            go({ size: pageSizes.find((each) => each === Number(event.target.value)), page: undefined })
          }
        >
          {pageSizes.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
    </nav>
  );
}
