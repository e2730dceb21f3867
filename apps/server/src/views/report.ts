import type { ReportFigure, WireReport } from '@taizhang/contract';
import { type CompiledFigure, type CompiledReport, type PrintedFigure, words } from '@taizhang/report';
import { agreementOf, type OpenDistrict } from '@taizhang/runtime';

/** A compiled report as it travels, compared with what was printed of it. */
export function reportView(district: OpenDistrict, report: CompiledReport): WireReport {
  const { compared, agreed, total } = agreementOf(district, report);
  const verdicts = new Map(compared.map((c) => [c.id, c]));
  return {
    report: report.report,
    title: report.title,
    subtitle: report.subtitle,
    period: report.period,
    cutoff: report.cutoff,
    knownAt: report.knownAt.toISOString(),
    sections: report.sections.map(({ heading, paragraphs, english }) => ({
      heading,
      paragraphs: paragraphs.map((segments) => [...segments]),
      english: english?.map((segments) => [...segments]) ?? null,
    })),
    figures: report.figures.map((figure) =>
      figureOfReport(district, report.report, figure, verdicts.get(figure.id)),
    ),
    agreement: { agreed, total },
  };
}

/** What was printed of a figure, and whether it agrees. */
interface Verdict {
  readonly agrees: boolean;
  readonly claim: PrintedFigure;
}

export function figureOfReport(
  district: OpenDistrict,
  report: string,
  figure: CompiledFigure,
  verdict: Verdict | undefined,
): ReportFigure {
  const { id, label, metric, value, display, english, unit, period } = figure;
  // An edition may hold a figure that the report of today no longer has.
  const binding = district.templates.get(report)?.figures.find((f) => f.id === id);
  const claim = verdict ? words(verdict.claim, binding ?? {}) : null;
  return { id, label, metric, value, display, english, unit, period, agrees: verdict?.agrees ?? null, claim };
}
