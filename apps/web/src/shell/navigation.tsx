import { Link, useRouterState } from '@tanstack/react-router';
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useOwnAccount } from '../identity/who.tsx';
import { useWords } from '../language.ts';
import { type Group, groups, navigationOf, type Section } from './sections.ts';

/** So few in all stand side by side; of more, each group is opened by its name. */
const mostSideBySide = 6;

/**
 * The ways from every screen to every other: the few that one opens all day side by side, the others by group. On a
 * telephone all of them are in their groups. Which is shown where is said by the style sheet alone, so nothing jumps.
 */
export function Navigation(): ReactNode {
  const account = useOwnAccount();
  const [open, setOpen] = useState<Group | null>(null);
  const found = account ? navigationOf(account.duties, { outside: account.speaksFor.length > 0 }) : [];
  const isFew = found.reduce((all, { sections }) => all + sections.length, 0) <= mostSideBySide;
  return (
    <>
      {found.flatMap((entry) =>
        entry.sections
          .filter(({ direct }) => direct || isFew)
          .map((section) => (
            <SectionLink key={section.to} section={section} {...(isFew ? {} : { className: 'nav-direct' })} />
          )),
      )}
      {found
        .filter(() => !isFew)
        .map(({ group, sections }) => (
          <Menu
            key={group}
            group={group}
            sections={sections}
            open={open === group}
            setOpen={(now) => setOpen(now ? group : null)}
          />
        ))}
    </>
  );
}

interface SectionLinkProps {
  readonly section: Section;
  readonly className?: string;
  onFollow?(): void;
}

function SectionLink({ section, className, onFollow }: SectionLinkProps) {
  const { of } = useWords();
  return (
    <Link
      to={section.to}
      activeOptions={{ includeSearch: false }}
      {...(className ? { className } : {})}
      {...(onFollow ? { onClick: onFollow } : {})}
    >
      {of(section.title)}
    </Link>
  );
}

interface MenuProps {
  readonly group: Group;
  readonly sections: readonly Section[];
  readonly open: boolean;
  setOpen(open: boolean): void;
}

/** A group that is opened by its name: a button and what it discloses, in the order of the keyboard. */
function Menu({ group, sections, open, setOpen }: MenuProps) {
  const { of } = useWords();
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const within = (section: Section) => here === section.to || here.startsWith(`${section.to}/`);
  const closeWith = useRef(setOpen);
  closeWith.current = setOpen;
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (!whole.current?.contains(event.target as Node)) closeWith.current(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  const onBlur = (event: FocusEvent) => {
    if (event.relatedTarget && !whole.current?.contains(event.relatedTarget)) setOpen(false);
  };
  // Where all of them stand side by side on a wide screen, the menu is for the telephone only.
  const narrowOnly = sections.every(({ direct }) => direct);
  const hidden = sections.filter(({ direct }) => !direct);
  const state = [sections.some(within) ? 'nav-here-narrow' : '', hidden.some(within) ? 'nav-here' : ''].join(
    ' ',
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what happens inside.
    <div
      ref={whole}
      className={`nav-group${narrowOnly ? ' nav-narrow' : ''}`}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <button
        ref={button}
        type="button"
        className={`nav-opener ${state}`}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {of(groups[group])}
      </button>
      <ul id={id} className="nav-menu" hidden={!open}>
        {sections.map((section) => (
          <li key={section.to} className={section.direct ? 'nav-narrow' : undefined}>
            <SectionLink section={section} onFollow={() => setOpen(false)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
