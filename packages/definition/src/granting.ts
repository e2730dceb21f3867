import { z } from 'zod';
import { conditionSchema, fieldsOf } from './condition.ts';
import { timeSpanSchema } from './deadline.ts';
import type { Fact } from './fact.ts';
import type { Field } from './fields.ts';
import { identifierSchema, textSchema } from './text.ts';

const fillSchema = z
  .union([
    z.strictObject({ policy: identifierSchema.describe('The field of the version that it is copied from') }),
    z.strictObject({ subject: identifierSchema.describe('The field of the subject that it is copied from') }),
    z.strictObject({
      cases: z
        .array(
          z.strictObject({
            when: conditionSchema.describe('What is true of the subject'),
            is: z.string().describe('What it then is'),
          }),
        )
        .min(1),
      otherwise: z.string().describe('What it is where no case is true'),
    }),
  ])
  .describe('Where the value of a field comes from when an award is opened from what a policy says');
export type Fill = z.infer<typeof fillSchema>;

/** A register whose records are what is given to somebody by a policy. */
export const awardsSchema = z
  .strictObject({
    subject: identifierSchema.describe('The reference field with whom it is given to'),
    about: identifierSchema
      .optional()
      .describe(
        'The reference field with what a policy is about that is about something of the subject, such as one of its loans: such a policy gives something for each',
      ),
    policy: identifierSchema.describe('The reference field with the version of the policy'),
    code: identifierSchema.describe('The field with the policy’s code'),
    once: identifierSchema
      .optional()
      .describe('The text field with the code of a policy that pays a subject once, whatever the year'),
    year: identifierSchema.describe('The field with the year it is for, as four digits'),
    due: identifierSchema
      .optional()
      .describe('The measure with what the policy comes to, as it was told or applied for'),
    granted: identifierSchema.describe('The measure with what was granted; until then what is due counts'),
    paid: identifierSchema.describe('The measure with what was paid'),
    reclaimed: identifierSchema.optional().describe('The measure with what was taken back of it'),
    steps: z
      .array(identifierSchema)
      .min(1)
      .describe('The stages that it passes when all goes well, in order; some may be left out'),
    vain: z
      .array(identifierSchema)
      .optional()
      .describe(
        'The stages in which it came to nothing, so that another may be given; in all others it counts',
      ),
    again: z
      .strictObject({
        transitions: z
          .array(identifierSchema)
          .min(1)
          .describe(
            'The transitions at which the subject is judged again, by the version that the award names',
          ),
        stands: z
          .array(identifierSchema)
          .optional()
          .describe('Those at which it is only seen whether the subject is still there'),
        sure: z
          .array(identifierSchema)
          .optional()
          .describe('The stages in which the money has left: what is said of it is not judged'),
        gone: z
          .array(identifierSchema)
          .min(1)
          .describe('The stages of the subject in which nothing is given to it any more'),
        succeeds: z
          .strictObject({
            transition: identifierSchema.describe('The transition by which its successor takes its place'),
            successor: identifierSchema.describe('The subject’s reference to its successor'),
          })
          .optional()
          .describe('How an award passes from a subject that is gone to its successor'),
      })
      .optional()
      .describe('What becomes of an award whose subject changes while it is on its way'),
    payee: z
      .strictObject({
        bank: identifierSchema.describe('The text field with the bank'),
        account: identifierSchema.describe('The field of personal data with the account'),
      })
      .optional()
      .describe('To where it is paid: what its subject is not asked for again where an earlier award has it'),
    confirms: z
      .strictObject({
        transition: identifierSchema.describe('The transition'),
        on: identifierSchema.optional().describe('The field with the day'),
      })
      .optional()
      .describe('How its subject confirms what it was told, in one step'),
    receipt: z
      .strictObject({
        voucher: identifierSchema.describe('The text field with the voucher of a payment'),
        batch: identifierSchema.optional().describe('The reference field with the batch it was paid with'),
        decision: identifierSchema.optional().describe('The text field with what it was granted by'),
      })
      .optional()
      .describe('What a receipt of what was paid tells beside the amounts and days'),
    reclaims: z
      .strictObject({
        transition: identifierSchema.describe('The transition by which it is demanded back'),
        reason: identifierSchema.describe('The text field with why'),
        by: identifierSchema.describe('The field with the day until which it is to be paid back'),
        demanded: identifierSchema.describe('The measure with what is demanded'),
        within: timeSpanSchema.describe(
          'How long the subject has to pay it back, where nobody says otherwise',
        ),
      })
      .optional()
      .describe('How what was paid is demanded back, where the terms say that it is to be'),
    opened: z
      .strictObject({
        fills: z
          .record(identifierSchema, fillSchema)
          .optional()
          .describe('The other fields that are filled, by their names'),
        told: z
          .strictObject({
            transition: identifierSchema.describe('The transition'),
            on: identifierSchema.optional().describe('The field with the day on which it was told'),
            by: identifierSchema.describe('The field with the day until which the subject may confirm'),
            within: timeSpanSchema.describe('How long it has to confirm, where nobody says otherwise'),
          })
          .optional()
          .describe('How an award is opened by telling its subject what it is due'),
        applied: z
          .strictObject({
            transition: identifierSchema.describe('The transition'),
            declared: identifierSchema
              .optional()
              .describe('The text field with what the subject says of itself that nobody knows'),
          })
          .optional()
          .describe('How an award is opened by its subject'),
      })
      .optional()
      .describe('How an award is opened from what a policy says of its subject; the title is made of both'),
  })
  .describe('That its records are what somebody is given by a policy (兑现)');
