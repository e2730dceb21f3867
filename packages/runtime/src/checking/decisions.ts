import type { WireCheckFigure } from '@taizhang/contract';
import type { CheckDecision } from '@taizhang/store';
import type { CheckedAgainst, DocumentCheck, JudgedPart } from './check-document.ts';

/** What the store keeps of a decision’s content. */
export interface DecisionContent {
  readonly note: string | null;
  /** With `metric`: what the ledger says of the figure by what was chosen. */
  readonly judged: JudgedPart | null;
}

export interface CheckCounts {
  readonly figures: number;
  readonly agrees: number;
  readonly differs: number;
  readonly unknown: number;
  readonly notFigures: number;
  readonly decided: number;
  readonly findings: number;
}

/** What is shown of a check in a list. */
export interface CheckSummary {
  readonly name: string;
  readonly against: CheckedAgainst;
  readonly counts: CheckCounts;
}

/** The figures of a check with what was decided on them; the decisions in the order in which they were made. */
export function withDecisions(
  figures: readonly WireCheckFigure[],
  decisions: readonly CheckDecision[],
): WireCheckFigure[] {
  const byFigure = Map.groupBy(decisions, ({ figure }) => figure);
  return figures.map((figure, i) => (byFigure.get(i) ?? []).reduce(decided(figure), figure));
}

const decided =
  (original: WireCheckFigure) =>
  (figure: WireCheckFigure, { kind, content, by, at }: CheckDecision): WireCheckFigure => {
    const { note, judged } = content as DecisionContent;
    const standing = figure.decision;
    const said = note === null ? saidBefore(standing) : { note, noteBy: by };
    const made = { decision: kind, by, at: at.toISOString() };
    switch (kind) {
      case 'reopened':
        return original;
      case 'metric':
        return { ...figure, ...judged, decision: { ...made, ...said } };
      case 'note':
        // What was decided before still holds, and whoever says something has not decided it.
        return { ...figure, decision: { ...(standing ?? made), ...said } };
      default:
        return { ...figure, decision: { ...made, ...said } };
    }
  };

const saidBefore = (standing: WireCheckFigure['decision']) => ({
  note: standing?.note ?? null,
  noteBy: standing?.noteBy ?? null,
});

/** Whether something was decided on a figure: whoever only says something leaves it open. */
const isDecided = ({ decision }: WireCheckFigure): boolean =>
  decision !== null && decision.decision !== 'note';

/** How many figures and findings count: what was decided to be no figure takes part in none. */
export function countsOf(
  figures: readonly WireCheckFigure[],
  findings: DocumentCheck['findings'],
): CheckCounts {
  const isFigure = (i: number) => figures[i]?.decision?.decision !== 'not-a-figure';
  const counted = figures.filter((_, i) => isFigure(i));
  const judged = (verdict: WireCheckFigure['verdict']) =>
    counted.filter((figure) => figure.verdict === verdict).length;
  return {
    figures: counted.length,
    agrees: judged('agrees'),
    differs: judged('differs'),
    unknown: judged('unknown'),
    notFigures: figures.length - counted.length,
    decided: figures.filter(isDecided).length,
    findings: findings.filter((finding) => finding.figures.every(isFigure)).length,
  };
}
