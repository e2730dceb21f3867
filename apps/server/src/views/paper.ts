import {
  fromBase,
  type Language,
  lineWith,
  type NamedValue,
  type PaperOfRegister,
  type Register,
  titleOf,
  valuesIn,
} from '@taizhang/definition';
import { inCapitals } from '@taizhang/report';
import {
  type GatheredRecord,
  movementsOf,
  movementsSince,
  type OpenDistrict,
  type Paper,
  type StandingMovement,
  type StandingRecord,
} from '@taizhang/runtime';
import { grouped } from './dispatch-paper.ts';
import { valueInWords } from './gathering.ts';
import { unitNamed } from './names.ts';
import type { Titles } from './titles.ts';
import { transitionNamed } from './work.ts';

/** Papers of the house are Chinese. */
const language: Language = 'zh';

/** A day as papers have it. */
const dayInWords = (day: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(day)
    ? `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
    : day;

type Items = NonNullable<SourceOfPaper['items']>;
type MovementTable = NonNullable<NonNullable<PaperOfRegister['parts']>[number]['movements']>;

/** An amount in yuan, thousands set apart. */
const yuan = (amount: string): string => grouped(fromBase(amount, 'yuan', 2).toFixed(2));

/** What lines are filled in from. */
interface Told {
  readonly district: OpenDistrict;
  readonly register: Register;
  readonly titles: Titles;
  readonly record: Pick<GatheredRecord, 'attributes'>;
  /** What a line may name beyond the record's own fields. */
  more?(value: NamedValue): string | undefined;
}

/** What a paper is made from. */
export interface SourceOfPaper {
  readonly district: OpenDistrict;
  readonly standing: StandingRecord;
  readonly titles: Titles;
  /** What happened to the record and was not taken back, in the order of the days. */
  readonly movements: readonly StandingMovement[];
  /** The amounts that it names. */
  readonly figures: ReadonlyMap<string, string>;
  /** The records that it refers to, as far as lines name something of them. */
  readonly referred: ReadonlyMap<string, StandingRecord>;
  readonly items: {
    readonly register: Register;
    readonly records: readonly GatheredRecord[];
    readonly titles: Titles;
  } | null;
}

/** A line with its values, or null where one of them is not given: half a sentence would be wrong. */
function filled(line: string, told: Told): string | null {
  const { district, register, titles, record, more } = told;
  const values = new Map<string, string>();
  for (const named of valuesIn(line)) {
    const value =
      more?.(named) ??
      (named.of === null && named.form === null
        ? valueInWords(district, register, titles, record, named.field)?.[language]
        : undefined);
    if (value === undefined) return null;
    values.set(named.name, dayInWords(value));
  }
  return lineWith(line, values);
}

/** A paper in words, from a record and those that belong to it. */
export function paperView(paper: PaperOfRegister, source: SourceOfPaper): Paper {
  const { district, standing, titles, items } = source;
  const { register, state } = standing;
  const listed = items?.records.filter(({ stage }) => paper.items?.stages.includes(stage)) ?? [];
  const day = dayOfPaper(paper, source);
  const record: Told = {
    district,
    register,
    titles,
    record: { attributes: state.attributes },
    more: (value) => ofRecord(paper, source, day, listed.length, value),
  };
  const lines = (list: PaperOfRegister['lines'], about: Told) =>
    list.flatMap((line) => filled(line[language], about) ?? []);
  const parts = (paper.parts ?? []).map((part) => ({
    heading: filled(part.heading[language], record) ?? '',
    paragraphs: lines(part.lines, record),
    ...(part.movements ? { table: tableOf(part.movements, source) } : {}),
  }));
  const told = listed.map((one) => {
    const about: Told = {
      district,
      register: (items as Items).register,
      titles: (items as Items).titles,
      record: one,
    };
    return {
      heading: filled(paper.items?.heading[language] ?? '', about) ?? one.title,
      paragraphs: lines(paper.items?.lines ?? [], about),
    };
  });
  const number = paper.number && state.attributes[paper.number];
  const addressee = paper.addressee && filled(paper.addressee[language], record);
  return {
    title: filled(paper.heading[language], record) ?? paper.title[language],
    under: number ? [String(number)] : [],
    ...(addressee ? { addressee } : {}),
    sections: [
      { heading: null, paragraphs: lines(paper.lines, record) },
      ...[...parts, ...told].map((one, n) => ({ ...one, heading: `${numeral(n + 1)}、${one.heading}` })),
      { heading: null, paragraphs: lines(paper.closing, record) },
    ],
    signature: [
      filled(paper.issuer[language], record) ?? register.keeper[language],
      ...(day === null ? [] : [dayInWords(day)]),
    ],
  };
}

function dayOfPaper({ day }: PaperOfRegister, { standing, movements }: SourceOfPaper): string | null {
  if (typeof day !== 'string') return movementsSince(movements, day.entered)[0]?.occurredOn ?? null;
  const value = standing.state.attributes[day];
  return value === undefined ? null : String(value);
}

/** What a line says of the record beyond its own fields. */
function ofRecord(
  paper: PaperOfRegister,
  { district, standing, figures, referred }: SourceOfPaper,
  day: string | null,
  items: number,
  { field: id, of, form, name }: NamedValue,
): string | undefined {
  const { state } = standing;
  if (name === 'items' && paper.items) return String(items);
  if (name === 'id') return standing.id;
  if (name === 'unit' && state.unit !== null) return unitNamed(district, state.unit).title[language];
  if (form === 'yuan' || form === 'capitals') {
    const amount = figures.get(id);
    if (amount === undefined) return undefined;
    return form === 'yuan' ? yuan(amount) : inCapitals(fromBase(amount, 'yuan', 2).toFixed(2));
  }
  const value = state.attributes[id];
  if (value === undefined) return undefined;
  if (form === 'id') return String(value);
  if (form === 'work-days')
    return day === null ? undefined : String(district.store.calendar.workdaysBetween(day, String(value)));
  if (of === null) return undefined;
  const other = referred.get(id);
  const said =
    other &&
    valueInWords(
      district,
      other.register,
      () => ({ title: null }),
      { attributes: other.state.attributes },
      of,
    );
  return said?.[language];
}

/** What was added to an amount, movement by movement. */
function tableOf(
  { measure, day, what, amount, fields }: MovementTable,
  { district, standing: { register }, titles, movements }: SourceOfPaper,
): NonNullable<Paper['sections'][number]['table']> {
  const told = movementsOf(movements, measure);
  const share = Math.floor(60 / (fields.length + 1));
  return {
    columns: [
      { title: day[language], share: 100 - 2 * 20 - share * fields.length },
      { title: what[language], share: 20 },
      { title: amount[language], share: 20 },
      ...fields.map((id) => ({ title: titleOf(register, id)[language], share })),
    ],
    rows: told.map((one) => [
      dayInWords(one.occurredOn),
      transitionNamed(register, one.transition).title[language],
      yuan(one.amounts[measure] ?? '0'),
      ...fields.map((id) => valueInWords(district, register, titles, one, id)?.[language] ?? ''),
    ]),
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