export type Awards = z.infer<typeof awardsSchema>;

export const openDataSchema = z
  .strictObject({
    by: identifierSchema.describe('The field with the credit code by which a record is asked for'),
    shows: z.array(identifierSchema).min(1).describe('The fields and facts that anybody is told of it'),
  })
  .describe('What anybody is told of a record who knows its credit code: what is public elsewhere already');

export const questionsSchema = z
  .record(z.string(), textSchema)
  .describe(
    'How somebody outside is asked for what he says of himself, as a whole question: by the name of a field, a measure or a fact, or by “stage”; what is not named is asked by its title',
  );

interface Granting {
  readonly id: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly measures: Readonly<Record<string, unknown>>;
  readonly stages: Readonly<Record<string, unknown>>;
  readonly transitions: Readonly<Record<string, { readonly from?: readonly string[] | undefined }>>;
  readonly facts?: Readonly<Record<string, Fact>> | undefined;
  readonly policies?: unknown;
  readonly awards?: Awards | undefined;
  readonly openData?: z.infer<typeof openDataSchema> | undefined;
  readonly questions?: z.infer<typeof questionsSchema> | undefined;
}

/** The field of what an award is about by which it names the award's subject; undefined: it names none. */
export function ownerField(register: Granting, about: Granting): string | undefined {
  const subject = register.awards && register.fields[register.awards.subject];
  if (subject?.kind !== 'reference') return undefined;
  return Object.entries(about.fields).find(
    ([, field]) => field.kind === 'reference' && field.register === subject.register,
  )?.[0];
}

/** Why what a register declares of awards or open data could not be so. */
export function faultsOfGranting(register: Granting, registers: ReadonlyMap<string, Granting>): string[] {
  const faults: string[] = [];
  const kindOf = (name: string) =>
    Object.hasOwn(register.fields, name) ? register.fields[name]?.kind : undefined;
  const want = (of: string, name: string | undefined, kind: Field['kind']) => {
    if (name !== undefined && kindOf(name) !== kind) faults.push(`${of} ${name} is no field of kind ${kind}`);
  };
  const measure = (of: string, name: string | undefined) => {
    if (name !== undefined && !Object.hasOwn(register.measures, name))
      faults.push(`${of} ${name} is no measure`);
  };
  const stages = (of: string, list: readonly string[]) => {
    for (const stage of list)
      if (!Object.hasOwn(register.stages, stage)) faults.push(`${of} names the unknown stage ${stage}`);
  };
  const { awards, openData } = register;
  if (awards) {
    want('awards: the subject', awards.subject, 'reference');
    want('awards: what it is about', awards.about, 'reference');
    const about = awards.about === undefined ? undefined : register.fields[awards.about];
    const of = about?.kind === 'reference' ? registers.get(about.register) : undefined;
    if (of && ownerField(register, of) === undefined)
      faults.push(`awards: ${of.id} names nobody whom an award is given to`);
    want('awards: the policy', awards.policy, 'reference');
    const policy = Object.hasOwn(register.fields, awards.policy) ? register.fields[awards.policy] : undefined;
    if (policy?.kind === 'reference' && !registers.get(policy.register)?.policies)
      faults.push(`awards: ${policy.register} is no register of policies`);
    want('awards: the code', awards.code, 'text');
    want('awards: the code of what is given once', awards.once, 'text');
    want('awards: the year', awards.year, 'text');
    measure('awards: what is due', awards.due);
    measure('awards: what was granted', awards.granted);
    measure('awards: what was paid', awards.paid);
    measure('awards: what was taken back', awards.reclaimed);
    stages('awards', [...awards.steps, ...(awards.vain ?? [])]);
    faults.push(
      ...faultsOfOpened(register, awards, registers),
      ...faultsOfAgain(register, awards, registers),
    );
  }
  if (openData) {
    want('open data: the code', openData.by, 'credit-code');
    for (const name of openData.shows) faults.push(...faultsOfShown(register, name, 'open data'));
  }
  for (const name of Object.keys(register.questions ?? {}))
    if (
      name !== 'stage' &&
      ![register.fields, register.measures, register.facts].some((of) => of && name in of)
    )
      faults.push(`questions ask for the unknown ${name}`);
  return faults.map((fault) => `${register.id}: ${fault}`);
}

