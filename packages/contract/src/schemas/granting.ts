import { eligibilitySchema } from '@taizhang/definition';
import { z } from 'zod';
import { daySchema, decimalSchema, labelSchema, namedSchema } from './basics.ts';
import { explainedLineSchema, missingSchema } from './computation.ts';
import { paperSchema } from './gathering.ts';
import { textOfTermsSchema } from './terms.ts';
import { dueSchema } from './todo.ts';

const eligibility = eligibilitySchema.describe(
  'eligible: every condition is true; nearly: one is false that something can be done about; unknown: a figure is missing; not: all else',
);

const gapSchema = z
  .object({
    field: z.string().describe('The field, measure or fact'),
    title: labelSchema.describe('What it is called'),
    way: z
      .enum(['unknown', 'more', 'less', 'other'])
      .describe('Whether it is not known, or must be more, less or another'),
    given: labelSchema.nullable().describe('What it is now; null where it is not known'),
    wanted: labelSchema.describe('What it must be'),
    shortfall: labelSchema.nullable().describe('By how much at least'),
  })
  .describe('What stands between somebody and a condition');

export const judgedConditionSchema = z
  .object({
    id: z.string().describe('The condition'),
    title: labelSchema.describe('What it is called'),
    clause: z
      .object({ number: z.string().describe('Its number'), text: labelSchema.describe('Its words') })
      .describe('The clause that it follows'),
    fixed: z.boolean().describe('Whether nobody can do anything about it'),
    truth: z.boolean().nullable().describe('Whether it holds; null: a figure is missing'),
    words: labelSchema.describe('What it says'),
    gaps: z.array(gapSchema).describe('What is missing, by the shortest way'),
  })
  .describe('How a condition of a policy stands');
export type WireJudgedCondition = z.infer<typeof judgedConditionSchema>;

const judgedSchema = z
  .object({
    eligibility,
    conditions: z.array(judgedConditionSchema).describe('Condition by condition'),
    amount: decimalSchema.nullable().describe('Yuan: what is due, or would be; null while unknown'),
    lines: z.array(explainedLineSchema).describe('The amount line by line'),
    missing: z.array(missingSchema).describe('The figures that are not known'),
  })
  .describe('What a policy says of somebody, and why');
export type WireJudged = z.infer<typeof judgedSchema>;

const windowSchema = z
  .enum(['open', 'coming', 'over'])
  .nullable()
  .describe('Whether one may apply now; null: there is no window');

export const policySchema = z
  .object({
    register: z.string().describe('The register of policies'),
    id: z.string().describe('The version'),
    title: z.string().describe('What it is called'),
    facts: z
      .array(z.object({ id: z.string(), title: labelSchema, shown: labelSchema }))
      .describe('What its register shows of it'),
    brief: labelSchema.nullable().describe('What it is in short'),
    window: windowSchema,
    windowFrom: daySchema.nullable().describe('From which day one may apply'),
    windowTo: daySchema.nullable().describe('Through which day'),
    often: z.enum(['once', 'yearly']).describe('How often it is paid'),
  })
  .describe('A version of a policy that holds');
export type WirePolicy = z.infer<typeof policySchema>;

const cellSchema = z.object({
  id: z.string().describe('The field or measure'),
  shown: labelSchema.describe('Its value in words'),
});

export const knownAccountSchema = z
  .object({
    of: z.string().describe('The award that has it'),
    masked: z.string().describe('The account, masked'),
    bank: z.string().nullable().describe('The bank'),
  })
  .describe('An account to which something was paid before');

export const profileParams = z.object({
  register: z.string().describe('The register'),
  id: z.string().describe('The record’s id'),
});

