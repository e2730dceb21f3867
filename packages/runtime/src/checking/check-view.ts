import { roles, type Viewer } from '@taizhang/access';
import type { WireCheck, WireCheckSummary } from '@taizhang/contract';
import type { OpenDistrict } from '../district-package.ts';
import type { CheckedAgainst } from './check-document.ts';
import type { KeptDocumentCheck, ListedCheck } from './kept-check.ts';

/** A check as it is told in a list. */
export function checkSummaryView(
  district: OpenDistrict,
  viewer: Viewer,
  { id, name, madeBy, madeAt, roles: shared, against, counts }: ListedCheck | KeptDocumentCheck,
): WireCheckSummary {
  return {
    id,
    name,
    madeBy,
    madeAt: madeAt.toISOString(),
    mine: madeBy === viewer.account,
    roles: shared.map((role) => ({ id: role, title: roles.get(role)?.title ?? { zh: role, en: role } })),
    against: againstView(district, against),
    counts: { ...counts },
  };
}

/** A check with all that it found. */
export function checkView(district: OpenDistrict, viewer: Viewer, check: KeptDocumentCheck): WireCheck {
  return {
    ...checkSummaryView(district, viewer, check),
    text: check.text,
    figures: [...check.figures],
    findings: [...check.findings],
    earlier: [...check.earlier],
  };
}

/** What a document was checked against, with names. */
export function againstView(
  district: OpenDistrict,
  { report, cutoff, knownAt, ledger, why }: CheckedAgainst,
): WireCheckSummary['against'] {
  const template = report === null ? undefined : district.templates.get(report);
  return {
    report: template ? { id: template.id, title: template.title } : null,
    cutoff,
    knownAt,
    ledger,
    why,
  };
}
