import { describe, expect, it } from 'vitest';
import { all, catalogueOf, comparisonOf, defineRegister, is, type RegisterInput, titleOf } from './index.ts';
import { box, faultsOf as faultsIn, title } from './testing/box.ts';

const sound: RegisterInput = {
  ...box,
  fields: {
    name: { kind: 'text', title },
    owner: { kind: 'personal', what: 'name', title },
    heavy: { kind: 'flag', title },
  },
  measures: { weight: { title, unit: 'number' } },
  stages: { here: { title }, gone: { title } },
  transitions: { open: { title, to: 'here' }, leave: { title, from: ['here'], to: 'gone' } },
  metrics: { here: { kind: 'balance', title, stages: ['here'], of: 'count', unit: 'ge' } },
};
const faultsOf = (change: Partial<RegisterInput>): readonly string[] => faultsIn({ ...sound, ...change });
const days = { count: 3, of: 'day' };
const hours = { count: 3, of: 'working-hour' };
const metric = (it: object) => ({ metrics: { it: { title, ...it } } }) as unknown as Partial<RegisterInput>;
const opening = (change: object) =>
  ({
    fields: { ...sound.fields, name: { kind: 'text', title, required: true } },
    transitions: {
      ...sound.transitions,
      leave: {
        title,
        from: ['here'],
        to: 'gone',
        opens: [
          { register: 'box', transition: 'open', set: { name: { field: 'name' } }, unit: 'own', ...change },
        ],
      },
    },
  }) as unknown as Partial<RegisterInput>;
const balance = { kind: 'balance', stages: ['here'], of: 'count', unit: 'ge' };

