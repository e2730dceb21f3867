import { CallError, type WireTermsFault, type WireTermsText } from '@taizhang/contract';
import { type ReactNode, useEffect, useState } from 'react';
import { useTextsOf, useWords } from '../language.ts';
import { whereIn } from './editing.tsx';
import { TermsDocument } from './terms-document.tsx';
import { termsTexts } from './terms-texts.ts';
import type { LiveCheck } from './use-check.ts';

interface SideProps extends LiveCheck {
  /** Leads to where a fault is. */
  lead(at: string): void;
}

/** Beside the terms: what stands against them, and how they read. */
export function Side({ check, fresh, error, lead }: SideProps): ReactNode {
  const say = useTextsOf(termsTexts);
  const [whole, keep] = useState<WireTermsText | null>(null);
  useEffect(() => {
    if (check?.text) keep(check.text);
  }, [check]);
  const text = check?.text ?? whole;
  return (
    <aside className="terms-side" aria-label={say('check')}>
      <h3>{say('check')}</h3>
      <Status {...{ check, fresh, error }} />
      {check && (
        <ul className="terms-found" data-testid="terms-found">
          {check.errors.map((fault) => (
            <Found key={`${fault.at} ${fault.says.en}`} fault={fault} mark="✕" lead={lead} />
          ))}
          {check.questions.map((fault) => (
            <Found key={`${fault.at} ${fault.says.en}`} fault={fault} mark="?" lead={lead} />
          ))}
        </ul>
      )}
      <h3>{say('document')}</h3>
      {text ? (
        <>
          {!check?.text && <p className="quiet">{say('documentStale')}</p>}
          <TermsDocument text={text} />
        </>
      ) : (
        <p className="quiet">{say('documentNone')}</p>
      )}
    </aside>
  );
}

function Status({ check, fresh, error }: LiveCheck) {
  const say = useTextsOf(termsTexts);
  const { of } = useWords();
  if (error)
    return (
      <p className="hand" role="alert">
        {error instanceof CallError && error.refusal
          ? say('checkFailed', { why: of(error.refusal.message) })
          : say('checkLost')}
      </p>
    );
  const { errors, questions } = {
    errors: check?.errors.length ?? 0,
    questions: check?.questions.length ?? 0,
  };
  const right = check?.examples?.filter(({ wrong }) => wrong === null).length ?? 0;
  const all = check?.examples?.length ?? 0;
  const state =
    errors > 0
      ? check?.text
        ? say(questions > 0 ? 'unsound' : 'faulty', { errors, questions })
        : say('notWhole', { errors })
      : questions > 0
        ? say('doubtful', { questions })
        : say('sound');
  return (
    <div role="status" data-testid="terms-status" data-fresh={fresh}>
      <p className={errors > 0 ? 'hand' : ''}>{fresh ? state : say('checking')}</p>
      {fresh && all > 0 && <p>{say('examplesRight', { right, all })}</p>}
    </div>
  );
}

interface FoundProps {
  readonly fault: WireTermsFault;
  readonly mark: string;
  lead(at: string): void;
}

function Found({ fault: { at, place, says }, mark, lead }: FoundProps) {
  const say = useTextsOf(termsTexts);
  const { of } = useWords();
  const where = of(whereIn(at.split('.').slice(2).join('.')));
  return (
    <li className={mark === '✕' ? 'hand' : 'terms-question'}>
      <span aria-hidden="true">{mark} </span>
      {of(place)}
      {where && `${of({ zh: '的', en: ', ' })}${where}`}
      {of({ zh: '：', en: ': ' })}
      {of(says)}{' '}
      <button
        type="button"
        className="plain"
        aria-label={`${say('goTo')} ${of(place)}`}
        onClick={() => lead(at)}
      >
        {say('goTo')}
      </button>
    </li>
  );
}
