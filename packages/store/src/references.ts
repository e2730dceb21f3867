import {
  type Condition,
  comparisonOf,
  evaluate,
  explain,
  type FieldOf,
  type FieldValue,
  fieldsOfKind,
  Refusal,
  type Register,
  type Text,
  titleOf,
} from '@taizhang/definition';
import type { RecordState } from '@taizhang/ledger';
import type { Client, Queryable } from './database.ts';
import type { District } from './district.ts';
import type { MovementRow } from './movement-row.ts';
import { isCorrection, type ReadPosting } from './request.ts';

/** What an entry sets; null: it empties the field. */
type Stated = Readonly<Record<string, FieldValue | null>>;

/** A record that a posting refers to. */
export interface Reference {
  readonly register: string;
  readonly record: string;
  /** The stages in which it may be referred to; null: in any. */
  readonly stages: readonly string[] | null;
  /** What must be true of it; null: nothing. */
  readonly where: Condition | null;
  /** What a posting before in the same request sets of it. */
  readonly setBefore: Stated;
  /** The day on which what refers to it happened. */
  readonly day: string;
  /** Where a posting before in the same request leads it; null: none does. */
  readonly led: string | null;
  readonly at: string;
}

/**
 * The records that postings refer to, but for those that a posting before in the same request opens and that may be
 * referred to in any stage. What a correction says as it was said before is not stated anew. The first `from` postings
 * only lead records to where they are then.
 */
export function referencesOf(
  district: District,
  postings: readonly ReadPosting[],
  corrected: ReadonlyMap<number, Pick<MovementRow, 'stated' | 'attributes' | 'stage_from'>> = new Map(),
  from = 0,
): Reference[] {
  const led = new Map<string, string>();
  const setBefore = new Map<string, Stated>();
  const open: Reference[] = [];
  for (const [place, { said, index, posting }] of postings.entries()) {
    if (!said) continue;
    const register = district.catalogue.registers.get(said.entry.register) as Register;
    const before = isCorrection(posting) ? corrected.get(posting.corrects) : undefined;
    const saidBefore = before?.stage_from === null ? before.attributes : (before?.stated?.set ?? {});
    for (const id of place < from ? [] : fieldsOfKind(register, 'reference')) {
      const field = register.fields[id] as FieldOf<'reference'>;
      const value = said.statement.set[id] ?? null;
      const name = `${field.register}/${value}`;
      if (value === null || (led.has(name) && !field.stages && !field.where && !field.same)) continue;
      open.push({
        register: field.register,
        record: String(value),
        stages: saidBefore[id] === value ? null : (field.stages ?? null),
        where: saidBefore[id] === value ? null : whereOf(field, said.statement.set),
        setBefore: setBefore.get(name) ?? {},
        day: said.statement.occurredOn,
        led: led.get(name) ?? null,
        at: `postings[${index}].set.${id}`,
      });
    }
    const to = register.transitions[said.statement.transition]?.to;
    if (before !== undefined) continue;
    const own = `${said.entry.register}/${said.entry.record}`;
    if (to !== undefined) led.set(own, to);
    setBefore.set(own, { ...setBefore.get(own), ...said.statement.set });
  }
  return open;
}

/** What must be true of what a field refers to: what is declared, and that it says the same as what refers to it. */
function whereOf({ where, same = {} }: FieldOf<'reference'>, set: Stated): Condition | null {
  const rules = Object.entries(same).flatMap(([theirs, own]) => {
    const value = set[own];
    return typeof value === 'string' ? [{ field: theirs, operator: '=' as const, value }] : [];
  });
  if (rules.length === 0) return where ?? null;
  return { combinator: 'and', rules: where ? [where, ...rules] : rules };
}

/** Whether a record that stands in a stage may be referred to. */
export const mayBeReferredTo = ({ stages, led }: Reference, stage: string | undefined): boolean => {
  const stands = led ?? stage;
  return stands !== undefined && (stages?.includes(stands) ?? true);
};