function faultsOfOpened(
  register: Granting,
  { opened, subject: by, policy: version, due }: Awards,
  registers: ReadonlyMap<string, Granting>,
): string[] {
  if (!opened) return [];
  const faults: string[] = [];
  const referred = (name: string) => {
    const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
    return field?.kind === 'reference' ? registers.get(field.register) : undefined;
  };
  const has = (of: Granting | undefined, name: string) =>
    of !== undefined && (Object.hasOwn(of.fields, name) || Object.hasOwn(of.facts ?? {}, name));
  const { told, applied, fills = {} } = opened;
  for (const [name, fill] of Object.entries(fills)) {
    if (!Object.hasOwn(register.fields, name)) faults.push(`awards: fills the unknown ${name}`);
    const [of, from] =
      'policy' in fill
        ? [version, [fill.policy]]
        : 'subject' in fill
          ? [by, [fill.subject]]
          : [by, fill.cases.flatMap(({ when }) => fieldsOf(when))];
    for (const one of from)
      if (!has(referred(of), one)) faults.push(`awards: ${name} is filled from the unknown ${one}`);
  }
  for (const opening of [told, applied]) {
    if (!opening) continue;
    const transition = Object.hasOwn(register.transitions, opening.transition)
      ? register.transitions[opening.transition]
      : undefined;
    if (!transition || transition.from) faults.push(`awards: ${opening.transition} opens none`);
  }
  const days = told ? [told.on, told.by] : [];
  for (const day of days)
    if (day !== undefined && register.fields[day]?.kind !== 'date') faults.push(`awards: ${day} is no day`);
  if (due === undefined) faults.push('awards: are opened and have no measure of what is due');
  return faults;
}

function faultsOfAgain(
  register: Granting,
  { again, subject }: Awards,
  registers: ReadonlyMap<string, Granting>,
): string[] {
  if (!again) return [];
  const { transitions, stands = [], sure = [], gone, succeeds } = again;
  const faults: string[] = [];
  for (const id of [...transitions, ...stands, ...(succeeds ? [succeeds.transition] : [])])
    if (!Object.hasOwn(register.transitions, id) || !register.transitions[id]?.from)
      faults.push(`awards: ${id} moves no award`);
  for (const stage of sure)
    if (!Object.hasOwn(register.stages, stage)) faults.push(`awards: names the unknown stage ${stage}`);
  const field = Object.hasOwn(register.fields, subject) ? register.fields[subject] : undefined;
  const other = field?.kind === 'reference' ? registers.get(field.register) : undefined;
  for (const stage of gone)
    if (other && !Object.hasOwn(other.stages, stage))
      faults.push(`awards: the subject has no stage ${stage} to be gone in`);
  const successor = succeeds && other?.fields[succeeds.successor];
  if (succeeds && (successor?.kind !== 'reference' || successor.register !== other?.id))
    faults.push(`awards: ${succeeds.successor} names no successor`);
  return faults;
}

/** Nothing personal or restricted is shown to everybody. */
function faultsOfShown(register: Granting, name: string, of: string): string[] {
  if (register.facts && Object.hasOwn(register.facts, name)) return [];
  const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
  if (!field) return [`${of} shows the unknown ${name}`];
  return field.kind === 'personal' || ('restricted' in field && field.restricted)
    ? [`${of} shows ${name}, which is not for everybody`]
    : [];
}
