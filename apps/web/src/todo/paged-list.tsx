import type { ReactNode } from 'react';
import { Pages } from '../figure/pages.tsx';
import { useTextsOf } from '../language.ts';
import { duePerPage } from './todo-data.ts';
import { todoTexts } from './todo-texts.ts';

interface PagedListProps {
  readonly title: string;
  readonly empty: string;
  /** How many there are on all pages. */
  readonly total: number;
  readonly page: number;
  /** Those of this page. */
  readonly children: ReactNode;
  turn(page: number): void;
}

/** A list page by page, or that there is nothing in it. */
export function PagedList({ title, empty, total, page, children, turn }: PagedListProps): ReactNode {
  const say = useTextsOf(todoTexts);
  if (total === 0) return <p className="quiet">{empty}</p>;
  return (
    <>
      {children}
      <Pages
        label={say('pagesOf', { what: title })}
        page={page}
        pages={Math.ceil(total / duePerPage)}
        turn={turn}
      />
    </>
  );
}
