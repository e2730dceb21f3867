import { type Eligibility, evaluate, type Terms } from '@taizhang/definition';
import { compute } from '../compute.ts';
import { eligibilityOf } from '../judge.ts';
import { evaluationOf, type Subject } from '../subject.ts';
import { computationOf, type TermsOnDay } from '../terms-on-day.ts';
import { InDecimalsOnly, lineOf, type ReckonedLine, type Reckoning } from './amounts.ts';
import { Atoms } from './atoms.ts';
import { countOf, has, put, rowsOf, type Words } from './bits.ts';
import { type Profiles, plainOf } from './columns.ts';

/** A policy to be matched: one version of it. */
export interface Offer {
  readonly id: string;
  readonly terms: Terms;
}

/** What a policy says of a subject, with its trace: `judge` says the same of the subject's values, in words. */
export interface Match {
  readonly offer: string;
  readonly eligibility: Eligibility;
  /** By condition, in their order: t, f, or u where it is not known. */
  readonly truths: string;
  /** 元, by line; null where it is not known. */
  readonly lines: readonly (string | null)[];
  /** 元; null while any line of the sum is unknown. */
  readonly amount: string | null;
}

interface Compiled {
  readonly offer: Offer;
  readonly onDay: TermsOnDay;
  readonly conditions: readonly number[];
  readonly fixed: readonly boolean[];
  /** The lines in whole numbers; null where only decimals say them. */
  readonly lines: readonly ReckonedLine[] | null;
  readonly reckoning: Reckoning;
  readonly eligible: Verdicts;
}

/** A bit each row: to whom it is due, who is nearly there, of whom it is not known. */
interface Verdicts {
  yes: Uint32Array;
  nearly: Uint32Array;
  unknown: Uint32Array;
}

export interface Counts {
  readonly eligible: number;
  readonly nearly: number;
  readonly unknown: number;
  readonly not: number;
}

/**
 * Many policies judged of many subjects at once, on one day. Conditions that several policies share are judged once, 32
 * subjects at a time; amounts are reckoned exactly, of those to whom they are due. It says what `judge` says of each
 * (tested by property); what does not fit its columns is judged by `judge`’s own parts.
 */
export class Matcher {
  readonly day: string;
  private readonly profiles: Profiles;
  private readonly atoms: Atoms;
  private readonly offers = new Map<string, Compiled>();

  constructor(profiles: Profiles, offers: readonly Offer[], day: string) {
    this.profiles = profiles;
    this.day = day;
    this.atoms = new Atoms(profiles);
    for (const offer of offers) this.offers.set(offer.id, this.compiled(offer));
  }

  private compiled(offer: Offer): Compiled {
    const { profiles, atoms } = this;
    const onDay = computationOf(offer.terms, this.day);
    const reckoning: Reckoning = {
      profiles,
      atoms,
      version: onDay.version,
      lines: new Map(),
      inDoubt: false,
    };
    let lines: ReckonedLine[] | null = null;
    try {
      lines = onDay.computation.lines.map((line) => lineOf(line, reckoning, new Float64Array(1)));
    } catch (error) {
      if (!(error instanceof InDecimalsOnly)) throw error;
    }
    const none = new Uint32Array(0);
    return {
      offer,
      onDay,
      conditions: onDay.conditions.map((condition) => atoms.take(condition)),
      fixed: offer.terms.conditions.map(({ fixed = false }) => fixed),
      lines,
      reckoning,
      eligible: { yes: none, nearly: none, unknown: none },
    };
  }

  /** Judges all subjects, or those of some rows again. */
  judge(rows?: readonly number[]): void {
    if (!rows) {
      this.judgeWords({ from: 0, to: this.profiles.words });
      return;
    }
    for (const word of new Set(rows.map((row) => row >>> 5))) this.judgeWords({ from: word, to: word + 1 });
  }

  private judgeWords(words: Words): void {
    this.atoms.judge(words);
    const odd = [...this.profiles.odd.keys()].filter(
      (row) => row >>> 5 >= words.from && row >>> 5 < words.to,
    );
    for (const compiled of this.offers.values()) {
      const { eligible: verdicts } = compiled;
      const needed = this.profiles.valid.length;
      if (verdicts.yes.length < needed)
        for (const name of ['yes', 'nearly', 'unknown'] as const) {
          const longer = new Uint32Array(needed);
          longer.set(verdicts[name]);
          verdicts[name] = longer;
        }
      this.verdicts(compiled, words);
      for (const row of odd) this.judgeOdd(compiled, row);
    }
  }

  private verdicts({ conditions, fixed, eligible }: Compiled, { from, to }: Words): void {
    const truths = conditions.map((number) => this.atoms.truthsOf(number));
    const { valid } = this.profiles;
    for (let w = from; w < to; w++) {
      let [every, once, twice, hopeless] = [-1, 0, 0, 0];
      for (let i = 0; i < truths.length; i++) {
        const { yes, no } = truths[i] as { yes: Uint32Array; no: Uint32Array };
        const failed = no[w] as number;
        every &= yes[w] as number;
        twice |= once & failed;
        once |= failed;
        if (fixed[i]) hopeless |= failed;
      }
      const there = valid[w] as number;
      eligible.yes[w] = every & there;
      eligible.nearly[w] = once & ~twice & ~hopeless & there;
      eligible.unknown[w] = ~once & ~every & there;
    }
  }

