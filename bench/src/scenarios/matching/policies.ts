import { all, any, atLeast, type Condition, type Formula, is, isIn, type Terms } from '@taizhang/definition';
import type { seededRandom } from '@taizhang/testkit';
import { industries } from './registers.ts';

const said = (zh: string, en: string) => ({ zh, en });
const wan = (number: number): Formula => ({ number: String(number), unit: 'wan-yuan' });

type Random = ReturnType<typeof seededRandom>;

/** Of these kinds are the amounts of real policies: fixed, a share with a cap, tiers, per head, part by part. */
function amountOf(random: Random, kind: number): Formula {
  if (kind === 0) return wan(random.integer(5, 100));
  if (kind === 1)
    return {
      min: [{ multiply: [{ field: 'tax', none: '0' }, { rate: 'share' }] }, wan(random.integer(50, 500))],
    };
  if (kind === 2)
    return {
      tiers: {
        of: { field: 'revenue' },
        unit: 'wan-yuan',
        bands: [
          { upTo: '5000', gives: wan(10) },
          { upTo: '20000', gives: wan(30) },
          { gives: wan(random.integer(50, 100)) },
        ],
      },
    };
  if (kind === 3)
    return {
      min: [
        {
          multiply: [
            { number: String(random.integer(1000, 5000)), unit: 'yuan' },
            { field: 'staff', none: '0' },
          ],
        },
        wan(50),
      ],
    };
  return {
    tiers: {
      of: { field: 'research' },
      unit: 'wan-yuan',
      each: true,
      bands: [
        { upTo: '100', gives: { number: '10', unit: 'percent' } },
        { upTo: '1000', gives: { number: '5', unit: 'percent' } },
        { gives: { number: '2.5', unit: 'percent' } },
      ],
    },
  };
}

/** Terms of a policy as districts have them: of some industries, from some size on, certified or growing. */
export function termsOf(random: Random, n: number): Terms {
  const some = Array.from(
    { length: random.integer(1, 3) },
    () => industries[random.integer(0, 19)] as string,
  );
  const least = random.integer(2, 60) * 100;
  const followed = { title: said('条件', 'Condition'), clause: 'first' };
  const certified: Condition = any(is('certified', true), is('high-tech', true));
  const whens: [string, Condition, boolean][] = [
    ['operating', all(is('stage', 'operating')), true],
    ['industry', all(isIn('industry', [...new Set(some)])), true],
    ['revenue', all(atLeast('revenue', '$least')), false],
    [
      'staff',
      any(atLeast('staff', random.integer(1, 8) * 10), atLeast('tax', random.integer(1, 9) * 100_000)),
      false,
    ],
  ];
  if (n % 2 === 0) whens.push(['certified', certified, false]);
  if (n % 3 === 0)
    whens.push([
      'growing',
      all({ field: 'revenue', operator: '>', value: 'revenue-before', valueSource: 'field' }),
      false,
    ]);
  if (n % 5 === 0)
    whens.push([
      'young',
      all(atLeast('established', `20${String(random.integer(5, 18)).padStart(2, '0')}-01-01`)),
      true,
    ]);
  return {
    subject: 'bench-firm',
    clauses: { first: { number: '第一条', text: said('合成条款。', 'A synthetic clause.') } },
    parameters: {
      least: { title: said('门槛', 'Least'), unit: 'wan-yuan', values: [{ value: String(least) }] },
      share: {
        title: said('比例', 'Share'),
        unit: 'percent',
        values: [{ value: String(random.integer(1, 30)) }],
      },
    },
    conditions: whens.map(([id, when, fixed]) => ({ id, ...followed, when, fixed })),
    lines: [{ id: 'award', ...followed, amount: amountOf(random, n % 5) }],
    often: 'yearly',
    ...(n % 4 === 0
      ? {
          stacking: {
            group: 'growth',
            title: { zh: '增长', en: 'growth' },
            rule: 'highest' as const,
            clause: 'first',
          },
        }
      : {}),
    budget: { share: 'in-order', order: 'revenue', clause: 'first' },
  };
}
