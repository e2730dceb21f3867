import { withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { DocumentMark } from '../mark.ts';
import { readDocument } from '../read-document.ts';
import { markedDocxOf } from './on-demand.ts';

const xmlOf = (docx: Uint8Array, part = 'word/document.xml') =>
  new TextDecoder().decode(unzipSync(docx)[part]);
const mark = (start: number, end: number): DocumentMark => ({
  start,
  end,
  style: 'differs',
  comment: '台账为13亿元',
  author: '核数',
});
/** What carries a mark, run by run. */
const markedTexts = (docx: Uint8Array) =>
  [...xmlOf(docx).matchAll(/<w:r>(?:(?!<\/w:r>).)*w:val="wavyHeavy".*?<\/w:r>/g)].map(([run]) =>
    run.replace(/<[^>]*>/g, ''),
  );

describe('a new Word file of a marked text', () => {
  test('has the text line by line, marks in their places and comments', async () => {
    const text = '\u00ad一、经济\r\n完成\t𠮷12亿元\r\n\r\n 完';
    const start = [...text.slice(0, text.indexOf('12'))].length;
    const docx = await markedDocxOf(text, [mark(start, start + 4)]);
    expect((await readDocument(docx, 'a.docx')).text).toBe('一、经济\n完成\t𠮷12亿元\n\n 完');
    expect(markedTexts(docx)).toEqual(['12亿元']);
    expect(xmlOf(docx, 'word/comments.xml')).toContain('台账为13亿元');
  });

  test('has the page of official documents', async () => {
    const xml = xmlOf(await markedDocxOf('增长5%', []));
    // A4, 37 mm above and 28 mm left of a type area of 156 × 225 mm, in twentieths of a point.
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(
      /<w:pgMar (?=[^>]*w:top="2098")(?=[^>]*w:left="1587")(?=[^>]*w:right="1474")(?=[^>]*w:bottom="1984")/,
    );
    expect(xmlOf(await markedDocxOf('增长5%', []), 'word/styles.xml')).toContain('w:eastAsia="仿宋"');
  });

  test('says where a character cannot stand in Word', async () => {
    const docx = await markedDocxOf('a\u0001b\ud800c', []);
    expect((await readDocument(docx, 'a.docx')).text).toBe('a\ufffdb\ufffdc');
  });

  test('refuses marks outside the text', async () => {
    await expect(markedDocxOf('甲', [mark(0, 2)])).rejects.toMatchObject({ code: 'marks-misplaced' });
    await expect(markedDocxOf(' \n', [])).rejects.toMatchObject({ code: 'document-without-text' });
  });

  test('marks what is asked for, whatever the text', () =>
    withSeed(({ seed }) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom('甲', '12亿元', '𠮷', ' ', '\t', '\r\n', '\n', '\u200b', '<&'), {
            minLength: 1,
            maxLength: 15,
          }),
          fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
          async (words, share) => {
            const at = Math.floor(share * words.length);
            const text = `${words.slice(0, at).join('')}五成${words.slice(at).join('')}`;
            const start = [...text.slice(0, text.indexOf('五成'))].length;
            const docx = await markedDocxOf(text, [mark(start, start + 2)]);
            expect((await readDocument(docx, 'a.docx')).text).toBe(
              text.replaceAll('\r\n', '\n').replaceAll('\u200b', ''),
            );
            expect(markedTexts(docx)).toEqual(['五成']);
          },
        ),
        { seed, numRuns: 60 },
      ),
    ));
});