describe('a catalogue', () => {
  it('takes registers that hang together', () => {
    const catalogue = catalogueOf([defineRegister(sound)]);
    expect([...catalogue.metrics.keys()]).toEqual(['box.here']);
  });

  it.each<[string, Partial<RegisterInput>, RegExp]>([
    ['a title field that is none', { titleField: 'label' }, /titleField label is not a field/],
    ['a title that is personal', { titleField: 'owner' }, /personal data cannot title/],
    [
      'a title that is restricted',
      { fields: { ...sound.fields, [sound.titleField]: { kind: 'text', title, restricted: true } } },
      /is restricted, and titles are shown/,
    ],
    [
      'a name of the house',
      { fields: { ...sound.fields, stage: { kind: 'text', title } } },
      /stage is a name of the house/,
    ],
    [
      'a name of every object',
      { measures: { constructor: { title, unit: 'ge' } } as never },
      /constructor is a name of the house/,
    ],
    [
      'a reference to nowhere',
      { fields: { ...sound.fields, to: { kind: 'reference', register: 'shelf', title } } },
      /to refers to no register/,
    ],
    [
      'somebody who answers, named by no reference',
      { answersFor: { who: 'name', itself: true, stages: ['here'] } },
      /answersFor names name, which is no reference/,
    ],
    [
      'an answer for nothing, in no stage',
      {
        fields: { ...sound.fields, to: { kind: 'reference', register: 'box', title } },
        answersFor: { who: 'to', stages: ['there'] },
      },
      /answersFor names the unknown stage there.*answersFor is for nothing/s,
    ],
    [
      'an answer for sub-districts, of which there are none',
      {
        fields: { ...sound.fields, to: { kind: 'reference', register: 'box', title } },
        answersFor: { who: 'to', what: ['to'], street: true, stages: ['here'] },
      },
      /names a field twice.*is for a sub-district, of which/s,
    ],
    [
      'a reference to a stage that is none',
      { fields: { ...sound.fields, to: { kind: 'reference', register: 'box', stages: ['there'], title } } },
      /to refers to records in the unknown stage there/,
    ],
    ...(
      [
        ['a deadline without a day', {}, /the deadline d has neither a day nor a time within which/],
        ['a deadline by what is no day', { field: 'heavy' }, /d has no day in heavy/],
        ['an extension of nothing', { within: days, extended: 'heavy' }, /d has no day in heavy/],
        ['hours from a day', { field: 'made', within: hours }, /d counts hours from a day/],
        [
          'a day put off that is counted',
          { field: 'made', extended: 'made', within: days },
          /in force instead/,
        ],
        ['a reminder hours before a day', { field: 'made', remind: hours }, /no hours lie before or after/],
        ['hours said in days', { within: hours, of: 'day' }, /counted in hours, and said in days/],
        ['a deadline in no stage', { field: 'made', stages: ['there'] }, /d names the unknown stage there/],
        [
          'a deadline under an unreadable condition',
          { within: days, where: all(is('owner', 'x')) },
          /d reads owner, which it cannot/,
        ],
        [
          'a deadline under an open condition',
          { within: days, where: all(is('name', '$who')) },
          /d has the parameter who, which nobody gives/,
        ],
      ] as const
    ).map(([what, deadline, fault]): [string, Partial<RegisterInput>, RegExp] => [
      what,
      {
        fields: { ...sound.fields, made: { kind: 'date', title } },
        deadlines: { d: { title, stages: ['here'], ...deadline } as never },
      },
      fault,
    ]),
    [
      'a doubt over personal data',
      { doubts: { d: { title, hint: title, holds: all(is('owner', 'x')) } } },
      /doubt d reads owner/,
    ],
    [
      'a following entry in no register',
      opening({ register: 'shelf' }),
      /opens shelf, but there is no such register/,
    ],
    ['a following entry that opens nothing', opening({ transition: 'leave' }), /leave opens nothing there/],
    ['a following entry that lacks what is required', opening({ set: {} }), /does not set name/],
    [
      'a following entry of another kind',
      opening({ set: { name: { field: 'made' } } }),
      /takes name from the unknown field made/,
    ],
    [
      'a following entry for a unit that is none',
      opening({ unit: { field: 'name' } }),
      /its unit name is no field/,
    ],
    [
      'a following entry that names itself wrongly',
      opening({ set: { name: { record: true } } }),
      /sets name to the record/,
    ],
    [
      'a gathering of no register',
      { gathers: { g: { title, register: 'shelf', by: 'box', order: 'n', fields: ['x'] } } },
      /the gathering g is of the unknown register shelf/,
    ],
    [
      'a gathering that is held together by nothing',
      { gathers: { g: { title, register: 'box', by: 'name', order: 'name', fields: ['owner'] } } },
      /held together by name.*\n?|ordered by name/,
    ],
    [
      'a gathering that sums nothing, of records of which nothing is true',
      {
        gathers: {
          g: {
            title,
            register: 'box',
            by: 'name',
            when: all(is('nowhere', 'x')),
            totals: ['age'],
            fields: ['owner'],
          },
        },
      },
      /the gathering g has a condition that[\s\S]*nowhere[\s\S]*the gathering g sums the unknown measure age/,
    ],
    [
      'a paper about nothing',
      {
        papers: {
          p: {
            title,
            stages: ['there'],
            heading: { zh: '{colour}', en: 'x' },
            lines: [],
            items: { gathering: 'g', stages: ['here'], heading: title, lines: [title] },
            closing: [],
            issuer: title,
            day: 'name',
          },
        },
      },
      /the paper p names colour/,
    ],
    [
      'a review of nothing',
      { review: { transitions: ['vanish'] } },
      /review names the unknown transition vanish/,
    ],
    ['no opening', { transitions: { leave: { title, from: ['here'], to: 'gone' } } }, /no transition opens/],
    [
      'a stage nobody reaches',
      { stages: { ...sound.stages, lost: { title } } },
      /no transition leads to the stage lost/,
    ],
    [
      'an unknown stage',
      { transitions: { ...sound.transitions, move: { title, from: ['there'] } } },
      /unknown stage there/,
    ],
    [
      'a need that may not be given',
      { transitions: { ...sound.transitions, weigh: { title, from: ['here'], requires: ['weight'] } } },
      /requires weight but may not give it/,
    ],
    [
      'a transition of a built-in name',
      { transitions: { ...sound.transitions, revise: { title, from: ['here'] } } },
      /revise is built in/,
    ],
    [
      'a rule over personal data',
      { rules: { r: { title, holds: all(is('owner', 'x')) } } },
      /rule r reads owner/,
    ],
    [
      'a rule with a parameter',
      { rules: { r: { title, holds: all(is('name', '$who')) } } },
      /rule r has the parameter who/,
    ],
    ['a metric of an unknown stage', metric({ ...balance, stages: ['there'] }), /unknown stage there/],
    ['a balance of amounts', metric({ ...balance, of: { amount: 'weight' } }), /a balance is of holdings/],
    ['a count without a unit', metric({ ...balance, unit: undefined }), /a count needs a unit/],
    [
      'a condition over an unknown field',
      metric({ ...balance, where: all(is('colour', 'x')) }),
      /reads colour/,
    ],
    [
      'a condition over a name of every object',
      metric({ ...balance, where: all(is('constructor', 'x')) }),
      /reads constructor/,
    ],
    [
      'a number compared with a word',
      metric({ ...balance, where: all(is('weight', 'much')) }),
      /compares weight with much/,
    ],
    [
      'a number compared with a flag',
      metric({
        ...balance,
        where: all({ field: 'weight', operator: '<', value: 'heavy', valueSource: 'field' }),
      }),
      /compares weight with heavy/,
    ],
    [
      'a ratio to nothing',
      metric({ kind: 'ratio', numerator: 'box.it', denominator: 'box.no' }),
      /unknown metric box.no/,
    ],
    [
      'a ratio of itself',
      metric({ kind: 'ratio', numerator: 'box.it', denominator: 'box.it' }),
      /computed from itself/,
    ],
    [
      'a count by personal data',
      metric({ kind: 'distinct', over: { kind: 'balance', stages: ['here'] }, by: 'owner', unit: 'ge' }),
      /owner cannot be counted by/,
    ],
  ])('refuses %s', (_, change, fault) => {
    expect(faultsOf(change).join('\n')).toMatch(fault);
  });

  it('names every fault at once', () => {
    expect(faultsOf({ titleField: 'label', stages: { ...sound.stages, lost: { title } } })).toHaveLength(2);
  });

  it('is not fooled by what every object answers to', () => {
    const register = defineRegister(sound);
    for (const name of ['constructor', 'toString', '__proto__']) {
      expect(comparisonOf(register, name)).toBeNull();
      expect(titleOf(register, name)).toEqual({ zh: name, en: name });
    }
  });
});

