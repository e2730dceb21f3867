import { describe, expect, it } from 'vitest';
import { baseUnitOf, dimensionOf, dimensions, fromBase, plain, toBase, unitIds, units } from './index.ts';

describe('units', () => {
  it('bring what is typed to the base unit exactly', () => {
    expect(toBase('12.345', 'yi-yuan')).toBe('1234500000');
    expect(toBase('0.0001', 'wan-yuan')).toBe('1');
    expect(toBase('1.5', 'hectare')).toBe('15000');
    expect(toBase('2.5', 'kilometre')).toBe('2500');
    expect(toBase('159', 'wan-ji-ci')).toBe('1590000');
    expect(toBase('999999999999999999.99', 'yuan')).toBe('999999999999999999.99');
  });

  it('know that 1 亩 is 666⅔ m², and that 15 亩 are a hectare', () => {
    expect(toBase('1', 'mu')).toBe('666.6667');
    expect(toBase('15', 'mu')).toBe(toBase('1', 'hectare'));
    expect(toBase('3', 'mu')).toBe('2000');
    expect(plain(fromBase('2000', 'mu', 2))).toBe('3');
    expect(plain(fromBase('666.6667', 'mu', 4))).toBe('1');
    // Rounded once: many small areas typed in 亩 each lose less than a square centimetre.
    expect(toBase('0.00000001', 'mu')).toBe('0');
  });

  it('round half up for display, away from zero on both sides', () => {
    expect(plain(fromBase('1235000000', 'yi-yuan', 1))).toBe('12.4');
    expect(plain(fromBase('-12.5', 'yuan', 0))).toBe('-13');
    expect(plain(fromBase('-0.4', 'yuan', 0))).toBe('0');
  });

  it('never write a number with an exponent', () => {
    expect(plain(fromBase('0.000001', 'percent', 6))).toBe('0.000001');
    expect(toBase('999999999999999999', 'yi-yuan')).toBe('99999999999999999900000000');
  });

  it.each(unitIds)('%s belongs to the dimension of its base unit, and converts back', (id) => {
    const base = baseUnitOf(id);
    expect(dimensionOf(base)).toBe(dimensionOf(id));
    expect(baseUnitOf(base)).toBe(base);
    expect(units[base].factor).toEqual([1, 1]);
    const decimals = dimensions[dimensionOf(id)].decimals;
    expect(Number(plain(fromBase(toBase('6', id), id, decimals)))).toBeCloseTo(6, 3);
  });

  it('keep the measure word of a count', () => {
    expect(baseUnitOf('hu')).toBe('hu');
    expect(baseUnitOf('wan-ji-ci')).toBe('ji-ci');
  });
});
