import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../read-document.ts';
import { officialPaper } from './on-demand.ts';
import type { Paper } from './paper-parts.ts';

const xmlOf = (docx: Uint8Array, part = 'word/document.xml') =>
  new TextDecoder().decode(unzipSync(docx)[part]);
const paper: Paper = {
  title: '周调度材料',
  under: ['2021年8月23日至8月29日'],
  sections: [
    {
      heading: '一、逾期事项',
      paragraphs: ['本周到期未办结2件。'],
      table: {
        columns: [
          { title: '事项', share: 60 },
          { title: '时限', share: 40 },
        ],
        rows: [
          ['甲\u0001项目', '2021-08-24'],
          ['乙项目', '2021-08-25'],
        ],
      },
    },
    { heading: '二、临期事项', paragraphs: ['无。'], table: { columns: [], rows: [] } },
  ],
  signature: ['区政府督查室', '2021年8月26日'],
};

describe('a paper of the house', () => {
  test('begins at the margin with whom it is to', async () => {
    const docx = await officialPaper({ ...paper, addressee: '甲公司：' });
    const { text } = await readDocument(docx, 'a.docx');
    expect(
      text
        .split('\n')
        .filter((line) => line !== '')
        .slice(1, 3),
    ).toEqual(['2021年8月23日至8月29日', '甲公司：']);
    const [to] = xmlOf(docx).match(/<w:p>(?:(?!<\/w:p>).)*甲公司.*?<\/w:p>/) ?? [];
    expect(to).not.toContain('w:firstLine');
  });

  test('says what it was given, in order, and leaves out an empty table', async () => {
    const { text } = await readDocument(await officialPaper(paper), 'a.docx');
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      '周调度材料',
      '2021年8月23日至8月29日',
      '一、逾期事项',
      '本周到期未办结2件。',
      '事项\t时限',
      '甲\ufffd项目\t2021-08-24',
      '乙项目\t2021-08-25',
      '二、临期事项',
      '无。',
      '区政府督查室',
      '2021年8月26日',
    ]);
  });

  test('stands on the page of official documents, with its numbers and repeated heads of tables', async () => {
    const docx = await officialPaper(paper);
    const xml = xmlOf(docx);
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml.match(/<w:tblHeader/g)).toHaveLength(1);
    expect(xml).toContain('方正小标宋简体');
    expect(xmlOf(docx, 'word/footer1.xml')).toContain('PAGE');
  });
});
