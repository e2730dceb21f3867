import type { Text } from '@taizhang/definition';

/** An area of the statistics. */
export interface Area {
  readonly id: string;
  readonly title: Text;
  readonly scope: 'central-district' | 'new-district' | 'functional-zone';
}

export const own: Area = {
  id: 'wuchang',
  title: { zh: '武昌区', en: 'Wuchang District' },
  scope: 'central-district',
};

const stems = [
  ['甲', 'A'],
  ['乙', 'B'],
  ['丙', 'C'],
  ['丁', 'D'],
  ['戊', 'E'],
  ['己', 'F'],
] as const;

const synthetic = (id: string, zh: string, en: string, scope: Area['scope']): Area => ({
  id,
  title: { zh: `${zh}（合成）`, en: `${en} (synthetic)` },
  scope,
});

/** The other districts of the city are invented: lettered, and marked synthetic. */
export const centralPeers: readonly Area[] = stems.map(([zh, en], n) =>
  synthetic(`central-${n + 1}`, `中心城区${zh}区`, `Central District ${en}`, 'central-district'),
);

export const otherPeers: readonly Area[] = [
  ...stems.map(([zh, en], n) =>
    synthetic(`new-${n + 1}`, `新城区${zh}区`, `New District ${en}`, 'new-district'),
  ),
  ...stems
    .slice(0, 2)
    .map(([zh, en], n) =>
      synthetic(`zone-${n + 1}`, `功能区${zh}`, `Functional Zone ${en}`, 'functional-zone'),
    ),
];