export const recordProfileSchema = z
  .object({
    register: namedSchema,
    id: z.string().describe('The record’s id'),
    title: z.string().describe('What it is called'),
    stage: namedSchema,
    unit: namedSchema.nullable().describe('Who looks after it'),
    day: daySchema.describe('The day that it is known on'),
    fields: z
      .array(z.object({ id: z.string(), title: labelSchema, shown: labelSchema }))
      .describe('Its own fields and measures; personal data masked'),
    facts: z
      .array(
        z.object({
          id: z.string().describe('The fact'),
          title: labelSchema.describe('What it is called'),
          help: labelSchema.nullable().describe('How it comes about'),
          shown: labelSchema.nullable().describe('Its value in words; null while unknown'),
          byRules: z.boolean().describe('Whether it follows by rules from other facts'),
          sources: z
            .array(z.object({ register: z.string(), id: z.string(), title: z.string() }))
            .describe('The records that it rests on'),
          hidden: z.int().describe('How many more there are, out of reach'),
        }),
      )
      .describe('What is known of it'),
    behind: z
      .array(
        z.object({
          register: namedSchema,
          by: z.string().describe('Their reference to it'),
          count: z.int().describe('How many there are; the first of them are told'),
          columns: z.array(namedSchema).describe('The fields and measures that any of them has'),
          records: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              stage: labelSchema,
              cells: z.array(cellSchema),
              inForce: z
                .boolean()
                .nullable()
                .describe('Whether it is in force on the day; null: it has no such days'),
            }),
          ),
        }),
      )
      .describe('The records that its facts come from, by register'),
    awarded: z.boolean().describe('Whether there is anything that is given to its like by policies'),
    prospects: z.boolean().describe('Whether there are registers whose records look for what its like offer'),
    matches: z
      .array(
        policySchema.extend({
          judged: judgedSchema,
          applies: z.boolean().describe('Whether the viewer may apply for it now'),
          taken: z
            .object({ register: z.string(), id: z.string(), stage: labelSchema })
            .nullable()
            .describe('What it was given by it already'),
          instead: z
            .object({ id: z.string(), title: z.string() })
            .nullable()
            .describe('The policy that is given in its place: of a group only one is'),
        }),
      )
      .describe('What each policy says of it'),
    matchesAbout: z
      .array(
        policySchema.extend({
          judged: judgedSchema,
          of: z
            .object({ register: z.string(), id: z.string(), title: z.string() })
            .describe('What of it the policy is about'),
          applies: z.boolean().describe('Whether the viewer may apply for it now'),
          taken: z
            .object({ register: z.string(), id: z.string(), stage: labelSchema })
            .nullable()
            .describe('What was given for it already'),
        }),
      )
      .describe('What policies about something of it, such as its loans, say of each: due or nearly'),
    awards: z
      .array(
        z.object({
          register: z.string(),
          id: z.string(),
          title: z.string(),
          year: z.string(),
          paid: decimalSchema.describe('Yuan'),
          stage: labelSchema.describe('Where it stands'),
          vain: z.boolean().describe('Whether it came to nothing'),
          done: z.int().describe('How many of the steps it has passed'),
          steps: z.array(labelSchema).describe('The steps in order'),
          receipt: z.boolean().describe('Whether there is a receipt of what was paid'),
          due: decimalSchema.nullable().describe('Yuan: what it comes to, as it was told or applied for'),
          confirm: z
            .object({
              transition: namedSchema,
              on: z.string().nullable().describe('The field with the day'),
              payee: z.object({ bank: z.string(), account: z.string() }).nullable(),
            })
            .nullable()
            .describe('How the viewer confirms it in one step; null: he does not, or not now'),
          back: z
            .object({
              demanded: decimalSchema.describe('Yuan: what is demanded now, without demands before'),
              reclaimed: decimalSchema.describe('Yuan: what was paid back of that'),
              left: decimalSchema.describe('Yuan: what is still to be paid back'),
              by: daySchema.nullable().describe('Until when'),
              reason: z.string().nullable().describe('Why'),
              papers: z.array(paperSchema).describe('The papers about it'),
            })
            .nullable()
            .describe('What is demanded back of it; null: nothing is'),
          ways: z.array(namedSchema).describe('What the viewer may do with it now'),
        }),
      )
      .describe('What it was given'),
    account: knownAccountSchema.nullable().describe('The account that is known; null: it is asked'),
    money: z
      .array(
        z.object({
          year: z.string(),
          count: z.int(),
          paid: decimalSchema.describe('Yuan'),
          reclaimed: decimalSchema.describe('Yuan'),
        }),
      )
      .describe('Its money by year, the latest first'),
    due: z.array(dueSchema).describe('What is due of the records that refer to it, the earliest first'),
    openings: z
      .array(z.object({ register: namedSchema, transition: namedSchema, field: z.string() }))
      .describe('What the viewer may open that refers to it'),
  })
  .describe('All that is known of a record, what it may get, and what it got (一企一档)');
export type WireRecordProfile = z.infer<typeof recordProfileSchema>;

