import { Refusal } from '@taizhang/definition';
import { processorTime } from '@taizhang/testkit';
import { describe, expect, test } from 'vitest';
import { readPage } from './read-page.ts';

const textOf = (html: string) => readPage(new TextEncoder().encode(html));

describe('the text of a saved page', () => {
  test('has a line for each block, with white space as a browser draws it', async () => {
    expect(
      await textOf(
        '<h1>一、\n  经济</h1><p>  增长 <b>5.3</b>%<br>下降&nbsp;2%\n项 </p><div>甲<p>乙</p>丙</div>',
      ),
    ).toBe('一、经济\n增长 5.3%\n下降 2% 项\n甲\n乙\n丙');
  });

  test('reads entities, and drops what cannot be seen', async () => {
    expect(await textOf('<p>5&lt;6&#19975;&#x5143;&amp;\u200b7&shy;8<wbr>9</p>')).toBe('5<6万元&789');
  });

  test('drops scripts, styles, forms’ fields, navigation and what is hidden', async () => {
    const page = `<html><head><title>题</title><style>p{}</style><script>if (a<b) 5</script></head><body>
      <header>网站</header><nav><a>首页</a></nav><div role="navigation">导航</div><aside>推荐</aside>
      <p>增长5%</p><p hidden>6</p><p style="color:red; display: none">7</p><select><option>8</select><button>9</button>
      <!-- 10 --><noscript>11</noscript><footer>版权</footer></body></html>`;
    expect(await textOf(page)).toBe('增长5%');
  });

  test('is not lost where a head is never closed', async () => {
    expect(await textOf('<head><title>题</title><p>甲')).toBe('甲');
  });

  test('keeps to the main text where the page tells it apart', async () => {
    const page =
      '<div>栏目</div><article><header><h1>报告</h1></header><p>增长5%，完成12亿元</p></article><div>相关</div>';
    expect(await textOf(page)).toBe('报告\n增长5%，完成12亿元');
    expect(await textOf('<article>卡片</article><p>正文在别处，而且长得多</p>')).toBe(
      '卡片\n正文在别处，而且长得多',
    );
  });

  test('drops lines of links, and keeps figures that are links', async () => {
    const page =
      '<div><a>首页</a> &gt; <a>公开</a> &gt; <a>报告</a></div><p>完成<a href="#1">12亿元</a>，增长<a>5%</a>，居第<a>3</a></p>' +
      '<ul><li><a>新闻一</a><li><a>新闻二</a><li><a>新闻三</a></ul><p><a>附件</a></p>';
    expect(await textOf(page)).toBe('完成12亿元，增长5%，居第3');
    expect(await textOf('<p>正文</p><p><a>附件</a></p>')).toBe('正文\n附件');
  });

  test('has a line with tabs for each row of a table, each cell in its column', async () => {
    const page = `<table><caption>表1</caption><thead><tr><th rowspan=2>指标<th colspan=2>数值</tr><tr><th>总量<br>（亿元）<th>增长</tr></thead>
      <tbody><tr><td>税收<td>12.3<td>5%</tr><tr><td></td><td>1</td><td></td></tr></tbody></table>`;
    expect(await textOf(page)).toBe('表1\n指标\t数值\n\t总量 （亿元）\t增长\n税收\t12.3\t5%\n\t1');
  });

  test('takes a table that lays out the page as what stands in it', async () => {
    const page = '<table><tr><td>左<td><p>一</p><table><tr><td>税收<td>12</table><p>二</p></tr></table>';
    expect(await textOf(page)).toBe('左\n一\n税收\t12\n二');
    const prose = ['一', '二', '三', '四', '五', '六'];
    expect(await textOf(`<table><tr><td>左<td>${prose.map((line) => `<p>${line}`).join('')}</table>`)).toBe(
      ['左', ...prose].join('\n'),
    );
  });

  test('keeps lines that are typed as they are', async () => {
    expect(await textOf('<pre>甲\n乙  丙\r\n丁</pre>')).toBe('甲\n乙 丙\n丁');
  });

  test('is decoded by the charset that it states', async () => {
    const gb = Buffer.concat([
      Buffer.from(
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><p>',
      ),
      Buffer.from([0xd4, 0xf6, 0xb3, 0xa4]),
      Buffer.from('5%</p>'),
    ]);
    expect(await readPage(new Uint8Array(gb))).toBe('增长5%');
    const big5 = Buffer.concat([
      Buffer.from('<meta charset="big5"><p>'),
      Buffer.from([0xa4, 0xa4, 0xa4, 0xe5]),
    ]);
    expect(await readPage(new Uint8Array(big5))).toBe('中文');
  });

  test('is not misled by a charset that no longer holds', async () => {
    const prose = '全年完成固定资产投资，比上年增长百分之五点三。';
    expect(await textOf(`<meta charset="gb2312"><p>${prose}</p>`)).toBe(prose);
    expect(await textOf('<meta charset="nonsense"><p>甲</p>')).toBe('甲');
  });

  test('is read within bounds, however its tags are broken', async () => {
    const broken = [
      '</b>'.repeat(300_000),
      `${'<b>'.repeat(900)}${'</i>'.repeat(300_000)}`,
      '<table><tr><td>'.repeat(300),
      `<table><tr>${'<td rowspan=9999 colspan=9999>1'.repeat(20_000)}`,
      `<table>${'<tr><td rowspan=9999 colspan=9999>1'.repeat(20_000)}`,
      '<a href="'.repeat(100_000),
      '<'.repeat(500_000),
      '&#x'.repeat(300_000),
    ];
    for (const html of broken) {
      const reading = () =>
        textOf(`<p>甲</p>${html}`).catch((error) => expect(error).toBeInstanceOf(Refusal));
      expect(await processorTime(reading)).toBeLessThan(10_000);
    }
  });
});
