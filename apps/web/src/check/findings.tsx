import type { WireCheck, WireCheckFinding } from '@taizhang/contract';
import { type ReactNode, useState } from 'react';
import { Whole } from '../design/whole.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { checkTexts } from './check-texts.ts';
import { FigureButton } from './figure-button.tsx';
import { quoteOf } from './quote.ts';

interface FindingsProps {
  readonly check: WireCheck;
  /** Positions of the findings that are shown. */
  readonly shown: readonly number[];
  select(figure: number): void;
}

const atOnce = 30;

/** Contradictions: each quotes its places, which open, and shows its arithmetic. */
export function Findings({ check, shown, select }: FindingsProps): ReactNode {
  const say = useTextsOf(checkTexts);
  const [count, setCount] = useState(atOnce);
  const left = shown.length - count;
  return (
    <>
      <ol className="findings" data-testid="findings">
        {shown.slice(0, count).map((position) => {
          const finding = check.findings[position];
          return (
            finding && (
              <Finding key={position} check={check} finding={finding} number={position + 1} select={select} />
            )
          );
        })}
      </ol>
      {left > 0 && (
        <button type="button" className="plain" onClick={() => setCount(count + atOnce)}>
          {say('more', { count: Math.min(left, atOnce) })}
        </button>
      )}
    </>
  );
}

interface FindingProps {
  readonly check: WireCheck;
  readonly finding: WireCheckFinding;
  readonly number: number;
  select(figure: number): void;
}

function Finding({ check, finding, number, select }: FindingProps) {
  const say = useTextsOf(checkTexts);
  const { of } = useWords();
  return (
    <li>
      <h3 className="hand">{say('findingOf', { title: say(`finding_${finding.kind}`), number })}</h3>
      <p className="finding-why">
        <Whole>{of({ zh: finding.explanation, en: finding.explanationEn })}</Whole>
      </p>
      <ul className="quotes">
        {finding.figures.map((position) => {
          const quote = quoteOf(check, position);
          return (
            quote && (
              <li key={position}>
                <FigureButton position={position} select={select}>
                  <q lang="zh-CN">
                    {quote.before}
                    <b>{quote.figure}</b>
                    {quote.after}
                  </q>
                </FigureButton>
              </li>
            )
          );
        })}
        {finding.earlier.map(({ source, text, start }) => (
          <li key={`${source} ${start}`} className="quiet">
            <span lang="zh-CN">“{text}”</span> {say('inEarlier', { source })}
          </li>
        ))}
      </ul>
    </li>
  );
}
