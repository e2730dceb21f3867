import { asksWhoNames, type Period, Refusal, type Register, watchedFields } from '@taizhang/definition';
import type { Planned } from '@taizhang/ledger';
import type { Queryable } from './database.ts';
import type { District } from './district.ts';
import { literal } from './literal.ts';
import type { RecordInHand } from './record-in-hand.ts';
import { isCorrection, type ReadPosting } from './request.ts';

type Registers = District['catalogue']['registers'];
const watchedIn = new WeakMap<Registers, ReturnType<typeof watchedFields>>();

function watched(registers: Registers): ReturnType<typeof watchedFields> {
  const known = watchedIn.get(registers) ?? watchedFields(registers);
  watchedIn.set(registers, known);
  return known;
}

/** Whether an entry waits for something, or others wait for it: only the long way looks at that. */
export const mayWait = ({ catalogue }: District, { id, periods }: Register): boolean =>
  periods !== undefined || watched(catalogue.registers).has(id);

/** The first half of the key of these locks; the second is made from the record. */
const namingLock = 20210829;

/**
 * Whoever names a record (an objection to an award, an award in a batch) and whoever does with it what depends on who
 * names it wait here for each other, and then see what the other wrote. Taken after the records' own locks.
 */
export async function lockNamed(
  db: Queryable,
  district: District,
  postings: readonly ReadPosting[],
  inHand: readonly Pick<RecordInHand, 'state'>[],
): Promise<void> {
  const { registers } = district.catalogue;
  const keys = new Set<string>();
  for (const { said, index } of postings) {
    if (!said) continue;
    const { register: id, record } = said.entry;
    if (asksWhoNames(registers.get(id) as Register, said.statement.transition)) keys.add(`${id}/${record}`);
    for (const { field, target } of watched(registers).get(id) ?? [])
      for (const named of [said.statement.set[field], inHand[index]?.state.attributes[field]])
        if (typeof named === 'string') keys.add(`${target}/${named}`);
  }
  if (keys.size === 0) return;
  await db.query(
    `select pg_advisory_xact_lock($1, hashtext(k)) from unnest($2::text[]) with ordinality as l (k, n) order by n`,
    [namingLock, [...keys].sort().map((key) => `${district.id}|${key}`)],
  );
}

/** A period that an entry states must be long enough, and what waits for it waits. @throws Refusal */
export function demandPeriods(
  district: District,
  { register: id, stated, attributes }: Pick<Planned, 'register' | 'stated' | 'attributes'>,
): void {
  const register = district.catalogue.registers.get(id) as Register;
  if (!register.periods) return;
  const { transition, occurredOn, set } = stated;
  for (const period of Object.values(register.periods)) {
    const [from, to] = [attributes[period.from], attributes[period.to]];
    if (typeof from !== 'string' || typeof to !== 'string') continue;
    if (period.from in set || period.to in set) demandLength(district, period, from, to);
    if (period.before.includes(transition) && occurredOn <= to)
      throw new Refusal(
        'period-running',
        { period: period.title, to, transition: titleOf(register, transition) },
        'occurredOn',
      );
  }
}

const titleOf = ({ transitions }: Register, id: string) => transitions[id]?.title ?? id;
const dayBefore = (day: string): string => shifted(day, -1);
const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

function demandLength({ calendar }: District, { title, least, to: at }: Period, from: string, to: string) {
  const { count, of } = least;
  const earliest = of === 'day' ? shifted(from, count - 1) : calendar.addWorkdays(dayBefore(from), count);
  if (to >= earliest) return;
  const unit = of === 'day' ? { zh: '天', en: 'days' } : { zh: '个工作日', en: 'work days' };
  throw new Refusal('period-too-short', { period: title, count, unit, from, earliest }, `set.${at}`);
}

/** What goes on with a record. */
interface Going {
  readonly register: Register;
  readonly record: string;
  readonly transition: string;
}

/**
 * Nothing that is raised against a record may be open when it goes on. Asked after all of a request is written, so that
 * what answers it may go on with it.
 * @returns the first that must not go on, with why; null: nothing is open
 */
export async function openAgainst(
  db: Queryable,
  { id: district, catalogue }: District,
  all: readonly Going[],
): Promise<{ readonly record: string; readonly refusal: Refusal } | null> {
  const asked = all.flatMap((going) =>
    Object.values(going.register.periods ?? {}).flatMap(({ before, open }) =>
      open && before.includes(going.transition) ? [{ going, open }] : [],
    ),
  );
  for (const [open, of] of Map.groupBy(asked, (one) => one.open)) {
    const against = literal(open.by);
    const { rows } = await db.query<{ id: string; title: string; against: string }>(
      `select id, title, attributes->>${against} as against from record
        where district = $1 and register = $2 and stage = any($3) and attributes->>${against} = any($4::text[])
        order by id`,
      [district, open.register, open.stages, of.map(({ going }) => going.record)],
    );
    for (const { going } of of) {
      const found = rows.find((row) => row.against === going.record);
      if (!found) continue;
      const { register, record, transition } = going;
      const details = { record: found.id, title: found.title, transition: titleOf(register, transition) };
      const other = catalogue.registers.get(open.register)?.title ?? open.register;
      return { record, refusal: new Refusal('still-open', { register: other, ...details }, 'transition') };
    }
  }
  return null;
}

/** Of the postings of a request what is said now: history and corrections tell of what has gone on already. */
export const goesOn = ({ posting, said, recordedAt }: ReadPosting): boolean =>
  said !== null && !isCorrection(posting) && recordedAt === null;
