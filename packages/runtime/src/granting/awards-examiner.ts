import {
  type Awards,
  ownerField,
  profileOf,
  Refusal,
  type Register,
  type Terms,
  type Text,
  titleOf,
} from '@taizhang/definition';
import { factsOf, type Judged, type JudgedCondition, judge } from '@taizhang/policy';
import {
  type Examinable,
  type Examined,
  type Examiner,
  type HeldProfile,
  recordsById,
} from '@taizhang/store';
import { Big } from 'big.js';
import { type Db, DependedOn, type InDistrict } from './depended-on.ts';

type Again = NonNullable<Awards['again']>;
type Stated = HeldProfile['record'];

const nothing: Examined = { refusal: null, questions: null };
const refused = (refusal: Refusal): Examined => ({ refusal, questions: null });

/**
 * Judges the subject of an award again whenever the award goes on, on the data of that moment and by the version that the
 * award names, by whatever way it goes on: a form, a batch, the interface. What is gone gets nothing; what is not met any
 * more is refused where the terms say so, and else questioned.
 */
export const examinerOfAwards = (district: InDistrict): Examiner => ({
  concerns: ({ awards }) => awards?.again !== undefined,
  async examine(db, movements) {
    const on = new DependedOn(db, district);
    const found: Examined[] = [];
    const all = movements.map((movement) => judgingOf(db, district, on, movement));
    await readAhead(district, on, all);
    for (const judging of all) found.push(judging ? await examine(judging) : nothing);
    return found;
  },
});

interface Judging {
  readonly db: Db;
  readonly district: InDistrict;
  readonly on: DependedOn;
  readonly awards: Awards;
  readonly again: Again;
  readonly subject: Register;
  readonly movement: Examinable;
}

/** What an award goes on by; null: nothing is asked of it. */
function judgingOf(db: Db, district: InDistrict, on: DependedOn, movement: Examinable): Judging | null {
  const { register, stageFrom, isNew } = movement;
  const awards = register.awards as Awards;
  const again = awards.again as Again;
  const field = register.fields[awards.subject];
  const subject = field?.kind === 'reference' ? district.catalogue.registers.get(field.register) : undefined;
  if (!isNew || !subject || again.sure?.includes(stageFrom ?? '')) return null;
  return { db, district, on, awards, again, subject, movement };
}

const isJudged = ({ again, movement: { transition } }: Judging): boolean =>
  again.transitions.includes(transition);
const goesOnAsIs = ({ again, movement: { transition } }: Judging): boolean =>
  again.stands?.includes(transition) ?? false;
const subjectOf = ({ awards, movement: { attributes } }: Judging): string =>
  String(attributes[awards.subject] ?? '');

/** What many awards are of, and are about, is read at once, not one by one. */
async function readAhead(
  district: InDistrict,
  on: DependedOn,
  all: readonly (Judging | null)[],
): Promise<void> {
  const wanted = new Map<Register, Set<string>>();
  const want = (of: Register, id: string) => wanted.set(of, (wanted.get(of) ?? new Set()).add(id));
  let hold = false;
  for (const judging of all) {
    if (!judging || !(isJudged(judging) || goesOnAsIs(judging))) continue;
    const { awards, subject, movement } = judging;
    hold ||= movement.isWritten;
    want(subject, subjectOf(judging));
    const named = isJudged(judging) ? await on.version(awards, movement) : null;
    const other =
      named && named.terms.subject !== subject.id && otherSubject(district, movement, named.terms);
    if (other) want(other.of, other.id);
  }
  for (const [of, ids] of wanted) await on.ahead(of, ids, hold);
}

async function examine(judging: Judging): Promise<Examined> {
  const { on, again, subject, movement } = judging;
  const about = await examineAbout(judging);
  if (about) return refused(about);
  if (movement.transition === again.succeeds?.transition) return examineSuccession(judging);
  if (!isJudged(judging) && !goesOnAsIs(judging)) return nothing;
  const held = await on.profile(subject, subjectOf(judging), movement);
  if (!held) return nothing;
  if (again.gone.includes(held.record.stage ?? '')) return refused(goneRefusal(judging, held.record));
  return isJudged(judging) ? judgeAgain(judging, held) : nothing;
}

