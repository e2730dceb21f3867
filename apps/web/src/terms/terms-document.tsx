import type { WireTermsText } from '@taizhang/contract';
import type { ReactNode } from 'react';
import { useTextsOf, useWords } from '../language.ts';
import { termsTexts } from './terms-texts.ts';
import './terms-document.css';

type Part = WireTermsText['conditions'][number];
type Unnamed = { readonly clause: string; readonly words: Part['words'] };

/** The terms of a policy to be read: section by section, each part with the clause that it follows. */
export function TermsDocument({ text }: { text: WireTermsText }): ReactNode {
  const say = useTextsOf(termsTexts);
  const { of, language } = useWords();
  const numbers = ['一', '二', '三', '四', '五', '六', '七', '八'];
  let section = 0;
  const heading = (title: string) => (
    <h4>
      {language === 'zh' ? `${numbers[section++]}、` : `${++section}. `}
      {title}
    </h4>
  );
  const beside = [text.stacking, text.budget].filter((one): one is Unnamed => one !== null);
  return (
    <div className="terms-document" data-testid="terms-document">
      {heading(say('docSubject'))}
      <p>
        {of(text.subject)}
        {of({ zh: '。', en: '. ' })}
        {of(text.often)}
        {of({ zh: '。', en: '.' })}
      </p>
      {heading(say('docConditions'))}
      {text.conditions.length === 0 ? (
        <p>{say('nobodyElse', { subject: of(text.subject) })}</p>
      ) : (
        <Parts parts={text.conditions} />
      )}
      {heading(say('docAmounts'))}
      <Parts parts={text.lines} />
      {text.parameters.length > 0 && (
        <>
          {heading(say('docParameters'))}
          <ol>
            {text.parameters.map(({ id, title, words }) => (
              <li key={id}>
                {of(title)}
                {of({ zh: '：', en: ': ' })}
                {of(words)}
              </li>
            ))}
          </ol>
        </>
      )}
      {beside.length > 0 && (
        <>
          {heading(say('docBeside'))}
          <ol>
            {beside.map(({ clause, words }) => (
              <li key={words.en}>
                {of(words)}
                <Clause clause={clause} />
              </li>
            ))}
          </ol>
        </>
      )}
      {text.evidence.length > 0 && (
        <>
          {heading(say('docEvidence'))}
          <Parts parts={text.evidence} />
        </>
      )}
      {text.clawback.length > 0 && (
        <>
          {heading(say('docClawback'))}
          <Parts parts={text.clawback} />
        </>
      )}
      {heading(say('docClauses'))}
      {text.clauses.map(({ id, number, text: words }) => (
        <p key={id}>
          <strong>{number}</strong> {of(words)}
        </p>
      ))}
    </div>
  );
}

function Parts({ parts }: { parts: readonly Part[] }) {
  const { of } = useWords();
  return (
    <ol>
      {parts.map(({ id, title, clause, words }) => (
        <li key={id}>
          {of(title)}
          <Clause clause={clause} />
          {of({ zh: '：', en: ': ' })}
          {of(words)}
        </li>
      ))}
    </ol>
  );
}

function Clause({ clause }: { clause: string }) {
  const { of } = useWords();
  return <span className="quiet whole">{of({ zh: `（${clause}）`, en: ` (${clause})` })}</span>;
}
