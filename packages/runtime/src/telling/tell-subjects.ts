import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { profileOf, Refusal, refusalText } from '@taizhang/definition';
import { type AwardDraft, type DraftingAward, draftAward, type Judged, judge } from '@taizhang/policy';
import {
  type AwardJudgment,
  type Client,
  canonicalJson,
  changesSince,
  everReferred,
  keepJudgments,
  keepTellingOutcomes,
  newRecordId,
  postPlanned,
  recordsReferring,
  settledMovement,
  type TellingList,
  type TellingOutcome,
  tellingOutcomes,
  transaction,
} from '@taizhang/store';
import { Big } from 'big.js';
import { lockOfAwards } from '../granting/budget-examiner.ts';
import { awardOf, type Matched, type PolicyVersion, readBy, referringTo } from '../matching/index.ts';
import { drawnList, type TellingAsk, type TellingOffice } from './draw-list.ts';
import { leftOut, outcomeOf } from './left-out.ts';
import { ownersOf } from './owners.ts';
import { budgetOf, type ToldVersion, toldVersion } from './propose-telling.ts';
import { dueTo, standingBeside } from './standing.ts';

/** What came of a telling: the list as it was drawn, and what became of everybody on it. */
export interface Telling {
  readonly list: TellingList;
  readonly version: Pick<PolicyVersion, 'id' | 'title' | 'register'>;
  readonly awards: string;
  readonly told: readonly TellingOutcome[];
  readonly leftOut: readonly TellingOutcome[];
  /** The register of those who are told. */
  readonly subject: string;
  /** 元. */
  readonly amount: string;
}

/** So many are told in one transaction. */
const slice = 100;

/**
 * Tells those whom a policy gives something what it is: opens an award of each, with what it rests on. The list is drawn
 * once; everybody on it is judged again when he is told, and whoever was told before, or of whom something else is true
 * by then, is left out and named. Repeated under its key it goes on where it was broken off, and tells nobody twice.
 * @throws Refusal unknown-policy, not-told, not-permitted, impossible-confirm-by, request-key-reused
 */
export async function tellSubjects(office: TellingOffice, policy: string, ask: TellingAsk): Promise<Telling> {
  const { pool, district } = office;
  const list = await drawnList(office, policy, ask);
  const told = await toldVersion(office, list.policy, list.day);
  let outcomes = await tellingOutcomes(pool, district.store.id, list.key);
  for (let pass = 1; outcomes.length < list.subjects.length; pass++) {
    // Somebody is changing what is known of those who are left.
    if (pass > 1) await pause(100 * pass);
    const done = new Set(outcomes.map(({ subject }) => subject));
    const open = list.subjects.filter(({ id }) => !done.has(id));
    for (let at = 0; at < open.length; at += slice)
      await tellSome(office, told, list, open.slice(at, at + slice), pass);
    outcomes = await tellingOutcomes(pool, district.store.id, list.key);
  }
  const opened = outcomes.filter(({ award }) => award !== null);
  const sum = opened.reduce((all, { amount }) => all.plus(amount ?? 0), new Big(0));
  return {
    list,
    version: told.version,
    subject: told.subject.id,
    awards: told.awards.register.id,
    told: opened,
    leftOut: outcomes.filter(({ award }) => award === null),
    amount: sum.toFixed(),
  };
}

/** What is wrong with the telling itself, and not with one of those who are told. */
const ofTheWhole = new Set([
  'not-permitted',
  'leaves-reach',
  'closed-period',
  'future-day',
  'unknown-policy',
  'not-told',
  'database-unavailable',
]);

/** Tells some, all at once; where the ledger refuses one of them, one by one, so that it stands in nobody else's way. */
async function tellSome(
  office: TellingOffice,
  told: ToldVersion,
  list: TellingList,
  some: TellingList['subjects'],
  pass: number,
): Promise<void> {
  try {
    await tellAtOnce(office, told, list, some, pass);
  } catch (error) {
    if (!(error instanceof Refusal) || ofTheWhole.has(error.code)) throw error;
    if (some.length > 1) {
      for (const one of some) await tellSome(office, told, list, [one], pass);
      return;
    }
    const [{ id }] = some as [TellingList['subjects'][number]];
    const refused = outcomeOf(id, leftOut('refused', refusalText(error.code, error.details)));
    await transaction(office.pool, 'begin', (client) =>
      keepTellingOutcomes(client, office.district.store.id, list.key, [refused]),
    );
  }
}

