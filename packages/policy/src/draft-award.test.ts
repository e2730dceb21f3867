import type { Policies, Register } from '@taizhang/definition';
import { marketRegisters, termsOfScheme } from '@taizhang/fixture';
import { describe, expect, it } from 'vitest';
import { type DraftingVersion, draftAward, wayOf } from './index.ts';

const registerOf = (id: string) => marketRegisters.find((one) => one.id === id) as Register;
const [scheme, trader, prize] = ['scheme', 'trader', 'prize'].map(registerOf) as [
  Register,
  Register,
  Register,
];

const version = (more: Partial<DraftingVersion> = {}): DraftingVersion => ({
  register: scheme,
  id: 'SC-1',
  title: '餐饮奖励（合成）',
  unit: 'bench-a',
  attributes: { code: 'FOOD', channel: 'told' },
  terms: termsOfScheme('food', '50', '2'),
  ...more,
});
const subject = {
  register: trader,
  id: 'TR-1',
  title: '商户一（合成）',
  stage: 'trading',
  unit: 'bench-a',
  street: 'north',
  attributes: { name: '商户一（合成）', trade: 'food' },
  holdings: {},
};
const award = { register: prize, version: version(), subject, amount: '20000.05', day: '2021-07-01' };

describe('an award drafted from what a policy says', () => {
  it('is filled in with everything that is known', () => {
    expect(draftAward('told', { ...award, confirmBy: '2021-07-08' })).toEqual({
      register: 'prize',
      transition: 'tell',
      occurredOn: '2021-07-01',
      unit: 'bench-a',
      set: {
        name: '餐饮奖励（合成）－商户一（合成）',
        trader: 'TR-1',
        scheme: 'SC-1',
        code: 'FOOD',
        year: '2021',
        trade: '吃的',
        'confirm-by': '2021-07-08',
      },
      amounts: { due: { value: '20000.05', unit: 'yuan' } },
    });
  });

  it('has the once-code of a policy that pays once', () => {
    const once = version({ terms: { often: 'once' } });
    expect(draftAward('applied', { ...award, version: once })?.set).toMatchObject({
      code: 'FOOD',
      once: 'FOOD',
    });
  });

  it('is filled by the case that is true of the subject', () => {
    const of = (trade: string | undefined) =>
      draftAward('told', { ...award, subject: { ...subject, attributes: trade ? { trade } : {} } })?.set
        .trade;
    expect(['food', 'tools', undefined].map(of)).toEqual(['吃的', '用的', '用的']);
  });

  it('is none where the register says nothing of it', () => {
    const { awards } = prize;
    const { opened: _, ...rest } = awards as NonNullable<typeof awards>;
    expect(draftAward('told', { ...award, register: { ...prize, awards: rest } })).toBeUndefined();
  });

  it('is told or applied for as the policy’s channel says', () => {
    expect(wayOf(version())).toBe('told');
    expect(wayOf(version({ attributes: { channel: 'asked' } }))).toBe('applied');
    const { channel: _, ...rest } = scheme.policies as Policies;
    expect(wayOf(version({ register: { ...scheme, policies: rest } }))).toBe('applied');
  });
});
