import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DemoAmounts,
  demoAmounts,
  demoSeed,
  demoWork,
  wuchang,
} from '@taizhang/district-wuchang-2021h1';
import { type CompiledReport, renderText } from '@taizhang/report';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import { Big } from 'big.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type At,
  agreementOf,
  asSystem,
  checkDocument,
  compileReport,
  type DistrictPackage,
  diffSides,
  figureRecords,
  figureRelated,
  figureTrend,
  type Installation,
  openInstallation,
  sideOf,
} from './index.ts';

const report = 'wuchang-2021h1';
const loading = 240_000;

/** A district loaded into a database of its own. */
async function loaded(district: DistrictPackage) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-demo-'));
  const database: TestDatabase = await createTestDatabase(async () => undefined, 'empty');
  vi.stubEnv('TAIZHANG_APP_URL', database.appUrl);
  const installation = await openInstallation({ dataFolder, databaseUrl: database.ownerUrl, district });
  vi.unstubAllEnvs();
  const drop = async () => {
    await installation.close();
    await database.drop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { installation, drop };
}

const disagreeing = (installation: Installation, compiled: CompiledReport): string[] =>
  agreementOf(installation.district, compiled).compared.flatMap((c) => (c.agrees ? [] : [c.id]));
const valuesOf = (compiled: CompiledReport) =>
  Object.fromEntries(compiled.figures.map((figure) => [figure.id, figure.value]));
const sumOf = (list: readonly { contribution: string }[]): string =>
  list.reduce((sum, { contribution }) => sum.plus(contribution), new Big(0)).toFixed();