interface Told {
  readonly subject: string;
  readonly amount: string;
  readonly draft: AwardDraft & { readonly record: string; readonly reason: string };
  readonly judged: Judged;
  readonly profile: Readonly<Record<string, unknown>>;
}

/** How often those of whom something is being changed are looked at again before they are left out. */
const mostPasses = 4;

async function tellAtOnce(
  office: TellingOffice,
  told: ToldVersion,
  list: TellingList,
  some: TellingList['subjects'],
  pass: number,
): Promise<void> {
  const { pool, district, vault, viewer, matches } = office;
  const asked = { telling: list.key, subjects: some.map(({ id }) => id), pass };
  const name = createHash('sha256').update(canonicalJson(asked)).digest('hex').slice(0, 40);
  const lock = lockOfAwards(told.awards.register.id);
  // Judged before the lock is taken, for that needs connections of its own; under it, what changed since is set aside.
  const settled = await settledMovement(pool, district.store.id);
  const matched = await matches.at(told.subject, list.day);
  await postPlanned(
    pool,
    district.store,
    vault,
    viewer,
    { key: `telling:${name}`, asked, lock },
    async (client) => {
      const changed = await changedSince(client, office, told, settled.seq);
      const look = { matched, changed, lookAgain: pass < mostPasses };
      const { opens, outcomes } = await planned(office, client, told, list, some, look);
      return {
        postings: opens.map(({ draft }) => draft),
        after: async (inside, { posted }) => {
          const judgments = opens.map(
            ({ draft, judged, profile }, i): AwardJudgment => ({
              record: draft.record,
              seq: posted[i]?.seq as number,
              day: list.day,
              knownSeq: matched.knownAs.seq,
              knownAt: matched.knownAs.at,
              policies: told.version.register.id,
              policy: told.version.id,
              profile,
              judged,
            }),
          );
          await keepJudgments(inside, district.store.id, told.awards.register.id, judgments);
          await keepTellingOutcomes(inside, district.store.id, list.key, [
            ...outcomes,
            ...opens.map(({ subject, amount, draft }) => ({
              subject,
              award: draft.record,
              amount,
              why: null,
              detail: null,
            })),
          ]);
        },
      };
    },
  );
}

/** Of whom, of what refers to them, and of which policies something changed behind a movement. */
async function changedSince(
  client: Client,
  { district }: TellingOffice,
  { subject: register, version }: ToldVersion,
  seq: number,
): Promise<ReadonlySet<string>> {
  const { id } = district.store;
  const referring = referringTo(register);
  const names = [...new Set([register.id, version.register.id, ...referring.map((one) => one.register)])];
  const changes = await changesSince(client, id, names, seq);
  const changed = new Set<string>();
  for (const change of changes)
    if (change.register === register.id || change.record === version.id) changed.add(change.record);
  for (const of of referring) {
    const records = changes.filter((one) => one.register === of.register).map(({ record }) => record);
    if (records.length === 0) continue;
    for (const { subject } of await everReferred(client, id, of, records)) changed.add(subject);
  }
  return changed;
}

interface Look {
  readonly matched: Matched;
  readonly changed: ReadonlySet<string>;
  /** Whether those of whom something changed meanwhile are looked at again. */
  readonly lookAgain: boolean;
}

