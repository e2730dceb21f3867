import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useTextsOf } from '../language.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { Budget, Stacking } from './beside.tsx';
import { EditingProvider } from './editing.tsx';
import { Examples } from './examples.tsx';
import { leadTo } from './lead-to.ts';
import { Lines } from './lines.tsx';
import { Clauses, Clawback, Conditions, Evidence, General, Parameters } from './sections.tsx';
import { Side } from './side.tsx';
import { Files, Source } from './source.tsx';
import { termsTexts } from './terms-texts.ts';
import { emptyTerms, isDrawable, readValue, writeValue } from './terms-value.ts';
import { askTerms, type LiveCheck, useCheck, type VersionBeside } from './use-check.ts';
import { useSteps } from './use-steps.ts';
import './terms.css';

export interface TermsEditorProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly version: VersionBeside;
  readonly today: string;
  set(value: string): void;
}

type View = 'blocks' | 'data';

/** The terms of a policy, edited as blocks or as data, with what stands against them and how they read beside. */
export function TermsEditor({ id, name, label, value, version, today, set }: TermsEditorProps): ReactNode {
  const say = useTextsOf(termsTexts);
  const steps = useSteps(value, set);
  const [view, setView] = useState<View>('blocks');
  const whole = useRef<HTMLDivElement>(null);
  const data = useMemo(() => readValue(value), [value]);
  const canDraw = value.trim() === '' || isDrawable(data);
  const live = useCheck(value, version);
  const shown: View = canDraw ? view : 'data';
  const lead = (at: string) => {
    setView('blocks');
    // What leads there is drawn first.
    requestAnimationFrame(() => whole.current && leadTo(whole.current, at));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as columns everywhere
    <div
      id={id}
      ref={whole}
      className="terms-editor"
      role="group"
      aria-label={label}
      data-testid="terms-editor"
      onKeyDown={keepFromSending}
    >
      <div className="terms-bar">
        <fieldset className="terms-view">
          <legend className="heard">{say('view')}</legend>
          {(['blocks', 'data'] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`${id}-view`}
                checked={shown === one}
                disabled={one === 'blocks' && !canDraw}
                onChange={() => setView(one)}
              />{' '}
              {say(one === 'blocks' ? 'asBlocks' : 'asData')}
            </label>
          ))}
        </fieldset>
        <button type="button" className="plain" disabled={!steps.canUndo} onClick={steps.undo}>
          {say('undo')}
        </button>
        <button type="button" className="plain" disabled={!steps.canRedo} onClick={steps.redo}>
          {say('redo')}
        </button>
        <Files name={name} value={value} set={steps.set} />
      </div>
      <div className="terms-columns">
        <div className="terms-main">
          {!canDraw && (
            <p className="hand" role="alert">
              {say('notDrawable')}
            </p>
          )}
          {shown === 'data' ? (
            <Source value={value} set={steps.set} />
          ) : (
            <Blocks data={data} live={live} today={today} change={steps.set} />
          )}
        </div>
        <Side {...live} lead={lead} />
      </div>
    </div>
  );
}

/** Enter in a field of the editor is no wish to send the form. */
function keepFromSending(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

interface BlocksProps {
  readonly data: unknown;
  readonly live: LiveCheck;
  readonly today: string;
  change(value: string): void;
}

function Blocks({ data, live, today, change }: BlocksProps) {
  const given = isDrawable(data) ? data : null;
  const { data: vocabulary, error, refetch } = useQuery(askTerms.vocabulary(given?.subject));
  const words = useMemo(() => new Map(vocabulary?.words.map((word) => [word.id, word])), [vocabulary]);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!vocabulary) return <Loading />;
  const terms = given ?? emptyTerms(vocabulary.subject ?? '');
  return (
    <EditingProvider
      value={{
        terms,
        vocabulary,
        words,
        today,
        check: live.check,
        fresh: live.fresh,
        change: (next) => change(writeValue(next)),
      }}
    >
      <General />
      <Clauses />
      <Parameters />
      <Conditions />
      <Lines />
      <Stacking />
      <Budget />
      <Evidence />
      <Clawback />
      <Examples />
    </EditingProvider>
  );
}
