import { withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { DocumentMark, MarkStyle } from '../mark.ts';
import { docxOf, p, r, table } from '../testing/docx-of.ts';
import { markDocx } from './mark-word.ts';
import { readWord } from './read-word.ts';
import { walkXml } from './xml.ts';

const partOf = (bytes: Uint8Array, name: string) => {
  const part = unzipSync(bytes)[name];
  return part === undefined ? undefined : new TextDecoder().decode(part);
};
const bodyOf = (bytes: Uint8Array) =>
  /<w:body>(.*)<\/w:body>/s.exec(partOf(bytes, 'word/document.xml') ?? '')?.[1] ?? '';

async function markOf(
  docx: Uint8Array,
  quoted: string,
  given: Partial<DocumentMark> = {},
): Promise<DocumentMark> {
  const { text } = await readWord(docx);
  const at = text.indexOf(quoted);
  if (at < 0) throw new Error(`${quoted} does not stand in ${text}`);
  const start = [...text.slice(0, at)].length;
  return {
    start,
    end: start + [...quoted].length,
    style: 'differs',
    comment: null,
    author: '核数',
    ...given,
  };
}

const differs =
  '<w:u w:val="wavyHeavy" w:color="C8371F"/><w:shd w:val="clear" w:color="auto" w:fill="FBE3DE"/>';

describe('marking a Word file', () => {
  test('cuts a run at the mark and keeps its formatting', async () => {
    const docx = docxOf(p(r('完成𠮷12亿元，增长', '<w:b/><w:sz w:val="32"/><w:lang w:val="zh-CN"/>')));
    const marked = await markDocx(docx, [await markOf(docx, '12亿元')]);
    const own = '<w:b/><w:sz w:val="32"/>';
    const lang = '<w:lang w:val="zh-CN"/>';
    expect(bodyOf(marked)).toBe(
      p(r('完成𠮷', own + lang), r('12亿元', own + differs + lang), r('，增长', own + lang)),
    );
  });

  test('marks across runs, and leaves every other run as it was', async () => {
    const rest = `<w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1"><w:t>不动</w:t></w:r>`;
    const docx = docxOf(p(r('共1'), r('2', '<w:i/>'), r('个'), rest));
    const marked = await markDocx(docx, [await markOf(docx, '12个')]);
    expect(bodyOf(marked)).toBe(
      p(r('共'), r('1', differs), r('2', `<w:i/>${differs}`), r('个', differs), rest),
    );
  });

  test('tells its styles apart by more than colour', async () => {
    const docx = docxOf(p(r('甲')));
    const lines = new Set<string>();
    for (const style of ['agrees', 'differs', 'unknown', 'finding'] satisfies MarkStyle[]) {
      const body = bodyOf(await markDocx(docx, [await markOf(docx, '甲', { style })]));
      lines.add(/<w:(u|bdr) w:val="(\w+)"/.exec(body)?.slice(1).join(' ') ?? '');
    }
    expect(lines).toEqual(new Set(['u single', 'u wavyHeavy', 'u dotted', 'bdr single']));
  });

  test('shows a finding over a verdict, and the graver verdict of two', async () => {
    const docx = docxOf(p(r('增长5%')));
    const marked = await markDocx(docx, [
      await markOf(docx, '5%', { style: 'agrees' }),
      await markOf(docx, '增长5%', { style: 'finding' }),
      await markOf(docx, '%'),
    ]);
    const body = bodyOf(marked);
    expect(body).toMatch(/bdr[^>]*>(<[^>]*shd[^>]*>)?<\/w:rPr><w:t xml:space="preserve">增长</);
    expect(body).toMatch(/w:val="single"[^>]*><w:bdr[^>]*><w:shd[^>]*><\/w:rPr><w:t xml:space="preserve">5</);
    expect(body).toMatch(
      /w:val="wavyHeavy"[^>]*><w:bdr[^>]*><w:shd[^>]*><\/w:rPr><w:t xml:space="preserve">%</,
    );
  });

  test('writes comments around the marks, and makes them known to the package', async () => {
    const docx = docxOf(p(r('完成12亿元')));
    const comment = '台账为13亿元 <相差1亿元>\n截止日不同';
    const marked = await markDocx(docx, [await markOf(docx, '12亿元', { comment })]);
    expect(bodyOf(marked)).toBe(
      p(
        r('完成'),
        '<w:commentRangeStart w:id="0"/>',
        r('12亿元', differs),
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
      ),
    );
    expect(partOf(marked, 'word/comments.xml')).toContain(
      `<w:comment w:id="0" w:author="核数" w:initials="核数">${p(r('台账为13亿元 &lt;相差1亿元&gt;'))}${p(r('截止日不同'))}</w:comment>`,
    );
    expect(partOf(marked, '[Content_Types].xml')).toContain('PartName="/word/comments.xml"');
    expect(partOf(marked, 'word/_rels/document.xml.rels')).toContain('Target="comments.xml"');
  });

  test('puts comments beside those that there are', async () => {
    const docx = docxOf({
      body: p('<w:commentRangeStart w:id="7"/>', r('完成12亿元'), '<w:commentRangeEnd w:id="7"/>'),
      comments: `<w:comment w:id="7" w:author="甲">${p(r('请核'))}</w:comment>`,
    });
    const marked = await markDocx(docx, [await markOf(docx, '12亿元', { comment: '不符' })]);
    const comments = partOf(marked, 'word/comments.xml')!;
    expect([...comments.matchAll(/w:comment w:id="(\d+)"/g)].map(([, id]) => id)).toEqual(['7', '8']);
    expect(partOf(marked, '[Content_Types].xml')!.match(/comments\+xml/g)).toHaveLength(1);
    const again = await markDocx(marked, [await markOf(marked, '完成', { comment: '再' })]);
    expect(partOf(again, 'word/comments.xml')).toContain('w:id="9"');
  });

  test('makes what a bare package lacks', async () => {
    const whole = unzipSync(docxOf(p(r('甲'))));
    delete whole['word/_rels/document.xml.rels'];
    const { zipSync } = await import('fflate');
    const docx = zipSync(whole);
    const marked = await markDocx(docx, [await markOf(docx, '甲', { comment: '注' })]);
    expect(partOf(marked, 'word/_rels/document.xml.rels')).toContain('/relationships/comments"');
  });

  test('reaches cells, text boxes and notes; their comments hang on the run that holds them', async () => {
    const docx = docxOf({
      body:
        table([p(r('税收')), p(r('98.2'))]) +
        p(
          `<w:r><w:pict><v:textbox><w:txbxContent>${p(r('框内5个'))}</w:txbxContent></v:textbox></w:pict></w:r>`,
        ) +
        p(r('甲'), '<w:r><w:footnoteReference w:id="1"/></w:r>'),
      footnotes: `<w:footnote w:id="1">${p(r('注6个'))}</w:footnote>`,
    });
    const marked = await markDocx(docx, [
      await markOf(docx, '98.2'),
      await markOf(docx, '5个', { comment: '框' }),
      await markOf(docx, '6个', { comment: '注' }),
    ]);
    const body = bodyOf(marked);
    expect(body).toContain(p(r('98.2', differs)));
    expect(body).toContain(`<w:p><w:commentRangeStart w:id="0"/><w:r><w:pict>`);
    expect(body).toContain(p(r('框内'), r('5个', differs)));
    expect(body).toContain('<w:commentRangeStart w:id="1"/><w:r><w:footnoteReference w:id="1"/></w:r>');
    expect(partOf(marked, 'word/footnotes.xml')).toContain(p(r('注'), r('6个', differs)));
    expect((await readWord(marked)).text).toBe((await readWord(docx)).text);
  });

  test('marks a run that itself holds a text box', async () => {
    const box = `<w:pict><v:textbox><w:txbxContent>${p(r('框内5个'))}</w:txbxContent></v:textbox></w:pict>`;
    const docx = docxOf(p(`<w:r><w:t>前7个</w:t>${box}</w:r>`));
    const marked = await markDocx(docx, [await markOf(docx, '7个'), await markOf(docx, '5个')]);
    expect(bodyOf(marked)).toContain(r('7个', differs));
    expect(bodyOf(marked)).toContain(r('5个', differs));
    expect((await readWord(marked)).text).toBe('前7个\n框内5个');
  });

  test('finds its places far into a long line', async () => {
    const docx = docxOf(p(r(`${'𠮷甲'.repeat(5000)}12亿元`)));
    const marked = await markDocx(docx, [await markOf(docx, '12亿元')]);
    expect(bodyOf(marked)).toBe(p(r('𠮷甲'.repeat(5000)), r('12亿元', differs)));
  });

  test('writes what is well-formed where Word’s namespace is the default one', async () => {
    const docx = docxOf({
      body: '',
      parts: {
        'word/document.xml':
          '<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>共5个</t></r></p></body></document>',
      },
    });
    const marked = await markDocx(docx, [await markOf(docx, '5个', { comment: '注' })]);
    expect((await readWord(marked)).text).toBe('共5个');
    expect(partOf(marked, 'word/document.xml')).toMatch(/<w:u xmlns:w="[^"]+" w:val="wavyHeavy"/);
  });

  test('leaves the other parts of the package as they are', async () => {
    const picture = new Uint8Array([1, 2, 3, 255]);
    const docx = docxOf({ body: p(r('甲')), parts: { 'word/media/a.png': picture } });
    const marked = unzipSync(await markDocx(docx, [await markOf(docx, '甲')]));
    expect(marked['word/media/a.png']).toEqual(picture);
  });

  test.each([
    [0, 3],
    [-1, 1],
    [1, 1],
    [0.5, 1],
  ])('refuses a mark from %d to %d of a text of two characters', async (start, end) => {
    const mark = { start, end, style: 'agrees', comment: null, author: '' } as const;
    await expect(markDocx(docxOf(p(r('甲乙'))), [mark])).rejects.toMatchObject({ code: 'marks-misplaced' });
  });

  test('never changes the text, and marks exactly what is asked for', () =>
    withSeed(({ seed }) =>
      fc.assert(
        fc.asyncProperty(documents, fc.array(spans, { maxLength: 6 }), async (body, places) => {
          const docx = docxOf(body);
          const { text } = await readWord(docx);
          const length = [...text].length;
          const marks = places.map(([a, b, style, comment]): DocumentMark => {
            const start = Math.floor(a * (length - 1));
            return {
              start,
              end: start + 1 + Math.floor(b * (length - start - 1)),
              style,
              comment,
              author: '核',
            };
          });
          const marked = await markDocx(docx, marks);
          const again = await readWord(marked);
          expect(again.text).toBe(text);
          expect(await markedPlaces(marked)).toEqual(placesOf(text, marks));
          await demandPairedComments(marked, marks.filter(({ comment }) => comment !== null).length);
        }),
        { seed, numRuns: 150 },
      ),
    ));
});

const words = fc.constantFrom('甲', '12亿元', '𠮷', 'a b', '5%', '&amp;', '\u00ad');
const runs = fc.oneof(
  fc
    .tuple(words, fc.constantFrom('', '<w:b/>', '<w:color w:val="FF0000"/><w:u w:val="single"/>'))
    .map(([word, own]) => r(word, own)),
  fc.constantFrom(
    '<w:r><w:t>x</w:t><w:tab/><w:t>y</w:t><w:br/></w:r>',
    `<w:hyperlink>${r('链')}</w:hyperlink>`,
    `<w:ins w:id="1">${r('加')}</w:ins>`,
    '<w:del w:id="2"><w:r><w:delText>减</w:delText></w:r></w:del>',
    `<w:r><w:pict><v:textbox><w:txbxContent>${p(r('框'), r('3个'))}</w:txbxContent></v:textbox></w:pict></w:r>`,
  ),
);
const paragraphs = fc.array(runs, { maxLength: 4 }).map((content) => p(...content));
const tables = fc
  .array(fc.array(paragraphs, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((rows) => table(...rows));
const documents = fc
  .array(fc.oneof({ weight: 3, arbitrary: paragraphs }, tables), { minLength: 1, maxLength: 5 })
  .map((blocks) => p(r('文')) + blocks.join(''));
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const spans = fc.tuple(
  fraction,
  fraction,
  fc.constantFrom<MarkStyle>('agrees', 'differs', 'unknown', 'finding'),
  fc.constantFrom(null, '说明', '两行\n说明'),
);

/** The code points that carry a mark and come from the document; space that was put in between carries none. */
const placesOf = (text: string, marks: readonly DocumentMark[]) =>
  [...text].map((character, place) =>
    /\s/.test(character) ? null : marks.some(({ start, end }) => start <= place && place < end),
  );

async function markedPlaces(docx: Uint8Array): Promise<(boolean | null)[]> {
  const { pieces, sources } = await readWord(docx);
  return pieces.flatMap(({ text, source }) => {
    const own = source?.run.properties;
    const xml = own ? sources.get(source.run.part)!.slice(own.from, own.to) : '';
    const isMarked = /<w:(shd|bdr) /.test(xml);
    return [...text].map((character) => (/\s/.test(character) ? null : isMarked));
  });
}

/** Each comment begins once, ends once behind that, and is referred to once. */
async function demandPairedComments(docx: Uint8Array, count: number): Promise<void> {
  const open = new Set<string>();
  const closed = new Set<string>();
  const referred = new Set<string>();
  await walkXml(partOf(docx, 'word/document.xml')!, {
    open: ({ name, attributes }) => {
      const id = attributes['w:id']?.value ?? '';
      if (name === 'w:commentRangeStart') open.add(id);
      if (name === 'w:commentRangeEnd' && open.has(id)) closed.add(id);
      if (name === 'w:commentReference' && closed.has(id)) referred.add(id);
    },
  });
  // A comment on nothing but space that was put in between has nowhere to stand.
  expect(referred.size).toBe(open.size);
  expect(referred.size).toBeLessThanOrEqual(count);
  const comments = partOf(docx, 'word/comments.xml') ?? '';
  for (const id of referred) expect(comments).toContain(`<w:comment w:id="${id}"`);
}
