import { kindsOfParts, type Registers, type Terms, type Text } from '@taizhang/definition';
import { type FaultOfTerms, faultsOfTerms } from '../faults-of-terms.ts';
import { clauseOf } from '../terms-on-day.ts';
import { say } from '../words.ts';
import { judgeExamples } from './examples.ts';
import type { WarningOfTerms } from './warning.ts';
import { type VersionOfTerms, warningsOfTerms } from './warnings-of-terms.ts';

/** Why terms cannot be put in force, and what of them is questioned. */
export interface Soundness {
  /** Faults, what can never be, and examples that come out otherwise. */
  readonly errors: readonly FaultOfTerms[];
  readonly questions: readonly FaultOfTerms[];
}

/** Whether terms may be put in force as they stand: faults, static checks and their worked examples. */
export function soundnessOf(terms: Terms, registers: Registers, version: VersionOfTerms = {}): Soundness {
  const faults = faultsOfTerms(terms, registers);
  // What names something in vain cannot be looked through.
  if (faults.length > 0) return { errors: faults, questions: [] };
  const warnings = warningsOfTerms(terms, registers, version);
  const wrong = judgeExamples(terms, registers).flatMap((example, i): FaultOfTerms[] =>
    example.wrong ? [{ at: `examples.${i}`, says: example.wrong }] : [],
  );
  const of = (severity: WarningOfTerms['severity']) => warnings.filter((one) => one.severity === severity);
  return { errors: [...of('error'), ...wrong], questions: of('warning') };
}

/** A part as whoever writes the terms calls it, with the clause that it follows. */
function placeIn(terms: Terms, at: string): Text {
  const [kind = '', id = ''] = at.split('.');
  const called = kindsOfParts[kind] ?? say(kind, kind);
  const found = partAt(terms, kind, id);
  if (!found) return called;
  const { title, clause } = found;
  const number = clause === undefined ? null : clauseOf(terms, clause).number;
  const named = title ? say(`${called.zh}“${title.zh}”`, `${called.en} “${title.en}”`) : called;
  return number === null ? named : say(`${named.zh}（${number}）`, `${named.en} (${number})`);
}

function partAt(terms: Terms, kind: string, id: string): { title?: Text; clause?: string } | undefined {
  const { conditions, lines, evidence = [], clawback = [], examples = [], parameters = {} } = terms;
  if (kind === 'parameters')
    return Object.hasOwn(parameters, id) ? { title: (parameters[id] as { title: Text }).title } : undefined;
  if (kind === 'examples')
    return examples[Number(id)] && { title: (examples[Number(id)] as { title: Text }).title };
  if (kind === 'stacking' || kind === 'budget')
    return terms[kind] && { clause: (terms[kind] as { clause: string }).clause };
  const lists: Readonly<Record<string, readonly { id: string; title: Text; clause: string }[]>> = {
    conditions,
    lines,
    evidence,
    clawback,
  };
  return lists[kind]?.find((one) => one.id === id);
}

/** Some of what is wrong with terms, each with its place, in one sentence. */
export function saidOfTerms(terms: Terms, list: readonly FaultOfTerms[], most = 3): Text {
  const shown = list.slice(0, most).map(({ at, says }) => {
    const place = placeIn(terms, at);
    return say(`${place.zh}：${says.zh}`, `${place.en}: ${says.en}`);
  });
  const more = list.length - shown.length;
  return say(
    shown.map(({ zh }) => zh).join('；') + (more > 0 ? `；另有${more}处` : ''),
    shown.map(({ en }) => en).join('; ') + (more > 0 ? `; and ${more} more` : ''),
  );
}
