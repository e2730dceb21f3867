import { Big } from 'big.js';
import { z } from 'zod';
import { type Comparison, conditionSchema, isReadable } from './condition.ts';
import { Refusal } from './refusal.ts';
import { parseTerms } from './shape-of-terms.ts';
import { readTerms, summaryOfTerms } from './terms.ts';
import { identifierSchema, type Language, type Text, textSchema } from './text.ts';
import { baseUnitOf, dimensionOf, dimensions, toBase, type UnitId, unitIds, units } from './units.ts';

const common = {
  title: textSchema.describe('What the field is called on screen'),
  help: textSchema.optional().describe('What to write in it'),
  required: z.boolean().optional().describe('Whether a record cannot be opened without it'),
  restricted: z
    .boolean()
    .optional()
    .describe('Whether it is masked until somebody with the right to says why he must see it'),
};

export const fieldSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('text'),
      ...common,
      digits: z.int().min(1).max(30).optional().describe('Of exactly so many digits; absent: free'),
      usual: z
        .strictObject({
          alike: z
            .array(identifierSchema)
            .describe('The fields, common ones included, in which the other record must say the same'),
        })
        .optional()
        .describe(
          'That the form of a transition that sets it proposes what was said last of another record of the register, where nothing stands yet; absent: nothing is proposed',
        ),
    })
    .describe('Free text of at most 2,000 characters, or a code of digits'),
  z
    .strictObject({
      kind: z.literal('category'),
      ...common,
      options: z.record(identifierSchema, textSchema).describe('The allowed values with their titles'),
    })
    .describe('One value of a closed list'),
  z.strictObject({ kind: z.literal('flag'), ...common }).describe('Yes or no'),
  z
    .strictObject({
      kind: z.literal('number'),
      ...common,
      unit: z.enum(unitIds).describe('The unit a number is typed and shown in; stored in its base unit'),
    })
    .describe('An exact decimal number in a unit'),
  z
    .strictObject({
      kind: z.literal('date'),
      ...common,
      happened: z
        .boolean()
        .optional()
        .describe(
          'Whether it is a day on which something has happened: one later than the day that an entry tells of is questioned',
        ),
    })
    .describe('A calendar day'),
  z
    .strictObject({
      kind: z.literal('reference'),
      ...common,
      register: identifierSchema.describe('The register the named record stands in'),
      stages: z
        .array(identifierSchema)
        .min(1)
        .optional()
        .describe('The stages in which a record may be referred to; absent: in any'),
      where: conditionSchema
        .optional()
        .describe('What must be true of a record’s fields for it to be referred to (unknown is not enough)'),
      same: z
        .record(identifierSchema, identifierSchema)
        .optional()
        .describe(
          'Fields of the named record, each with the field of this one that says the same where both are said',
        ),
    })
    .describe('The id of a record in a register'),
  z
    .strictObject({ kind: z.literal('unit'), ...common })
    .describe('A unit of the district (单位): a bureau, a sub-district, a community'),
  z
    .strictObject({ kind: z.literal('point'), ...common })
    .describe('A place as longitude and latitude in WGS84'),
  z.strictObject({ kind: z.literal('credit-code'), ...common }).describe('统一社会信用代码, GB 32100-2015'),
  z
    .strictObject({
      kind: z.literal('personal'),
      ...common,
      what: z
        .enum(['name', 'resident-id', 'phone', 'address', 'account'])
        .describe('What it tells of a person; decides the mask'),
    })
    .describe('Personal data: kept encrypted beside the record, never in a movement, never in a condition'),
  z
    .strictObject({ kind: z.literal('terms'), ...common })
    .describe('The terms of a policy as data (政策条款), of at most 100,000 characters'),
]);

export type Field = z.infer<typeof fieldSchema>;
export type FieldKindName = Field['kind'];
export type FieldOf<K extends FieldKindName> = Extract<Field, { kind: K }>;
export type FieldValue = string | boolean;

/** Everything the house must know of a kind of field; a missing part is a type error. */
interface FieldKind<K extends FieldKindName> {
  readonly title: Text;
  /** Turns what was typed or sent into the stored form. @throws Refusal */
  parse(input: unknown, field: FieldOf<K>): FieldValue;
  /** How stored values compare in a condition; null: not allowed in conditions. */
  readonly comparison: Comparison | null;
  /** The stored form as a person reads it. */
  show(value: FieldValue, field: FieldOf<K>, language: Language): string;
  /** The HTML input that fits best, and how an Excel cell holds it. */
  readonly input: 'text' | 'select' | 'checkbox' | 'number' | 'date' | 'lookup' | 'map' | 'terms';
  readonly cell: { readonly type: 'text' | 'number' | 'date' | 'boolean'; readonly format?: string };
}