/** Drafts an award of each to whom the same is still due. */
async function planned(
  office: TellingOffice,
  client: Client,
  told: ToldVersion,
  list: TellingList,
  some: TellingList['subjects'],
  { matched, changed, lookAgain }: Look,
): Promise<{ opens: Told[]; outcomes: TellingOutcome[] }> {
  const { district, matches } = office;
  const { awards } = told;
  const { id: of } = district.store;
  const version = matched.versions.find(({ id }) => id === told.version.id);
  if (!version) throw new Refusal('unknown-policy', { policy: told.version.id }, 'policy');
  const done = new Set((await tellingOutcomes(client, of, list.key)).map(({ subject }) => subject));
  const isStill = ({ id }: { id: string }) => !changed.has(version.id) && !changed.has(id);
  const left = some.filter((one) => !done.has(one.id) && (isStill(one) || !lookAgain));
  const by = { register: awards.register.id, by: awards.awards.subject };
  const referring = await recordsReferring(
    client,
    of,
    by,
    left.map(({ id }) => id),
  );
  const given = Map.groupBy(
    referring.flatMap((record) => awardOf(awards, record) ?? []),
    ({ subject }) => subject,
  );
  const standing = await standingBeside(matches, version, matched, [...given.values()].flat(), client);
  const budget = await budgetOf({ district, pool: client }, { version, awards }, list.day);
  let money = budget && new Big(budget.left);
  const ids = left.map(({ id }) => id);
  const owners = await ownersOf(client, district, awards, told.subject, { profiles: matched.profiles, ids });
  const [opens, outcomes]: [Told[], TellingOutcome[]] = [[], []];
  for (const one of left) {
    const { id, due, told: amount } = one;
    const row = matched.profiles.rowOf(id);
    const stands = row === undefined ? leftOut('not-due') : dueTo(standing, row, given.get(id) ?? []);
    if (!isStill(one)) outcomes.push(outcomeOf(id, leftOut('changed')));
    else if (typeof stands !== 'string') outcomes.push(outcomeOf(id, stands));
    else if (!new Big(stands).eq(due)) outcomes.push(outcomeOf(id, leftOut('changed', `${due} → ${stands}`)));
    else if (money?.lt(amount) || amount === '0') outcomes.push(outcomeOf(id, leftOut('budget')));
    else {
      money = money?.minus(amount) ?? null;
      opens.push(
        opened(office, { ...told, version }, list, matched, {
          row: row as number,
          id,
          due,
          amount,
          owner: owners.get(id),
        }),
      );
    }
  }
  return { opens, outcomes };
}

interface Opening {
  readonly row: number;
  readonly id: string;
  readonly due: string;
  readonly amount: string;
  /** To whom it is given, where the policy is about something of his. */
  readonly owner: DraftingAward['owner'];
}

function opened(
  { district }: TellingOffice,
  { version, subject: register, awards }: ToldVersion,
  { day, confirmBy }: TellingList,
  { profiles }: Matched,
  { row, id, due, amount, owner }: Opening,
): Told {
  const profile = profileOf(register, district.catalogue.registers);
  const subject = profiles.subjectAt(row);
  const judged = judge(version.terms, profile, subject, day);
  const title = String(profiles.valueAt(row, register.titleField) ?? id);
  const draft = draftAward('told', {
    register: awards.register,
    version,
    subject: { ...subject, register: profile, id, title },
    owner,
    amount,
    day,
    confirmBy,
  });
  if (!draft) throw new Refusal('not-told', { policy: version.title });
  const values = readBy(version.terms).flatMap((field) => {
    const value = profiles.valueAt(row, field);
    return value === null ? [] : [[field, value] as const];
  });
  const record = newRecordId(awards.register, day);
  return {
    subject: id,
    amount,
    draft: { ...draft, record, reason: reasonOf(judged, due, amount) },
    judged,
    profile: Object.fromEntries(values),
  };
}

/** Why it is given, in short, as it stands in the ledger for good. */
function reasonOf({ conditions }: Judged, due: string, amount: string): string {
  const clauses = [...new Set(conditions.map(({ clause }) => clause.number))].join('、');
  const less = new Big(amount).eq(due) ? '' : `，按年度预算告知${amount}元`;
  return `${clauses === '' ? '' : `经比对符合${clauses}，`}应得${due}元${less}`;
}
