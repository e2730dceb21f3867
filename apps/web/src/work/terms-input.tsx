import { type ReactNode, useState } from 'react';
import { useTextsOf } from '../language.ts';
import { termsTexts } from './terms-texts.ts';

interface TermsInputProps {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly autoFocus?: boolean;
  set(value: string): void;
}

/** JSON set out for reading; what is none stays as it is typed. */
function setOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
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

/** The terms of a policy as data: typed, or taken from a file and kept as one. */
export function TermsInput({ name, value, set, ...props }: TermsInputProps): ReactNode {
  const say = useTextsOf(termsTexts);
  const [fault, setFault] = useState<string | null>(null);
  const [typed, setTyped] = useState(false);
  const write = (text: string) => {
    setTyped(true);
    set(text);
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    const text = setOut(await file.text());
    write(text);
    setFault(faultOf(text));
  };
  return (
    <div className="terms-input">
      <textarea
        {...props}
        value={typed ? value : setOut(value)}
        rows={18}
        spellCheck={false}
        onChange={({ target }) => write(target.value)}
        onBlur={() => setFault(faultOf(value))}
      />
      {fault && (
        <p className="hand" role="alert">
          {say('termsNoJson', { fault })}
        </p>
      )}
      <p className="form-help quiet">{say('termsHelp')}</p>
      <div className="terms-files">
        <label>
          {say('termsTake')}{' '}
          <input
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => void take(target.files?.[0])}
          />
        </label>
        {value !== '' && (
          <a
            href={`data:application/json;charset=utf-8,${encodeURIComponent(setOut(value))}`}
            download={`${name}.json`}
          >
            {say('termsKeep')}
          </a>
        )}
      </div>
    </div>
  );
}