/** A text without the blanks around it. @throws Refusal when it is none, damaged, empty or too long */
export function parseText(input: unknown, limit: number): string {
  if (typeof input !== 'string') throw new Refusal('wrong-type', { expected: { zh: '文本', en: 'text' } });
  if (!isReadable(input)) throw new Refusal('unreadable-text');
  const text = input.trim();
  if (text === '') throw new Refusal('missing-value');
  if (text.length > limit) throw new Refusal('too-long', { limit });
  return text;
}

/** Parses a decimal and refuses exponents, thousands separators and anything else that is not a plain decimal. */
export function parseDecimal(input: unknown): Big {
  // Beyond 2^53 a JSON number has already lost digits on its way; as text it keeps them.
  const exact = typeof input !== 'number' || Math.abs(input) <= Number.MAX_SAFE_INTEGER;
  const text = typeof input === 'number' ? String(input) : input;
  if (!exact || typeof text !== 'string' || !/^[+-]?\d{1,18}(\.\d{1,12})?$/.test(text))
    throw new Refusal('not-a-number');
  // big.js does not know the sign that the pattern allows.
  return new Big(text.replace('+', ''));
}

/** An amount typed in `from`, as stored. @throws Refusal when it is no number or finer than can be kept */
export function parseAmount(input: unknown, from: UnitId): string {
  const stored = storedAlready(input, from);
  if (stored !== null) return stored;
  const value = parseDecimal(input);
  const base = toBase(value, from);
  const [numerator, denominator] = units[from].factor;
  // 亩 does not convert to a finite decimal, so it is rounded; every other unit must lose nothing.
  if ((denominator as number) === 1 && !value.times(numerator).eq(base))
    throw new Refusal('too-many-decimals', { decimals: dimensions[dimensionOf(from)].decimals });
  return base;
}

/** Nearly all amounts are typed as they are stored, but for zeros at the end; they need no arithmetic. */
function storedAlready(input: unknown, from: UnitId): string | null {
  const { dimension, factor } = units[from];
  if (factor[0] !== 1 || factor[1] !== 1 || typeof input !== 'string') return null;
  const match = /^(0|[1-9]\d{0,17})(?:\.(\d{1,12}))?$/.exec(input);
  if (!match) return null;
  const [, whole, typed] = match;
  const decimals = typed?.replace(/0+$/, '') ?? '';
  if (decimals.length > dimensions[dimension].decimals) return null;
  return decimals === '' ? (whole as string) : `${whole}.${decimals}`;
}

/** A calendar day as YYYY-MM-DD between 1900 and 2199. @throws Refusal */
export function parseDay(input: unknown): string {
  // Most of what is posted happened on one of a few days.
  if (typeof input === 'string' && daysRead.has(input)) return input;
  const match = typeof input === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(input) : null;
  if (!match) throw new Refusal('impossible-date');
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900 || year > 2199)
    throw new Refusal('impossible-date');
  if (daysRead.size > 1000) daysRead.clear();
  daysRead.add(input as string);
  return input as string;
}
const daysRead = new Set<string>();

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character of a 统一社会信用代码's first 17 (GB 32100-2015), or null when they are malformed. */
export function creditCodeCheck(first17: string): string | null {
  if (!/^[0-9A-HJ-NPQRTUWXY]{17}$/.test(first17)) return null;
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += creditAlphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return creditAlphabet[(31 - (sum % 31)) % 31] ?? null;
}

/** The first and last characters of a text that is long enough not to be told by them. */
function ends(text: string, first: number, last: number, least: number): string {
  const characters = [...text];
  if (characters.length < least) return '****';
  const tail = last === 0 ? '' : characters.slice(-last).join('');
  return `${characters.slice(0, first).join('')}${'*'.repeat(Math.max(3, characters.length - first - last))}${tail}`;
}

const masks = {
  name: (v: string) => `${[...v][0]}${'*'.repeat(Math.max(1, [...v].length - 1))}`,
  'resident-id': (v: string) => ends(v, 3, 2, 18),
  phone: (v: string) => ends(v, 3, 2, 7),
  address: (v: string) => ends(v, 3, 0, 6),
  account: (v: string) => ends(v, 0, 4, 10),
} as const;

