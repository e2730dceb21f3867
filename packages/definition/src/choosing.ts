import { z } from 'zod';
import { settingSchema } from './follow-on.ts';
import { identifierSchema, textSchema } from './text.ts';

const boundSchema = z
  .strictObject({
    id: identifierSchema.describe('Its name'),
    title: textSchema.describe('What it is about'),
    own: identifierSchema.describe('The field or measure of the record'),
    operator: z.enum(['=', '<=', '>=']).describe('How it stands to theirs'),
    theirs: identifierSchema.describe(
      'The field or measure of what is offered; where it is not given, nothing is asked',
    ),
    open: z.literal(true).optional().describe('Whether a record that leaves it open agrees to anything'),
    fixed: z.literal(true).optional().describe('Whether nobody can do anything about it'),
  })
  .describe('What is offered asks so much of a record');

export const fitSchema = z
  .strictObject({
    title: textSchema.describe('What they are called on the record’s page'),
    register: identifierSchema.describe('The register of what is offered'),
    stages: z.array(identifierSchema).min(1).describe('The stages in which it is offered'),
    until: identifierSchema.optional().describe('Its field with the last day on which it is offered'),
    offeredBy: z
      .strictObject({
        reference: identifierSchema.describe('Its reference to him'),
        title: textSchema.describe('What the records that look for one are called on his page'),
        tells: z
          .array(identifierSchema)
          .min(1)
          .describe('What he is shown of such a record: fields and measures'),
      })
      .optional()
      .describe('Whoever offers it: he is told which records look for one and whether his fit them'),
    while: z.array(identifierSchema).min(1).describe('The stages of the record in which it looks for one'),
    bounds: z.array(boundSchema).min(1).max(20).describe('What is asked of the record itself'),
    terms: z
      .strictObject({
        field: identifierSchema.describe(
          'Its field with terms: conditions, and what may be given as an amount',
        ),
        of: identifierSchema.describe('The reference of the record to whom the terms are about'),
        told: z
          .literal(true)
          .optional()
          .describe(
            'Whether whoever reads the record is told how its subject stands to the terms, and what he is called, though he is out of reach; never his figures',
          ),
      })
      .optional()
      .describe('What is asked of whom the record is for, by his profile'),
    shows: z.array(identifierSchema).min(1).describe('What is shown of it: fields and measures'),
    opens: z
      .strictObject({
        register: identifierSchema.describe('The register'),
        transition: identifierSchema.describe('The transition that opens one'),
        record: identifierSchema.describe('Its reference to the record'),
        chosen: identifierSchema.describe('Its reference to what is offered'),
        own: z.array(identifierSchema).optional().describe('Fields taken over from the record'),
        theirs: z.array(identifierSchema).optional().describe('Fields taken over from what is offered'),
      })
      .optional()
      .describe('What may be opened for the record and what fits it, with what is known filled in'),
  })
  .describe('Which records of another register fit a record, nearly or not, and why (供需匹配)');
export type Fit = z.infer<typeof fitSchema>;

export const comparisonOfSchema = z
  .strictObject({
    title: textSchema.describe('What it is called on the record’s page'),
    gathering: identifierSchema.describe('The gathering whose records are compared'),
    stages: z.array(identifierSchema).min(1).describe('The stages in which one of them may be taken'),
    until: identifierSchema.optional().describe('Their field with the last day on which it may'),
    transition: identifierSchema.describe('The transition by which one is taken'),
    repayment: identifierSchema.describe('The repayment of their register'),
    supposes: z
      .strictObject({
        stage: identifierSchema.describe('Where the record would stand'),
        set: settingSchema.describe('What its fields would be'),
        principal: identifierSchema.describe('Its measure that would hold what is paid back'),
        first: identifierSchema.describe('Its field with the first day'),
        of: z
          .strictObject({
            reference: identifierSchema.describe('The reference of the record to whom it is given'),
            interest: identifierSchema.describe('The fact with the interest of last year'),
            principal: identifierSchema.optional().describe('The fact with what was lent'),
          })
          .optional()
          .describe('Whose policies read what he pays for it'),
      })
      .optional()
      .describe(
        'What the record would be were one of them taken: what policies in force would give for its interest',
      ),
  })
  .describe(
    'Records that belong to a record, compared by how they are paid back, of which one is taken (比价)',
  );
export type ComparisonOf = z.infer<typeof comparisonOfSchema>;
