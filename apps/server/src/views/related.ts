import type { WireFamily, WireProgress, WireRelated, WireYearBefore } from '@taizhang/contract';
import type { Register } from '@taizhang/definition';
import type { FamilyFacts, OpenDistrict, ProgressFacts, Related, YearBeforeFacts } from '@taizhang/runtime';
import { registerNamed } from './names.ts';
import { monthInWords } from './period-words.ts';
import { fieldViews, inSentence } from './record.ts';

/** What belongs to a figure, as it travels. */
export const relatedView = (district: OpenDistrict, figure: string, related: Related): WireRelated => ({
  figure,
  progress: related.progress && progressView(district, related.progress),
  family: related.family && familyView(related.family),
  yearBefore: related.yearBefore && yearBeforeView(related.yearBefore),
});

const yearBeforeView = ({ recordedFrom, ...facts }: YearBeforeFacts): WireYearBefore => ({
  ...facts,
  recordedFrom: recordedFrom === null ? null : monthInWords(recordedFrom),
});

export function progressView(district: OpenDistrict, progress: ProgressFacts): WireProgress {
  const targets = progress.targets.map(({ register, id, title, value, attributes }) => ({
    register: registerNamed(district, register),
    id,
    title,
    value,
    notes: notesOf(district, district.catalogue.registers.get(register) as Register, attributes),
  }));
  return { ...progress, targets };
}

/** What tells one version of a target from another: the fields whose values are chosen from a list, and the days. */
function notesOf(
  district: OpenDistrict,
  register: Register,
  attributes: Readonly<Record<string, string | boolean>>,
): WireProgress['targets'][number]['notes'] {
  const telling = fieldViews(district, register, attributes).filter(
    ({ kind }) => kind === 'category' || kind === 'date',
  );
  return telling.map(inSentence);
}

export const familyView = (facts: FamilyFacts): WireFamily => ({
  ...facts,
  against: [...facts.against],
  beside: [...facts.beside],
  implied: facts.implied.map((one) => ({ ...one, faults: [...one.faults] })),
  ranks: facts.ranks.map(({ among, byValue, byGrowth }) => ({
    among,
    byValue: byValue && { ...byValue, near: [...byValue.near] },
    byGrowth: byGrowth && { ...byGrowth, near: [...byGrowth.near] },
  })),
});
