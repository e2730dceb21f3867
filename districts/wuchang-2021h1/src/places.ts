import type { Text } from '@taizhang/definition';

export interface Street {
  readonly id: string;
  readonly title: Text;
  /** Share of the district's everyday work that falls here; only relations matter. */
  readonly weight: number;
  /** Where it lies among its neighbours, by columns and rows from the north-west: a scheme, not a survey. */
  readonly tile: { readonly column: number; readonly row: number };
}

const street = (
  id: string,
  zh: string,
  en: string,
  weight: number,
  [column, row]: readonly [number, number],
): Street => ({
  id,
  title: { zh: `${zh}街道`, en: `${en} Sub-district` },
  weight,
  tile: { column, row },
});

/** The 14 sub-districts of Wuchang. The weights are made up for the demo. */
export const streets: readonly Street[] = [
  street('jiyuqiao', '积玉桥', 'Jiyuqiao', 8, [1, 1]),
  street('yangyuan', '杨园', 'Yangyuan', 8, [2, 0]),
  street('xujiapeng', '徐家棚', 'Xujiapeng', 12, [2, 1]),
  street('liangdaojie', '粮道街', 'Liangdaojie', 8, [1, 2]),
  street('zhonghualu', '中华路', 'Zhonghualu', 5, [0, 2]),
  street('huanghelou', '黄鹤楼', 'Huanghelou', 5, [0, 3]),
  street('ziyang', '紫阳', 'Ziyang', 6, [0, 4]),
  street('baishazhou', '白沙洲', 'Baishazhou', 9, [0, 5]),
  street('shouyilu', '首义路', 'Shouyilu', 6, [1, 3]),
  street('zhongnanlu', '中南路', 'Zhongnanlu', 9, [2, 3]),
  street('shuiguohu', '水果湖', 'Shuiguohu', 9, [3, 2]),
  street('luojiashan', '珞珈山', 'Luojiashan', 4, [3, 3]),
  street('shidong', '石洞', 'Shidong', 3, [1, 5]),
  street('nanhu', '南湖', 'Nanhu', 8, [2, 4]),
];

export const streetWeights: Readonly<Record<string, number>> = Object.fromEntries(
  streets.map((s) => [s.id, s.weight]),
);

export interface Community {
  readonly id: string;
  readonly street: string;
  readonly title: Text;
}

/** Communities (社区) are invented: numbered, and marked synthetic. */
export const communities: readonly Community[] = streets.flatMap((s) =>
  Array.from({ length: 6 + s.weight }, (_, i) => ({
    id: `${s.id}-${String(i + 1).padStart(2, '0')}`,
    street: s.id,
    title: {
      zh: `${s.title.zh.replace('街道', '')}第${i + 1}社区（合成）`,
      en: `${s.title.en.replace(' Sub-district', '')} community ${i + 1} (synthetic)`,
    },
  })),
);
