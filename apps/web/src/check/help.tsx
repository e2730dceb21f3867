import { type ReactNode, useRef } from 'react';
import { useTextsOf } from '../language.ts';
import { checkTexts } from './check-texts.ts';
import { turnLetters, useLetters } from './use-walk.ts';

/** The keys, and the switch for those that are letters. */
export function Help(): ReactNode {
  const say = useTextsOf(checkTexts);
  const letters = useLetters();
  const dialog = useRef<HTMLDialogElement>(null);
  const rows = [
    { keys: letters ? ['j', '→'] : ['→'], does: say('helpNext') },
    { keys: letters ? ['k', '←'] : ['←'], does: say('helpPrevious') },
    { keys: ['Esc'], does: say('helpClose') },
  ];
  return (
    <>
      <button type="button" className="plain check-help" onClick={() => dialog.current?.showModal()}>
        {say('help')}
      </button>
      <dialog ref={dialog} className="check-dialog" aria-label={say('help')}>
        <dl className="facts">
          {rows.map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label className="check-open">
          <input type="checkbox" checked={letters} onChange={({ target }) => turnLetters(target.checked)} />
          {say('helpLetters')}
        </label>
        <p className="actions">
          <button type="button" onClick={() => dialog.current?.close()}>
            {say('close')}
          </button>
        </p>
      </dialog>
    </>
  );
}
