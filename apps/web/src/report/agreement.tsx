import type { WireReport, WireReportChanges } from '@taizhang/contract';
import type { ReactNode } from 'react';
import { PrintButton } from '../design/print-button.tsx';
import { Whole } from '../design/whole.tsx';
import { dot } from '../format.ts';
import { useWords } from '../language.ts';
import { useMoments } from '../shell/time-zone.ts';
import { FigureLink, isInEnglish } from './document.tsx';

interface AgreementProps {
  readonly report: WireReport;
  readonly changes: WireReportChanges | undefined;
  readonly hasPanel: boolean;
}

/**
 * How the report stands to what was printed, and to the moment it is compared with: one line, always there. On paper only
 * what the marks in the text mean.
 */
export function Agreement({ report, changes, hasPanel }: AgreementProps): ReactNode {
  const { say } = useWords();
  const { written } = useMoments();
  const { agreed, total } = report.agreement;
  const isPeriodEnd = report.cutoff === report.period.to;
  const note = isInEnglish(report) ? '' : say('reportInChinese');
  return (
    <>
      <div className="agreement">
        <p data-testid="agreement">
          {!isPeriodEnd
            ? say('otherCutoff', { end: written(report.period.to) })
            : total === 0
              ? say('nothingPrinted')
              : say('agreement', { agreed, total })}
          {changes && (
            <>
              {dot}
              <a href="#changes">{say('changeCount', { count: changes.figures.length })}</a>
            </>
          )}
          {note && `${dot}${note}`}
        </p>
        <PrintButton />
        {isPeriodEnd && agreed < total && <Disagreements report={report} hasPanel={hasPanel} />}
      </div>
      {changes && changes.figures.length > 0 && (
        <p className="print-only since-legend">
          <Whole>{say('sinceLegend', { moment: written(changes.since) })}</Whole>
        </p>
      )}
    </>
  );
}

function Disagreements({ report, hasPanel }: { report: WireReport; hasPanel: boolean }) {
  const { say, of } = useWords();
  const others = report.figures.filter((figure) => figure.agrees === false);
  return (
    <details>
      <summary>
        <span className="hand">≠ {others.length}</span> {say('disagreeing')}
      </summary>
      <ul className="disagreements">
        {others.map((figure) => (
          <li key={figure.id}>
            <FigureLink report={report.report} figure={figure} differs={false} hasPanel={hasPanel}>
              {of(figure.label)}
            </FigureLink>{' '}
            <span className="whole" lang="zh-CN">
              {figure.display}
            </span>
            <span className="quiet whole">{say('printedAs', { claim: figure.claim ?? '—' })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