/**
 * An award by a policy that is about something of the subject, such as a loan, names which; any other names none. By it an
 * award is one of a kind, so that nothing is given twice for the same.
 */
async function examineAbout({
  db,
  district,
  on,
  awards,
  subject,
  movement,
}: Judging): Promise<Refusal | null> {
  const { register, attributes, states } = movement;
  const { about, policy } = awards;
  if (about === undefined || ![about, policy, awards.subject].some((field) => states.includes(field)))
    return null;
  const found = await on.version(awards, movement);
  if (!found) return null;
  const { version, terms } = found;
  const named = attributes[about];
  const field = titleOf(register, about);
  if (terms.subject === subject.id)
    return named === undefined
      ? null
      : new Refusal('award-not-about', { policy: version.title, field }, `set.${about}`);
  const of = district.catalogue.registers.get(terms.subject);
  const owner = of && ownerField(register, of);
  const [record] = of ? await recordsById(db, district.id, of.id, [String(named ?? '')]) : [];
  const isOwn = record !== undefined && record.attributes[owner ?? ''] === attributes[awards.subject];
  if (isOwn) return null;
  return new Refusal(
    'award-about',
    { policy: version.title, about: of?.title ?? terms.subject, field },
    `set.${about}`,
  );
}

const stageOf = ({ stages }: Register, stage: string | null): Text | string =>
  stages[stage ?? '']?.title ?? '—';

function goneRefusal({ movement, subject, again }: Judging, { title, stage }: Stated): Refusal {
  const { register, record, transition } = movement;
  const titled = (id: string) => register.transitions[id]?.title ?? id;
  return new Refusal(
    'subject-gone',
    {
      subject: title,
      stage: stageOf(subject, stage),
      record,
      transition: titled(transition),
      succeeds: again.succeeds ? titled(again.succeeds.transition) : '—',
    },
    'transition',
  );
}

/** An award passes only to whom the directory names as the successor of whoever is gone. */
async function examineSuccession(judging: Judging): Promise<Examined> {
  const { db, district, on, awards, again, subject, movement } = judging;
  const to = String(movement.attributes[awards.subject] ?? '');
  const from = String(movement.prior?.attributes[awards.subject] ?? to);
  const [before, after] = [
    await on.profile(subject, from, movement),
    await on.profile(subject, to, movement),
  ];
  const at = `set.${awards.subject}`;
  if (!before || !again.gone.includes(before.record.stage ?? '')) {
    const stage = stageOf(subject, before?.record.stage ?? null);
    return refused(new Refusal('not-gone', { subject: before?.record.title ?? from, stage }, at));
  }
  const named = before.record.attributes[again.succeeds?.successor ?? ''];
  if (named !== to) {
    const [successor] = await recordsById(db, district.id, subject.id, [String(named ?? '')]);
    const details = { subject: before.record.title, successor: successor?.title ?? '—' };
    return refused(new Refusal('not-successor', details, at));
  }
  return after && again.gone.includes(after.record.stage ?? '')
    ? refused(goneRefusal(judging, after.record))
    : nothing;
}

/** What the terms that an award names say of its subject now. */
async function judgeAgain(judging: Judging, held: HeldProfile): Promise<Examined> {
  const { on, awards, again, movement } = judging;
  const { register, record, transition, holdings } = movement;
  const found = await on.version(awards, movement);
  if (!found) return nothing;
  const { version, terms } = found;
  const judged = await judgedNow(judging, held, terms);
  if (!judged) return nothing;
  const isFirst = transition === again.transitions[0];
  const failing = judged.conditions.filter(({ truth }) => truth === false || (truth === null && isFirst));
  const strict = new Set(terms.conditions.filter((one) => one.fixed || one.strict).map(({ id }) => id));
  const barred = failing.filter(({ id, truth }) => truth === false && strict.has(id));
  const about = { subject: held.record.title, policy: version.title, record };
  if (barred.length > 0) {
    const title = register.transitions[transition]?.title ?? transition;
    const details = { ...about, transition: title, failing: listed(barred) };
    return refused(new Refusal('no-more-due', details, 'transition'));
  }
  const granted = holdings[awards.granted];
  const stated = granted === undefined || new Big(granted).eq(0) ? holdings[awards.due ?? ''] : granted;
  const less = judged.amount !== null && stated !== undefined && new Big(judged.amount).lt(stated);
  if (failing.length === 0 && !less) return nothing;
  return {
    refusal: null,
    questions: questionsOf(about, failing, less ? [judged.amount as string, stated] : null),
  };
}