describe('the demo district', () => {
  let demo: Awaited<ReturnType<typeof loaded>>;
  let installation: Installation;
  beforeAll(async () => {
    demo = await loaded(wuchang);
    installation = demo.installation;
  }, loading);
  afterAll(() => demo?.drop());
  const kindOf = (figure: string) => {
    const binding = installation.district.templates.get(report)?.figures.find((f) => f.id === figure);
    return installation.district.catalogue.metrics.get(binding?.metric ?? '')?.metric.kind;
  };

  it('computes all 109 figures as they are printed', async () => {
    const compiled = await compileReport(asSystem(installation), report);
    expect(disagreeing(installation, compiled)).toEqual([]);
    expect(agreementOf(installation.district, compiled)).toMatchObject({ agreed: 109, total: 109 });
    expect(compiled.figures).toHaveLength(109);
  });

  it('has one base for each figure: what the ledger holds and what the published growth implies', async () => {
    const office = asSystem(installation);
    const template = installation.district.templates.get(report);
    const contradicted: string[] = [];
    const held = new Set<string>();
    const compiled = await compileReport(office, report);
    for (const { id, value } of compiled.figures) {
      const { family } = await figureRelated(office, report, id, {});
      if (!family) continue;
      if (family.implied.some(({ faults }) => faults.length > 0)) contradicted.push(id);
      const metric = template?.figures.find((figure) => figure.id === id)?.metric ?? '';
      const [implied] = family.implied;
      // Counted by the ledger beside a statistic of the same thing: this year's and the year before's are both its own.
      if (!installation.district.catalogue.metrics.get(metric)?.metric.publishedAs || !implied) continue;
      held.add(id);
      const { previous } = await figureTrend(office, report, id, {});
      const counted = [value, previous.at(-1)?.value ?? null];
      if (counted.join() !== [family.level.value, implied.recorded.value].join()) contradicted.push(id);
    }
    expect([contradicted, held.size > 0]).toEqual([[], true]);
  }, 60_000);

  it('names in each figure how it stands to the year before, or why it cannot', async () => {
    const office = asSystem(installation);
    const { figures } = await compileReport(office, report);
    const silent: string[] = [];
    for (const { id } of figures) {
      const { yearBefore, family } = await figureRelated(office, report, id, {});
      const isSaid = yearBefore
        ? yearBefore.reason !== null || yearBefore.change !== null
        : family?.growth?.value;
      if (isSaid == null || isSaid === false) silent.push(id);
    }
    expect(silent).toEqual([]);
  }, 60_000);

  /** The text of the report at one setting, checked as a document that somebody wrote. */
  const checked = async (written: At, against: At = {}) => {
    const office = asSystem(installation);
    const bytes = Buffer.from(renderText(await compileReport(office, report, written)));
    return checkDocument(office, { name: '报告.txt', bytes }, against);
  };

  it('finds every figure in its own text, and each agrees', async () => {
    const { figures, findings, against } = await checked({});
    expect(against).toMatchObject({ report, cutoff: '2021-06-30', ledger: true });
    const agreeing = figures.flatMap(({ verdict, match }) => (verdict === 'agrees' ? [match?.figure] : []));
    const bound = installation.district.templates.get(report)?.figures.map(({ id }) => id);
    expect(agreeing.toSorted()).toEqual(bound?.toSorted());
    expect([figures.filter(({ verdict }) => verdict === 'differs'), findings]).toEqual([[], []]);
  });

  it.each<[string, At, At, RegExp]>([
    ['was known less', { knownAt: '2021-07-01' }, {}, /^(knowledge|correction)$/],
    [
      'was cut off earlier',
      { cutoff: '2021-05-31' },
      { cutoff: '2021-06-30' },
      /^(cutoff|knowledge|correction|unit)$/,
    ],
  ])('says why a text differs that %s', async (_when, written, against, cause) => {
    const { figures } = await checked(written, against);
    const differing = figures.filter(({ verdict }) => verdict === 'differs');
    expect(differing.length).toBeGreaterThan(3);
    const explained = differing.filter((figure) => cause.test(figure.cause ?? ''));
    expect(explained.length / differing.length).toBeGreaterThan(0.9);
  });

  it.each<[string, At]>([
    ['now', {}],
    ['as known on 1 July', { knownAt: '2021-07-01' }],
    ['of the first quarter', { cutoff: '2021-03-31' }],
  ])('opens every figure to records that add up to it, %s', async (_when, at) => {
    const compiled = await compileReport(asSystem(installation), report, at);
    let additive = 0;
    for (const { id, value } of compiled.figures) {
      const drill = await figureRecords(asSystem(installation), report, id, at, { limit: null, offset: 0 });
      expect([id, drill.total]).toEqual([id, drill.records.length]);
      if (!drill.additive || value === null) continue;
      additive += 1;
      expect([id, sumOf(drill.records)]).toEqual([id, value]);
    }
    expect(additive).toBeGreaterThan(80);
  });

  it('agrees less on 1 July, and every difference is explained by what became known since', async () => {
    const then = await compileReport(asSystem(installation), report, { knownAt: '2021-07-01' });
    const others = disagreeing(installation, then);
    expect(others.length).toBeGreaterThan(3);
    const [before, after] = [
      await sideOf(asSystem(installation), '2021-07-01', report),
      await sideOf(asSystem(installation), '2021-08-26', report),
    ];
    const explained = await diffSides(asSystem(installation), before, after, { limit: null, offset: 0 });
    expect(explained.map((e) => e.id)).toEqual(expect.arrayContaining(others));
    for (const { id, difference, explanation } of explained) {
      const { movements = [], accounted } = explanation ?? {};
      expect([id, movements.length > 0]).toEqual([id, true]);
      const kind = kindOf(id);
      const isMade = kind === 'balance' || kind === 'turnover' || kind === 'distinct';
      expect([id, accounted]).toEqual([id, isMade && difference !== null ? true : null]);
      if (difference === null || (kind !== 'balance' && kind !== 'turnover')) continue;
      expect([id, sumOf(movements)]).toEqual([id, difference]);
    }
  });

  it('freezes what was reported at the time', async () => {
    const [first, final] = [
      await sideOf(asSystem(installation), '2021h1-first-count', undefined),
      await sideOf(asSystem(installation), '2021h1-final', undefined),
    ];
    const valuesOf = (figures: typeof final.figures) => new Map(figures.map(({ id, value }) => [id, value]));
    expect(valuesOf(final.figures)).toEqual(
      valuesOf((await compileReport(asSystem(installation), report)).figures),
    );
    expect(
      (await diffSides(asSystem(installation), first, final, { limit: 1, offset: 0 })).length,
    ).toBeGreaterThan(0);
  });

  it('has no id twice, and records waiting, corrected, late and outside the period', async () => {
    const { rows } = await installation.pool.query(
      `select (select count(*) from (select id from record group by id having count(*) > 1) d)::int as twice,
              count(*) filter (where origin = 'reversal')::int as reversed,
              count(*) filter (where recorded_at > occurred_on + 30)::int as late,
              count(*) filter (where occurred_on < '2021-01-01')::int as earlier,
              count(*) filter (where occurred_on > '2021-06-30')::int as later from movement`,
    );
    const { twice, ...rest } = rows[0];
    expect(twice).toBe(0);
    for (const [what, count] of Object.entries(rest))
      expect([what, Number(count) > 50]).toEqual([what, true]);
  });

  it('has nothing personal in its movements', async () => {
    const personal = [...installation.district.catalogue.registers.values()].flatMap((register) =>
      Object.entries(register.fields).flatMap(([id, field]) => (field.kind === 'personal' ? [id] : [])),
    );
    expect(personal.length).toBeGreaterThan(3);
    const { rows } = await installation.pool.query(
      `select register, record, attributes, reason from movement
        where attributes ?| $1
           or concat(attributes, reason, evidence) ~ '(^|[^0-9A-Z])([0-9]{17}[0-9X]|1[0-9]{10})([^0-9A-Z]|$)'
           or concat(attributes, reason, evidence) ~ '居民[0-9]{5}' limit 5`,
      [personal],
    );
    expect(rows).toEqual([]);
  });

  it('numbers its residents under no region there is', () => {
    let seen = 0;
    for (const work of demoWork()) {
      const entry = 'corrects' in work ? work.with : work;
      const fields = installation.district.catalogue.registers.get(entry?.register ?? '')?.fields ?? {};
      for (const [id, value] of Object.entries(entry?.set ?? {})) {
        const field = fields[id];
        if (field?.kind !== 'personal' || field.what !== 'resident-id' || typeof value !== 'string') continue;
        seen += 1;
        expect(value).toMatch(/^999901\d{11}[0-9X]$/);
      }
    }
    expect(seen).toBeGreaterThan(100);
  });
});

