import { reachOf, referencesTo, type Viewer, withinReach } from '@taizhang/access';
import type { Label, WireRecordProfile } from '@taizhang/contract';
import { type Fact, profileOf, type Register, referringOf, titleOf } from '@taizhang/definition';
import { waysOn } from '@taizhang/ledger';
import {
  fitsOfferedBy,
  isAppliedFor,
  type KnownAccount,
  mayTake,
  type OpenDistrict,
  type RecordName,
  type SubjectProfile,
} from '@taizhang/runtime';
import { registerNamed, stageNamed, unitNamed } from './names.ts';
import { papersOfRecord } from './papers-of-record.ts';
import { judgedView, policyView, shownIn, stepsOf } from './public-policy.ts';
import { referencesOf, type Titles } from './titles.ts';
import { dueView } from './todo.ts';

type Masked = Readonly<Record<string, string | null>> | null;

/** One record on one page: what is known of it and from where, what it may get, and what it got. */
export function recordProfileView(
  district: OpenDistrict,
  viewer: Viewer,
  found: SubjectProfile,
  told: { readonly personal: Masked; readonly account: KnownAccount | null; readonly titles: Titles },
): WireRecordProfile {
  const { personal, account, titles } = told;
  const { record, day, profile, facts, behind, matches, matchesAbout, awards, money, due } = found;
  const { register, state } = record;
  const openings = openingsOf(district, viewer, register);
  const mayApply = (match: Pick<SubjectProfile['matches'][number], 'policy' | 'taken' | 'window'>) =>
    match.taken === null &&
    match.window !== 'coming' &&
    match.window !== 'over' &&
    isAppliedFor(match) &&
    openings.some(
      ({ register: { id }, transition }) =>
        district.catalogue.registers.get(id)?.awards?.opened?.applied?.transition === transition.id,
    );
  return {
    register: registerNamed(district, register.id),
    id: record.id,
    title: record.title ?? record.id,
    stage: stageNamed(register, state.stage ?? ''),
    unit: unitNamed(district, state.unit),
    day,
    fields: fieldsOf(district, register, state, personal, titles),
    facts: facts.map(({ id, fact, value, sources, hidden }) => ({
      id,
      title: fact.title,
      help: fact.help ?? null,
      shown: value === null ? null : shownIn(district, profile, id, value),
      byRules: referringOf(fact) === null,
      sources: sources.map(({ register: of, record: one }) => ({
        register: of,
        id: one.id,
        title: one.title,
      })),
      hidden,
    })),
    // What it was given is told for itself.
    behind: behind
      .filter((part) => !part.register.awards)
      .map((part) => behindView(district, register, part, day, titles)),
    awarded: isAwarded(district, register),
    prospects: fitsOfferedBy(district, register).length > 0,
    matches: matches.map((match) => ({
      ...policyView(district, match),
      judged: judgedView(profile, match.judged),
      instead: match.instead,
      applies: mayApply(match),
      taken: takenView(match.taken),
    })),
    matchesAbout: matchesAbout.map((match) => ({
      ...policyView(district, match),
      judged: judgedView(profileOf(match.register, district.catalogue.registers), match.judged),
      of: { register: match.register.id, id: match.record.id, title: match.record.title },
      applies: mayApply(match),
      taken: takenView(match.taken),
    })),
    awards: awards.map(({ register: of, awards: declared, record: one, back }) => ({
      register: of.id,
      id: one.id,
      title: one.title,
      year: String(one.attributes[declared.year] ?? ''),
      paid: one.holdings[declared.paid] ?? '0',
      stage: stageNamed(of, one.stage ?? '').title,
      ...stepsOf(of, one.stage ?? ''),
      receipt: declared.receipt !== undefined && Number(one.holdings[declared.paid] ?? 0) > 0,
      back: backOf(viewer, { register: of, awards: declared, record: one, back }),
      due: declared.due === undefined ? null : (one.holdings[declared.due] ?? null),
      ...confirmedBy(of, declared, waysOf(viewer, of, one)),
    })),
    account,
    money: [...money],
    due: due.map((one) => dueView(district, one)),
    openings,
  };
}