/**
 * Every record that a posting refers to must stand somewhere (opened earlier, and that not taken back, or by a posting
 * before it in the same request), and in a stage in which it may be referred to: now, or on the day on which what refers
 * to it happened. Who held an office last year is rightly named by what is told of last year. So with what must be true of it.
 * @throws Refusal unknown-reference, reference-elsewhere, reference-unfit
 */
export async function checkReferences(
  client: Queryable,
  district: District,
  postings: readonly ReadPosting[],
  corrected?: Parameters<typeof referencesOf>[2],
  from?: number,
): Promise<void> {
  const open = referencesOf(district, postings, corrected, from);
  if (open.length === 0) return;
  const stages = await stagesOf(client, district, open);
  const stageOf = ({ register, record }: Reference) => stages.get(`${register}/${record}`);
  const wrong = open.filter((reference) => !mayBeReferredTo(reference, stageOf(reference)));
  const past = wrong.filter((reference) => reference.led === null && stageOf(reference) !== undefined);
  const stagesThen = await stagesOnTheDay(client, district, past);
  for (const reference of wrong) {
    const { register, record, at } = reference;
    const stands = reference.led ?? stageOf(reference);
    if (stands === undefined) throw new Refusal('unknown-reference', { register, record }, at);
    const then = stagesThen.get(reference);
    if (then !== undefined && (reference.stages?.includes(then) ?? true)) continue;
    throw elsewhere(district, reference, stands);
  }
  const asked = open.filter(({ where }) => where);
  const known = await fieldsOf(client, district, asked);
  for (const [place, reference] of asked.entries()) demandFit(district, reference, known[place] ?? []);
}

type Attributes = RecordState['attributes'];

/** The fields of what is referred to: as they stand now, and as they stood at the end of the day of what refers to it. */
async function fieldsOf(
  client: Queryable,
  district: District,
  references: readonly Reference[],
): Promise<Attributes[][]> {
  if (references.length === 0) return [];
  const { rows } = await client.query<{ known: Attributes[] }>(
    `select array(
              select to_jsonb(r.attributes) from record r
               where r.district = $1 and r.register = s.register and r.id = s.record)
            || array(
              select to_jsonb(m.attributes) from movement m
               where m.district = $1 and m.register = s.register and m.record = s.record and m.occurred_on <= s.day
                 and m.origin <> 'reversal'
                 and not exists (select from movement r where r.district = m.district and r.reverses = m.seq)
               order by m.occurred_on desc, m.entry desc limit 1) as known
       from unnest($2::text[], $3::text[], $4::date[]) with ordinality as s (register, record, day, place)
      order by s.place`,
    onTheirDays(district, references),
  );
  return rows.map(({ known }) => known);
}

/** @throws Refusal reference-unfit unless it is true of the record now, or was on the day */
function demandFit(
  district: District,
  { register, record, where, at, setBefore }: Reference,
  known: readonly Attributes[],
): void {
  const declared = district.catalogue.registers.get(register) as Register;
  const condition = where as Condition;
  // What a posting before in the same request opens has no fields yet but those that it sets.
  const fits = (known.length > 0 ? known : [{}]).some((attributes: Attributes) =>
    evaluate(condition, {
      valueOf: (field) => (Object.hasOwn(setBefore, field) ? setBefore[field] : attributes[field]),
      comparisonOf: (field) => comparisonOf(declared, field) ?? 'text',
    }),
  );
  if (fits) return;
  const words = explain(condition, {
    title: (field) => titleOf(declared, field),
    show: (field, value) => shownOf(declared, field, value),
  });
  throw new Refusal('reference-unfit', { register: declared.title, record, where: words }, at);
}

/** A value as the register names it. */
function shownOf(register: Register, field: string, value: unknown): Text {
  const declared = register.fields[field];
  if (declared?.kind === 'flag') return value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  const named = declared?.kind === 'category' ? declared.options[String(value)] : undefined;
  return named ?? { zh: String(value), en: String(value) };
}