describe('a family of metrics', () => {
  const stated = { zh: '同类', en: 'peers' };
  const of = all(is('name', '$name'), is('kind', '$period'));
  const worth = {
    kind: 'balance' as const,
    title,
    stages: ['here'],
    of: { holding: 'weight' },
    where: of,
  };
  const rank = {
    kind: 'rank' as const,
    title,
    stages: ['here'],
    of: { holding: 'weight' },
    by: 'name',
    self: '$name',
    where: all(is('kind', '$period')),
  };
  const register: RegisterInput = {
    ...sound,
    fields: { ...sound.fields, kind: { kind: 'text', title } },
    measures: { weight: { title, unit: 'kilometre' }, growth: { title, unit: 'percent', signed: true } },
    metrics: {
      level: worth,
      growth: { ...worth, of: { holding: 'growth' } },
      rank,
      all: { kind: 'balance', title, stages: ['here'], of: { holding: 'growth' } },
    },
  };
  const family = {
    title,
    period: 'period',
    level: 'box.level',
    growth: 'box.growth',
    against: [{ year: '2019', metric: 'box.growth' }],
    ranks: [{ among: stated, byValue: 'box.rank' }],
    precision: { unit: 'kilometre', level: 2, growth: 1 },
  };
  const faults = (change: object) => {
    const families = { whole: { ...family, against: [], ...change } };
    return faultsOf({ ...register, families } as Partial<RegisterInput>);
  };

  it('is found by each of its members', () => {
    const families = { whole: { ...family, against: [] } };
    const catalogue = catalogueOf([defineRegister({ ...register, families } as RegisterInput)]);
    expect([...catalogue.families.keys()]).toEqual(['box.level', 'box.growth', 'box.rank']);
    expect(catalogue.families.get('box.rank')?.[0]?.level).toBe('box.level');
  });

  it.each<[string, object, RegExp]>([
    ['is unknown', { metric: 'box.none', parameters: {} }, /the statistic box.none is unknown/],
    ['is no level', { metric: 'box.growth', parameters: {} }, /box.growth is the level of no family/],
    ['is asked otherwise', { metric: 'box.level', parameters: {} }, /is asked with name beside period/],
    [
      'is in another unit',
      { metric: 'box.level', parameters: { name: 'a' } },
      /the statistic box.level is in another unit/,
    ],
  ])('refuses a published statistic that %s', (_, publishedAs, fault) => {
    const boxes = { kind: 'balance', title, stages: ['here'], of: 'count', unit: 'ge', publishedAs };
    const metrics = { ...register.metrics, boxes };
    const families = { whole: { ...family, against: [] } };
    expect(faultsOf({ ...register, metrics, families } as Partial<RegisterInput>).join('\n')).toMatch(fault);
  });

  it.each<[string, object, RegExp]>([
    ['a metric that is none', { growth: 'box.none' }, /the family whole names the unknown metric box.none/],
    ['a sign that is none', { comparablePrices: 'box.none' }, /unknown metric box.none/],
    ['a member twice', { beside: ['box.growth'] }, /names box.growth twice/],
    ['a period nobody asks with', { period: 'year' }, /the period year, which box.level is not asked with/],
    ['a member asked otherwise', { beside: ['box.all'] }, /asks box.all with other parameters/],
    ['a rank that is none', { ranks: [{ among: stated, byGrowth: 'box.level' }] }, /box.level as a rank/],
    ['a rank by nothing', { ranks: [{ among: stated }] }, /a rank by nothing/],
    ['a source that is not kept', { provenance: ['paper'] }, /its source in paper, which box does not keep/],
    ['a growth that is none', { growth: 'box.rank', ranks: [] }, /box.rank as a growth/],
    ['a unit that does not fit', { precision: { ...family.precision, unit: 'yuan' } }, /which does not fit/],
  ])('is refused with %s', (_name, change, fault) => {
    expect(faults(change).join('\n')).toMatch(fault);
  });

  it('is refused with a rank whose names cannot be read', () => {
    const metrics = { ...register.metrics, rank: { ...rank, named: 'owner' } };
    expect(faultsOf({ ...register, metrics } as Partial<RegisterInput>).join()).toMatch(/owner cannot name/);
  });
});
