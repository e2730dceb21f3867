import type { Text } from '@taizhang/definition';
import type { Random } from './random.ts';

export interface Street {
  readonly id: string;
  readonly title: Text;
  /** Share of the district's everyday work that falls here; only relations matter. */
  readonly weight: number;
  /** Where it lies among its neighbours, by columns and rows from the north-west: a scheme, not a survey. */
  readonly tile: { readonly column: number; readonly row: number };
  /** Longitude and latitude of about its middle: for the demo's map, not for measuring. */
  readonly middle: readonly [longitude: number, latitude: number];
}

const street = (
  id: string,
  zh: string,
  en: string,
  weight: number,
  [column, row]: readonly [number, number],
  middle: Street['middle'],
): Street => ({
  id,
  title: { zh: `${zh}街道`, en: `${en} Sub-district` },
  weight,
  tile: { column, row },
  middle,
});

/** The 14 sub-districts of Wuchang. The weights are made up for the demo. */
export const streets: readonly Street[] = [
  street('jiyuqiao', '积玉桥', 'Jiyuqiao', 8, [1, 1], [114.312, 30.57]),
  street('yangyuan', '杨园', 'Yangyuan', 8, [2, 0], [114.345, 30.6]),
  street('xujiapeng', '徐家棚', 'Xujiapeng', 12, [2, 1], [114.338, 30.584]),
  street('liangdaojie', '粮道街', 'Liangdaojie', 8, [1, 2], [114.308, 30.552]),
  street('zhonghualu', '中华路', 'Zhonghualu', 5, [0, 2], [114.298, 30.551]),
  street('huanghelou', '黄鹤楼', 'Huanghelou', 5, [0, 3], [114.301, 30.542]),
  street('ziyang', '紫阳', 'Ziyang', 6, [0, 4], [114.301, 30.53]),
  street('baishazhou', '白沙洲', 'Baishazhou', 9, [0, 5], [114.289, 30.512]),
  street('shouyilu', '首义路', 'Shouyilu', 6, [1, 3], [114.312, 30.538]),
  street('zhongnanlu', '中南路', 'Zhongnanlu', 9, [2, 3], [114.332, 30.537]),
  street('shuiguohu', '水果湖', 'Shuiguohu', 9, [3, 2], [114.35, 30.552]),
  street('luojiashan', '珞珈山', 'Luojiashan', 4, [3, 3], [114.359, 30.536]),
  street('shidong', '石洞', 'Shidong', 3, [1, 5], [114.318, 30.498]),
  street('nanhu', '南湖', 'Nanhu', 8, [2, 4], [114.328, 30.508]),
];

export const streetWeights: Readonly<Record<string, number>> = Object.fromEntries(
  streets.map((s) => [s.id, s.weight]),
);

/** A made-up place in a sub-district, always the same for the same record. */
export function pointIn(random: Random, street: string, record: string): string {
  const [longitude, latitude] = (streets.find(({ id }) => id === street) as Street).middle;
  const here = random.fork(`place of ${record}`);
  const near = (degrees: number) => (degrees + (here.next() - 0.5) * 0.012).toFixed(5);
  return `${near(longitude)},${near(latitude)}`;
}

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
