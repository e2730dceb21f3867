import { Refusal } from '@taizhang/definition';
import { withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isWorkbook, readSheet } from './read-sheet.ts';
import { writeSheet } from './write-sheet.ts';

const rels = 'http://schemas.openxmlformats.org/package/2006/relationships';
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${kinds}/${kind}" Target="${target}"/>`;

/** A workbook as Excel writes it: strings apart, numbers as they are. */
const workbook = (rows: string, strings = '', more: Record<string, Uint8Array> = {}) =>
  zipSync({
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${rels}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="${kinds}"><sheets><sheet name="一" sheetId="7" r:id="r9"/><sheet name="二" sheetId="8" r:id="r8"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${rels}">${relation('r9', 'worksheet', 'worksheets/a.xml')}${relation('r1', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ),
    'xl/worksheets/a.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    'xl/sharedStrings.xml': strToU8(`<sst>${strings}</sst>`),
    ...more,
  });
const refused = (bytes: Uint8Array): Promise<string> =>
  readSheet(bytes).then(
    () => 'read',
    (error) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );

describe('a workbook that is written', () => {
  it('says again what was written, every cell as text, and is the same every time', async () => {
    await withSeed(({ seed }) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 6 }), {
            minLength: 1,
            maxLength: 8,
          }),
          async (rows) => {
            const bytes = writeSheet('表', rows, [10]);
            expect(isWorkbook(bytes)).toBe(true);
            expect(writeSheet('表', rows, [10])).toEqual(bytes);
            const read = await readSheet(bytes);
            const kept = rows.flatMap((cells, i) =>
              cells.some((cell) => cell.trim() !== '') ? [{ row: i + 1, cells }] : [],
            );
            expect(read.map(({ row }) => row)).toEqual(kept.map(({ row }) => row));
            for (const [i, { cells }] of read.entries()) {
              expect(cells.every(({ number }) => !number)).toBe(true);
              const said = cells.map(({ text }) => text);
              const [kept1] = [kept[i]?.cells ?? []];
              // Empty cells at the end say nothing.
              expect(kept1.slice(0, said.length)).toEqual(said);
              expect(kept1.slice(said.length).join('')).toBe('');
            }
          },
        ),
        { seed, numRuns: 100 },
      ),
    );
  });

  it('keeps zeros, long accounts and what begins like a formula as they are', async () => {
    const cells = ['006222000000001234567', '0.10', '=1+1', '@SUM(A1)', '<b>&"'];
    const [row] = await readSheet(writeSheet('表', [cells], []));
    expect(row?.cells.map(({ text }) => text)).toEqual(cells);
    expect(Object.keys(unzipSync(writeSheet('表', [cells], []))).join()).not.toContain('vba');
  });
});

describe('a workbook of others', () => {
  it('is read as it stands: strings apart, gaps, and numbers with all their digits', async () => {
    const rows = await readSheet(
      workbook(
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2"><v>1234567.10</v></c><c t="inlineStr"><is><t>行内</t></is></c></row><row r="4"><c r="A4"/></row><row r="9"><c r="A9" t="s"><v>1</v></c></row>',
        '<si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh sb="0" eb="1"><t>ヘイ</t></rPh></si>',
      ),
    );
    expect(rows.map(({ row }) => row)).toEqual([2, 9]);
    expect(rows[0]?.cells).toEqual([
      { text: '甲', number: false },
      { text: '', number: false },
      { text: '1234567.10', number: true },
      { text: '行内', number: false },
    ]);
    expect(rows[1]?.cells[0]?.text).toBe('乙丙');
  });

  it('is refused where it would compute or run something, or is another kind of file', async () => {
    expect(await refused(workbook('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'))).toBe(
      'workbook-not-read',
    );
    expect(await refused(workbook('', '', { 'xl/vbaProject.bin': strToU8('x') }))).toBe('workbook-not-read');
    expect(await refused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toBe('workbook-not-read');
    expect(await refused(zipSync({ 'a.txt': strToU8('x') }))).toBe('workbook-not-read');
    expect(
      await refused(
        workbook('', '', { 'xl/worksheets/a.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }),
      ),
    ).toBe('document-damaged');
    expect(await refused(workbook('<row r="1"><c r="A1" t="s"><v>5</v></c></row>'))).toBe(
      'workbook-not-read',
    );
  });

  it('is refused where it unpacks to more than may be, and never takes in more than that', async () => {
    const bomb = workbook('', '', { 'xl/worksheets/a.xml': new Uint8Array(64 * 1024 * 1024).fill(32) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refused(bomb)).toBe('document-unpacks-too-large');
    expect(await refused(workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'))).toBe('too-long');
    const many = Array.from({ length: 50_001 }, (_, i) => `<row r="${i + 1}"><c><v>1</v></c></row>`).join('');
    expect(await refused(workbook(many))).toBe('too-long');
  });

  it('is read or refused, whatever became of its bytes', async () => {
    const whole = workbook('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', '<si><t>甲</t></si>');
    await withSeed(({ seed }) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
          fc.nat(whole.length),
          async (changes, end) => {
            const bytes = whole.slice(0, end);
            for (const [at, byte] of changes) if (at < end) bytes[at] = byte;
            expect(typeof (await refused(bytes))).toBe('string');
          },
        ),
        { seed, numRuns: 200 },
      ),
    );
  });
});
