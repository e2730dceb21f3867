import { compile, type FigureAsk } from '@taizhang/report';
import {
  type CheckResult,
  contentHash,
  type Disagreement,
  getDefinitions,
  listEditions,
  readMetrics,
  recordsBehind,
  snapshot,
  verifyLedger,
} from '@taizhang/store';
import { Big } from 'big.js';
import { frozenReport, recomputeEdition } from './editions.ts';
import { PolicyMatches } from './matching/index.ts';
import { askOfFigure, type Office, settingOf } from './reports.ts';

/**
 * Recomputes everything derived: the hash chain, the cells, the records, conservation; every figure of every report
 * from the movements alone and from its drill-down; every edition, which must say what it said; and what is kept of
 * policies and whom they are for.
 */
export async function verifyInstallation(office: Office): Promise<CheckResult[]> {
  return [
    ...(await verifyLedger(office.pool, office.district.store)),
    await verifyFigures(office),
    await verifyEditions(office),
    await verifyMatches(office),
  ];
}

async function verifyFigures(office: Office): Promise<CheckResult> {
  const { district, pool, viewer } = office;
  const disagreements: Disagreement[] = [];
  let compared = 0;
  for (const template of district.templates.values()) {
    const setting = settingOf(district, template, {});
    await snapshot(pool, async (client) => {
      const read = (path: 'cells' | 'movements') => (asks: readonly FigureAsk[]) =>
        readMetrics(client, district.store, viewer, asks, path);
      const [fast, slow] = [
        await compile(template, setting, read('cells')),
        await compile(template, setting, read('movements')),
      ];
      for (const [i, figure] of fast.figures.entries()) {
        const differ = (against: string, found: string | null) =>
          disagreements.push({
            check: 'figures',
            place: `${template.id}, ${figure.id} (${against})`,
            expected: figure.value ?? 'unknown',
            found: found ?? 'unknown',
          });
        compared++;
        const recomputed = slow.figures[i]?.value ?? null;
        if (recomputed !== figure.value) differ('from movements', recomputed);
        const { metric, question } = askOfFigure(office, template.id, figure.id, {
          knownAt: setting.knownAt.toISOString(),
        });
        const drill = await recordsBehind(client, district.store, viewer, metric, question, {
          limit: null,
          offset: 0,
        });
        if (!drill.additive || figure.value === null) continue;
        const sum = drill.records.reduce((total, r) => total.plus(r.contribution), new Big(0));
        if (!sum.eq(figure.value)) differ('records behind it', sum.toFixed());
      }
    });
  }
  return { check: 'figures', compared, disagreements };
}

/** What is kept of policies and whom they are for, against all of it matched anew. */
async function verifyMatches({ pool, district }: Office): Promise<CheckResult> {
  const matches = new PolicyMatches(pool, district);
  const disagreements: Disagreement[] = [];
  let compared = 0;
  for (const register of district.catalogue.registers.values()) {
    const found = await matches.compareKept(register);
    compared += found?.compared ?? 0;
    for (const { subject, offer, ...one } of found?.differing.slice(0, most) ?? [])
      disagreements.push({
        check: 'matches',
        place: `${register.id}/${subject}, ${offer ?? 'the values read'}`,
        ...one,
      });
  }
  return { check: 'matches', compared, disagreements };
}

/** So many disagreements of a register are named; the first ones show what is wrong. */
const most = 50;

/** Whether every edition still says what it said: its definitions are as pinned, and lead to its words and figures. */
async function verifyEditions(office: Office): Promise<CheckResult> {
  const editions = await listEditions(office.pool, office.district.store, office.viewer);
  const disagreements: Disagreement[] = [];
  for (const edition of editions) {
    const differ = (place: string, expected: string | null | undefined, found: string | null | undefined) =>
      disagreements.push({
        check: 'editions',
        place: `${edition.id}, ${place}`,
        expected: expected ?? 'unknown',
        found: found ?? 'unknown',
      });
    const stored = await getDefinitions(office.pool, office.district.store, edition.definition);
    const hash = contentHash(stored).toString('hex');
    if (hash !== edition.definition) {
      differ('definitions', edition.definition, hash);
      continue;
    }
    const [then, now] = [frozenReport(edition), await recomputeEdition(office, edition)];
    const named = disagreements.length;
    const [frozen, recomputed] = [then, now].map(
      (report) => new Map(report.figures.map((figure) => [figure.id, figure])),
    );
    for (const id of new Set([...then.figures, ...now.figures].map((figure) => figure.id))) {
      const [was, is] = [frozen?.get(id), recomputed?.get(id)];
      if (was?.value !== is?.value) differ(id, was?.value, is?.value);
      else if (was?.display !== is?.display) differ(`${id} (as printed)`, was?.display, is?.display);
    }
    const [said, says] = [then, now].map((report) => contentHash(report).toString('hex'));
    if (disagreements.length === named && said !== says) differ('text', said, says);
  }
  return { check: 'editions', compared: editions.length, disagreements };
}