/** Judged on the data of now; what “last year” is, the award’s own year says. */
async function judgedNow(
  { district, on, awards, subject, movement }: Judging,
  held: HeldProfile,
  terms: Terms,
): Promise<Judged | null> {
  const { registers } = district.catalogue;
  const { register, record, attributes, occurredOn } = movement;
  const stated = attributes[awards.year];
  const year =
    typeof stated === 'string' && stated < occurredOn.slice(0, 4) ? stated : occurredOn.slice(0, 4);
  const day = year < occurredOn.slice(0, 4) ? `${year}-12-31` : occurredOn;
  const other = terms.subject === subject.id ? undefined : otherSubject(district, movement, terms);
  const judged =
    terms.subject === subject.id ? held : other && (await on.profile(other.of, other.id, movement));
  const of = registers.get(terms.subject);
  if (!judged || !of) return null;
  const { record: own, referring } = judged;
  // What the award itself adds to the facts of its subject does not stand in its way.
  const others = new Map(
    [...referring].map(([id, list]) => [
      id,
      id === register.id ? list.filter((one) => one.id !== record) : list,
    ]),
  );
  const known = factsOf(of, registers, own, others, occurredOn, year);
  return judge(terms, profileOf(of, registers), { ...own, attributes: known }, day);
}

/** Of a policy that is about something else (a loan), what the award names of it. */
function otherSubject(
  { catalogue }: InDistrict,
  { register, attributes }: Examinable,
  { subject }: Terms,
): { readonly of: Register; readonly id: string } | undefined {
  const of = catalogue.registers.get(subject);
  const refers = (name: string) => {
    const field = register.fields[name];
    return field?.kind === 'reference' && field.register === subject;
  };
  const name = [register.awards?.about ?? '', ...Object.keys(register.fields)].find(refers);
  const id = name === undefined ? undefined : attributes[name];
  return of && typeof id === 'string' ? { of, id } : undefined;
}

/** Conditions that are not met, each with its clause and what is missing. */
function listed(failing: readonly JudgedCondition[]): Text {
  const one = ({ clause, title, truth, words, gaps }: JudgedCondition, language: 'zh' | 'en'): string => {
    const [gap] = gaps;
    const given = gap?.given?.[language];
    return language === 'zh'
      ? `${clause.number}“${title.zh}”（要求${words.zh}，${truth === null ? '现不清楚' : given === undefined ? '现不符合' : `现为${given}`}）`
      : `${clause.number} ${title.en} (${words.en}; ${truth === null ? 'not known now' : given === undefined ? 'not so now' : `now ${given}`})`;
  };
  return {
    zh: failing.map((condition) => one(condition, 'zh')).join('；'),
    en: failing.map((condition) => one(condition, 'en')).join('; '),
  };
}

function questionsOf(
  { subject, policy, record }: { subject: string; policy: string; record: string },
  failing: readonly JudgedCondition[],
  less: readonly [now: string, stated: string] | null,
): Text {
  const unmet = listed(failing);
  const parts = {
    zh: [
      ...(failing.length > 0 ? [`不符合${unmet.zh}`] : []),
      ...(less ? [`金额为${less[0]}元，少于所填的${less[1]}元`] : []),
    ],
    en: [
      ...(failing.length > 0 ? [`these are not met: ${unmet.en}`] : []),
      ...(less ? [`the amount is ${less[0]} yuan, less than the ${less[1]} yuan stated`] : []),
    ],
  };
  return {
    zh: `${record}：按现在的数据，“${subject}”对照《${policy}》，${parts.zh.join('；')}。`,
    en: `${record}: by the present data, of ${subject} under ${policy} ${parts.en.join('; ')}.`,
  };
}
