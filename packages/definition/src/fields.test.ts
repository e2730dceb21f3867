import { describe, expect, it } from 'vitest';
import {
  creditCodeCheck,
  fieldKinds,
  mask,
  parseAmount,
  parseDay,
  parseDecimal,
  parseText,
  Refusal,
} from './index.ts';

const title = { zh: '题', en: 'title' };
const codeOf = (work: () => unknown): string => {
  try {
    return `accepted: ${String(work())}`;
  } catch (error) {
    return error instanceof Refusal ? error.code : `not refused: ${error}`;
  }
};

describe('a unified social credit code (GB 32100-2015)', () => {
  const parse = (input: unknown) => fieldKinds['credit-code'].parse(input, { kind: 'credit-code', title });

  it('is told from a wrong one by its check character', () => {
    expect(parse('91350100M000100Y43')).toBe('91350100M000100Y43');
    expect(parse(' 91350100m000100y43 ')).toBe('91350100M000100Y43');
    expect(codeOf(() => parse('91350100M000100Y4Z'))).toBe('wrong-check-character');
    for (let i = 0; i < 17; i++) {
      const at = (c: string) => `${'91350100M000100Y43'.slice(0, i)}${c}${'91350100M000100Y43'.slice(i + 1)}`;
      const other = '91350100M000100Y43'[i] === '7' ? '8' : '7';
      expect(codeOf(() => parse(at(other)))).toBe('wrong-check-character');
    }
  });

  it('has none of the letters I, O, S, V and Z', () => {
    expect(creditCodeCheck('91350100M000100Y4')).toBe('3');
    for (const letter of 'IOSVZ') expect(creditCodeCheck(`91350100M000100Y${letter}`)).toBeNull();
    expect(creditCodeCheck('91350100M000100Y')).toBeNull();
  });
});

describe('parsing', () => {
  it.each(['0', '-0.5', '+3', '007', '123456789012345678', '0.000000000001'])(
    'takes the decimal %s',
    (input) => {
      expect(parseDecimal(input).toFixed()).toMatch(/^-?\d+(\.\d+)?$/);
    },
  );

  it.each([
    '',
    '1e3',
    '1,000',
    ' 1',
    '１',
    '0x1',
    'NaN',
    'Infinity',
    '.5',
    '5.',
    '1'.repeat(19),
    Number.NaN,
    2 ** 53,
    1e-7,
    null,
    [],
    true,
  ])('takes %j for no decimal', (input) => expect(codeOf(() => parseDecimal(input))).toBe('not-a-number'));

  it('refuses what is finer than is kept, except where a unit has no finite decimals', () => {
    expect(codeOf(() => parseAmount('0.001', 'yuan'))).toBe('too-many-decimals');
    expect(parseAmount('0.000001', 'wan-yuan')).toBe('0.01');
    expect(codeOf(() => parseAmount('0.5', 'hu'))).toBe('too-many-decimals');
    expect(parseAmount('0.1', 'mu')).toBe('66.6667');
    expect(parseAmount('-0', 'yuan')).toBe('0');
  });

  it('stores an amount alike, in whatever way it is written', () => {
    for (const [typed, stored] of [
      ['0', '0'],
      ['0.00', '0'],
      ['7.10', '7.1'],
      ['100000.00', '100000'],
      ['0.01', '0.01'],
      ['999999999999999999.99', '999999999999999999.99'],
    ] as const)
      for (const input of [typed, `+${typed}`, `00${typed}`.slice(-21)])
        expect(parseAmount(input, 'yuan'), input).toBe(stored);
    expect(parseAmount('-7.10', 'yuan')).toBe('-7.1');
    for (const input of ['7.', '.7', '7.001', '1.0000000000000', ' 7', '7e2', '', '1234567890123456789'])
      expect(() => parseAmount(input, 'yuan'), input).toThrow(Refusal);
  });

  it('takes only days that exist, between 1900 and 2199', () => {
    for (const day of ['2020-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])
      expect(parseDay(day)).toBe(day);
    for (const day of [
      '2021-02-29',
      '1900-02-29',
      '2021-00-01',
      '2021-06-31',
      '1899-12-31',
      '2200-01-01',
      '0021-01-01',
    ])
      expect(codeOf(() => parseDay(day))).toBe('impossible-date');
  });

  it('takes text trimmed and whole', () => {
    expect(parseText(' 台账😀 ', 10)).toBe('台账😀');
    expect(codeOf(() => parseText('a\u0000', 10))).toBe('unreadable-text');
    expect(codeOf(() => parseText('\ud83d', 10))).toBe('unreadable-text');
    expect(codeOf(() => parseText(' ', 10))).toBe('missing-value');
    expect(codeOf(() => parseText('abc', 2))).toBe('too-long');
    expect(codeOf(() => parseText(5, 2))).toBe('wrong-type');
  });

  it('takes an option of its own list only', () => {
    const field = { kind: 'category', title, options: { red: title } } as const;
    expect(fieldKinds.category.parse('red', field)).toBe('red');
    for (const input of ['blue', 'constructor', '__proto__', 5])
      expect(codeOf(() => fieldKinds.category.parse(input, field))).toBe('unknown-option');
  });

  it('takes a place as longitude and latitude', () => {
    const parse = (input: unknown) => fieldKinds.point.parse(input, { kind: 'point', title });
    expect(parse('114.3066,30.5461')).toBe('114.3066,30.5461');
    for (const input of ['30.5', '181,30', '114,91', '114 ,30', {}])
      expect(codeOf(() => parse(input))).toBe('impossible-place');
  });
});

describe('a mask', () => {
  it('shows enough to recognise and too little to know', () => {
    expect(mask('name', '欧阳示例')).toBe('欧***');
    expect(mask('phone', '13900000000')).toBe('139******00');
    expect(mask('resident-id', '999901199001010010')).toBe('999*************10');
    expect(mask('address', '示例路一百号三楼')).toBe('示例路*****');
  });

  it.each(['phone', 'resident-id', 'address'] as const)('hides a short %s altogether', (what) => {
    expect(mask(what, '12345')).toBe('****');
  });
});

describe('a text of so many digits', () => {
  const parse = (input: unknown) => fieldKinds.text.parse(input, { kind: 'text', title, digits: 4 });

  it('takes those and nothing else', () => {
    expect(parse(' 0111 ')).toBe('0111');
    for (const wrong of ['111', '01111', '011a', '０１１１', '-111'])
      expect(codeOf(() => parse(wrong))).toBe('not-digits');
    expect(codeOf(() => parse(2021))).toBe('wrong-type');
  });
});
