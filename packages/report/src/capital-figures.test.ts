import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inCapitals } from './capital-figures.ts';

it.each([
  ['0', '零元整'],
  ['100', '壹佰元整'],
  ['0.5', '伍角整'],
  ['0.05', '伍分'],
  ['1409.50', '壹仟肆佰零玖元伍角整'],
  ['6007.14', '陆仟零柒元壹角肆分'],
  ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
  ['107000.53', '壹拾万零柒仟元伍角叁分'],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['325.04', '叁佰贰拾伍元零肆分'],
  ['200000', '贰拾万元整'],
  ['45543100', '肆仟伍佰伍拾肆万叁仟壹佰元整'],
  ['100000001', '壹亿零壹元整'],
  ['1000100000', '壹拾亿零壹拾万元整'],
  ['-20000', '负贰万元整'],
])('%s yuan is written %s', (amount, words) => {
  expect(inCapitals(amount)).toBe(words);
});

it('refuses what is no amount of whole fen', () => {
  for (const amount of ['1.234', 'x', '', '1e5', '12345678901234567'])
    expect(() => inCapitals(amount)).toThrow(RangeError);
});

/** Reads capitals back, group by group. */
function readBack(words: string): bigint {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const group = (text: string): bigint => {
    let [sum, digit] = [0n, 0n];
    for (const one of text) {
      const place = ({ 拾: 10n, 佰: 100n, 仟: 1000n } as Record<string, bigint>)[one];
      if (place) [sum, digit] = [sum + digit * place, 0n];
      else digit = BigInt(digits.indexOf(one));
    }
    return sum + digit;
  };
  const below = (text: string): bigint => {
    const [left, right] = text.includes('万') ? text.split('万') : ['', text];
    return group(left ?? '') * 10_000n + group(right ?? '');
  };
  const yuan = words.includes('元') ? (words.split('元')[0] as string) : '';
  const [high, low] = yuan.includes('亿') ? yuan.split('亿') : ['', yuan];
  const jiao = words.match(/(.)角/)?.[1] ?? '零';
  const fen = words.match(/(.)分/)?.[1] ?? '零';
  return (
    (below(high ?? '') * 100_000_000n + below(low ?? '')) * 100n +
    BigInt(digits.indexOf(jiao)) * 10n +
    BigInt(digits.indexOf(fen))
  );
}

it('is read back as what was written, whatever it is', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999n }), (fen) => {
      const amount = `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
      expect(readBack(inCapitals(amount))).toBe(fen);
      expect(inCapitals(amount)).not.toMatch(/零零|零元[^整]|零万|零亿/);
    }),
  );
});
