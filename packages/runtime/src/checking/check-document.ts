import { setImmediate } from 'node:timers/promises';
import {
  choiceKey,
  type Finding,
  type FoundFigure,
  foreignPlace,
  type Judgement,
  judgeRanked,
  type Moment,
  namesOfDistrict,
  periodOfDocument,
  unjudged,
} from '@taizhang/check';
import type { WireCheckFigure, WireCheckFinding } from '@taizhang/contract';
import type { Text } from '@taizhang/definition';
import type { DocumentKind } from '@taizhang/document';
import type { Template } from '@taizhang/report';
import { snapshot } from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';
import { type Office, settingOf, templateOf } from '../reports.ts';
import { todayOf } from '../today.ts';
import type { EarlierDocument, Examined, NamedBytes } from './examine.ts';
import { examineApart } from './examine-apart.ts';
import { ledgerReader } from './ledger-reader.ts';
import { candidateView, subjectsOf } from './subjects.ts';

export interface CheckOptions {
  /** The report whose figures are looked at first; `auto`: the one of the document’s period. */
  readonly report?: string | undefined;
  readonly cutoff?: string | undefined;
  /** A day (known by its end) or an ISO instant; absent: now. */
  readonly knownAt?: string | undefined;
  /** Whether the ledger is asked; `auto`: unless the document names another place. */
  readonly ledger?: 'auto' | 'yes' | 'no' | undefined;
  readonly earlier?: readonly NamedBytes[] | undefined;
  /** What was chosen before for figures that are alike. */
  readonly remembered?: ((likeness: string) => string | undefined) | undefined;
}

/** What a document was checked against. */
export interface CheckedAgainst {
  readonly report: string | null;
  readonly from: string;
  readonly cutoff: string;
  readonly knownAt: string;
  readonly ledger: boolean;
  /** Why the ledger was not asked. */
  readonly why: Text | null;
}

/** A document with what was found in it, before anybody decided anything. */
export interface DocumentCheck {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly text: string;
  readonly figures: readonly WireCheckFigure[];
  readonly findings: readonly WireCheckFinding[];
  readonly earlier: readonly string[];
  readonly against: CheckedAgainst;
}

/** A document that was read, and what it is to be held against: nobody was asked yet. */
export interface PreparedCheck {
  readonly name: string;
  readonly examined: Examined;
  readonly against: CheckedAgainst;
}

/**
 * Checks a document: finds its figures, judges them against the ledger and against each other, within what the viewer
 * reaches. Nothing is kept.
 * @throws Refusal as `readDocument` and `settingOf`, unknown-report, check-too-long
 */
export async function checkDocument(
  office: Office,
  document: NamedBytes,
  options: CheckOptions = {},
): Promise<DocumentCheck> {
  return finishCheck(office, await prepareCheck(office.district, document, options), options.remembered);
}

/** The part of a check that needs no ledger, by which it is known whether one is needed at all. @throws Refusal */
export async function prepareCheck(
  district: OpenDistrict,
  document: NamedBytes,
  options: CheckOptions,
): Promise<PreparedCheck> {
  // What cannot be asked is refused before a long document is read.
  if (options.report !== undefined && options.report !== 'auto') templateOf(district, options.report);
  const examined = await examineApart({
    document,
    earlier: withOwnNames(options.earlier ?? []),
    candidates: options.ledger === 'no' ? [] : subjectsOf(district).candidates,
  });
  return { name: document.name, examined, against: standpointOf(district, examined.text, options) };
}

/** Findings quote earlier documents by their names: of two that are called alike the second is numbered. */
const withOwnNames = (documents: readonly NamedBytes[]): NamedBytes[] =>
  documents.map(({ name, bytes }, i) => {
    const before = documents.slice(0, i).filter((other) => other.name === name).length;
    return { bytes, name: before === 0 ? name : `${name} (${before + 1})` };
  });

/** The part of a check that asks the ledger. */
export async function finishCheck(
  office: Office,
  { name, examined, against }: PreparedCheck,
  remembered?: CheckOptions['remembered'],
): Promise<DocumentCheck> {
  if (!against.ledger) return finishAlone(office.district, { name, examined, against });
  const judgements = await snapshot(office.pool, (client) =>
    judgeRanked(examined.figures, examined.ranked, {
      candidates: subjectsOf(office.district).candidates,
      reader: ledgerReader(client, office),
      at: momentOf(against),
      remembered: (figure) => remembered?.(choiceKey(figure)),
      pause: () => setImmediate(),
    }),
  );
  return assembled(office.district, name, examined, judgements, against);
}

