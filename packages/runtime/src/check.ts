import { compile, type FigureAsk } from '@taizhang/report';
import {
  type CheckResult,
  type Disagreement,
  listEditions,
  readMetrics,
  recordsBehind,
  snapshot,
  verifyLedger,
} from '@taizhang/store';
import { Big } from 'big.js';
import { frozenReport, recomputeEdition } from './editions.ts';
import { askOfFigure, type Office, settingOf } from './reports.ts';

/**
 * Recomputes everything derived: the hash chain, the cells, the records, conservation; every figure of every report
 * from the movements alone and from its drill-down; and every edition, which must say what it said.
 */
export async function verifyInstallation(office: Office): Promise<CheckResult[]> {
  return [
    ...(await verifyLedger(office.pool, office.district.store)),
    await verifyFigures(office),
    await verifyEditions(office),
  ];
}

async function verifyFigures(office: Office): Promise<CheckResult> {
  const { district, pool } = office;
  const disagreements: Disagreement[] = [];
  let compared = 0;
  for (const template of district.templates.values()) {
    const setting = settingOf(district, template, {});
    await snapshot(pool, async (client) => {
      const read = (path: 'cells' | 'movements') => (asks: readonly FigureAsk[]) =>
        readMetrics(client, district.store, asks, path);
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
        const drill = await recordsBehind(client, district.store, metric, question, {
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

async function verifyEditions(office: Office): Promise<CheckResult> {
  const editions = await listEditions(office.pool, office.district.store);
  const disagreements: Disagreement[] = [];
  for (const edition of editions) {
    const [then, now] = [frozenReport(edition), await recomputeEdition(office, edition)];
    const recomputed = new Map(now.figures.map((figure) => [figure.id, figure.value]));
    for (const { id, value } of then.figures)
      if (recomputed.get(id) !== value)
        disagreements.push({
          check: 'editions',
          place: `${edition.id}, ${id}`,
          expected: value ?? 'unknown',
          found: recomputed.get(id) ?? 'unknown',
        });
  }
  return { check: 'editions', compared: editions.length, disagreements };
}
