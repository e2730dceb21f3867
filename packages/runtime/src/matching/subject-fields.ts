import { commonFields, profileOf, type Register, type Text, titleOf } from '@taizhang/definition';
import type { Profiles } from '@taizhang/policy';
import type { MatchesOffice } from './matches-office.ts';

type At = Pick<MatchesOffice, 'district'>;

/** By what the subjects of policies are told apart: where they are, and their categories that anybody may see. */
export function subjectFields({ district }: At, register: Register): { field: string; title: Text }[] {
  const profile = profileOf(register, district.catalogue.registers);
  const categories = Object.entries(profile.fields).filter(
    ([, field]) => field.kind === 'category' && !field.restricted,
  );
  const fields = [...(register.places === 'none' ? [] : ['street']), ...categories.map(([id]) => id)];
  return fields.map((field) => ({
    field,
    title: field in commonFields ? commonFields.street : titleOf(profile, field),
  }));
}

/** What a value of such a field is called. */
export function titleOfValue({ district }: At, profile: Register, field: string, value: string | null): Text {
  if (value === null) return { zh: '未填', en: 'not given' };
  const plain = { zh: value, en: value };
  if (field === 'street') return district.directory.tree.units.get(value)?.title ?? plain;
  const declared = profile.fields[field];
  return (declared?.kind === 'category' && declared.options[value]) || plain;
}

/** How many of some rows have which value, the most first. */
export function valuesOf(
  office: At,
  register: Register,
  profiles: Profiles,
  rows: readonly number[],
): { field: string; title: Text; values: { value: string; title: Text; subjects: number }[] }[] {
  const profile = profileOf(register, office.district.catalogue.registers);
  return subjectFields(office, register).map(({ field, title }) => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const value = profiles.valueAt(row, field);
      if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    }
    const values = [...counts]
      .toSorted(([, a], [, b]) => b - a)
      .map(([value, subjects]) => ({ value, title: titleOfValue(office, profile, field, value), subjects }));
    return { field, title, values };
  });
}
