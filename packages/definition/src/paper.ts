import { z } from 'zod';
import { identifierSchema, textSchema } from './text.ts';

/**
 * How a value is said, behind a colon: {amount:yuan}, {amount:capitals}; {day:work-days} from the day of the paper to that
 * one; {reference:id}.
 */
export const formsOfValues = ['yuan', 'capitals', 'work-days', 'id'] as const;
export type FormOfValue = (typeof formsOfValues)[number];

/** A line is left out whole where something that it names is not given. */
const lineSchema = textSchema.describe(
  'A paragraph; {field} stands for a value of the record, {id} for its id, {unit} for its responsible unit, {reference.field} for a value of what it refers to, {reference:id} for its id, {day:work-days} for the work days from the day of the paper to that one, {figure:yuan} and {figure:capitals} for one of its figures',
);

const figureSchema = z
  .strictObject({
    measure: identifierSchema.describe('An amount of money'),
    since: identifierSchema
      .optional()
      .describe(
        'Only what was added to it since the record last entered this stage; absent: what it holds now',
      ),
  })
  .describe('An amount that lines may name');

const partSchema = z
  .strictObject({
    heading: lineSchema.describe('Its heading, numbered 一、二、'),
    lines: z.array(lineSchema).describe('What stands in it'),
    movements: z
      .strictObject({
        measure: identifierSchema.describe('An amount of money'),
        day: textSchema.describe('What the column of the days is called'),
        what: textSchema.describe('What the column of the transitions is called'),
        amount: textSchema.describe('What the column of the amounts is called, in 元'),
        fields: z.array(identifierSchema).max(3).describe('What else is told of each, as it then stood'),
      })
      .optional()
      .describe('A table of what was added to an amount, movement by movement, without what was taken back'),
  })
  .describe('A part with a heading');

export const paperSchema = z
  .strictObject({
    title: textSchema.describe('What the paper is called'),
    stages: z.array(identifierSchema).min(1).describe('The stages in which it can be made'),
    needs: z
      .array(identifierSchema)
      .min(1)
      .optional()
      .describe('The fields without which it is not made; absent: lines that lack something are left out'),
    outside: z
      .literal(true)
      .optional()
      .describe('Whoever it is for may have it as well, though he stands outside of the house'),
    heading: lineSchema.describe('The title on the first page'),
    number: identifierSchema.optional().describe('The field with the number of the document'),
    addressee: lineSchema.optional().describe('To whom it is, at the margin'),
    figures: z.record(identifierSchema, figureSchema).optional().describe('The amounts that it names'),
    lines: z.array(lineSchema).describe('What stands before its parts and items'),
    parts: z.array(partSchema).min(1).optional().describe('Its parts, in order'),
    items: z
      .strictObject({
        gathering: identifierSchema.describe('Which records'),
        stages: z.array(identifierSchema).min(1).describe('Those that stand in one of these'),
        heading: lineSchema.describe('The heading of each, numbered 一、二、'),
        lines: z.array(lineSchema).min(1).describe('What is said of each; {field} is a value of its own'),
      })
      .optional()
      .describe('What it tells of one by one'),
    closing: z.array(lineSchema).describe('What stands at the end'),
    issuer: lineSchema.describe('Who issues it'),
    day: z
      .union([
        identifierSchema.describe('A field with the day'),
        z
          .strictObject({ entered: identifierSchema.describe('The stage') })
          .describe('The day on which the record last entered a stage'),
      ])
      .describe('The day that it bears'),
  })
  .describe('A document made from a record and what belongs to it, by GB/T 9704-2012 (会议纪要, 通知书)');
export type PaperOfRegister = z.infer<typeof paperSchema>;

/** What stands in braces of a line, taken apart. */
export interface NamedValue {
  /** As it stands between the braces. */
  readonly name: string;
  readonly field: string;
  /** A field of what the field refers to. */
  readonly of: string | null;
  readonly form: FormOfValue | null;
}

const named =
  /\{(?<field>[a-z][a-z0-9-]*)(?:\.(?<of>[a-z][a-z0-9-]*))?(?::(?<form>yuan|capitals|work-days|id))?\}/g;

/** The values that a line names. */
export const valuesIn = (line: string): NamedValue[] =>
  [...line.matchAll(named)].map(({ 0: whole, groups }) => ({
    name: whole.slice(1, -1),
    field: groups?.field as string,
    of: groups?.of ?? null,
    form: (groups?.form ?? null) as FormOfValue | null,
  }));

/** A line with its values. */
export const lineWith = (line: string, values: ReadonlyMap<string, string>): string =>
  line.replace(named, (whole) => values.get(whole.slice(1, -1)) ?? '');

/** All lines of a paper that speak of the record itself. */
export const linesOfPaper = ({
  heading,
  addressee,
  lines,
  parts = [],
  closing,
  issuer,
}: PaperOfRegister): PaperOfRegister['lines'] => [
  heading,
  ...(addressee ? [addressee] : []),
  ...lines,
  ...parts.flatMap((part) => [part.heading, ...part.lines]),
  ...closing,
  issuer,
];
