import { type Computation, evaluate, explain, type Text } from '@taizhang/definition';
import { Big } from 'big.js';
import { type Missing, missingIn, noVersion, reckon } from './evaluate.ts';
import { evaluationOf, type Subject, type Version, wordingOf } from './subject.ts';

/** A line of an explanation: what it is for, the clause, the numbers filled in, and what comes out. */
export interface ExplainedLine {
  readonly id: string;
  readonly title: Text;
  readonly clause: Text;
  /** due: it counts; not-due: its condition does not hold; unknown: a figure is missing. */
  readonly state: 'due' | 'not-due' | 'unknown';
  /** 元, exact to 0.01; null while unknown. */
  readonly amount: string | null;
  readonly arithmetic: Text | null;
  /** The condition in words, where the line has one. */
  readonly condition: Text | null;
  readonly aside: boolean;
  readonly missing: readonly Missing[];
}

export interface Explanation {
  /** 元; null while any line of the sum is unknown. */
  readonly amount: string | null;
  readonly lines: readonly ExplainedLine[];
  readonly missing: readonly Missing[];
  readonly version: { readonly id: string; readonly title: string } | null;
}

/**
 * Computes an amount from a record by a version of the policy, line by line. The sum is that of the rounded lines, so
 * that whoever adds the statement up finds it. `silent` leaves the words out, where only the amount is asked for.
 */
export function compute(
  computation: Computation,
  subject: Subject,
  version: Version | null,
  { silent = false }: { readonly silent?: boolean } = {},
): Explanation {
  const done = new Map<string, { title: Text; value: Big | null; missing: readonly Missing[] }>();
  const lines = computation.lines.map(({ id, title, clause, when, amount, aside = false }): ExplainedLine => {
    const condition = when && !silent ? explain(when, wordingOf(subject.register)) : null;
    const said = { id, title, clause, condition, aside };
    const truth = when ? evaluate(when, evaluationOf(subject)) : true;
    if (truth === false) {
      done.set(id, { title, value: new Big(0), missing: [] });
      return { ...said, state: 'not-due', amount: '0', arithmetic: null, missing: [] };
    }
    const reckoned = reckon(amount, { subject, version, lines: done });
    const missing = truth === null && when ? missingIn(when, subject) : reckoned.missing;
    const value =
      truth === null || !reckoned.value ? null : new Big(reckoned.value).round(2, Big.roundHalfUp);
    done.set(id, { title, value, missing });
    return {
      ...said,
      state: value === null ? 'unknown' : 'due',
      amount: value?.toFixed() ?? null,
      arithmetic: silent ? null : reckoned.words(),
      missing,
    };
  });
  const counted = lines.filter(({ aside }) => !aside);
  const missing = [
    ...new Map(counted.flatMap((line) => line.missing).map((m) => [`${m.kind} ${m.name}`, m])).values(),
  ];
  const amount = counted.some((line) => line.amount === null)
    ? null
    : counted.reduce((sum, line) => sum.plus(line.amount as string), new Big(0)).toFixed();
  return {
    amount,
    lines,
    missing: computation.rates && !version && missing.length === 0 && amount === null ? [noVersion] : missing,
    version: version && { id: version.id, title: version.title },
  };
}

/**
 * The version that holds for a record on a day: the latest that began by then, one of the record’s own before a
 * general one.
 */
export function versionOn<V extends Version>(
  computation: Computation,
  subject: Pick<Subject, 'attributes'>,
  versions: readonly V[],
  day: string,
): V | null {
  const { rates } = computation;
  if (!rates) return null;
  const beganBy = versions.filter(({ attributes }) => String(attributes[rates.from] ?? '9999') <= day);
  const latest = (list: readonly V[]): V | null =>
    list.reduce<V | null>((best, one) => {
      const [a, b] = [best?.attributes[rates.from] ?? '', one.attributes[rates.from] ?? ''];
      return b > a || (b === a && best !== null && one.id > best.id) ? one : best;
    }, null);
  if (!rates.of) return latest(beganBy);
  const { theirs, ours } = rates.of;
  const own = subject.attributes[ours];
  return (
    latest(beganBy.filter(({ attributes }) => own !== undefined && attributes[theirs] === own)) ??
    latest(beganBy.filter(({ attributes }) => attributes[theirs] === undefined))
  );
}

/** The versions that a record may be computed by: its own and general ones. */
export const versionsFor = <V extends Version>(
  computation: Computation,
  subject: Pick<Subject, 'attributes'>,
  versions: readonly V[],
): V[] => {
  const of = computation.rates?.of;
  if (!of) return [...versions];
  const own = subject.attributes[of.ours];
  return versions.filter(
    ({ attributes }) => attributes[of.theirs] === undefined || attributes[of.theirs] === own,
  );
};