/** The district, and of each reference its register, its record and the day of what refers to it. */
const onTheirDays = (district: District, references: readonly Reference[]) => [
  district.id,
  references.map(({ register }) => register),
  references.map(({ record }) => record),
  references.map(({ day }) => day),
];

function elsewhere(district: District, { register, record, stages, at }: Reference, stage: string): Refusal {
  const declared = district.catalogue.registers.get(register) as Register;
  const titled = (id: string) => declared.stages[id]?.title ?? { zh: id, en: id };
  const details = { register: declared.title, record, stage: titled(stage), stages: stages?.map(titled) };
  return new Refusal('reference-elsewhere', details, at);
}

/** Where the records stand that are referred to, by their names; what stands nowhere is left out. */
async function stagesOf(
  client: Queryable,
  district: District,
  references: readonly Reference[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, Set<string>>();
  for (const { register, record } of references)
    ids.set(register, (ids.get(register) ?? new Set()).add(record));
  const { rows } = await client.query<{ standing: string[] }>({
    name: 'references-standing',
    text: `select array(
             select r.stage || '/' || r.register || '/' || r.id
               from unnest($2::text[], $3::text[]) as s (register, ids)
              cross join lateral (
                select r.stage, r.register, r.id from record r
                 where r.district = $1 and r.register = s.register and r.id = any(string_to_array(s.ids, E'\\t'))
                   and r.stage is not null offset 0) r) as standing`,
    // A text with a tab in it is no record's id, and must not be read as two.
    values: [
      district.id,
      [...ids.keys()],
      [...ids.values()].map((set) => [...set].filter((id) => !id.includes('\t')).join('\t')),
    ],
  });
  return new Map(
    rows[0]?.standing.map((line) => {
      // A stage's name has no stroke in it; an id may.
      const cut = line.indexOf('/');
      return [line.slice(cut + 1), line.slice(0, cut)];
    }),
  );
}

/** Where the records stood that are referred to, each at the end of the day of what refers to it. */
async function stagesOnTheDay(
  client: Queryable,
  district: District,
  references: readonly Reference[],
): Promise<ReadonlyMap<Reference, string>> {
  if (references.length === 0) return new Map();
  const { rows } = await client.query<{ place: number; stage: string }>(
    `select s.place::int, m.stage_to as stage
       from unnest($2::text[], $3::text[], $4::date[]) with ordinality as s (register, record, day, place)
      cross join lateral (
        select stage_to from movement m
         where m.district = $1 and m.register = s.register and m.record = s.record and m.occurred_on <= s.day
           and m.origin <> 'reversal'
           and not exists (select from movement r where r.district = m.district and r.reverses = m.seq)
         order by m.occurred_on desc, m.entry desc limit 1) m`,
    onTheirDays(district, references),
  );
  return new Map(rows.map(({ place, stage }) => [references[place - 1] as Reference, stage]));
}

/**
 * A record that others refer to cannot be unmade. Taking back an opening is rare, so the referring records are looked
 * for without an index. (One that refers to it at this very moment is not seen yet.)
 * @throws Refusal record-referred-to
 */
export async function checkNotReferredTo(
  client: Client,
  district: District,
  register: string,
  record: string,
): Promise<void> {
  for (const other of district.catalogue.registers.values()) {
    const fields = Object.entries(other.fields).flatMap(([id, field]) =>
      field.kind === 'reference' && field.register === register ? [id] : [],
    );
    if (fields.length === 0) continue;
    const { rows } = await client.query<{ id: string }>(
      `select id from record
        where district = $1 and register = $2 and stage is not null and (register, id) <> ($4, $5)
          and exists (select from unnest($3::text[]) as f (id) where attributes->>f.id = $5) limit 1`,
      [district.id, other.id, fields, register, record],
    );
    if (rows[0])
      throw new Refusal('record-referred-to', { register: other.title, record: rows[0].id }, 'record');
  }
}