const takenView = (taken: SubjectProfile['matches'][number]['taken']) =>
  taken && {
    register: taken.register.id,
    id: taken.record.id,
    stage: stageNamed(taken.register, taken.record.stage ?? '').title,
  };

function fieldsOf(
  district: OpenDistrict,
  register: Register,
  { attributes, holdings }: SubjectProfile['record']['state'],
  personal: Masked,
  titles: Titles,
): WireRecordProfile['fields'] {
  const named = (id: string, shown: Label | null) =>
    shown ? [{ id, title: titleOf(register, id), shown }] : [];
  return [
    ...Object.keys(register.fields).flatMap((id) => {
      const masked = personal?.[id];
      if (typeof masked === 'string') return named(id, { zh: masked, en: masked });
      const value = attributes[id];
      return value === undefined ? [] : named(id, shownIn(district, register, id, value, titles));
    }),
    ...Object.keys(register.measures).flatMap((id) => {
      const value = holdings[id];
      return value === undefined ? [] : named(id, shownIn(district, register, id, value));
    }),
  ];
}

/** Whether records of a register are given anything, or something is for each of them. */
const isAwarded = ({ catalogue }: OpenDistrict, { id }: Register): boolean =>
  [...catalogue.registers.values()].some(({ awards, fields }) =>
    [awards?.subject, awards?.about].some((name) => {
      const field = name === undefined ? undefined : fields[name];
      return field?.kind === 'reference' && field.register === id;
    }),
  );

/** So many records of a register are told of, and of each stage at least so many; the list has them all. */
const mostBehind = 12;
const leastOfStage = 4;

type Behind = WireRecordProfile['behind'][number];

/** What is still under way comes first, by the order of the stages; within one, what moved last. */
function toldBehind({ stages }: Register, records: SubjectProfile['behind'][number]['records']) {
  const order = Object.keys(stages);
  const byStage = [...Map.groupBy(records, ({ stage }) => order.indexOf(stage ?? ''))].toSorted(
    ([a], [b]) => a - b,
  );
  const most = Math.max(leastOfStage, Math.floor(mostBehind / Math.max(1, byStage.length)));
  return byStage.flatMap(([, of]) => of.slice(0, most));
}

/** What is told of the records behind: not again what they are called and whom they are of. */
function namesBehind(subject: Register, register: Register): string[] {
  const refers = referencesTo(register, subject.id);
  return [...Object.keys(register.fields), ...Object.keys(register.measures)].filter(
    (id) => !refers.includes(id) && id !== register.titleField,
  );
}

/** The records that the page names by their titles. */
export const referredByProfile = ({ record, behind }: SubjectProfile): RecordName[] => [
  ...referencesOf(record.register, Object.keys(record.register.fields), [record.state]),
  ...behind.flatMap(({ register, records }) =>
    register.awards
      ? []
      : referencesOf(register, namesBehind(record.register, register), toldBehind(register, records)),
  ),
];

/** The records of a register that facts come from, in columns: what none of them has is left out. */
function behindView(
  district: OpenDistrict,
  subject: Register,
  { register, records }: SubjectProfile['behind'][number],
  day: string,
  titles: Titles,
): Behind {
  const names = namesBehind(subject, register);
  const cellsOf = (record: (typeof records)[number]) =>
    names.flatMap((id) => {
      const value = Object.hasOwn(register.measures, id) ? record.holdings[id] : record.attributes[id];
      const shown = value === undefined ? null : shownIn(district, register, id, value, titles);
      return shown ? [{ id, shown }] : [];
    });
  const rows = toldBehind(register, records).map((record) => ({
    id: record.id,
    title: record.title,
    stage: stageNamed(register, record.stage ?? '').title,
    cells: cellsOf(record),
    inForce: inForceOn(subject, register, record.attributes, day),
  }));
  const used = new Set(rows.flatMap(({ cells }) => cells.map(({ id }) => id)));
  return {
    register: registerNamed(district, register.id),
    by: referencesTo(register, subject.id)[0] ?? '',
    count: records.length,
    columns: names.filter((id) => used.has(id)).map((id) => ({ id, title: titleOf(register, id) })),
    records: rows,
  };
}

