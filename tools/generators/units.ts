import { baseUnitOf, dimensionOf, dimensions, unitIds, units } from '@taizhang/definition';
import type { GeneratedFile } from '../generate.ts';
import { both, code, generatedBy, page, table } from './page/markdown.ts';

/** docs/reference/units.md: units, what they are in the base unit, and the decimals that are kept. */
export async function files(): Promise<GeneratedFile[]> {
  const kept = Object.entries(dimensions).map(([id, { title, decimals }]) => [
    code(id),
    both(title),
    String(decimals),
  ]);
  const rows = unitIds.map((id) => {
    const [numerator, denominator] = units[id].factor as readonly [number, number];
    return [
      code(id),
      units[id].title.zh,
      units[id].title.en,
      code(dimensionOf(id)),
      code(baseUnitOf(id)),
      denominator === 1 ? numerator.toLocaleString('en') : `${numerator}/${denominator}`,
    ];
  });
  const text = page(
    generatedBy('tools/generators/units.ts'),
    '# 计量单位 / Units',
    'Amounts are stored in the base unit as exact decimals. Input that cannot be kept exactly is refused (`too-many-decimals`); only 亩 is rounded, half up, because 1亩 = 2000/3 m² has no finite decimal. Converting and rounding for display happen when a figure is printed.',
    '## 量纲 / Dimensions',
    table(['Identifier', '量纲 / Dimension', '基本单位保留小数 / Decimals kept'], kept),
    '## 单位 / Units',
    table(['Identifier', '单位', 'Unit', 'Dimension', '基本单位 / Base unit', '折合 / In base units'], rows),
  );
  return [{ path: 'docs/reference/units.md', text }];
}
