import { type ReactNode, useId, useRef, useState } from 'react';
import { isIdentifier } from '../identifier.ts';
import { useEditing } from './editing.tsx';
import { leadTo } from './lead-to.ts';
import { idsIn, renamed } from './terms-ids.ts';
import type { Path } from './terms-value.ts';

/** By what other parts, and versions, know a part; whatever names it follows when it is changed. */
export function PartId({ at, id }: { at: Path; id: string }): ReactNode {
  const { terms, say, change } = useEditing();
  const [typed, setTyped] = useState<string | null>(null);
  const faultId = useId();
  const field = useRef<HTMLSpanElement>(null);
  if (typed === null)
    return (
      <span className="quiet terms-card-id">
        {say('identifier')} {id}{' '}
        <button
          type="button"
          className="plain"
          aria-label={say('renameNamed', { id })}
          onClick={() => setTyped(id)}
        >
          {say('rename')}
        </button>
      </span>
    );
  const taken = typed !== id && idsIn(terms, at).includes(typed);
  const fault = taken ? say('idTaken', { id: typed }) : isIdentifier(typed) ? null : say('idForm');
  const done = () => {
    if (fault) return;
    setTyped(null);
    if (typed === id) return;
    const editor = field.current?.closest<HTMLElement>('.terms-editor');
    change(renamed(terms, at, id, typed));
    // Drawn anew under its new name, it is opened again, and the keyboard goes on there.
    const path = typeof at.at(-1) === 'number' ? at : [...at.slice(0, -1), typed];
    if (editor) setTimeout(() => leadTo(editor, path.join('.')));
  };
  return (
    <span className="terms-card-id" ref={field}>
      <label>
        {say('identifier')}{' '}
        <input
          // biome-ignore lint/a11y/noAutofocus: whoever asked to change it types next
          autoFocus
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          aria-invalid={fault !== null}
          aria-describedby={faultId}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              // The form around is not sent.
              event.preventDefault();
              done();
            }
            if (event.key === 'Escape') setTyped(null);
          }}
        />
      </label>{' '}
      <button type="button" className="plain" disabled={fault !== null} onClick={done}>
        {say('renameDone')}
      </button>{' '}
      <button type="button" className="plain" onClick={() => setTyped(null)}>
        {say('renameNot')}
      </button>
      <span id={faultId} className="hand" role="status">
        {fault && ` ${fault}`}
      </span>
    </span>
  );
}
