import type { FieldValue } from '@taizhang/definition';
import type { HistoricEntry, HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import { type Basis, type FormerPolicy, formerPolicies } from '../policies/former.ts';
import type { Due } from './award-links.ts';
import { policiesOf2021, versionOf } from './policy-versions.ts';
import type { RegisteredFirm } from './registered.ts';

/** A figure of a year that a former policy rests on. */
export interface FormerDue {
  readonly firm: string;
  /** Of which the figure is: the year before that of the award. */
  readonly year: number;
  readonly basis: Basis;
  /** Yuan. */
  readonly value: string;
}

export interface FormerLinks {
  /** The awards, those of before the policies of 2021 with the policy that they follow. */
  readonly work: readonly HistoricWork[];
  readonly dues: readonly FormerDue[];
}

/** Which figures the policies of 2021 rest on. */
const basisOf: Readonly<Record<string, Basis>> = {
  'SJ-FZ': 'rent',
  'SM-FZ': 'rent',
  'KC-YF': 'rnd',
  'KC-PT': 'higher-grant',
  'JR-TX': 'interest',
  'JR-GT': 'interest',
};

interface Award {
  readonly opening: HistoricEntry;
  amount: string;
}

/**
 * Awards of before the policies of 2021 follow those that were in force then: each is half of one figure of the year
 * before, so that figure is made to fit. A figure carries one award; who has more of a year than there are figures keeps
 * the others by the name of their policy alone, and so does whoever had no year before.
 */
export function formerLinks(
  work: readonly HistoricWork[],
  firms: ReadonlyMap<string, RegisteredFirm>,
  dues: ReadonlyMap<string, readonly Due[]>,
): FormerLinks {
  const used = new Set(
    [...dues].flatMap(([firm, list]) =>
      list.flatMap(({ code }) => basisOf[code] ?? []).map((b) => `${firm} 2020 ${b}`),
    ),
  );
  const links = new Map<string, FormerPolicy>();
  const found: FormerDue[] = [];
  for (const [record, { opening, amount }] of awardsOf(work)) {
    const firm = firms.get(String(opening.set?.enterprise));
    const year = Number(opening.set?.year) - 1;
    if (!firm || String(firm.set.established ?? '9') >= `${year}-12-31`) continue;
    const policy = formerPolicies.find(
      (one) =>
        one.scheme === opening.set?.scheme &&
        one.selfEmployed === firm.selfEmployed &&
        new Big(amount).lte(one.most) &&
        !used.has(`${firm.id} ${year} ${one.basis}`),
    );
    if (!policy) continue;
    used.add(`${firm.id} ${year} ${policy.basis}`);
    links.set(record, policy);
    found.push({ firm: firm.id, year, basis: policy.basis, value: new Big(amount).times(2).toFixed() });
  }
  return { work: work.map((item) => linked(item, links)), dues: found };
}

/** The awards that follow no policy yet and were opened before those of 2021, with what was granted or applied for. */
function awardsOf(work: readonly HistoricWork[]): Map<string, Award> {
  const awards = new Map<string, Award>();
  for (const item of work) {
    const entry = 'corrects' in item ? item.with : item;
    if (!entry) continue;
    const known = awards.get(entry.record);
    if (
      !known &&
      entry.transition === 'apply' &&
      entry.set?.['policy-code'] === undefined &&
      entry.occurredOn < policiesOf2021
    )
      awards.set(entry.record, { opening: entry as HistoricEntry, amount: String(entry.amounts?.applied) });
    const approved = entry.amounts?.approved;
    if (known && approved !== undefined) known.amount = String(approved);
  }
  return awards;
}

function linked(item: HistoricWork, links: ReadonlyMap<string, FormerPolicy>): HistoricWork {
  const entry = 'corrects' in item ? item.with : item;
  const policy = entry?.transition === 'apply' ? links.get(entry.record) : undefined;
  if (!entry || !policy) return item;
  const set: Record<string, FieldValue> = {
    ...entry.set,
    policy: `${policy.zh}（示例）`,
    'policy-version': versionOf(policy.code, '2020'),
    'policy-code': policy.code,
  };
  return 'corrects' in item ? { ...item, with: { ...entry, set } } : { ...item, set };
}
