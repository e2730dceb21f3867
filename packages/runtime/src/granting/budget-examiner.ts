import { type Awards, Refusal, type Register } from '@taizhang/definition';
import {
  type ChangedState,
  type Examinable,
  type Examined,
  type Examiner,
  grantedByPolicy,
  waitForLock,
} from '@taizhang/store';
import { Big } from 'big.js';
import { type Db, DependedOn, type InDistrict } from './depended-on.ts';

/** Whatever gives money by policies does so under this lock, register by register: so no budget is given away twice. */
export const lockOfAwards = (register: string): string => `awards ${register}`;

/**
 * Sees to it that what is granted by a policy for a year stays within the budget of the version that the award names, by
 * whatever way it is granted: a form, a batch of entries, the interface, or a correction that states more than was granted
 * or takes back what had ended it. Of two that grant at once the second waits, and sees what the first has granted.
 * History is not asked.
 */
export const examinerOfBudgets = (district: InDistrict): Examiner => ({
  concerns: ({ awards }) => awards !== undefined,
  async examine(db, movements) {
    const awards = movements.map(asItStands);
    const more = new Set(movements.flatMap((one, i) => (grantsMore(one) ? [awards[i] as Award] : [])));
    const isWritten = movements.some((one) => grantsMore(one) && one.isWritten);
    const over = await overBudget(db, district, awards, more, isWritten);
    return awards.map((award): Examined => ({ refusal: over.get(award) ?? null, questions: null }));
  },
  async examineLeft(db, records, { isWritten }) {
    const awards = records.map(asItIsLeft);
    const more = new Set(records.flatMap((one, i) => (leavesMore(one) ? [awards[i] as Award] : [])));
    const over = await overBudget(db, district, awards, more, isWritten);
    return awards.map((award) => over.get(award) ?? null);
  },
});

/** An award of a request, as far as it decides what is granted. */
type Award = Pick<Examinable, 'register' | 'record' | 'attributes' | 'holdings'> & {
  /** Null: its opening was taken back. */
  readonly stage: string | null;
};

const asItStands = ({ register, record, attributes, holdings, stageTo }: Examinable): Award => ({
  register,
  record,
  attributes,
  holdings,
  stage: stageTo,
});
const asItIsLeft = ({ register, record, after }: ChangedState): Award => ({ register, record, ...after });

const saidIn = ({ attributes }: Pick<Award, 'attributes'>, field: string): string =>
  String(attributes[field] ?? '');

const isVain = (awards: Awards, stage: string | null): boolean =>
  stage !== null && (awards.vain?.includes(stage) ?? false);

/** What an award takes out of a budget. */
const taken = (award: Award): Big => {
  const { register, stage, holdings } = award;
  const awards = register.awards as Awards;
  return new Big(stage === null || isVain(awards, stage) ? 0 : (holdings[awards.granted] ?? 0));
};

/** Whose budget an award draws on: a policy's of a year. */
const budgetOf = (award: Award): string => {
  const { code, year } = award.register.awards as Awards;
  return `${award.register.id} ${saidIn(award, code)} ${saidIn(award, year)}`;
};

/** Whether an entry grants more than was granted, or brings back what had come to nothing. */
function grantsMore({ register: { awards }, isNew, amounts, stageFrom, stageTo }: Examinable): boolean {
  if (!awards || !isNew) return false;
  return (
    new Big(amounts[awards.granted] ?? 0).gt(0) || (isVain(awards, stageFrom) && !isVain(awards, stageTo))
  );
}

/** Whether a record is left with more than it was granted, or with what another budget grants. */
function leavesMore(changed: ChangedState): boolean {
  const { register, record, before } = changed;
  const [was, is] = [{ register, record, ...before }, asItIsLeft(changed)];
  const drawn = budgetOf(was) === budgetOf(is) ? taken(was) : new Big(0);
  return taken(is).gt(drawn);
}

/** Of some awards, which go beyond the budget that they draw on, together with all that is granted beside them. */
async function overBudget(
  db: Db,
  district: InDistrict,
  awards: readonly Award[],
  more: ReadonlySet<Award>,
  isWritten: boolean,
): Promise<Map<Award, Refusal>> {
  const over = new Map<Award, Refusal>();
  if (more.size === 0) return over;
  const on = new DependedOn(db, district);
  const asked = new Map<string, Asked>();
  for (const award of more) {
    const of = await askedOf(on, award);
    if (of) asked.set(budgetOf(award), of);
  }
  // In one order for everybody.
  const registers = [...new Set([...asked.values()].map(({ register }) => register.id))].toSorted();
  if (isWritten) for (const register of registers) await waitForLock(db, district.id, lockOfAwards(register));
  for (const [key, of] of asked) {
    const refusal = await beyond(db, district, of, awards);
    if (refusal) for (const award of more) if (budgetOf(award) === key) over.set(award, refusal);
  }
  return over;
}

/** What is granted by a policy for a year, out of which budget. */
interface Asked {
  readonly register: Register;
  readonly awards: Awards;
  readonly code: string;
  readonly year: string;
  readonly policy: string;
  readonly budget: Big;
}

async function askedOf(on: DependedOn, award: Award): Promise<Asked | null> {
  const { register } = award;
  const awards = register.awards as Awards;
  const [code, year] = [saidIn(award, awards.code), saidIn(award, awards.year)];
  const found = await on.version(awards, award);
  const field = register.fields[awards.policy];
  const measure = field?.kind === 'reference' ? on.policiesOf(field.register)?.budget : undefined;
  const stated = measure === undefined ? undefined : found?.version.holdings[measure];
  if (!found || stated === undefined || code === '' || year === '') return null;
  const budget = new Big(stated);
  return budget.gt(0) ? { register, awards, code, year, policy: found.version.title, budget } : null;
}

async function beyond(
  db: Db,
  district: InDistrict,
  { register, awards, code, year, policy, budget }: Asked,
  all: readonly Award[],
): Promise<Refusal | null> {
  // Of an award that the request moves several times the last counts.
  const own = new Map(all.filter((one) => one.register.id === register.id).map((one) => [one.record, one]));
  const others = await grantedByPolicy(db, district.id, register.id, awards, {
    code,
    year,
    without: [...own.keys()],
  });
  const sum = [...own.values()]
    .filter((one) => saidIn(one, awards.code) === code && saidIn(one, awards.year) === year)
    .reduce((so, one) => so.plus(taken(one)), new Big(others));
  if (sum.lte(budget)) return null;
  return new Refusal(
    'budget-exceeded',
    { policy, sum: sum.toFixed(), budget: budget.toFixed() },
    `amounts.${awards.granted}`,
  );
}