  /** What does not fit the columns. */
  private judgeOdd(compiled: Compiled, row: number): void {
    const subject = this.subjectAt(row);
    const on = evaluationOf(subject);
    const stands = compiled.onDay.conditions.map((condition, i) => ({
      truth: evaluate(condition, on),
      fixed: compiled.fixed[i] as boolean,
    }));
    const eligibility = eligibilityOf(stands);
    put(compiled.eligible.yes, row, eligibility === 'eligible');
    put(compiled.eligible.nearly, row, eligibility === 'nearly');
    put(compiled.eligible.unknown, row, eligibility === 'unknown');
  }

  private subjectAt(row: number): Subject {
    return { referred: {}, ...this.profiles.subjectAt(row), register: this.profiles.register };
  }

  /** How many subjects a policy is due to, nearly, perhaps, and not. */
  countsOf(id: string): Counts {
    const { eligible } = this.offers.get(id) as Compiled;
    const words = { from: 0, to: this.profiles.words };
    const [yes, nearly, unknown] = [eligible.yes, eligible.nearly, eligible.unknown].map((bits) =>
      countOf(bits, words),
    ) as [number, number, number];
    const all = countOf(this.profiles.valid, words);
    return { eligible: yes, nearly, unknown, not: all - yes - nearly - unknown };
  }

  /** The rows of a policy's subjects, in the order in which they were taken up. */
  rowsOf(id: string, eligibility: Exclude<Eligibility, 'not'>): number[] {
    const { eligible } = this.offers.get(id) as Compiled;
    const bits = { eligible: eligible.yes, nearly: eligible.nearly, unknown: eligible.unknown };
    return rowsOf(bits[eligibility], { from: 0, to: this.profiles.words });
  }

  eligibilityAt(id: string, row: number): Eligibility {
    const { eligible } = this.offers.get(id) as Compiled;
    if (has(eligible.yes, row)) return 'eligible';
    if (has(eligible.nearly, row)) return 'nearly';
    return has(eligible.unknown, row) ? 'unknown' : 'not';
  }

  /** What a policy comes to for a subject in cents; not a number where it is unknown, undefined where it is no double. */
  private centsAt({ lines, reckoning }: Compiled, row: number): number | undefined {
    if (!lines || this.profiles.odd.has(row)) return undefined;
    reckoning.inDoubt = false;
    let sum = 0;
    for (const line of lines) {
      const value = line.reckon(row);
      if (!line.aside) sum += value;
    }
    return reckoning.inDoubt || Math.abs(sum) > Number.MAX_SAFE_INTEGER ? undefined : sum;
  }

  /** 元, as `judge` says it; null while unknown. */
  amountAt(id: string, row: number): string | null {
    const compiled = this.offers.get(id) as Compiled;
    const cents = this.centsAt(compiled, row);
    if (cents !== undefined) return Number.isNaN(cents) ? null : plainOf(cents, 2);
    return this.inDecimals(compiled, row).amount;
  }

  private inDecimals({ onDay }: Compiled, row: number) {
    return compute(onDay.computation, this.subjectAt(row), onDay.version, { silent: true });
  }

  /** What a policy says of a subject, with its trace. */
  matchAt(id: string, row: number): Match {
    const compiled = this.offers.get(id) as Compiled;
    const cents = this.centsAt(compiled, row);
    const eligibility = this.eligibilityAt(id, row);
    const truths =
      eligibility === 'eligible' ? 't'.repeat(compiled.conditions.length) : this.truthsAt(compiled, row);
    if (cents === undefined) {
      const { amount, lines } = this.inDecimals(compiled, row);
      return { offer: id, eligibility, truths, lines: lines.map((line) => line.amount), amount };
    }
    const said = (value: number) => (Number.isNaN(value) ? null : plainOf(value, 2));
    const lines = (compiled.lines as readonly ReckonedLine[]).map(({ value }) => said(value[0] as number));
    return { offer: id, eligibility, truths, lines, amount: said(cents) };
  }

  private truthsAt({ conditions, onDay }: Compiled, row: number): string {
    const odd = this.profiles.odd.has(row) ? evaluationOf(this.subjectAt(row)) : null;
    return conditions
      .map((number, i) => {
        if (odd) {
          const truth = evaluate(onDay.conditions[i] as (typeof onDay.conditions)[number], odd);
          return truth === null ? 'u' : truth ? 't' : 'f';
        }
        const { yes, no } = this.atoms.truthsOf(number);
        return has(yes, row) ? 't' : has(no, row) ? 'f' : 'u';
      })
      .join('');
  }

  /** Tells of a row whether anything is due to its subject, or nearly. */
  anyMatch(): (row: number) => boolean {
    const any = new Uint32Array(this.profiles.words);
    for (const { eligible } of this.offers.values())
      for (let w = 0; w < any.length; w++)
        any[w] = (any[w] as number) | (eligible.yes[w] as number) | (eligible.nearly[w] as number);
    return (row) => has(any, row);
  }

  /** What is due to a subject, and what nearly is; in the order of the policies. */
  matchesAt(row: number): Match[] {
    const found: Match[] = [];
    for (const [id, { eligible }] of this.offers)
      if (has(eligible.yes, row) || has(eligible.nearly, row)) found.push(this.matchAt(id, row));
    return found;
  }
}
