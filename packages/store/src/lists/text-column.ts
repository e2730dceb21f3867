import { type Operator, operandOf, type Rule, type Scalar } from '@taizhang/definition';
import { byCodePoint, type Column, isBeyond, judged, Unfit } from './column.ts';
import { sortSlowly } from './order.ts';
import { no, type Truths, yes } from './truth.ts';

/** Text that is mostly different from record to record. */
export class TextColumn implements Column {
  private readonly texts: (string | null)[] = [];
  private characters = 0;
  private beyond = false;

  set(row: number, value: string | boolean | null): void {
    const text = value === null ? null : String(value);
    this.characters += (text?.length ?? 0) - (this.texts[row]?.length ?? 0);
    this.texts[row] = text;
    if (text !== null && !this.beyond) this.beyond = isBeyond(text);
  }

  get(row: number): string | null {
    return this.texts[row] ?? null;
  }

  judge(rule: Rule, into: Truths, rows: number, matters: Truths): void {
    const { of, ofUnknown } = testOf(rule);
    const texts = this.texts;
    for (let i = 0; i < rows; i++) {
      if (matters[i] === no) continue;
      const text = texts[i] as string | null;
      into[i] = text === null ? ofUnknown : of(text);
    }
  }

  compare(a: number, b: number): number {
    return this.comparing(this.texts[a] as string | null, this.texts[b] as string | null);
  }

  private comparing(x: string | null, y: string | null): number {
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (this.beyond) return byCodePoint(x, y);
    return x === y ? 0 : x < y ? -1 : 1;
  }

  sorted(base: Int32Array): Promise<Int32Array> {
    const texts = this.texts.slice();
    const placeOf = new Int32Array(texts.length);
    base.forEach((row, place) => {
      placeOf[row] = place;
    });
    return sortSlowly(
      base,
      (a, b) =>
        this.comparing(texts[a] as string | null, texts[b] as string | null) ||
        (placeOf[a] as number) - (placeOf[b] as number),
    );
  }

  isUnknown(row: number): boolean {
    return this.texts[row] === null;
  }

  grow(): void {
    // An array of texts grows by itself.
  }

  get bytes(): number {
    return this.texts.length * 24 + this.characters * 2;
  }
}

interface TextTest {
  of(text: string): number;
  readonly ofUnknown: number;
}

/** The commonest rules over text without going through `evaluate` a million times; tested against it. */
export function testOf(rule: Rule): TextTest {
  if (rule.valueSource === 'field') throw new Unfit('compares columns');
  const ofUnknown = judged(rule, 'text', null);
  const truth = (test: (text: string) => boolean): TextTest => ({
    ofUnknown,
    of: (text) => (test(text) ? yes : no),
  });
  const given = Array.isArray(rule.value) || rule.value === null ? null : operandOf(rule.value, 'text');
  const fast = given === null ? undefined : fastTests[rule.operator];
  if (fast) return truth(fast(String(given)));
  if (rule.operator === 'in' || rule.operator === 'notIn') {
    const listed = [rule.value].flat();
    if (listed.every((value): value is Scalar => value !== null)) {
      const among = new Set(listed.map((value) => String(operandOf(value, 'text'))));
      return truth((text) => among.has(text) === (rule.operator === 'in'));
    }
  }
  if (rule.operator === 'null' || rule.operator === 'notNull')
    return truth(() => rule.operator === 'notNull');
  const bounds = boundsOf(rule);
  if (bounds) {
    const [low, high] = bounds;
    const inside = rule.operator === 'between';
    return truth((text) => (byCodePoint(text, low) >= 0 && byCodePoint(text, high) <= 0) === inside);
  }
  return { ofUnknown, of: (text) => judged(rule, 'text', text) };
}

/** Between which texts a rule asks; null: it does not, or not by two. */
function boundsOf({ operator, value }: Rule): [low: string, high: string] | null {
  if (operator !== 'between' && operator !== 'notBetween') return null;
  const [low = null, high = null, ...more] = [value].flat();
  if (low === null || high === null || more.length > 0) return null;
  return [String(operandOf(low, 'text')), String(operandOf(high, 'text'))];
}

const fastTests: Partial<Record<Operator, (given: string) => (text: string) => boolean>> = {
  '=': (given) => (text) => text === given,
  '!=': (given) => (text) => text !== given,
  '<': (given) => (text) => byCodePoint(text, given) < 0,
  '<=': (given) => (text) => byCodePoint(text, given) <= 0,
  '>': (given) => (text) => byCodePoint(text, given) > 0,
  '>=': (given) => (text) => byCodePoint(text, given) >= 0,
  contains: (given) => (text) => text.includes(given),
  doesNotContain: (given) => (text) => !text.includes(given),
  beginsWith: (given) => (text) => text.startsWith(given),
  endsWith: (given) => (text) => text.endsWith(given),
};
