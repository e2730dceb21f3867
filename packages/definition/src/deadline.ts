import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { identifierSchema, textSchema } from './text.ts';

/** In what a time limit is counted. Work days and hours are those of the district's calendar. */
export const timeUnits = ['working-day', 'day', 'working-hour'] as const;
export type TimeUnit = (typeof timeUnits)[number];

const countSchema = z.int().min(1).max(2000);

export const timeSpanSchema = z
  .strictObject({
    count: countSchema.describe('How many'),
    of: z.enum(timeUnits).describe('Work days, days of the calendar, or working hours'),
  })
  .describe('A length of time');
export type TimeSpan = z.infer<typeof timeSpanSchema>;

export const escalationSchema = z
  .strictObject({
    after: timeSpanSchema.describe('How long after the time limit has passed'),
    to: z
      .union([z.enum(['own', 'above']), identifierSchema])
      .describe('The responsible unit, the unit above it, or a unit by its id'),
    title: textSchema.describe('What those are told, and how far it has come'),
  })
  .describe('Who is told when a record stays overdue');
export type Escalation = z.infer<typeof escalationSchema>;

export const deadlineSchema = z
  .strictObject({
    title: textSchema.describe('What must be done by then, as those are told who have to do it'),
    field: identifierSchema
      .optional()
      .describe(
        'The field with the day by which it must be done; with `within`, from which is counted; absent: counted from the entry into the stage',
      ),
    extended: identifierSchema
      .optional()
      .describe('The field with the day that is in force instead once it is given; the first day stays'),
    within: timeSpanSchema
      .optional()
      .describe(
        'Counted so long from the day in the field, or from the record’s entry into its stage (hours: from when that was recorded)',
      ),
    stages: z
      .array(identifierSchema)
      .min(1)
      .describe('While a record stands in one of these stages, it is not done'),
    where: conditionSchema.optional().describe('Only for records of which this is true'),
    of: z
      .enum(['working-day', 'day'])
      .optional()
      .describe('In what it is said how long is left; absent: as `within` counts, else in days'),
    at: identifierSchema
      .optional()
      .describe('The unit that has to do it, by its id; absent: the responsible unit'),
    remind: timeSpanSchema.optional().describe('So long before, those who have to do it are reminded once'),
    escalate: z
      .array(escalationSchema)
      .min(1)
      .optional()
      .describe('Who is told when it stays undone, each once'),
  })
  .describe('A time limit (时限) of a record’s work');
export type Deadline = z.infer<typeof deadlineSchema>;

/** In what it is said how long a time limit leaves. */
export const countedIn = ({ of, within }: Deadline): TimeUnit => of ?? within?.of ?? 'day';