/** A check for which the ledger is not asked. */
export function finishAlone(
  district: OpenDistrict,
  { name, examined, against }: PreparedCheck,
): DocumentCheck {
  const judgements = examined.figures.map(() => unjudged(against.why ?? notAsked));
  return assembled(district, name, examined, judgements, against);
}

const notAsked: Text = { zh: '未与台账比对', en: 'It was not compared with the ledger' };

export const momentOf = ({ from, cutoff, knownAt }: CheckedAgainst): Moment => ({
  from,
  to: cutoff,
  knownAt: new Date(knownAt),
});

/** Which report, days and knowledge a document is held against. @throws Refusal */
function standpointOf(district: OpenDistrict, text: string, options: CheckOptions): CheckedAgainst {
  const { cutoff, knownAt, ledger = 'auto' } = options;
  const foreign = ledger === 'auto' ? foreignPlace(text, namesOfDistrict(district.package.title.zh)) : null;
  const why = ledger === 'no' ? notAsked : foreign;
  const spoken = periodOfDocument(text);
  const templates = [...district.templates.values()];
  const fits = ({ period }: Template) => period.from === spoken?.from && period.to === spoken.to;
  const named = options.report ?? 'auto';
  const template =
    named === 'auto' ? (templates.find(fits) ?? templates.at(-1)) : templateOf(district, named);
  if (!template) throw new Error('the district has no report');
  // A document on another period than any report has is asked for that period.
  const own = named === 'auto' && spoken && !fits(template) ? { ...template, period: spoken } : template;
  const today = todayOf(district);
  // A document on what is still to come is asked as of its first day.
  const latest = own.period.from > today ? own.period.from : today;
  const until = cutoff ?? (own.period.to > latest ? latest : own.period.to);
  const setting = settingOf(district, own, { cutoff: until, knownAt });
  return {
    report: own === template ? template.id : null,
    from: own.period.from,
    cutoff: setting.cutoff,
    knownAt: setting.knownAt.toISOString(),
    ledger: why === null,
    why,
  };
}

function assembled(
  district: OpenDistrict,
  name: string,
  { text, kind, figures, findings, earlier }: Examined,
  judgements: readonly Judgement[],
  against: CheckedAgainst,
): DocumentCheck {
  const taking = figures.map((): number[] => []);
  for (const [i, finding] of findings.entries())
    for (const figure of finding.figures) taking[figure]?.push(i);
  return {
    name,
    kind,
    text,
    figures: figures.map((figure, i) =>
      figureView(district, figure, judgements[i] as Judgement, taking[i] as number[]),
    ),
    findings: findings.map((finding) => findingView(finding, earlier)),
    earlier: earlier.map(({ source }) => source),
    against,
  };
}

function findingView(
  { kind, figures, explanation, earlier = [] }: Finding,
  documents: readonly EarlierDocument[],
): WireCheckFinding {
  return {
    kind,
    figures: [...figures],
    explanation: explanation.zh,
    explanationEn: explanation.en,
    earlier: earlier.flatMap(({ source, figure }) => {
      const quoted = documents.find((document) => document.source === source)?.figures[figure];
      return quoted ? [{ source, text: quoted.text, start: quoted.start }] : [];
    }),
  };
}

/** What the ledger says of a figure, as it is shown. */
export type JudgedPart = Pick<
  WireCheckFigure,
  'verdict' | 'metric' | 'match' | 'cause' | 'explanation' | 'suggestions'
>;

export function judgedPart(
  district: OpenDistrict,
  { verdict, match, cause, explanation, suggestions }: Judgement,
): JudgedPart {
  const shown = (id: string) => {
    const candidate = subjectsOf(district).byId.get(id);
    return candidate && candidateView(district, candidate);
  };
  const matched = match && shown(match.candidate);
  return {
    verdict,
    metric: matched?.metric ?? null,
    match: match && matched ? { ...match, ...matched } : null,
    cause,
    explanation,
    suggestions: suggestions.flatMap((suggestion) => {
      const candidate = shown(suggestion.candidate);
      return candidate ? [{ ...suggestion, ...candidate }] : [];
    }),
  };
}

function figureView(
  district: OpenDistrict,
  figure: FoundFigure,
  judgement: Judgement,
  findings: number[],
): WireCheckFigure {
  return {
    ...figure,
    value: typeof figure.value === 'number' ? figure.value : [...figure.value],
    ...judgedPart(district, judgement),
    decision: null,
    findings,
  };
}
