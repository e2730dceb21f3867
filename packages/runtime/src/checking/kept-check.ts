import { createHash } from 'node:crypto';
import { type Role, roles } from '@taizhang/access';
import { choiceKey, judgeRanked } from '@taizhang/check';
import type { WireCheckFigure } from '@taizhang/contract';
import { parseText, Refusal } from '@taizhang/definition';
import {
  type CheckDecision,
  decisionsOf,
  demandCheck,
  findMadeCheck,
  getCheck,
  type KeptCheck,
  keepCheck,
  keepDecision,
  listChecks,
  type PersonalVault,
  rememberedChoices,
  shareCheck,
  snapshot,
} from '@taizhang/store';
import type { Office } from '../reports.ts';
import {
  type CheckOptions,
  checkDocument,
  type DocumentCheck,
  type JudgedPart,
  judgedPart,
  momentOf,
} from './check-document.ts';
import { type CheckSummary, countsOf, type DecisionContent, withDecisions } from './decisions.ts';
import type { NamedBytes } from './examine.ts';
import { ledgerReader } from './ledger-reader.ts';
import { candidateOf, subjectsOf } from './subjects.ts';

/** Where checks are kept: an office with the key under which they stand. */
export interface CheckOffice extends Office {
  readonly vault: PersonalVault;
}

/** A kept check, with what was decided on it so far. */
export interface KeptDocumentCheck extends Omit<KeptCheck, 'summary'>, DocumentCheck {
  readonly counts: CheckSummary['counts'];
}

export interface ListedCheck extends Omit<KeptCheck, 'summary'>, CheckSummary {}

/** What a check is asked to be, so that the same id for something else is known. */
function requestOf(document: NamedBytes, { remembered: _, earlier = [], ...asked }: CheckOptions): string {
  const sha256 = ({ name, bytes }: NamedBytes) => [name, createHash('sha256').update(bytes).digest('hex')];
  return JSON.stringify([sha256(document), earlier.map(sha256), asked]);
}

/**
 * Checks a document and keeps the check for its maker; the same request again finds it.
 * @throws Refusal as `checkDocument`, request-key-reused, too-many-checks
 */
export async function makeCheck(
  office: CheckOffice,
  id: string,
  document: NamedBytes,
  options: CheckOptions,
): Promise<KeptDocumentCheck> {
  const { pool, district, vault, viewer } = office;
  const readable = ({ name, bytes }: NamedBytes) => ({ bytes, name: parseText(name, 300) });
  const named = readable(document);
  const asked = { ...options, earlier: options.earlier?.map(readable) };
  const request = requestOf(named, asked);
  if (await findMadeCheck(pool, district.store, vault, viewer, { id, request })) return readCheck(office, id);
  const remembered = await rememberedChoices(pool, district.store, vault, viewer);
  const result = await checkDocument(office, named, { ...asked, remembered });
  await keepCheck(pool, district.store, vault, viewer, {
    id,
    request,
    result,
    summary: summaryOf(result, []),
    document: result.kind === 'docx' ? Buffer.from(named.bytes) : null,
  });
  return readCheck(office, id);
}

function summaryOf({ name, against, figures, findings }: DocumentCheck, decisions: readonly CheckDecision[]) {
  return { name, against, counts: countsOf(withDecisions(figures, decisions), findings) };
}

/** A check that the viewer made or may see. @throws Refusal unknown-check */
export async function readCheck(office: CheckOffice, id: string): Promise<KeptDocumentCheck> {
  const { pool, district, vault, viewer } = office;
  return snapshot(pool, async (client) => {
    const { result, ...kept } = await getCheck(client, district.store, vault, viewer, id);
    const decisions = await decisionsOf(client, district.store, vault, viewer, id);
    const check = result as DocumentCheck;
    const figures = withDecisions(check.figures, decisions);
    const { madeBy, madeAt, roles: shared } = kept;
    return {
      id,
      madeBy,
      madeAt,
      roles: shared,
      ...check,
      figures,
      counts: countsOf(figures, check.findings),
    };
  });
}

