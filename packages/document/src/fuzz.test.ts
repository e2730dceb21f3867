import { Refusal } from '@taizhang/definition';
import { processorTime, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from './read-document.ts';
import { docxOf, p, r, table } from './testing/docx-of.ts';

const docx = docxOf({
  body:
    p(r('上半年完成'), r('12亿元', '<w:b/>'), '<w:r><w:footnoteReference w:id="1"/></w:r>') +
    table([p(r('指标')), p(r('数值'))], [p(r('税收')), p(r('98.2'))]),
  footnotes: `<w:footnote w:id="1">${p(r('初步数'))}</w:footnote>`,
});
const names = fc.constantFrom('a.txt', 'a.md', 'a.html', 'a.docx', 'a');

/** Anything gives a text or a refusal, and soon. */
async function demandAnswer(bytes: Uint8Array, name: string): Promise<void> {
  const reading = () =>
    readDocument(bytes, name).then(
      ({ text }) => expect(text.trim()).not.toBe(''),
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      },
    );
  expect(await processorTime(reading)).toBeLessThan(5000);
}

const onSeed = (numRuns: number, property: fc.IAsyncPropertyWithHooks<[Uint8Array, string]>) =>
  withSeed(({ seed }) => fc.assert(property, { seed, numRuns }));

describe('whatever is sent gets an answer', () => {
  test('random bytes', () =>
    onSeed(500, fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), names, demandAnswer)));

  test('random bytes that begin as a zip does', () =>
    onSeed(
      500,
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 500 }).map((tail) => new Uint8Array([0x50, 0x4b, 3, 4, ...tail])),
        names,
        demandAnswer,
      ),
    ));

  test('a Word file cut anywhere', () =>
    onSeed(
      300,
      fc.asyncProperty(
        fc.nat({ max: docx.length - 1 }).map((end) => docx.subarray(0, end)),
        fc.constant('a.docx'),
        demandAnswer,
      ),
    ));

  test('a Word file with bits flipped', () =>
    onSeed(
      1500,
      fc.asyncProperty(
        fc.array(fc.nat({ max: docx.length * 8 - 1 }), { minLength: 1, maxLength: 8 }).map(flipped),
        fc.constant('a.docx'),
        demandAnswer,
      ),
    ));

  test('XML and tags of any order', () =>
    onSeed(
      500,
      fc.asyncProperty(
        fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map(asDocx),
        fc.constant('a.docx'),
        demandAnswer,
      ),
    ));

  test('pages of tags in any order', () =>
    onSeed(
      1000,
      fc.asyncProperty(
        fc
          .array(fc.constantFrom(...tags), { maxLength: 60 })
          .map((page) => new TextEncoder().encode(page.join(''))),
        fc.constant('a.html'),
        demandAnswer,
      ),
    ));
});

function flipped(bits: readonly number[]): Uint8Array {
  const bytes = docx.slice();
  for (const bit of bits) bytes[bit >> 3]! ^= 1 << (bit & 7);
  return bytes;
}

/** Elements whole, but where they have no business to be. */
const fragments =
  'w:p w:r w:t w:tbl w:tr w:tc w:txbxContent w:del w:ins w:rPr w:pPr w:trPr w:footnote mc:AlternateContent mc:Choice'
    .split(' ')
    .flatMap((name) => [`<${name}>5`, `</${name}>`, `<${name}/>`])
    .concat(
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:fldChar w:fldCharType="end"/>',
      '<w:gridSpan w:val="-1"/>',
    );

/** Made well-formed, so that it is the reader that has to cope. */
function asDocx(given: readonly string[]): Uint8Array {
  const open: string[] = [];
  const body = given.map((fragment) => {
    const name = /^<\/?([\w:]+)/.exec(fragment)![1]!;
    if (fragment.endsWith('/>')) return fragment;
    if (!fragment.startsWith('</')) {
      open.push(name);
      return fragment;
    }
    if (!open.includes(name)) return '';
    const closed: string[] = [];
    do closed.push(open.pop()!);
    while (closed.at(-1) !== name);
    return closed.map((one) => `</${one}>`).join('');
  });
  return docxOf(
    body.join('') +
      open
        .reverse()
        .map((name) => `</${name}>`)
        .join(''),
  );
}

const tags =
  'p div table tr td th tbody caption a nav main article pre br hr li ul b span select option form title head body svg'
    .split(' ')
    .flatMap((name) => [`<${name}>甲`, `</${name}>`, `<${name} `])
    .concat(
      '<td rowspan=3 colspan=2>',
      '<',
      '>',
      '&amp;',
      '&',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<!',
      '"',
      '\0',
    );
