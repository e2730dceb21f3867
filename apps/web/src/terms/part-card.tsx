import { type ReactNode, useRef, useState } from 'react';
import { Faults, faultsWithin, useEditing } from './editing.tsx';
import { PartId } from './part-id.tsx';
import { idsIn, movedNamed } from './terms-ids.ts';
import { moved, type Path } from './terms-value.ts';

interface CardProps {
  readonly at: Path;
  readonly title: string;
  /** What stands beside the title: the clause, what it says. */
  readonly note?: string | undefined;
  /** Whether what is to be filled in shows at once. */
  readonly isNew?: boolean;
  children: ReactNode;
}

/** A part of the terms: closed it says what it is, opened it is edited. */
export function Card({ at, title, note, isNew = false, children }: CardProps): ReactNode {
  const { say, check, put, terms } = useEditing();
  const [open, setOpen] = useState(isNew);
  const card = useRef<HTMLDetailsElement>(null);
  const path = at.join('.');
  const { errors, questions } = faultsWithin(check, path);
  const named = title || say('untitled');
  const list = at.slice(0, -1);
  const among = list.reduce<unknown>(
    (part, name) => (part as Record<string, unknown>)[name as string],
    terms,
  ) as unknown[] | Record<string, unknown>;
  const ids = idsIn(terms, at);
  const last = at.at(-1);
  const place = typeof last === 'number' ? last : ids.indexOf(String(last));
  const count = Array.isArray(among) ? among.length : ids.length;
  const move = (by: -1 | 1) =>
    put(list, Array.isArray(among) ? moved(among, place, by) : movedNamed(among, String(last), by));
  return (
    <details
      ref={card}
      className="terms-card"
      data-at={path}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <span className="terms-card-title">{named}</span>
        {note && <span className="quiet terms-card-note">{note}</span>}
        {errors.length > 0 && (
          <span className="hand whole">✕ {say('faultsHere', { count: errors.length })}</span>
        )}
        {questions.length > 0 && (
          <span className="terms-question whole">? {say('questionsHere', { count: questions.length })}</span>
        )}
      </summary>
      <Faults at={path} />
      <div className="terms-card-body">{children}</div>
      <p className="terms-card-foot">
        {ids[place] !== undefined && <PartId at={at} id={ids[place]} />}
        {place > 0 && (
          <button
            type="button"
            className="plain"
            aria-label={say('upNamed', { title: named })}
            onClick={() => move(-1)}
          >
            {say('up')}
          </button>
        )}
        {place < count - 1 && (
          <button
            type="button"
            className="plain"
            aria-label={say('downNamed', { title: named })}
            onClick={() => move(1)}
          >
            {say('down')}
          </button>
        )}
        <button
          type="button"
          className="plain"
          aria-label={say('removeNamed', { title: named })}
          onClick={() => put(at, undefined)}
        >
          {say('remove')}
        </button>
      </p>
    </details>
  );
}

interface SectionProps {
  readonly at: string;
  readonly title: string;
  readonly help?: string;
  children: ReactNode;
}

/** A section of the editor, with what stands against it as a whole. */
export function Section({ at, title, help, children }: SectionProps): ReactNode {
  return (
    <section className="terms-section" data-at={at} aria-label={title} tabIndex={-1}>
      <h3>{title}</h3>
      {help && <p className="quiet terms-help">{help}</p>}
      <Faults at={at} own />
      {children}
    </section>
  );
}