describe('the demo district with another seed and other amounts', () => {
  const { majorProjects, business, bulletin, livelihood, safety } = demoAmounts;
  const { industry } = business.awards;
  const changed: DemoAmounts = {
    ...demoAmounts,
    majorProjects: {
      ...majorProjects,
      projects: { ...majorProjects.projects, reserve: { count: 50, investment: '10000000' } },
    },
    business: {
      ...business,
      awards: {
        ...business.awards,
        industry: {
          ...industry,
          during: { ...industry.during, recipients: 210, payments: 270, amount: '46000000' },
        },
      },
    },
    bulletin: {
      ...bulletin,
      series: bulletin.series.map((series) =>
        series.series === 'gdp'
          ? { ...series, level: '80000000000' }
          : series.series === 'retail'
            ? { ...series, growth: '24.9' }
            : series,
      ),
    },
    livelihood: {
      ...livelihood,
      vaccinations: {
        ...livelihood.vaccinations,
        everybody: {
          ...livelihood.vaccinations.everybody,
          first: livelihood.vaccinations.everybody.first + 50_000,
        },
      },
    },
    safety: {
      ...safety,
      hazards: { ...safety.hazards, foundAndRectified: safety.hazards.foundAndRectified + 46 },
    },
  };
  const { keyGroups, everybody } = livelihood.vaccinations;
  const doses = keyGroups.first + keyGroups.second + everybody.first + everybody.second + 50_000;
  let demo: Awaited<ReturnType<typeof loaded>>;
  beforeAll(async () => {
    demo = await loaded({ ...wuchang, editions: [], history: () => demoWork(demoSeed + 1, changed) });
  }, loading);
  afterAll(() => demo?.drop());

  it('follows exactly what was changed, which then disagrees, while all others stay', async () => {
    const compiled = await compileReport(asSystem(demo.installation), report);
    const follows = {
      'gdp.value': '80000000000',
      'retail.yoy': '24.9',
      'projects.reserve.count': '50',
      'projects.reserve.investment': '100000000000',
      'award.enterprises': '210',
      'award.amount': '46000000',
      'vaccine.doses': String(doses),
      'hazards.fixed': String(9191 + 46),
    };
    expect(valuesOf(compiled)).toMatchObject(follows);
    expect(disagreeing(demo.installation, compiled).toSorted()).toEqual(Object.keys(follows).toSorted());
  });
});
