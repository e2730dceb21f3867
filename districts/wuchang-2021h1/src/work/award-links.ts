import type { FieldValue } from '@taizhang/definition';
import { Big } from 'big.js';
import { demoPolicies } from '../policies/index.ts';
import type { Random } from '../random.ts';
import { policiesOf2021, versionOf } from './policy-versions.ts';
import type { RegisteredFirm } from './registered.ts';

/** What an award says of the policy it follows. */
export interface AwardLink {
  readonly clause: string;
  readonly set: Readonly<Record<string, FieldValue>>;
}

/** What a firm must have had last year for an award of the demo to be what its policy gives. */
export interface Due {
  readonly code: string;
  /** Yuan. */
  readonly amount: string;
}

export interface AwardLinks {
  readonly dues: ReadonlyMap<string, readonly Due[]>;
  /** Policies and groups that firms have an award of already, each with the firm. */
  readonly held: ReadonlySet<string>;
  /** The policy that an award of so much may follow; null where none gives that amount. */
  link(firm: string, scheme: string, amount: string, on: string, hasLoan: boolean): AwardLink | null;
}

interface Way {
  readonly code: string;
  readonly scheme: string;
  /** Of a group a firm has one a year, and what rests on the same figures is not asked for twice. */
  readonly group: string;
  readonly most: number;
  fits(firm: RegisteredFirm, hasLoan: boolean): boolean;
}

const industry = 'industry-development';
const inKey = (key: string) => (firm: RegisteredFirm) => firm.set['key-industry'] === key;

/** Only policies whose amount can be any amount: what rests on a figure. Their caps in yuan. */
const ways: readonly Way[] = [
  { code: 'SJ-ZZ', scheme: industry, group: 'revenue', most: 500_000, fits: inKey('design') },
  { code: 'SJ-FZ', scheme: industry, group: 'rent', most: 600_000, fits: inKey('design') },
  { code: 'WL-ZZ', scheme: industry, group: 'revenue', most: 1_000_000, fits: inKey('culture-tourism') },
  { code: 'KC-YF', scheme: industry, group: 'revenue', most: 600_000, fits: inKey('science-innovation') },
  { code: 'TY-JJ', scheme: industry, group: 'growth', most: 1_500_000, fits: () => true },
  {
    code: 'SM-FZ',
    scheme: industry,
    group: 'rent',
    most: 300_000,
    fits: ({ set }) => set['key-industry'] !== 'design' && String(set.established) >= '2018-01-01',
  },
  { code: 'KC-PT', scheme: industry, group: 'research', most: 1_000_000, fits: () => true },
  {
    code: 'JR-TX',
    scheme: 'loan-interest',
    group: 'interest',
    most: 200_000,
    fits: ({ set }, hasLoan) => hasLoan && (set.scale === 'small' || set.scale === 'micro'),
  },
  {
    code: 'JR-GT',
    scheme: 'loan-interest',
    group: 'interest',
    most: 10_000,
    fits: ({ selfEmployed }) => selfEmployed,
  },
];

/** Groups that a firm may not have beside each other in a year. */
const beside: Readonly<Record<string, readonly string[]>> = {
  growth: ['growth', 'revenue'],
  revenue: ['growth', 'revenue', 'research'],
  research: ['revenue', 'research'],
};

/**
 * Links awards of 2021 to the policies of 2021 that could have given them: the amounts stand, so last year's figures of
 * the firm are made to fit. What no policy gives stays with the name of its policy alone, as it was kept before.
 */
export function awardLinks(random: Random, firms: ReadonlyMap<string, RegisteredFirm>): AwardLinks {
  const dues = new Map<string, Due[]>();
  const taken = new Map<string, Set<string>>();
  const given = new Set<string>();
  return {
    dues,
    held: given,
    link: (id, scheme, amount, on, hasLoan) => {
      const firm = firms.get(id);
      if (!firm || on < policiesOf2021 || on > '2021-12-31' || !random.chance(0.85)) return null;
      const held = taken.get(id) ?? new Set<string>();
      const way = ways.find(
        (one) =>
          one.scheme === scheme &&
          new Big(amount).lte(one.most) &&
          one.fits(firm, hasLoan) &&
          !(beside[one.group] ?? [one.group]).some((group) => held.has(group)),
      );
      const policy = demoPolicies.find(({ code }) => code === way?.code);
      if (!way || !policy) return null;
      taken.set(id, held.add(way.group));
      given.add(`${way.code} ${id}`).add(`${policy.terms.stacking?.group ?? way.code} ${id}`);
      dues.set(id, [...(dues.get(id) ?? []), { code: way.code, amount }]);
      return {
        clause: policy.clause,
        set: {
          policy: `${policy.zh}（示例）`,
          'policy-version': versionOf(way.code),
          'policy-code': way.code,
        },
      };
    },
  };
}
