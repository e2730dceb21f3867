import type { WireCheck } from '@taizhang/contract';
import { type ReactNode, useMemo, useState } from 'react';
import { useTextsOf } from '../language.ts';
import { doubtfulFirst, isDecided, isNoFigure } from './check-search.ts';
import { checkTexts } from './check-texts.ts';
import { FigureButton } from './figure-button.tsx';
import { Findings } from './findings.tsx';
import { VerdictLight } from './verdict.tsx';

interface OverviewProps {
  readonly check: WireCheck;
  /** The positions of the findings that count. */
  readonly findings: readonly number[];
  /** The positions of the figures that fit the filter. */
  readonly shown: readonly number[];
  select(figure: number): void;
}

const atOnce = 50;

/** All contradictions, and the figures that are looked at, as lists: beside the text, behind it on a telephone and on paper. */
export function Overview({ check, findings, shown, select }: OverviewProps): ReactNode {
  const say = useTextsOf(checkTexts);
  return (
    <section className="check-overview" id="overview">
      <h2>
        {say('contradictions')} <span className="count quiet">{findings.length}</span>
      </h2>
      {findings.length === 0 ? (
        <p className="quiet">{say('noFindings')}</p>
      ) : (
        <Findings check={check} shown={findings} select={select} />
      )}
      <h2>
        {say('listTitle')} <span className="count quiet">{shown.length}</span>
      </h2>
      <List check={check} shown={shown} select={select} />
    </section>
  );
}

function List({ check, shown, select }: Omit<OverviewProps, 'findings'>) {
  const say = useTextsOf(checkTexts);
  const [count, setCount] = useState(atOnce);
  const listed = useMemo(() => doubtfulFirst(check.figures, shown), [check.figures, shown]);
  if (check.figures.length === 0) return <p className="quiet">{say('noFigures')}</p>;
  if (shown.length === 0) return <p className="quiet">{say('listEmpty')}</p>;
  const left = listed.length - count;
  return (
    <>
      <ul className="figure-list" data-testid="figure-list">
        {listed.slice(0, count).map((position) => (
          <Row key={position} check={check} position={position} select={select} />
        ))}
      </ul>
      {left > 0 && (
        <button type="button" className="plain" onClick={() => setCount(count + atOnce)}>
          {say('more', { count: Math.min(left, atOnce) })}
        </button>
      )}
    </>
  );
}

function Row({
  check,
  position,
  select,
}: {
  check: WireCheck;
  position: number;
  select(figure: number): void;
}) {
  const say = useTextsOf(checkTexts);
  const figure = check.figures[position];
  if (!figure) return null;
  return (
    <li>
      <span className="figure-list-said">
        <span className="quiet" lang="zh-CN">
          {figure.label}
        </span>{' '}
        <FigureButton position={position} select={select}>
          <span className="whole" lang="zh-CN">
            {figure.text}
          </span>
        </FigureButton>
        {figure.verdict === 'differs' && figure.match?.shown && (
          <span className="quiet whole">
            {say('inLedger')} <span lang="zh-CN">{figure.match.shown}</span>
          </span>
        )}
      </span>
      <span className="figure-list-verdict">
        {isNoFigure(figure) ? (
          <span className="tag">{say('noFigure')}</span>
        ) : (
          <VerdictLight verdict={figure.verdict} />
        )}
        {figure.decision && isDecided(figure) && (
          <span title={say(`decided_${figure.decision.decision}`)}> ✓</span>
        )}
      </span>
    </li>
  );
}
