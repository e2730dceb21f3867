import { Converter } from 'opencc-js/t2cn';

const spaces = /[\u00a0\u2000-\u200a\u202f\u3000]/;
const same: Readonly<Record<string, string>> = {
  '∶': ':',
  '∕': '/',
  '⁄': '/',
  '﹕': ':',
  '︰': ':',
  '﹪': '%',
  '﹣': '-',
  '−': '-',
  '–': '—',
  '―': '—',
  '─': '—',
  '〜': '~',
  '∼': '~',
  '○': '〇',
  Ｏ: '〇',
  '﹒': '.',
  '﹐': ',',
  µ: 'μ',
  '•': '·',
  '・': '·',
  '‧': '·',
  '⋅': '·',
  '％': '%',
  '℅': '%',
};

const toSimplified = Converter({ from: 't', to: 'cn' });
const simplified = new Map<string, string>();

/** The simplified form of one letter, remembered: a text has some hundred different ones. */
function simplifiedLetter(letter: string): string {
  const known = simplified.get(letter);
  if (known !== undefined) return known;
  const form = toSimplified(letter);
  const one = form.length === 1 ? form : letter;
  simplified.set(letter, one);
  return one;
}

/** A text as it is read: even letters, each knowing where it stands in the text itself. */
export interface Reading {
  readonly points: readonly string[];
  /**
   * One UTF-16 unit for each code point that is read: full-width letters, digits and signs as half-width ones, every
   * space a plain one, traditional letters as simplified ones.
   */
  readonly even: string;
  /** The code point of the text at which each letter of `even` stands. */
  readonly places: readonly number[];
}

/**
 * What is written beside the text and not in it: pronunciations that pages put behind letters when they are turned into
 * traditional ones (產(chǎn)業(yè)), the marks of pages (<p style="margin:0cm">, &nbsp;), also escaped once more, and \\n.
 */
const beside =
  /(?<=\p{Script=Han})\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,6}\)|<(?:\/?[a-zA-Z][^<>]{0,600}|!--[^<>]{0,600}--)>|&(?:amp;)?lt;\/?[a-zA-Z](?:(?!&(?:amp;)?[lg]t;)[^<>]){0,600}&(?:amp;)?gt;|&(?:amp;)?(?:[a-zA-Z]{2,8}|#\d{1,6});|\\[rnt](?![a-zA-Z])/gu;
const mayBeBeside = /[<&\\]|\p{Script=Han}\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]/u;
const named: Readonly<Record<string, string>> = {
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  mdash: '—',
  ndash: '—',
  hellip: '…',
  times: '×',
  permil: '‰',
  lt: '<',
  gt: '>',
};

/** What stands for it in the text that is read: nothing, a space, or the end of a paragraph. */
function standIn(written: string): string {
  if (written.startsWith('(')) return '';
  if (written.startsWith('\\')) return '\n';
  const tag = /^(?:<|&(?:amp;)?lt;)\/?([a-zA-Z!-]+)/.exec(written)?.[1];
  if (tag === undefined || /^&(?:amp;)?lt;$/.test(written))
    return named[/([a-zA-Z]+);$/.exec(written)?.[1] ?? ''] ?? ' ';
  return /^(?:span|b|strong|i|em|u|a|font|sup|sub|o)$/i.test(tag) ? '' : '\n';
}

/** Reads a text letter by letter, over what is written beside it. */
export function readLetters(text: string): Reading {
  const points = [...text];
  let even = '';
  const places: number[] = [];
  let place = 0;
  const read = (letters: string) => {
    for (const letter of letters) {
      even += evenLetter(letter);
      places.push(place++);
    }
  };
  let from = 0;
  for (const { index, 0: written } of mayBeBeside.test(text) ? text.matchAll(beside) : []) {
    read(text.slice(from, index));
    const instead = standIn(written);
    if (instead !== '') {
      even += instead;
      places.push(place);
    }
    place += [...written].length;
    from = index + written.length;
  }
  read(text.slice(from));
  return { points, even: withYears(withDigits(innerBrackets(even))), places };
}

