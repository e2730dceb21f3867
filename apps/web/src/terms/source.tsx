import { type ReactNode, useState } from 'react';
import { useTextsOf } from '../language.ts';
import { termsTexts } from './terms-texts.ts';
import { setOut } from './terms-value.ts';
import './source.css';

interface SourceProps {
  readonly value: string;
  set(value: string): void;
}

/** Why a text is no JSON, in the browser's own words, which name the place; null: it is, or is empty. */
function faultOf(text: string): string | null {
  if (text.trim() === '') return null;
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The terms as data, typed. */
export function Source({ value, set }: SourceProps): ReactNode {
  const say = useTextsOf(termsTexts);
  const [fault, setFault] = useState<string | null>(null);
  const [typed, setTyped] = useState(false);
  return (
    <div className="terms-source">
      <textarea
        aria-label={say('asData')}
        value={typed ? value : setOut(value)}
        rows={24}
        spellCheck={false}
        onChange={({ target }) => {
          setTyped(true);
          set(target.value);
        }}
        onBlur={() => setFault(faultOf(value))}
      />
      {fault && (
        <p className="hand" role="alert">
          {say('noJson', { fault })}
        </p>
      )}
      <p className="quiet terms-help">{say('dataHelp')}</p>
    </div>
  );
}

interface FilesProps extends SourceProps {
  readonly name: string;
}

/** Terms are taken from a file, and kept as one. */
export function Files({ value, name, set }: FilesProps): ReactNode {
  const say = useTextsOf(termsTexts);
  const take = async (file: File | undefined) => {
    if (file) set(await file.text());
  };
  return (
    <div className="terms-files">
      <label>
        {say('take')}{' '}
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => {
            void take(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      {value !== '' && (
        <a
          href={`data:application/json;charset=utf-8,${encodeURIComponent(setOut(value))}`}
          download={`${name}.json`}
        >
          {say('keep')}
        </a>
      )}
    </div>
  );
}