/** Personal data as shown to those who may not read it. */
export const mask = (what: FieldOf<'personal'>['what'], value: string): string => masks[what](value);

export const fieldKinds: { readonly [K in FieldKindName]: FieldKind<K> } = {
  text: {
    title: { zh: '文本', en: 'Text' },
    parse: (input, { digits }) => {
      const text = parseText(input, 2000);
      if (digits !== undefined && !(text.length === digits && /^\d+$/.test(text)))
        throw new Refusal('not-digits', { digits });
      return text;
    },
    comparison: 'text',
    show: String,
    input: 'text',
    cell: { type: 'text' },
  },
  category: {
    title: { zh: '类别', en: 'Category' },
    parse: (input, field) => {
      if (typeof input !== 'string' || !Object.hasOwn(field.options, input))
        throw new Refusal('unknown-option', { options: Object.keys(field.options) });
      return input;
    },
    comparison: 'text',
    show: (value, field, language) => field.options[String(value)]?.[language] ?? String(value),
    input: 'select',
    cell: { type: 'text' },
  },
  flag: {
    title: { zh: '是否', en: 'Yes or no' },
    parse: (input) => {
      if (typeof input !== 'boolean')
        throw new Refusal('wrong-type', { expected: { zh: '是或否', en: 'true or false' } });
      return input;
    },
    comparison: 'flag',
    show: (value, _field, language) => ({ zh: value ? '是' : '否', en: value ? 'yes' : 'no' })[language],
    input: 'checkbox',
    cell: { type: 'boolean' },
  },
  number: {
    title: { zh: '数值', en: 'Number' },
    parse: (input, field) => parseAmount(input, field.unit),
    comparison: 'number',
    show: (value, field, language) => `${value}${units[baseUnitOf(field.unit)].title[language]}`,
    input: 'number',
    cell: { type: 'number', format: '#,##0.######' },
  },
  date: {
    title: { zh: '日期', en: 'Date' },
    parse: parseDay,
    comparison: 'text',
    show: String,
    input: 'date',
    cell: { type: 'date', format: 'yyyy-mm-dd' },
  },
  reference: {
    title: { zh: '关联记录', en: 'Reference' },
    parse: (input) => parseText(input, 80),
    comparison: 'text',
    show: String,
    input: 'lookup',
    cell: { type: 'text' },
  },
  unit: {
    title: { zh: '单位', en: 'Unit' },
    // Which units there are, the district knows: it is looked at where a posting is read.
    parse: (input) => parseText(input, 60),
    comparison: 'text',
    show: String,
    input: 'select',
    cell: { type: 'text' },
  },
  point: {
    title: { zh: '位置', en: 'Place' },
    parse: (input) => {
      const match =
        typeof input === 'string' ? /^(\d{2,3}(?:\.\d{1,7})?),(\d{1,2}(?:\.\d{1,7})?)$/.exec(input) : null;
      if (!match || Number(match[1]) > 180 || Number(match[2]) > 90) throw new Refusal('impossible-place');
      return input as string;
    },
    comparison: null,
    show: String,
    input: 'map',
    cell: { type: 'text' },
  },
  'credit-code': {
    title: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    parse: (input) => {
      const text = parseText(input, 18).toUpperCase();
      if (text.length !== 18 || creditCodeCheck(text.slice(0, 17)) !== text[17])
        throw new Refusal('wrong-check-character');
      return text;
    },
    comparison: 'text',
    show: String,
    input: 'text',
    cell: { type: 'text' },
  },
  personal: {
    title: { zh: '个人信息', en: 'Personal data' },
    parse: (input) => parseText(input, 200),
    comparison: null,
    show: (value, field) => mask(field.what, String(value)),
    input: 'text',
    cell: { type: 'text' },
  },
  terms: {
    title: { zh: '政策条款', en: 'Terms of a policy' },
    parse: (input) => JSON.stringify(parseTerms(input)),
    comparison: null,
    show: (value, _field, language) => summaryOfTerms(readTerms(value))[language],
    input: 'terms',
    cell: { type: 'text' },
  },
};

/** The kind of a field, with its parts typed for that field. */
export function kindOf<K extends FieldKindName>(field: FieldOf<K>): FieldKind<K> {
  return fieldKinds[field.kind as K];
}