/** Whether a record is in force, by the days that facts read of its register; null where they read none. */
function inForceOn(
  { facts }: Register,
  register: Register,
  attributes: Readonly<Record<string, string | boolean>>,
  day: string,
): boolean | null {
  const on = Object.values(facts ?? {})
    .map((fact: Fact) => referringOf(fact))
    .find((from) => from?.register === register.id && from.on && 'from' in from.on)?.on;
  if (!on || !('from' in on)) return null;
  const [from, to] = [attributes[on.from], on.to === undefined ? undefined : attributes[on.to]];
  return from !== undefined && String(from) <= day && (to === undefined || day <= String(to));
}

type Given = SubjectProfile['awards'][number];

/** What a viewer may do with an award, and how he confirms it in one step. */
function confirmedBy(
  { transitions }: Register,
  { confirms, payee }: Given['awards'],
  ways: WireRecordProfile['awards'][number]['ways'],
): Pick<WireRecordProfile['awards'][number], 'ways' | 'confirm'> {
  const transition = ways.find(({ id }) => id === confirms?.transition);
  if (!confirms || !transition) return { ways, confirm: null };
  const asks = payee && transitions[transition.id]?.sets?.includes(payee.account) ? payee : null;
  return {
    ways: ways.filter((one) => one !== transition),
    confirm: { transition, on: confirms.on ?? null, payee: asks },
  };
}

/** What is demanded back of an award, while it is. */
function backOf(
  viewer: Viewer,
  { register, awards: { reclaims }, record: { stage, attributes }, back }: Given,
): WireRecordProfile['awards'][number]['back'] {
  if (!reclaims || !back || stage === null) return null;
  const text = (field: string) => (typeof attributes[field] === 'string' ? String(attributes[field]) : null);
  return {
    ...back,
    by: text(reclaims.by),
    reason: text(reclaims.reason),
    papers: papersOfRecord(viewer, register, stage, attributes),
  };
}

/** What a viewer may do with an award as it stands: a firm confirms, hands in or withdraws. */
function waysOf(
  viewer: Viewer,
  register: Register,
  { id, stage, unit, street, attributes, holdings }: Given['record'],
): WireRecordProfile['awards'][number]['ways'] {
  const reached = withinReach(reachOf(viewer, 'record', register.id), viewer.account, register, {
    id,
    unit,
    street,
    openedBy: null,
    valueOf: (field) => (field === 'stage' ? stage : (attributes[field] ?? holdings[field])),
  });
  if (!reached || stage === null) return [];
  return waysOn(register, stage)
    .filter((way) => mayTake(viewer, register, way))
    .map((way) => ({ id: way, title: register.transitions[way]?.title ?? { zh: way, en: way } }));
}

/** What a viewer may open that refers to the record. */
const openingsOf = (
  { catalogue }: OpenDistrict,
  viewer: Viewer,
  subject: Register,
): WireRecordProfile['openings'] =>
  [...catalogue.registers.values()].flatMap((register) => {
    const [field] = referencesTo(register, subject.id);
    if (field === undefined || register.id === subject.id) return [];
    return Object.entries(register.transitions).flatMap(([id, { title, from }]) =>
      from || !mayTake(viewer, register, id)
        ? []
        : [{ register: { id: register.id, title: register.title }, transition: { id, title }, field }],
    );
  });
