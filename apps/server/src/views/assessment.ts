import type { Label, WireAssessment } from '@taizhang/contract';
import { amountIn, counted, type ScoreItem } from '@taizhang/definition';
import { type Assessment, type OpenDistrict, todayOf } from '@taizhang/runtime';
import { registerNamed, unitNamed } from './names.ts';

/** The yearly assessment as it travels: every number of it in a formula. */
export function assessmentView(
  district: OpenDistrict,
  { setting, scorecard, units }: Assessment,
): WireAssessment {
  const { year, cutoff, knownAt } = setting;
  return {
    title: scorecard.title,
    basis: scorecard.basis,
    year,
    cutoff,
    today: todayOf(district),
    knownAt: knownAt.toISOString(),
    items: Object.entries(scorecard.items).map(([id, item]) => ({
      id,
      title: item.title,
      weight: item.weight,
      none: item.none,
      full: item.full,
      rule: ruleOf(item),
      register: item.value.kind === 'targets' ? null : registerOf(district, item.value.metric),
    })),
    unscored: [...scorecard.unscored],
    units: units.map(({ unit, total, items }) => ({
      unit: unitNamed(district, unit),
      total,
      items: items.map((one) => ({
        ...one,
        value: one.value === null ? null : short(one.value),
        formula: formulaOf(scorecard.items[one.item] as ScoreItem, one),
        targets: one.targets.map(({ metric, value }) => ({ metric, value: short(value) })),
      })),
      formula: totalFormula(scorecard.items, items, total),
    })),
  };
}

const registerOf = (district: OpenDistrict, metric: string) => {
  const register = district.catalogue.metrics.get(metric)?.register.id;
  return register === undefined ? null : registerNamed(district, register);
};

/** With two decimals, as it is shown: the points follow from the exact value. */
const short = (value: string): string => amountIn(value, 'percent', 2).zh.replace('%', '');

const ruleOf = ({ weight, none, full }: ScoreItem): Label => ({
  zh: `${none}%得0分，${full}%得满分${weight}分，其间按比例计分，不超过满分、不低于0分`,
  en: `nothing at ${none} %, all ${counted(weight, 'point', 'points')} at ${full} %, in proportion between, never more and never less`,
});

type Item = Assessment['units'][number]['items'][number];

function formulaOf({ weight, none, full }: ScoreItem, { value, points }: Item): Label | null {
  if (value === null || points === null) return null;
  const line = `${weight} × (${short(value)}% − ${none}%) ÷ (${full}% − ${none}%)`;
  const free = (weight * (Number(value) - Number(none))) / (Number(full) - Number(none));
  if (free > weight) return { zh: `${line}，超过满分，计${points}分`, en: `${line}, capped at ${points}` };
  if (free < 0) return { zh: `${line}，低于0，计0分`, en: `${line}, below nothing: 0` };
  return { zh: `${line} = ${points}分`, en: `${line} = ${points}` };
}

function totalFormula(
  declared: Readonly<Record<string, ScoreItem>>,
  items: readonly Item[],
  total: string | null,
): Label {
  const scored = items.filter(({ points }) => points !== null);
  const points = scored.map((one) => one.points).join(' + ');
  const weight = scored.reduce((sum, { item }) => sum + (declared[item]?.weight ?? 0), 0);
  return {
    zh: `(${points}) ÷ 可计分值${weight} × 100 = ${total ?? '—'}`,
    en: `(${points}) ÷ ${counted(weight, 'point', 'points')} that can be scored × 100 = ${total ?? '—'}`,
  };
}
