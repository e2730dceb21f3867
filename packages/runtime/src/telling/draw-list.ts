import { parseDay, Refusal } from '@taizhang/definition';
import {
  canonicalJson,
  demandUnit,
  findTelling,
  keepTelling,
  keepTellingOutcomes,
  mayTake,
  type PersonalVault,
  type TellingList,
  transaction,
} from '@taizhang/store';
import type { MatchesOffice } from '../matching/index.ts';
import { daysAfter, todayOf } from '../today.ts';
import { leftOut, outcomeOf } from './left-out.ts';
import { confirmByOf, proposeTelling, type ToldVersion, toldVersion } from './propose-telling.ts';

/** Somebody who tells others what policies give them. */
export interface TellingOffice extends MatchesOffice {
  readonly vault: PersonalVault;
}

export interface TellingAsk {
  /** New for every telling, the same when it is repeated. */
  readonly key: string;
  /** Who was chosen, with what was shown as due; absent: all to whom it is due now. */
  readonly seen?: readonly { readonly id: string; readonly due: string }[] | undefined;
  readonly confirmBy?: string | undefined;
  /** Whether to go on with the list that was drawn under the key, whatever else was asked for with it. */
  readonly goOn?: boolean | undefined;
}

/** The list under the key: as it was drawn before, or drawn now; where it is to go on, only as it was drawn before. */
export async function drawnList(
  office: TellingOffice,
  policy: string,
  ask: TellingAsk,
): Promise<TellingList> {
  const { pool, district, vault, viewer } = office;
  const { key, seen, confirmBy: asked } = ask;
  const { id } = district.store;
  const content = vault.fingerprint(canonicalJson({ policy, seen, asked })).toString('hex');
  const same = (list: TellingList): TellingList => {
    if (list.content !== content) throw new Refusal('request-key-reused', { key }, 'key');
    return list;
  };
  const known = await findTelling(pool, id, key);
  if (ask.goOn) {
    if (known?.policy !== policy) throw new Refusal('unknown-record', { record: key }, 'key');
    demandTelling(office, await toldVersion(office, policy, known.day));
    return known;
  }
  if (known) return same(known);
  const day = todayOf(district);
  const told = await toldVersion(office, policy, day);
  demandTelling(office, told);
  const { version } = told;
  const confirmBy = checkedConfirmBy(asked ?? confirmByOf(office, told, day), day);
  const wanted = seen && new Map(seen.map((one) => [one.id, one.due]));
  const proposal = await proposeTelling(office, policy, wanted && ((subject) => wanted.has(subject)));
  const proposed = new Set(proposal.subjects.map((one) => one.id));
  const others = [...(wanted ?? new Map<string, string>())].filter(([subject]) => !proposed.has(subject));
  await transaction(pool, 'begin', async (client) => {
    const isNew = await keepTelling(client, id, {
      key,
      content,
      register: version.register.id,
      policy: version.id,
      day,
      confirmBy,
      knownSeq: proposal.knownAs.seq,
      knownAt: proposal.knownAs.at,
      subjects: [
        // Whoever is due something else than was seen is told nothing; when he is judged again it shows.
        ...proposal.subjects.map(({ id: subject, due, told: amount }) => ({
          id: subject,
          due: wanted?.get(subject) ?? due,
          told: amount,
        })),
        ...others.map(([subject, due]) => ({ id: subject, due, told: '0' })),
      ],
      toldBy: viewer.account,
    });
    if (!isNew) return;
    const out = new Map(proposal.leftOut.map((one) => [one.id, one]));
    const outcomes = others.map(([subject]) => outcomeOf(subject, out.get(subject) ?? leftOut('not-due')));
    await keepTellingOutcomes(client, id, key, outcomes);
  });
  return same((await findTelling(pool, id, key)) as TellingList);
}

/** @throws Refusal not-permitted, of whoever may not open the awards */
function demandTelling({ viewer }: TellingOffice, { version, awards, opening }: ToldVersion): void {
  demandUnit(viewer, awards.register, opening.transition, version.unit);
  if (!mayTake(viewer, awards.register, opening.transition, version.unit))
    throw new Refusal('not-permitted', {
      right: awards.register.transitions[opening.transition]?.title ?? '',
    });
}

function checkedConfirmBy(asked: string, today: string): string {
  let day: string | null = null;
  try {
    day = parseDay(asked);
  } catch {
    // Told below, with what it must be.
  }
  if (day === null || day <= today || day > daysAfter(today, 366))
    throw new Refusal('impossible-confirm-by', { today }, 'confirmBy');
  return day;
}
