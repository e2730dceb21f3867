import { type Computation, Refusal } from '@taizhang/definition';
import { type District, type Examinable, type Examined, type Examiner, readReferred } from '@taizhang/store';
import { Big } from 'big.js';
import { computedOn } from './computed-on.ts';

type Db = Parameters<typeof readReferred>[0];
type InDistrict = Pick<District, 'id' | 'catalogue'>;

/**
 * What is agreed otherwise than it is computed at that moment wants a reason, by whatever way it is recorded: a form, a
 * batch, the interface. What is brought in as history, and what a correction says, is not asked.
 */
export const examinerOfComputations = (district: InDistrict): Examiner => ({
  concerns: ({ computations = {} }) => Object.values(computations).some(({ held }) => held !== undefined),
  async examine(db, movements) {
    const found: Examined[] = [];
    for (const movement of movements)
      found.push({ refusal: await refusalOf(db, district, movement), questions: null });
    return found;
  },
});

async function refusalOf(db: Db, district: InDistrict, movement: Examinable): Promise<Refusal | null> {
  for (const computation of Object.values(movement.register.computations ?? {})) {
    const refusal = await reasonWanted(db, district, computation, movement);
    if (refusal) return refusal;
  }
  return null;
}

async function reasonWanted(
  db: Db,
  district: InDistrict,
  computation: Computation,
  movement: Examinable,
): Promise<Refusal | null> {
  const { held } = computation;
  const { register, transition, occurredOn, stageTo, unit, street, attributes, holdings, isNew, states } =
    movement;
  if (!held?.transitions.includes(transition) || !isNew) return null;
  const reason = states.includes(held.reason) ? attributes[held.reason] : undefined;
  const stated = holdings[held.against];
  if (stated === undefined || (typeof reason === 'string' && reason.trim() !== '')) return null;
  const referred = await readReferred(db, district, register, attributes);
  const subject = { register, stage: stageTo, unit, street, attributes, holdings, referred };
  const { explanation } = await computedOn(db, district, computation, subject, occurredOn);
  const field = `set.${held.reason}`;
  if (explanation.amount === null) {
    const missing = explanation.missing.map(({ title }) => title);
    const zh = missing.map((title) => title.zh).join('、');
    return new Refusal(
      'computed-unknown',
      { missing: { zh, en: missing.map(({ en }) => en).join(', ') } },
      field,
    );
  }
  return new Big(explanation.amount).eq(stated)
    ? null
    : new Refusal('computed-otherwise', { computed: explanation.amount, stated }, field);
}
