import type { Viewer } from '@taizhang/access';
import {
  type District,
  goneWithWork,
  type InHand,
  mayDo,
  mayTake,
  type Queryable,
  standingRecords,
  type TitledRecord,
  type TwoTimes,
} from '@taizhang/store';
import { handingOver } from './hand-over.ts';

/** A thing in somebody's hands, and whether the viewer may give it to another. */
export interface InHandToGive extends InHand {
  readonly mayHandOver: boolean;
}

/** Those whose work is over and in whose hands something still is. */
export interface GoneWithWork {
  readonly who: TitledRecord;
  readonly inHand: readonly InHandToGive[];
}

/** Who has gone with work in hand at two times; what of it the viewer may hand over is looked at as it stands today. */
export async function goneOf(
  db: Queryable,
  district: District,
  viewer: Viewer,
  at: TwoTimes,
): Promise<GoneWithWork[]> {
  const gone = await goneWithWork(db, district, viewer, at);
  const things = gone.flatMap(({ inHand }) => inHand);
  const givable = new Set<InHand>();
  for (const [id, group] of Map.groupBy(things, ({ register }) => register)) {
    const register = district.catalogue.registers.get(id);
    if (!register) continue;
    const ids = [...new Set(group.map((one) => one.id))];
    const records = new Map(
      (await standingRecords(db, district, viewer, register, ids)).map((one) => [one.id, one]),
    );
    for (const thing of group) {
      const record = records.get(thing.id);
      if (!record?.state.stage || !mayDo(viewer, 'record', record)) continue;
      const transition = handingOver(register, record.state.stage, thing.field);
      if (mayTake(viewer, register, transition, record.state.unit)) givable.add(thing);
    }
  }
  return gone.map(({ who, inHand }) => ({
    who,
    inHand: inHand.map((thing) => ({ ...thing, mayHandOver: givable.has(thing) })),
  }));
}
