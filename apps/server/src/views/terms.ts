import type { WireTermsCheck, WireTermsText, WireVocabulary } from '@taizhang/contract';
import {
  baseUnitOf,
  commonFields,
  comparisonOf,
  dimensionOf,
  dimensions,
  profileOf,
  type Register,
  titleOf,
  type UnitId,
  unitIds,
  units,
} from '@taizhang/definition';
import { type CheckedTerms, type OpenDistrict, offeredOperators } from '@taizhang/runtime';
import { registerNamed } from './names.ts';

type Word = WireVocabulary['words'][number];

/** How an amount is typed: in its unit, where that is a power of ten of its base unit; else in the base unit. */
function typedIn(unit: UnitId): NonNullable<Word['unit']> {
  const [numerator, denominator] = units[unit].factor as readonly [number, number];
  const base = baseUnitOf(unit);
  const shift = String(numerator).length - 1;
  const isPower = denominator === 1 && numerator === 10 ** shift;
  const id = isPower ? unit : base;
  return { id, title: units[id].title, shift: isPower ? shift : 0, base: units[base].title };
}

function optionsOf(district: OpenDistrict, profile: Register, id: string): Word['options'] {
  if (id === 'stage')
    return Object.entries(profile.stages).map(([stage, { title }]) => ({ id: stage, title }));
  if (id === 'street')
    return district.package.streets.map(({ id: street, title }) => ({ id: street, title }));
  const field = Object.hasOwn(profile.fields, id) ? profile.fields[id] : undefined;
  if (id === 'unit' || field?.kind === 'unit')
    return [...district.directory.tree.units.values()]
      .filter(({ kind }) => kind !== 'community' && kind !== 'district')
      .map(({ id: unit, title }) => ({ id: unit, title }));
  return field?.kind === 'category'
    ? Object.entries(field.options).map(([option, title]) => ({ id: option, title }))
    : null;
}

function wordView(district: OpenDistrict, profile: Register, id: string): Word | null {
  const comparison = comparisonOf(profile, id);
  if (comparison === null) return null;
  const field = Object.hasOwn(profile.fields, id) ? profile.fields[id] : undefined;
  const measure = Object.hasOwn(profile.measures, id) ? profile.measures[id] : undefined;
  const unit = measure?.unit ?? (field?.kind === 'number' ? field.unit : null);
  const options = optionsOf(district, profile, id);
  return {
    id,
    title: titleOf(profile, id),
    help: measure?.help ?? field?.help ?? null,
    kind:
      comparison !== 'text' ? comparison : options ? 'category' : field?.kind === 'date' ? 'date' : 'text',
    options,
    unit: unit && typedIn(unit),
    operators: [...offeredOperators[comparison]],
    derived: Object.hasOwn(profile.facts ?? {}, id),
  };
}

/** Records that something is known of are those that terms may be for. */
const subjectsOf = ({ catalogue }: OpenDistrict): Register[] =>
  [...catalogue.registers.values()].filter(({ facts }) => facts !== undefined);

/** What terms are written with: what may be read of a subject, facts first. */
export function vocabularyView(
  district: OpenDistrict,
  asked: string | undefined,
  groups: readonly string[],
): WireVocabulary {
  const subjects = subjectsOf(district);
  const register = asked === undefined ? subjects[0] : district.catalogue.registers.get(asked);
  const profile = register && profileOf(register, district.catalogue.registers);
  const names = profile
    ? [
        ...Object.keys(profile.facts ?? {}),
        ...Object.keys(commonFields),
        ...Object.keys(profile.fields).filter((id) => !Object.hasOwn(profile.facts ?? {}, id)),
        ...Object.keys(profile.measures),
      ]
    : [];
  return {
    subjects: subjects.map(({ id }) => registerNamed(district, id)),
    subject: register?.id ?? null,
    words: profile ? names.flatMap((id) => wordView(district, profile, id) ?? []) : [],
    units: unitIds.map((id) => ({
      id,
      title: units[id].title,
      dimension: dimensionOf(id),
      dimensionTitle: dimensions[dimensionOf(id)].title,
    })),
    groups: [...groups],
  };
}

/** Terms in words, as they travel. */
export const termsTextView = (text: NonNullable<CheckedTerms['text']>): WireTermsText => ({
  ...text,
  clauses: [...text.clauses],
  parameters: [...text.parameters],
  conditions: [...text.conditions],
  lines: [...text.lines],
  evidence: [...text.evidence],
  clawback: [...text.clawback],
});

/** What was found of terms, as it travels. */
export const termsCheckView = ({ errors, questions, text, examples }: CheckedTerms): WireTermsCheck => ({
  errors: [...errors],
  questions: [...questions],
  text: text && termsTextView(text),
  examples:
    examples?.map(({ judged: { eligibility, amount, conditions, lines }, wrong }) => ({
      eligibility,
      amount,
      failing: conditions.filter(({ truth }) => truth !== true).map(({ title, truth }) => ({ title, truth })),
      lines: lines
        .filter(({ state }) => state !== 'not-due')
        .map(({ title, arithmetic, amount: own }) => ({ title, arithmetic, amount: own })),
      wrong,
    })) ?? null,
});
