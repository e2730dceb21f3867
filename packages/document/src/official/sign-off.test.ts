import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../read-document.ts';
import { signOffSheets } from './on-demand.ts';
import { type SignOffRow, signOffWords } from './sign-off-words.ts';

const xmlOf = (docx: Uint8Array, part = 'word/document.xml') =>
  new TextDecoder().decode(unzipSync(docx)[part]);
const row = (no: number): SignOffRow => ({
  no,
  figure: '12亿元',
  label: '上半年，完成税收12亿元',
  printed: '12亿元',
  computed: '13亿元',
  verdict: '不符',
  note: '截止日\n不同',
});
const sheet = (unit: string, count: number) => ({
  unit,
  document: '半年报告',
  cutoff: '2021-06-30',
  rows: Array.from({ length: count }, (_, i) => row(i + 1)),
});

describe('the sign-off sheets', () => {
  test('say for each bureau what is checked, and leave room to sign', async () => {
    const docx = await signOffSheets([sheet('甲局', 2), sheet('乙局', 1)]);
    const { text } = await readDocument(docx, 'a.docx');
    const lines = text.split('\n').filter((line) => line !== '');
    const figure = '上半年，完成税收12亿元\t12亿元\t13亿元\t不符\t截止日 不同';
    const around = (unit: string) => [
      '核数单',
      `责任单位：${unit}`,
      '核对文稿：半年报告',
      '截止日：2021-06-30',
      '序号\t文稿表述\t文稿数\t台账数\t结论\t说明',
    ];
    const signatures = '核对人（姓名）：\t签字：\t日期：';
    expect(lines).toEqual([
      ...around('甲局'),
      `1\t${figure}`,
      `2\t${figure}`,
      signatures,
      ...around('乙局'),
      `1\t${figure}`,
      signatures,
    ]);
  });

  test('begin each on a page of its own, counted by itself', async () => {
    const xml = xmlOf(await signOffSheets([sheet('甲局', 1), sheet('乙局', 1)]));
    expect(xml.match(/<w:sectPr/g)).toHaveLength(2);
    expect(xml.match(/<w:pgNumType w:start="1"/g)).toHaveLength(2);
    expect(xml).not.toContain('w:val="continuous"');
  });

  test('keep two tables apart, which Word would take for one', async () => {
    expect(xmlOf(await signOffSheets([sheet('甲局', 1)]))).not.toContain('</w:tbl><w:tbl>');
  });

  test('repeat the header of a long list, and break no row', async () => {
    const xml = xmlOf(await signOffSheets([sheet('甲局', 200)]));
    expect(xml.match(/<w:tblHeader/g)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit/g)).toHaveLength(202);
  });

  test('number odd pages on the right and even ones on the left', async () => {
    const docx = unzipSync(await signOffSheets([sheet('甲局', 1)]));
    const footers = Object.keys(docx).filter((name) => /^word\/footer\d+\.xml$/.test(name));
    const sides = footers.map(
      (name) => /<w:jc w:val="(\w+)"/.exec(new TextDecoder().decode(docx[name]))?.[1],
    );
    expect(sides.sort()).toEqual(['left', 'right']);
    expect(new TextDecoder().decode(docx['word/settings.xml'])).toContain('evenAndOddHeaders');
  });

  test('are written in either language', async () => {
    const { text } = await readDocument(await signOffSheets([sheet('A', 1)], signOffWords.en), 'a.docx');
    expect(text).toContain('Sign-off sheet');
    expect(text).toContain('No.\tIn the document\tPrinted\tIn the ledger\tVerdict\tExplanation');
  });
});
