import { type ReactNode, useState } from 'react';
import { useTextsOf } from '../language.ts';
import { dispatchTexts } from './dispatch-texts.ts';

/** A part of a page with as much in it as this stands open; a longer one is folded to its name and number. */
const openUpTo = 5;

export interface PartOf {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  /** Whether it stands open however long it is. */
  readonly open?: boolean;
  readonly content: ReactNode;
}

/** The parts of a page: in short at its head, each number the way to its part, and below as they were opened. */
export function Parts({ parts }: { parts: readonly PartOf[] }): ReactNode {
  const [turned, turn] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = ({ id, count, open = false }: PartOf) => turned.get(id) ?? (open || count <= openUpTo);
  const set = (id: string, open: boolean) => turn((was) => new Map(was).set(id, open));
  return (
    <>
      <ul className="counts">
        {parts.map(({ id, title, count }) => (
          <li key={id}>
            <span>{title}</span>
            <a href={`#${id}`} onClick={() => set(id, true)}>
              {count}
            </a>
          </li>
        ))}
      </ul>
      {parts.map((part) => (
        <details
          key={part.id}
          id={part.id}
          className="part"
          open={isOpen(part)}
          onToggle={({ currentTarget: { open } }) => open !== isOpen(part) && set(part.id, open)}
        >
          <summary>
            <h2>
              {part.title} <span className="quiet count">{part.count}</span>
            </h2>
          </summary>
          {part.content}
        </details>
      ))}
    </>
  );
}

interface FirstRowsProps<T> {
  readonly rows: readonly T[];
  children(rows: readonly T[]): ReactNode;
}

/** So many that a page with three such lists is one sheet of paper. */
const firstShown = 6;

/** The first rows of a list; what is more is folded to its number, on paper as well. */
export function FirstRows<T>({ rows, children }: FirstRowsProps<T>): ReactNode {
  const say = useTextsOf(dispatchTexts);
  return (
    <>
      {children(rows.slice(0, firstShown))}
      {rows.length > firstShown && (
        <details className="more-rows">
          <summary>{say('otherRows', { count: rows.length - firstShown })}</summary>
          {children(rows.slice(firstShown))}
        </details>
      )}
    </>
  );
}
