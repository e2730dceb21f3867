import type { ReportFigure, WireReport, WireReportChanges } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { memo, useEffect, useState } from 'react';
import { useWords } from '../language.ts';

type Change = WireReportChanges['figures'][number];

interface DocumentProps {
  readonly report: WireReport;
  /** What differs since the moment chosen, by figure. */
  readonly changes: ReadonlyMap<string, Change>;
  /** The figure whose panel is open. */
  readonly open: string | undefined;
}

/** The report as an official document, in which every figure is a link. */
export const Document = memo(function Document({ report, changes, open }: DocumentProps) {
  const figures = new Map(report.figures.map((figure) => [figure.id, figure]));
  // An address may open the panel of a figure far down in the text; one that was clicked is in sight already.
  useEffect(() => {
    if (open === undefined) return;
    const link = document.querySelector(`.report-body [data-figure="${CSS.escape(open)}"]`);
    const { top, bottom } = link?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    if (top < 0 || bottom > window.innerHeight) link?.scrollIntoView({ block: 'center' });
  }, [open]);
  // What was printed was printed of the period's end, and says nothing of another day.
  const isComparable = report.cutoff === report.period.to;
  return (
    <div className={changes.size > 0 ? 'report-body is-compared' : 'report-body'} lang="zh-CN">
      {report.sections.map((section, s) => (
        // The template's order is fixed.
        // biome-ignore lint/suspicious/noArrayIndexKey: sections have no other name
        <section key={s}>
          {section.heading && <h2>{section.heading.zh}</h2>}
          {section.paragraphs.map((paragraph, p) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name
            <p key={p}>
              {paragraph.map((segment) => {
                if (typeof segment === 'string') return segment;
                const figure = figures.get(segment.figure);
                return (
                  figure && (
                    <FigureLink
                      key={figure.id}
                      report={report.report}
                      figure={figure}
                      differs={isComparable && figure.agrees === false}
                      change={changes.get(figure.id)}
                      isOpen={figure.id === open}
                      replaces={open !== undefined}
                    />
                  )
                );
              })}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
});

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Whether the entry before is the same report without its panel: closing it then is going back. */
    opened?: boolean;
  }
}

interface FigureLinkProps {
  readonly report: string;
  readonly figure: ReportFigure;
  /** Whether it disagrees with what was printed. */
  readonly differs: boolean;
  readonly change?: Change | undefined;
  readonly isOpen?: boolean;
  /** Whether a panel is open, whose place in the history this figure's takes. */
  readonly replaces: boolean;
  /** Instead of the figure as it is printed. */
  readonly children?: string;
}

/** Opens a figure's panel in the report. */
export const FigureLink = memo(function FigureLink(props: FigureLinkProps) {
  const { report, figure, differs, change, isOpen = false, replaces, children } = props;
  const { say, of } = useWords();
  const claim = differs ? say('printedAs', { claim: figure.claim ?? '—' }) : '';
  const classes = [
    'figure',
    differs && 'figure-differs',
    change && 'figure-changed',
    isOpen && 'figure-open',
  ];
  return (
    <>
      <Link
        to="/reports/$report"
        params={{ report }}
        search={(was) => ({ ...was, figure: figure.id })}
        replace={replaces}
        state={(was) => ({ ...was, opened: !replaces || was.opened === true })}
        resetScroll={false}
        className={classes.filter(Boolean).join(' ')}
        // The router calls the open figure's address the current page; it is a part of it.
        activeProps={{ 'aria-current': isOpen ? 'true' : undefined }}
        title={[of(figure.label), claim].filter(Boolean).join(' · ')}
        data-figure={figure.id}
      >
        {children ?? <Turning display={figure.display} />}
        {differs && (
          <sup>
            <span aria-hidden="true">≠</span>
            <span className="heard">{claim}</span>
          </sup>
        )}
      </Link>
      {change && children === undefined && <SinceNote change={change} />}
    </>
  );
}, isSame);

/** Compiled anew, most figures say what they said; they need not be drawn again. */
function isSame(was: FigureLinkProps, is: FigureLinkProps): boolean {
  return (
    was.report === is.report &&
    was.figure.display === is.figure.display &&
    was.figure.label.zh === is.figure.label.zh &&
    was.differs === is.differs &&
    was.isOpen === is.isOpen &&
    was.replaces === is.replaces &&
    was.children === is.children &&
    JSON.stringify(was.change) === JSON.stringify(is.change)
  );
}

/** A number that shows for a moment that it has changed. */
function Turning({ display }: { display: string }) {
  const [shown, setShown] = useState({ display, turns: 0 });
  if (shown.display !== display) setShown({ display, turns: shown.turns + 1 });
  return (
    <span key={shown.turns} className={shown.turns > 0 ? 'turned' : undefined}>
      {display}
    </span>
  );
}

/**
 * What the figure said before, and by how much it differs now; in Chinese, like the sentence it stands in. Where what was
 * printed does not differ by as much, it is said with the digits that do.
 */
function SinceNote({ change }: { change: Change }) {
  return (
    <>
      {/* Holds the note to its figure where a line ends. */}
      {'\u2060'}
      <span className="since-note">
        {change.before?.value == null ? '原缺' : `原${change.exact?.before.zh ?? change.before.display}`}
        {change.shown && <b>{change.shown.zh}</b>}
      </span>
    </>
  );
}
