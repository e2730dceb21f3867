import { type Awards, Refusal, type Register } from '@taizhang/definition';
import { type Examinable, type Examined, type Examiner, grantedByPolicy, waitForLock } from '@taizhang/store';
import { Big } from 'big.js';
import { type Db, DependedOn, type InDistrict } from './depended-on.ts';

/** Whatever gives money by policies does so under this lock, register by register: so no budget is given away twice. */
export const lockOfAwards = (register: string): string => `awards ${register}`;

/**
 * Sees to it that what is granted by a policy for a year stays within the budget of the version that the award names, by
 * whatever way it is granted: a form, a batch of entries, the interface. Of two that grant at once the second waits, and
 * sees what the first has granted. History and corrections are not asked.
 */
export const examinerOfBudgets = (district: InDistrict): Examiner => ({
  concerns: ({ awards }) => awards !== undefined,
  async examine(db, movements) {
    const nothing = movements.map((): Examined => ({ refusal: null, questions: null }));
    const granting = movements.filter(grantsMore);
    if (granting.length === 0) return nothing;
    const on = new DependedOn(db, district);
    const asked = new Map<string, Asked>();
    for (const movement of granting) {
      const of = await askedOf(on, movement);
      if (of) asked.set(`${of.register.id} ${of.code} ${of.year}`, of);
    }
    // In one order for everybody.
    const registers = [...new Set([...asked.values()].map(({ register }) => register.id))].toSorted();
    if (granting.some(({ isWritten }) => isWritten))
      for (const register of registers) await waitForLock(db, district.id, lockOfAwards(register));
    const over = new Map<string, Refusal>();
    for (const [key, of] of asked) {
      const refusal = await beyond(db, district, of, movements);
      if (refusal) over.set(key, refusal);
    }
    return movements.map((movement, i) => {
      const { awards } = movement.register;
      const at =
        awards && `${movement.register.id} ${saidIn(movement, awards.code)} ${saidIn(movement, awards.year)}`;
      const refusal = grantsMore(movement) ? over.get(at ?? '') : undefined;
      return refusal ? { refusal, questions: null } : (nothing[i] as Examined);
    });
  },
});

const saidIn = ({ attributes }: Examinable, field: string): string => String(attributes[field] ?? '');

/** Whether an entry grants more than was granted, or brings back what had come to nothing. */
function grantsMore({ register: { awards }, isNew, amounts, stageFrom, stageTo }: Examinable): boolean {
  if (!awards || !isNew) return false;
  const isVain = (stage: string | null) => stage !== null && (awards.vain?.includes(stage) ?? false);
  return new Big(amounts[awards.granted] ?? 0).gt(0) || (isVain(stageFrom) && !isVain(stageTo));
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

async function askedOf(on: DependedOn, movement: Examinable): Promise<Asked | null> {
  const { register } = movement;
  const awards = register.awards as Awards;
  const [code, year] = [saidIn(movement, awards.code), saidIn(movement, awards.year)];
  const found = await on.version(awards, movement);
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
  movements: readonly Examinable[],
): Promise<Refusal | null> {
  // Of an award that the request moves several times the last counts.
  const own = new Map(
    movements.filter((one) => one.register.id === register.id).map((one) => [one.record, one]),
  );
  const others = await grantedByPolicy(db, district.id, register.id, awards, {
    code,
    year,
    without: [...own.keys()],
  });
  const sum = [...own.values()]
    .filter((one) => saidIn(one, awards.code) === code && saidIn(one, awards.year) === year)
    .filter(({ stageTo }) => !awards.vain?.includes(stageTo))
    .reduce((all, { holdings }) => all.plus(holdings[awards.granted] ?? 0), new Big(others));
  if (sum.lte(budget)) return null;
  return new Refusal(
    'budget-exceeded',
    { policy, sum: sum.toFixed(), budget: budget.toFixed() },
    `amounts.${awards.granted}`,
  );
}
