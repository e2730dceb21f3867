import { describe, expect, it } from 'vitest';
import { monthEndsAround, months, periodOf, periodOfDocument } from './period.ts';
import { foreignPlace, namesOfDistrict } from './place.ts';

const half = months(2023, 1, 6);
const read = (written: string | null) => {
  const period = periodOf(written, half);
  return period && `${period.from.slice(0, 7)}..${period.to}`;
};

describe('a period as written', () => {
  it('is whole months of the year it names, or of the document’s', () => {
    expect(read('上半年')).toBe('2023-01..2023-06-30');
    expect(read('1-5月')).toBe('2023-01..2023-05-31');
    expect(read('１—２月份')).toBe('2023-01..2023-02-28');
    expect(read('一至三月')).toBe('2023-01..2023-03-31');
    expect(read('一季度')).toBe('2023-01..2023-03-31');
    expect(read('前三季度')).toBe('2023-01..2023-09-30');
    expect(read('2020年上半年')).toBe('2020-01..2020-06-30');
    expect(read('去年')).toBe('2022-01..2022-12-31');
    expect(read('2022年')).toBe('2022-01..2022-12-31');
    expect(read('全年')).toBe('2023-01..2023-12-31');
  });

  it('is none where the words name none', () => {
    for (const written of [null, '截至目前', '“十二五”', '近年来', '18至19月'])
      expect(read(written)).toBeNull();
  });

  it('is said in the head of a document, where a day of it is no year', () => {
    expect(periodOfDocument('某镇2022年上半年工作总结\n2022年7月3日')).toEqual(months(2022, 1, 6));
    expect(periodOfDocument('某镇2021年政府工作报告')).toEqual(months(2021, 1, 12));
    expect(periodOfDocument('会议纪要\n2022年7月3日')).toBeNull();
  });

  it('has month ends around it, the nearest first', () => {
    expect(monthEndsAround(half, '2023-08-15', 4)).toEqual([
      '2023-05-31',
      '2023-07-31',
      '2023-04-30',
      '2023-03-31',
    ]);
  });
});

describe('a text of another place', () => {
  const own = namesOfDistrict('某州市清平区');
  it('is known by its head', () => {
    expect(own).toEqual(['某州市清平区', '清平区']);
    expect(foreignPlace('云溪县人民政府2023年工作报告\n……', own)?.zh).toContain('云溪县');
    expect(foreignPlace('2023年云溪县国民经济和社会发展统计公报', own)?.zh).toContain('云溪县');
  });

  it('is known by its title, whatever it compares itself with', () => {
    const text = '云溪县2023年上半年工作情况\n\n云溪县人民政府\n\n全县经济稳中有进，总量与清平区相当。';
    expect(foreignPlace(text, own)?.zh).toContain('云溪县');
    expect(foreignPlace('云溪县人民政府网站\n清平区2023年工作报告\n全区经济稳中有进。', own)).toBeNull();
    expect(foreignPlace('某州市2023年工作要点\n清平区经济稳中有进。', own)).toBeNull();
    expect(foreignPlace('2023年工作要点\n云溪县人民政府来函，清平区已答复。', own)).toBeNull();
  });

  it('is ours where the head names us, or nobody', () => {
    expect(foreignPlace('某州市清平区人民政府2023年工作报告', own)).toBeNull();
    expect(foreignPlace('上半年全区工作情况\n一、全区经济稳中有进', own)).toBeNull();
  });
});
