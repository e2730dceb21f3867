import type { MetricOfKind, Register, Text } from '@taizhang/definition';
import type { Standing } from '@taizhang/store';
import { type OpenDistrict, titleOfArea } from '../district-package.ts';

/**
 * What one of those ranked is called. In Chinese it is what its records say; in English what is known of it, where the
 * districts of the statistics are ranked or the options of a category, and else as in Chinese.
 * @param self who we are in the rank: where that is the district itself, those ranked are areas
 */
export function rankedName(
  district: OpenDistrict,
  register: Register,
  { by }: MetricOfKind<'rank'>,
  self: string,
  { key, name }: Standing,
): Text {
  const field = register.fields[by];
  const known =
    field?.kind === 'category'
      ? field.options[key]
      : self === district.package.area
        ? titleOfArea(district.package, key)
        : null;
  return { zh: name ?? known?.zh ?? key, en: known?.en ?? name ?? key };
}
