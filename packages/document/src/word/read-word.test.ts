import { Document, FootnoteReferenceRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { describe, expect, test } from 'vitest';
import { docxOf, p, r, table } from '../testing/docx-of.ts';
import { readWord } from './read-word.ts';
import { Allowance, Story } from './story.ts';
import { walkXml } from './xml.ts';

const textOf = async (given: Parameters<typeof docxOf>[0]) => (await readWord(docxOf(given))).text;

describe('the text of a Word file', () => {
  test('has a line for each paragraph, empty ones too', async () => {
    expect(await textOf(p(r('一、经济')) + p() + p(r('增长'), r('5.3%', '<w:b/>')))).toBe(
      '一、经济\n\n增长5.3%',
    );
  });

  test('has tabs and breaks where Word has them, and no soft hyphens', async () => {
    const body = p(
      '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:noBreakHyphen/><w:t>e\u00adf</w:t></w:r>',
    );
    expect(await textOf(body)).toBe('a\tb\ncd-ef');
  });

  test('keeps space only where Word does', async () => {
    expect(await textOf(p('<w:r><w:t> a </w:t></w:r><w:r><w:t xml:space="preserve"> b </w:t></w:r>'))).toBe(
      'a b ',
    );
  });

  test('reads entities and CDATA', async () => {
    expect(await textOf(p(r('5&lt;6&#x4E07;&amp;'), '<w:r><w:t><![CDATA[<7>]]></w:t></w:r>'))).toBe(
      '5<6万&<7>',
    );
  });

  test('has a line with tabs for each row of a table', async () => {
    const body =
      table([p(r('指标')), p(r('数值')) + p(r('（亿元）'))], [p(r('税收')), p(r('12.3'))]) + p(r('完'));
    expect(await textOf(body)).toBe('指标\t数值 （亿元）\n税收\t12.3\n完');
  });

  test('keeps the columns where a cell spans several or goes on from above', async () => {
    const span = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>';
    const goesOn = '<w:tcPr><w:vMerge/></w:tcPr>';
    const body = table(
      [p(r('a')), span + p(r('b')), p(r('c'))],
      [goesOn + p(), p(r('1')), p(r('2')), p(r('3'))],
      [p(r('d')), `<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>${p(r('e'))}`],
    );
    expect(await textOf(body)).toBe('a\tb\t\tc\n\t1\t2\t3\nd\te');
  });

  test('takes a row of one cell as a frame around its paragraphs', async () => {
    expect(await textOf(table([p(r('甲')) + p(r('乙'))]))).toBe('甲\n乙');
  });

  test('puts the rows of a nested table behind the row that holds it', async () => {
    const inner = table([p(r('x')), p(r('1'))], [p(r('y')), p(r('2'))]);
    expect(await textOf(table([p(r('甲')), inner + p(r('乙'))], [p(r('丙')), p(r('丁'))]))).toBe(
      '甲\t乙\nx\t1\ny\t2\n丙\t丁',
    );
  });

  test('does not let a tab or break within a cell look like a column or row', async () => {
    const cell = p('<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>');
    expect(await textOf(table([cell, p(r('1'))]))).toBe('a b c\t1');
  });

  test('leaves out what tracked changes take away and keeps what they put in', async () => {
    const body = p(
      r('完成'),
      '<w:del w:id="1"><w:r><w:delText>12亿元</w:delText></w:r></w:del>',
      `<w:ins w:id="2">${r('13亿元')}</w:ins>`,
      `<w:moveFrom w:id="3">${r('旧')}</w:moveFrom><w:moveTo w:id="4">${r('新')}</w:moveTo>`,
    );
    expect(await textOf(body)).toBe('完成13亿元新');
  });

  test('joins paragraphs whose end a tracked change takes away, and drops such rows', async () => {
    const ended = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>';
    const row = '<w:tbl><w:tr><w:trPr><w:del w:id="2"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>';
    expect(await textOf(p(ended, r('增长')) + p(r('5%')) + row + p(r('完')))).toBe('增长5%\n完');
  });

  test('shows the results of fields, not their codes', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const inner = `${field('begin')}<w:r><w:instrText>REF b</w:instrText></w:r>${field('separate')}${r('里')}${field('end')}`;
    const body = p(
      r('共'),
      `${field('begin')}<w:r><w:instrText>IF </w:instrText></w:r>${inner}${field('separate')}${r('12')}${field('end')}`,
      `<w:fldSimple w:instr="SEQ x">${r('个')}</w:fldSimple>`,
    );
    expect(await textOf(body)).toBe('共12个');
  });

  test('reads a text box once, behind the paragraph that holds it', async () => {
    const box = `<w:txbxContent>${p(r('框内5个'))}</w:txbxContent>`;
    const body =
      p(
        r('前'),
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
        r('后'),
      ) + p(r('完'));
    expect(await textOf(body)).toBe('前后\n框内5个\n完');
  });

  test('has footnotes and endnotes at its end, in the order in which they are referred to', async () => {
    const reference = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const note = (kind: string, id: number, text: string) =>
      `<w:${kind} w:id="${id}">${p(r(text))}</w:${kind}>`;
    const text = await textOf({
      body: p(r('甲'), reference('endnote', 1), reference('footnote', 2), r('乙'), reference('footnote', 1)),
      footnotes: `<w:footnote w:type="separator" w:id="0">${p(r('线'))}</w:footnote>${note('footnote', 1, '注一')}${note('footnote', 2, '注二')}${note('footnote', 3, '无人引用')}`,
      endnotes: note('endnote', 1, '尾注'),
    });
    expect(text).toBe('甲乙\n注二\n注一\n尾注');
  });

  test('leaves out hidden text, what is written above characters, and codes of symbol fonts', async () => {
    const body = p(
      r('显'),
      r('隐', '<w:vanish/>'),
      r('现', '<w:vanish w:val="0"/>'),
      `<w:r><w:ruby><w:rt>${r('wu')}</w:rt><w:rubyBase>${r('武')}</w:rubyBase></w:ruby></w:r>`,
      '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="x" w:char="2460"/></w:r>',
    );
    expect(await textOf(body)).toBe('显现武①');
  });

  test('is the same in the strict form and under another prefix', async () => {
    const strict = docxOf({
      body: '',
      parts: {
        'word/document.xml':
          '<ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns0:body><ns0:p><ns0:r><ns0:t>甲</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>',
      },
    });
    expect((await readWord(strict)).text).toBe('甲');
  });

  test('is read from UTF-16 as from UTF-8', async () => {
    const source =
      '<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>甲𠮷</w:t></w:r></w:p></w:body></w:document>';
    const bytes = new Uint8Array(Buffer.from(`\ufeff${source}`, 'utf16le'));
    expect(await textOf({ body: '', parts: { 'word/document.xml': bytes } })).toBe('甲𠮷');
  });

  test('is what another library wrote', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const file = new Document({
      footnotes: { 1: { children: [new Paragraph('初步核算数')] } },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new TextRun('生产总值'),
                new TextRun({ text: '779.43亿元', bold: true }),
                new FootnoteReferenceRun(1),
              ],
            }),
            new Table({ rows: [new TableRow({ children: [cell('税收'), cell('98.2')] })] }),
          ],
        },
      ],
    });
    const text = (await readWord(new Uint8Array(await Packer.toBuffer(file)))).text;
    expect(text.split('\n').map((line) => line.trim())).toEqual([
      '生产总值779.43亿元',
      '税收\t98.2',
      '初步核算数',
    ]);
  });

  test('is bounded in lines and cells as in characters', async () => {
    const within = (body: string, most: number) =>
      walkXml(
        `<w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${body}</w:body>`,
        new Story('', new Allowance(most)),
      );
    for (const body of ['<w:p/><w:p/><w:p/>', '<w:tr><w:tc/><w:tc/><w:tc/></w:tr>', p(r('ab'))]) {
      await expect(within(body, 2)).rejects.toMatchObject({ code: 'too-long' });
      await expect(within(body, 3)).resolves.toBeUndefined();
    }
  });

  test('says of each of its pieces where it stands in the source', async () => {
    const { pieces, sources } = await readWord(docxOf(p(r('完成&amp;'), r('5𠮷', '<w:b/>'))));
    for (const { text, source } of pieces.filter((piece) => piece.source !== null)) {
      const { run, child, offset } = source!;
      const { from, to, text: whole } = run.children[child]!;
      expect(whole!.slice(offset, offset + text.length)).toBe(text);
      expect(sources.get(run.part)!.slice(from, to)).toMatch(/^<w:t .*<\/w:t>$/);
    }
  });
});
