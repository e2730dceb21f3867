import fc from 'fast-check';

export const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** What somebody might say of one of six bicycles of the fixture: openings, payments, revisions, and what may come next. */
export const sayingOfBicycle = fc.record({
  record: fc.nat(5),
  transition: fc.oneof(
    fc.constantFrom('open', 'pay', 'revise'),
    fc.nat(5).map((n) => -n),
  ),
  daysBack: fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 40 })),
  unit: optional(fc.constantFrom('bench-a', 'bench-b')),
  street: optional(fc.constantFrom('north', 'south', null)),
  colour: optional(fc.constantFrom('red', 'green', null)),
  promised: optional(fc.constantFrom('2021-02-10', '2022-01-01')),
  quoted: optional(fc.integer({ min: -3000, max: 20_000 })),
  paid: optional(fc.integer({ min: -2000, max: 6000 })),
  track: optional(fc.integer({ min: 0, max: 900 })),
  evidence: fc.boolean(),
});

/**
 * What somebody does with a shop: mostly says something, now and then corrects or takes back what was said; each some hours
 * after the act before, or at the end of the day, and with `months` of the month too, by which it comes much later.
 */
export function actOf<Saying>(saying: fc.Arbitrary<Saying>, months: readonly 'end of month'[] = []) {
  const later = fc.oneof(
    fc.integer({ min: 1, max: 300 }),
    fc.constantFrom('end of day' as const, 'a millisecond' as const, ...months),
  );
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ act: fc.constant('say' as const), later, saying }) },
    {
      weight: 2,
      arbitrary: fc.record({ act: fc.constant('correct' as const), later, saying, which: fc.nat() }),
    },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('take back' as const), later, which: fc.nat() }) },
  );
}
