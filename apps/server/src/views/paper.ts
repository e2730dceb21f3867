import { type Language, namesIn, type PaperOfRegister, type Register } from '@taizhang/definition';
import type { GatheredRecord, OpenDistrict, Paper, StandingRecord } from '@taizhang/runtime';
import { valueInWords } from './gathering.ts';
import type { Titles } from './titles.ts';

/** Papers of the house are Chinese. */
const language: Language = 'zh';

/** A day as papers have it. */
const dayInWords = (day: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(day)
    ? `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
    : day;

interface Told {
  readonly district: OpenDistrict;
  readonly register: Register;
  readonly titles: Titles;
  readonly record: Pick<GatheredRecord, 'attributes'>;
}

/** A line with its values, or null where one of them is not given: half a sentence would be wrong. */
function filled(
  line: string,
  { district, register, titles, record }: Told,
  more: Record<string, string> = {},
): string | null {
  const values = new Map<string, string>();
  for (const name of namesIn(line)) {
    const value = more[name] ?? valueInWords(district, register, titles, record, name)?.[language];
    if (value === undefined) return null;
    values.set(name, dayInWords(value));
  }
  return line.replace(/\{([a-z][a-z0-9-]*)\}/g, (_, name: string) => values.get(name) ?? '');
}

/** A paper in words, from a record and those that belong to it. */
export function paperView(
  paper: PaperOfRegister,
  of: { readonly district: OpenDistrict; readonly standing: StandingRecord; readonly titles: Titles },
  items: {
    readonly register: Register;
    readonly records: readonly GatheredRecord[];
    readonly titles: Titles;
  },
): Paper {
  const { district, standing } = of;
  const record: Told = {
    district,
    register: standing.register,
    titles: of.titles,
    record: { attributes: standing.state.attributes },
  };
  const told = items.records.filter(({ stage }) => paper.items.stages.includes(stage));
  const more = { items: String(told.length) };
  const lines = (list: PaperOfRegister['lines'], about: Told) =>
    list.flatMap((line) => filled(line[language], about, about === record ? more : {}) ?? []);
  const day = standing.state.attributes[paper.day];
  const number = paper.number && standing.state.attributes[paper.number];
  const issuedOn = day === undefined ? [] : [dayInWords(String(day))];
  return {
    title: filled(paper.heading[language], record) ?? paper.title[language],
    under: number ? [String(number)] : [],
    sections: [
      { heading: null, paragraphs: lines(paper.lines, record) },
      ...told.map((one, n) => {
        const about: Told = { district, register: items.register, titles: items.titles, record: one };
        const heading = filled(paper.items.heading[language], about) ?? one.title;
        return { heading: `${numeral(n + 1)}、${heading}`, paragraphs: lines(paper.items.lines, about) };
      }),
      { heading: null, paragraphs: lines(paper.closing, record) },
    ],
    signature: [paper.issuer[language], ...issuedOn],
  };
}

const digits = '〇一二三四五六七八九';

/** 一、二 … 十一 … 九十九, as headings are numbered; beyond that, figures. */
function numeral(n: number): string {
  if (n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  if (tens === 0) return digits[ones] as string;
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`;
}