const budgetSchema = z
  .object({
    whole: labelSchema.describe('The budget of the year'),
    paid: labelSchema.describe('What of it was paid'),
    share: z.string().nullable().describe('In percent'),
  })
  .nullable()
  .describe('The budget of the year; null: it has none');

const publicPolicyShape = policySchema.extend({ subject: namedSchema, budget: budgetSchema });

export const publicPoliciesSchema = z
  .object({
    policies: z.array(publicPolicyShape).describe('The policies that hold today'),
    subjects: z.array(namedSchema).describe('Whom they are for'),
  })
  .describe('The policies that hold today');

export const questionSchema = z
  .object({
    id: z.string().describe('The field, measure or fact'),
    title: labelSchema.describe('What is asked, in short'),
    asked: labelSchema.describe('What is asked, as a question to somebody outside'),
    help: labelSchema.nullable().describe('How it is meant'),
    input: z.enum(['text', 'select', 'checkbox', 'number', 'date']).describe('How it is answered'),
    unit: labelSchema.nullable().describe('In which unit'),
    options: z.array(namedSchema).describe('What may be chosen'),
  })
  .describe('Something that is asked');
export type WireQuestion = z.infer<typeof questionSchema>;

export const publicPolicySchema = publicPolicyShape
  .extend({
    clauses: z
      .array(z.object({ id: z.string(), number: z.string(), text: labelSchema }))
      .describe('Its text, clause by clause'),
    conditions: z.array(judgedConditionSchema).describe('Its conditions, of nobody in particular'),
    text: textOfTermsSchema,
    questions: z.array(questionSchema).describe('What its calculator asks'),
  })
  .describe('A policy that holds today');
export type WirePublicPolicy = z.infer<typeof publicPolicySchema>;

export const publicParams = z.object({ policy: z.string().max(80).describe('The version') });

export const saidSchema = z
  .record(z.string().max(80), z.union([z.string().max(200), z.boolean(), z.null()]))
  .refine((said) => Object.keys(said).length <= 80, 'too much is said at once')
  .describe(
    'What somebody says of himself: fields, measures and facts, as they are typed; left out: unknown',
  );

export const calculationBodySchema = z.strictObject({ given: saidSchema }).describe('What is supposed');
export const calculationSchema = judgedSchema;

export const findingBodySchema = z
  .strictObject({ subject: z.string().max(80).describe('What he is'), given: saidSchema })
  .describe('What is known so far');
export const findingSchema = z
  .object({
    next: questionSchema.nullable().describe('What to ask next; null: nothing decides anything any more'),
    waiting: z.int().describe('How many policies wait for the answer'),
    left: z.int().describe('How many questions are left at most'),
    results: z
      .array(z.object({ policy: publicPolicyShape, judged: judgedSchema }))
      .describe('How the policies stand, those that are due first'),
    said: z
      .array(z.object({ id: z.string(), title: labelSchema, shown: labelSchema }))
      .describe('What was said, in words'),
  })
  .describe('How the policies stand of somebody as he says he is');
export type WireFinding = z.infer<typeof findingSchema>;

export const codeBodySchema = z
  .strictObject({ code: z.string().min(1).max(40).describe('The credit code') })
  .describe('Who');
export const openDataSchema = z
  .object({
    register: namedSchema.describe('What he is'),
    given: z
      .record(z.string(), z.union([z.string(), z.boolean()]))
      .describe('What is public of him, as it is typed'),
    shown: z
      .array(z.object({ id: z.string(), title: labelSchema, shown: labelSchema }))
      .describe('The same in words'),
  })
  .describe('What anybody is told of whoever has a credit code; no figure is among it');

export const progressBodySchema = z
  .strictObject({
    number: z.string().min(1).max(80).describe('The number of the award'),
    code: z.string().min(1).max(40).describe('The credit code of whom it is given to'),
  })
  .describe('Which');
export const progressSchema = z
  .object({
    stage: labelSchema.describe('Where it stands'),
    since: daySchema.describe('Since when'),
    days: z.int().describe('For how many days'),
    steps: z.array(labelSchema).describe('The steps in order'),
    done: z.int().describe('How many of them it has passed'),
    vain: z.boolean().describe('Whether it came to nothing'),
  })
  .describe('How far an award is; nothing else is told of it');
export type WireAwardProgress = z.infer<typeof progressSchema>;
