import { catalogueOf, explain, titleOf } from '@taizhang/definition';
import { describe, expect, it } from 'vitest';
import { registers } from './index.ts';

describe('the registers as a whole', () => {
  it('hang together: every reference, stage, field and metric leads somewhere', () => {
    const catalogue = catalogueOf(registers);
    expect(catalogue.registers.size).toBe(registers.length);
  });

  it('explain every condition of every metric in both languages', () => {
    for (const register of registers)
      for (const metric of Object.values(register.metrics)) {
        if (!('where' in metric) || !metric.where) continue;
        const words = explain(metric.where, {
          title: (field) => titleOf(register, field),
          show: (_field, value) => ({ zh: String(value), en: String(value) }),
        });
        expect(words.zh).not.toBe('');
        expect(words.en).not.toBe('');
      }
  });
});
