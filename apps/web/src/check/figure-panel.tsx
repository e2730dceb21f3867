import type { WireCheck, WireCheckFigure } from '@taizhang/contract';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { Whole } from '../design/whole.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { isNoFigure } from './check-search.ts';
import { checkTexts } from './check-texts.ts';
import { Decide } from './decide.tsx';
import { Findings } from './findings.tsx';
import { Match } from './match.tsx';
import { VerdictLight } from './verdict.tsx';

interface FigurePanelProps {
  readonly check: WireCheck;
  readonly position: number;
  readonly figure: WireCheckFigure;
  /** The positions of the findings that count. */
  readonly findings: readonly number[];
  /** Where it stands among those that are walked through. */
  readonly place: string;
  step(by: 1 | -1): void;
  select(figure: number): void;
  close(): void;
}

/** One figure: what the text says, what the ledger says, why they differ, and what is decided. */
export function FigurePanel({
  check,
  position,
  figure,
  findings,
  place,
  step,
  select,
  close,
}: FigurePanelProps): ReactNode {
  const say = useTextsOf(checkTexts);
  const panel = useRef<HTMLElement>(null);
  // Another figure begins at its head; the keyboard follows it here, and Escape leads back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the figure is what makes it begin anew
  useEffect(() => {
    panel.current?.scrollTo(0, 0);
    panel.current?.focus({ preventScroll: true });
  }, [position]);
  const no = isNoFigure(figure);
  const own = figure.findings.filter((finding) => findings.includes(finding));
  return (
    <aside
      ref={panel}
      className="check-panel"
      aria-label={say('panelOf')}
      tabIndex={-1}
      data-testid="figure-panel"
    >
      <div className="check-panel-bar">
        <span className="quiet whole">{place}</span>
        <Button size="small" onClick={() => step(-1)}>
          {say('previous')}
        </Button>
        <Button size="small" onClick={() => step(1)}>
          {say('next')}
        </Button>
        <Button size="small" onClick={close}>
          {say('close')}
        </Button>
      </div>
      <h2 className="check-panel-title">
        <span lang="zh-CN">{figure.text}</span>{' '}
        {no ? <span className="tag">{say('noFigure')}</span> : <VerdictLight verdict={figure.verdict} />}
      </h2>
      <p className="heard" role="status">
        {say('selectedFigure', {
          place: position + 1,
          text: figure.text,
          verdict: no ? say('noFigure') : say(figure.verdict),
        })}
      </p>
      {!no && <Compared figure={figure} />}
      <Decide key={position} check={check.id} position={position} figure={figure} />
      {own.length > 0 && (
        <section className="check-part">
          <h3>{say('contradictions')}</h3>
          <Findings check={check} shown={own} select={select} />
        </section>
      )}
      <Match key={`match ${position}`} check={check} position={position} figure={figure} />
      <Reading figure={figure} />
    </aside>
  );
}

/** What the text says beside what the ledger says, and the nearest reason why they differ. */
function Compared({ figure: { text, match, cause, explanation, verdict } }: { figure: WireCheckFigure }) {
  const say = useTextsOf(checkTexts);
  const { of } = useWords();
  return (
    <>
      <dl className="compared">
        <div>
          <dt>{say('inText')}</dt>
          <dd lang="zh-CN">{text}</dd>
        </div>
        <div>
          <dt>{say('inLedger')}</dt>
          <dd className={verdict === 'differs' ? 'hand' : undefined} data-testid="ledger-says" lang="zh-CN">
            {match ? (match.shown ?? say('ledgerSilent')) : say('notCompared')}
          </dd>
        </div>
        {match?.differenceShown && (
          <div>
            <dt>{say('difference')}</dt>
            <dd className={verdict === 'differs' ? 'hand' : undefined}>{of(match.differenceShown)}</dd>
          </div>
        )}
      </dl>
      {(cause !== null || explanation !== null) && (
        <p className="check-why" data-testid="why">
          {cause !== null && <b>{say(`cause_${cause}`)} </b>}
          {explanation !== null && <Whole>{of(explanation)}</Whole>}
        </p>
      )}
    </>
  );
}

/** How the text was read. */
function Reading({ figure }: { figure: WireCheckFigure }) {
  const say = useTextsOf(checkTexts);
  const { of } = useWords();
  const { value, unit, kind, label, base, period, claim } = figure;
  const rows = [
    ['label', label === '' ? say('noLabel') : label],
    ['value', Array.isArray(value) ? value.join(of({ zh: '、', en: ', ' })) : figure.digits],
    ['unit', unit ?? say('noUnit')],
    ['kind', say(`kind_${kind}`)],
    ['base', base],
    ['period', period],
    ['claim', say(`claim_${claim}`)],
  ] as const;
  return (
    <section className="check-part">
      <h3>{say('reading')}</h3>
      <dl className="facts" data-testid="reading">
        {rows.map(
          ([name, content]) =>
            content !== null && (
              <div key={name}>
                <dt>{say(name)}</dt>
                <dd>{content}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
