import type { WireCheck } from '@taizhang/contract';
import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTextsOf } from '../language.ts';
import { type CheckSearch, type Filter, handsOn, isKind, kinds, verdicts } from './check-search.ts';
import { checkTexts } from './check-texts.ts';
import { Help } from './help.tsx';
import { VerdictLight } from './verdict.tsx';

interface CheckBarProps {
  readonly check: WireCheck;
  readonly filter: Filter;
  /** How many figures are looked at, or where among them one is. */
  readonly counted: string;
  choose(change: CheckSearch): void;
  step(by: 1 | -1): void;
}

/** Which figures are looked at, how far the decisions are, and the way from one to the next. */
export function CheckBar({ check, filter, counted, choose, step }: CheckBarProps): ReactNode {
  const say = useTextsOf(checkTexts);
  const { counts, figures } = check;
  const present = useMemo(() => {
    const found = new Set(figures.map(({ kind }) => kind));
    return kinds.filter((kind) => found.has(kind));
  }, [figures]);
  return (
    <div className="check-bar">
      <fieldset className="check-verdicts">
        <legend className="heard">{say('verdictFilter')}</legend>
        <button
          type="button"
          aria-pressed={filter.verdict === undefined}
          onClick={() => choose({ verdict: undefined })}
        >
          {say('all')} <b>{counts.figures}</b>
        </button>
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            aria-pressed={filter.verdict === verdict}
            onClick={() => choose({ verdict: filter.verdict === verdict ? undefined : verdict })}
          >
            <VerdictLight verdict={verdict} count={counts[verdict]} />
          </button>
        ))}
      </fieldset>
      <select
        aria-label={say('kindFilter')}
        value={filter.kind ?? ''}
        onChange={({ target: { value } }) => choose({ kind: isKind(value) ? value : undefined })}
      >
        <option value="">{say('allKinds')}</option>
        {present.map((kind) => (
          <option key={kind} value={kind}>
            {say(`kind_${kind}`)}
          </option>
        ))}
      </select>
      <label className="check-open">
        <input
          type="checkbox"
          checked={filter.open ?? false}
          onChange={({ target }) => choose({ open: target.checked || undefined })}
        />
        {say('onlyOpen')}
      </label>
      <Progress check={check} />
      <div className="check-steps">
        <span className="quiet whole" data-testid="counted">
          {counted}
        </span>
        <Button size="small" onClick={() => step(-1)}>
          {say('previous')}
        </Button>
        <Button size="small" onClick={() => step(1)}>
          {say('next')}
        </Button>
        <Help />
      </div>
    </div>
  );
}

/** How many of the doubtful figures somebody has decided on. */
function Progress({ check: { figures } }: { check: WireCheck }) {
  const say = useTextsOf(checkTexts);
  const { total, done } = useMemo(() => handsOn(figures), [figures]);
  const words = total === 0 ? say('nothingToDo') : say('handProgress', { total, done });
  return (
    <p className="check-progress" data-testid="progress">
      {words}
      {total > 0 && <progress aria-label={words} value={done} max={total} />}
    </p>
  );
}