/** What stands behind a number that a reader of pictures may have spoilt. */
const measured = '[%‰万亿个元家户人名项吨亩]';
/** 1O.5%, 3l2家, l2.l%: a reader of pictures took a digit for a letter. */
const withDigits = (even: string): string =>
  even
    .replace(
      /(?<=(?<![a-zA-Z\d.])\d[\d.]*)(?:[OoIl](?=[\d.OoIl]*(?:\d|[%万亿个元家户人名项]))|[Oo](?=[Oo]*\.\d))/g,
      asDigit,
    )
    .replace(spoilt, (number) => number.replace(/[OoIl]/g, asDigit));

const asDigit = (letter: string): string => (/o/i.test(letter) ? '0' : '1');
const spoilt = new RegExp(
  `(?<![a-zA-Z\\d.])(?:[Il][\\dOoIl]{0,5}|[O](?=\\.))(?:\\.[\\dOoIl]{1,3})?(?=${measured})|(?<=[一-龥])\\d[\\dOoIl]{0,5}(?:\\.[\\dOoIl]{1,3})?(?=${measured})`,
  'g',
);

/** 20XX年, 201x年: a year whose digits somebody hid stays a year. */
const withYears = (even: string): string =>
  even.replace(/(?<![\da-zA-Z])20(?:\d[xX*]|[xX*]{2})(?=年)/g, (year) => year.replace(/[xX*]/g, '0'));

/** 执业（助理）医师, 业主委员会（物业管理委员会）20个, 生产总值（GDP）8亿元: brackets inside a name divide nothing. */
const innerBrackets = (even: string): string =>
  even
    // 生产总值（预计，下同）、财政收入: an aside inside a list.
    .replace(
      /(?<=[一-龥])\(([一-龥][^()\d\n]{1,14})\)(?=、)/g,
      (_, aside: string) => `〈${aside.replace(/[^一-龥]/g, '·')}〉`,
    )
    // 二氧化硫(SO2)和二氧化氮(NO2)浓度: a sign that a name is also known by.
    .replace(/(?<=[一-龥])\(([A-Za-z][A-Za-z0-9.-]{0,7})\)(?=[一-龥、])/g, '〈$1〉')
    // 优良天数(即“达标”)为107天: what it is called otherwise.
    .replace(
      /(?<=[一-龥])\(([一-龥“”、]{2,12})\)(?=(?:达到?|为|是)\d)/g,
      (_, other: string) => `〈${other.replace(/、/g, '·')}〉`,
    )
    .replace(
      /(?<=[一-龥”])\((?:([一-龥、]{1,6})\)(?=[一-龥\d])|([一-龥A-Za-z、]{2,16})\)(?=\d))/g,
      (_, short: string | undefined, long: string | undefined) =>
        `〈${(short ?? long ?? '').replace(/、/g, '·')}〉`,
    );

/** The letters between two places of what was read as they are written, without what was read over. */
export function lettersAt({ points, even, places }: Reading, start: number, end: number): string {
  let letters = '';
  for (let i = start; i < end; i++) {
    const [read, written] = [even[i] as string, points[places[i] as number] as string];
    letters += written === '&' || written === '<' || written === '\\' ? read : written;
  }
  return letters;
}

/** The text between two places of what was read, with what was read over. */
export function writtenAt({ points, places }: Reading, start: number, end: number) {
  const from = places[start] ?? points.length;
  const to = end > start ? (places[end - 1] as number) + 1 : from;
  return { text: points.slice(from, to).join(''), start: from, end: to };
}

function evenLetter(point: string): string {
  const known = same[point];
  if (known !== undefined) return known;
  if (point.length > 1) return '\ufffd';
  const code = point.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code >= 0x3400 && code <= 0x9fff) return simplifiedLetter(point);
  return spaces.test(point) ? ' ' : point;
}
