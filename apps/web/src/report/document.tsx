import type { ReportFigure, WireReport, WireReportChanges } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { memo, useEffect, useState } from 'react';
import { Whole } from '../design/whole.tsx';
import { stepOn } from '../figure/panel-place.ts';
import { spoken } from '../format.ts';
import { useWords } from '../language.ts';
import { inPieces } from './pieces.ts';
import { useStill } from './use-still.ts';

type Change = WireReportChanges['figures'][number];

interface DocumentProps {
  readonly report: WireReport;
  /** What differs since the moment chosen, by figure. */
  readonly changes: ReadonlyMap<string, Change>;
  /** The figure whose panel is open. */
  readonly open: string | undefined;
}

/** Whether all of a report's sentences are written in English, too. */
export const isInEnglish = ({ sections }: WireReport): boolean =>
  sections.every(({ english }) => english !== null);

/** The report as an official document, in which every figure is a link. */
export const Document = memo(function Document({ report, changes, open }: DocumentProps) {
  const { language } = useWords();
  const isEnglish = language === 'en' && isInEnglish(report);
  const figures = new Map(report.figures.map((figure) => [figure.id, figure]));
  const still = useStill(open);
  // An address may open the panel of a figure far down in the text; one that was clicked is in sight already.
  useEffect(() => {
    if (open === undefined) return;
    const link = document.querySelector(`.report-body [data-figure="${CSS.escape(open)}"]`);
    const { top, bottom } = link?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    if (top < 0 || bottom > window.innerHeight) link?.scrollIntoView({ block: 'center' });
  }, [open]);
  return (
    <div
      className={changes.size > 0 ? 'report-body is-compared' : 'report-body'}
      lang={isEnglish ? 'en' : 'zh-CN'}
      onClickCapture={still}
    >
      {report.sections.map((section, s) => (
        // The template's order is fixed.
        // biome-ignore lint/suspicious/noArrayIndexKey: sections have no other name
        <section key={s}>
          {section.heading && <h2>{section.heading[isEnglish ? 'en' : 'zh']}</h2>}
          {((isEnglish && section.english) || section.paragraphs).map((paragraph, p) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name
            <p key={p}>
              {inPieces(paragraph, figures).map((piece, i) =>
                piece.figure ? (
                  <FigureLink
                    key={piece.figure.id}
                    report={report.report}
                    figure={piece.figure}
                    isEnglish={isEnglish}
                    counted={piece.text}
                    differs={piece.figure.agrees === false}
                    change={changes.get(piece.figure.id)}
                    isOpen={piece.figure.id === open}
                    hasPanel={open !== undefined}
                  />
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the words have nothing but their place
                  <Whole key={i}>{piece.text}</Whole>
                ),
              )}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
});

interface FigureLinkProps {
  readonly report: string;
  readonly figure: ReportFigure;
  /** Whether it stands in an English sentence. */
  readonly isEnglish?: boolean;
  /** What follows it in the text and is not parted from it. */
  readonly counted?: string;
  /** Whether it disagrees with what was printed. */
  readonly differs: boolean;
  readonly change?: Change | undefined;
  readonly isOpen?: boolean;
  /** Whether a panel is open, from which this figure's is a step further. */
  readonly hasPanel: boolean;
  /** Instead of the figure as it is printed. */
  readonly children?: string;
}

/** Opens a figure's panel in the report. */
export const FigureLink = memo(function FigureLink(props: FigureLinkProps) {
  const { report, figure, differs, change, hasPanel, children } = props;
  const { isEnglish = false, isOpen = false, counted = '' } = props;
  const { say, of } = useWords();
  const claim = differs ? say('printedAs', { claim: figure.claim ?? '—' }) : '';
  const classes = [
    'figure',
    differs && 'figure-differs',
    change && 'figure-changed',
    isOpen && 'figure-open',
  ];
  const link = (
    <Link
      to="/reports/$report"
      params={{ report }}
      search={(was) => ({ ...was, figure: figure.id, page: undefined, record: undefined })}
      replace={isOpen}
      state={({ stepsInPanel }) => ({
        stepsInPanel: isOpen ? stepsInPanel : hasPanel ? stepOn(stepsInPanel) : 1,
      })}
      resetScroll={false}
      className={classes.filter(Boolean).join(' ')}
      // The router calls the open figure's address the current page; it is a part of it.
      activeProps={{ 'aria-current': isOpen ? 'true' : undefined }}
      title={[of(figure.label), claim].filter(Boolean).join(' · ')}
      data-figure={figure.id}
    >
      {children ?? <Turning display={isEnglish ? figure.english : figure.display} />}
      {differs && (
        <sup>
          <span aria-hidden="true">≠</span>
          <span className="heard">{claim}</span>
        </sup>
      )}
    </Link>
  );
  return (
    <>
      {counted === '' ? (
        link
      ) : (
        <span className="whole">
          {link}
          {counted}
        </span>
      )}
      {change && children === undefined && <SinceNote change={change} isEnglish={isEnglish} />}
    </>
  );
}, isSame);

/** Compiled anew, most figures say what they said; they need not be drawn again. */
function isSame(was: FigureLinkProps, is: FigureLinkProps): boolean {
  return (
    was.report === is.report &&
    was.figure.display === is.figure.display &&
    was.isEnglish === is.isEnglish &&
    was.figure.label.zh === is.figure.label.zh &&
    was.differs === is.differs &&
    was.isOpen === is.isOpen &&
    was.hasPanel === is.hasPanel &&
    was.children === is.children &&
    was.counted === is.counted &&
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
 * What the figure said before, and by how much it differs now, in the language of the sentence it stands in. Where what was
 * printed does not differ by as much, it is said with the digits that do.
 */
function SinceNote({ change, isEnglish }: { change: Change; isEnglish: boolean }) {
  const { before, exact, shown } = change;
  const isNew = before?.value == null;
  if (isEnglish)
    return (
      <span className="since-note">
        ({isNew ? 'not known then' : `was ${exact ? spoken(exact.before.en) : before.english}`}
        {shown && <b> {shown.en}</b>})
      </span>
    );
  return (
    <>
      {/* Holds the note to its figure where a line ends. */}
      {'\u2060'}
      <span className="since-note">
        {isNew ? '原缺' : `原${exact?.before.zh ?? before.display}`}
        {shown && <b>{shown.zh}</b>}
      </span>
    </>
  );
}
