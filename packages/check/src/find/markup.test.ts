import { describe, expect, it } from 'vitest';
import { findByRules } from './find-figures.ts';

const read = (text: string) =>
  findByRules(text).map(({ text: own, start, end, unit, label }) => {
    expect([...text].slice(start, end).join('')).toBe(own);
    return [own, unit, label];
  });

describe('the marks of pages', () => {
  it.each<readonly [text: string, figures: readonly (readonly [string, string, string])[]]>([
    [
      '<p style="margin:0cm 0cm 0pt; line-height:150%">全县完成造林1.2万亩。</p>',
      [['1.2万亩', '万亩', '造林']],
    ],
    ["<span style='font-size:16px'>新增就业1200人</span>", [['1200人', '人', '新增就业']]],
    ['<td height="30%">合计</td><td>完成投资3.5亿元</td>', [['3.5亿元', '亿元', '完成投资']]],
    [
      '&lt;p style=&quot;text-indent:28pt;line-height:150%&quot;&gt;硬化道路36&nbsp;公里。&lt;/p&gt;\\r\\n17个监测点超标',
      [
        ['36&nbsp;公里', '公里', '道路'],
        ['17个', '个', '监测点'],
      ],
    ],
    ['{"year": 2021, "content": "全年办理提案56件"}', [['56件', '件', '提案']]],
    ['<img src="W020210312345.jpg" width=600px height="400px">', []],
    ['浏览次数：1234 点击：567次', []],
  ])('are read over: %s', (text, figures) => {
    expect(read(text)).toEqual(figures);
  });
});
