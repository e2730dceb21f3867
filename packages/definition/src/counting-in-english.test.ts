import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEnglish, unitIds, units } from './index.ts';

const scales = { billion: 9, million: 6 } as const;

/** What is said, as a number again. */
function meant(number: string): Big {
  const [digits = '', scale] = number.replaceAll(',', '').split(' ');
  return new Big(digits).times(
    new Big(10).pow(scale === undefined ? 0 : scales[scale as keyof typeof scales]),
  );
}

describe('counting in English', () => {
  it.each([
    ['779.43', '100 million yuan', '77.943 billion yuan'],
    ['306.60', '100 million yuan', '30.660 billion yuan'],
    ['0.5', '100 million yuan', '50 million yuan'],
    ['0.001', '100 million yuan', '100,000 yuan'],
    ['0.00', '100 million yuan', '0 yuan'],
    ['−3', '10 thousand m²', '−30,000 m²'],
    ['+12345.6', '100 million yuan', '+1,234.56 billion yuan'],
    ['159', '10 thousand doses', '1.59 million doses'],
    ['1', 'items', '1 item'],
    ['-1', 'percentage points', '-1 percentage point'],
    ['1.0', 'percentage points', '1.0 percentage points'],
    ['11', 'items', '11 items'],
    ['1', 'yuan', '1 yuan'],
    ['2', 'place', '2nd place'],
    ['11', 'place', '11th place'],
    ['+1', 'place', '+1 place'],
    ['−2', 'place', '−2 places'],
    ['-1', 'records', '-1 record'],
    ['—', 'items', '— items'],
  ])('says of %s %s: %s', (number, unit, said) => {
    const english = inEnglish(number, unit);
    expect(`${english.number} ${english.unit}`).toBe(said);
  });

  it('says the same amount, whatever its size', () => {
    const unit = fc.constantFrom(
      ['10 thousand yuan', 10 ** 4] as const,
      ['100 million yuan', 10 ** 8] as const,
    );
    fc.assert(
      fc.property(fc.nat(10 ** 9), fc.nat(6), unit, (size, decimals, [name, factor]) => {
        const amount = new Big(size).div(new Big(10).pow(decimals));
        const english = inEnglish(amount.toFixed(decimals), name);
        expect(english.unit).toBe('yuan');
        expect(meant(english.number).toFixed()).toBe(amount.times(factor).toFixed());
        expect(english.number).toMatch(/^(0|[1-9][\d,]*)(\.\d+)?( (million|billion))?$/);
      }),
    );
  });

  it('knows what one is called of all that is counted in numbers', () => {
    const many = unitIds
      .map((id) => units[id].title.en)
      .filter((name) => /s$/.test(name) && !name.startsWith('10 '));
    for (const name of many) expect(inEnglish('1', name).unit).not.toBe(name);
  });
});
