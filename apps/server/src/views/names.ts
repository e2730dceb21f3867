import { isOutside, type Viewer } from '@taizhang/access';
import type { Label } from '@taizhang/contract';
import { amountIn, type Register, type UnitId } from '@taizhang/definition';
import type { OpenDistrict } from '@taizhang/runtime';

/** Who did something: whoever stands outside of the house is told only of himself, for there is no list of officials. */
export const actorShown = (viewer: Viewer, account: string): string =>
  isOutside(viewer) && account !== viewer.account ? '****' : account;

/**
 * What those are called who acted: accounts by name; units, which brought in history; and the installation itself. Who is
 * none of them is left out.
 */
export const peopleNamed = (
  district: OpenDistrict,
  ids: readonly string[],
  accounts: ReadonlyMap<string, string>,
): Named[] =>
  [...new Set(ids)].flatMap((id) => {
    const name = accounts.get(id);
    const unit = district.directory.tree.units.get(id)?.title;
    const title = name === undefined ? (unit ?? machines[id]) : { zh: name, en: name };
    return title ? [{ id, title }] : [];
  });

/** By which what no person did is recorded. */
const machines: Readonly<Record<string, Label>> = {
  system: { zh: '系统', en: 'The installation' },
  api: { zh: '外部系统', en: 'Another system' },
};

export interface Named {
  readonly id: string;
  readonly title: Label;
}

const called = (id: string, title: Label | undefined): Named => ({ id, title: title ?? { zh: id, en: id } });

export const registerNamed = (district: OpenDistrict, id: string): Named =>
  called(id, district.catalogue.registers.get(id)?.title);

export const unitNamed = <T extends string | null>(district: OpenDistrict, id: T) => unitCalled(district, id);

export const streetNamed = <T extends string | null>(district: OpenDistrict, id: T) =>
  unitCalled(district, id);

function unitCalled<T extends string | null>(
  { directory }: OpenDistrict,
  id: T,
): T extends string ? Named : null {
  const named = id === null ? null : called(id, directory.tree.units.get(id)?.title);
  return named as T extends string ? Named : null;
}

export const stageNamed = (register: Register, id: string): Named => called(id, register.stages[id]?.title);

/** Finer than any unit is shown in. */
const shownDecimals = 6;

/** A base amount in the unit people speak of it in. */
export const amountShown = (value: string, unit: UnitId): Label => amountIn(value, unit, shownDecimals);