/** The checks that the viewer made or may see, the newest first. */
export async function readChecks(
  { pool, district, vault, viewer }: CheckOffice,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly checks: ListedCheck[] }> {
  const { total, checks } = await listChecks(pool, district.store, vault, viewer, page);
  return { total, checks: checks.map(({ summary, ...kept }) => ({ ...kept, ...(summary as CheckSummary) })) };
}

export interface FigureDecision {
  readonly kind: CheckDecision['kind'];
  readonly candidate: string | null;
  readonly remember: boolean;
  readonly note: string | null;
}

/**
 * Decides on a figure of a check. What is chosen for it is compared at once, as the check was.
 * @throws Refusal unknown-check, unknown-figure, unknown-candidate, missing-value
 */
export async function decideOnFigure(
  office: CheckOffice,
  id: string,
  position: number,
  { kind, candidate, remember, note }: FigureDecision,
): Promise<{ readonly figure: WireCheckFigure; readonly counts: CheckSummary['counts'] }> {
  const { pool, district, vault, viewer } = office;
  const check = (await getCheck(pool, district.store, vault, viewer, id)).result as DocumentCheck;
  const figure = check.figures[position];
  if (!figure) throw new Refusal('unknown-figure', { figure: position + 1 }, 'position');
  if (kind === 'note' && !note?.trim()) throw new Refusal('missing-value', {}, 'note');
  const judged = kind === 'metric' ? await judgedBy(office, check, figure, candidate) : null;
  const content: DecisionContent = { note: note === null ? null : parseText(note, 2000), judged };
  const decisions = await keepDecision(
    pool,
    district.store,
    vault,
    viewer,
    id,
    { figure: position, kind, content },
    (all) => summaryOf(check, all),
    kind === 'metric' && candidate !== null && remember ? { likeness: choiceKey(figure), candidate } : null,
  );
  const figures = withDecisions(check.figures, decisions);
  return { figure: figures[position] as WireCheckFigure, counts: countsOf(figures, check.findings) };
}

/** A figure compared with what somebody chose for it. */
async function judgedBy(
  office: CheckOffice,
  { against }: DocumentCheck,
  figure: WireCheckFigure,
  candidate: string | null,
): Promise<JudgedPart> {
  if (candidate === null) throw new Refusal('missing-value', {}, 'candidate');
  const { district, pool } = office;
  const chosen = candidateOf(district, candidate);
  const [judgement] = await snapshot(pool, (client) =>
    judgeRanked([figure], [[]], {
      candidates: [chosen],
      reader: ledgerReader(client, office),
      at: momentOf(against),
      chosen: new Map([[0, chosen.id]]),
    }),
  );
  if (!judgement) throw new Error('a figure was not judged');
  return judgedPart(district, judgement);
}

/** Candidates that hold these words, for a check within reach. @throws Refusal unknown-check */
export async function findCandidates(
  { pool, district, viewer }: CheckOffice,
  id: string,
  words: string,
  limit: number,
) {
  await demandCheck(pool, district.store, viewer, id);
  return subjectsOf(district).index.search(words, limit);
}

/** The roles with which a check may be shared: whoever holds them reads the district’s figures. */
export const rolesThatCheck = (): Role[] =>
  [...roles.values()].filter(({ duties, id }) => duties.includes('read-figures') && id !== 'service');

/** Chooses the roles that may see a check. @throws Refusal unknown-check, check-not-yours, unknown-role */
export async function shareWithRoles(
  office: CheckOffice,
  id: string,
  chosen: readonly string[],
): Promise<void> {
  const offered = new Set(rolesThatCheck().map((role) => role.id));
  const unknown = chosen.find((role) => !offered.has(role));
  if (unknown !== undefined) throw new Refusal('unknown-role', { role: unknown }, 'roles');
  const { pool, district, viewer } = office;
  await shareCheck(pool, district.store, viewer, id, chosen);
}
