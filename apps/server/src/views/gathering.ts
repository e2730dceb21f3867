import { reachOf, type Viewer, withinReach } from '@taizhang/access';
import type { WireDrawable, WireGatherings } from '@taizhang/contract';
import { type Gathering, kindOf, type Measure, type Register, type Text } from '@taizhang/definition';
import { waysOn } from '@taizhang/ledger';
import { type GatheredRecord, mayTake, type OpenDistrict, type StandingRecord } from '@taizhang/runtime';
import { amountShown, registerNamed, stageNamed, unitNamed } from './names.ts';
import { papersOfRecord } from './papers-of-record.ts';
import { referenceShown, type Titles } from './titles.ts';
import { transitionNamed } from './work.ts';

/** A value of a record in words; null where there is none, or it is not to be shown. */
export function valueInWords(
  district: OpenDistrict,
  register: Register,
  titles: Titles,
  { attributes }: Pick<GatheredRecord, 'attributes'>,
  id: string,
): Text | null {
  const field = register.fields[id];
  const value = attributes[id];
  if (!field || value === undefined || field.restricted || field.kind === 'personal') return null;
  if (field.kind === 'reference') return referenceShown(titles, field, String(value));
  if (field.kind === 'unit') return unitNamed(district, String(value)).title;
  if (field.kind === 'number') return amountShown(String(value), field.unit);
  const { show } = kindOf(field);
  return { zh: show(value, field, 'zh'), en: show(value, field, 'en') };
}

interface Gathered {
  readonly id: string;
  readonly gathering: Gathering;
  readonly records: readonly GatheredRecord[];
  readonly totals: { readonly count: number; readonly sums: Readonly<Record<string, string>> };
  readonly titles: Titles;
}

export function gatheringsView(
  district: OpenDistrict,
  viewer: Viewer,
  { register, state }: StandingRecord,
  gathered: readonly Gathered[],
): WireGatherings {
  return {
    gatherings: gathered.map(({ id, gathering, records, totals, titles }) => {
      const other = district.catalogue.registers.get(gathering.register) as Register;
      const { draws } = gathering;
      const mayDraw = draws?.while.includes(state.stage ?? '') && mayTake(viewer, other, draws.transition);
      return {
        id,
        title: gathering.title,
        register: registerNamed(district, other.id),
        by: gathering.by,
        count: totals.count,
        totals: Object.entries(totals.sums).map(([measure, value]) => {
          const { title, unit } = other.measures[measure] as Measure;
          return { id: measure, title, value, shown: amountShown(value, unit) };
        }),
        columns: gathering.fields.map((field) => ({
          id: field,
          title: (other.fields[field] as { title: Text }).title,
        })),
        records: records.map((record) => ({
          id: record.id,
          title: record.title,
          stage: stageNamed(other, record.stage),
          cells: gathering.fields.flatMap((field) => {
            const shown = valueInWords(district, other, titles, record, field);
            return shown ? [{ id: field, shown }] : [];
          }),
          ways: mayRecord(viewer, other, record)
            ? waysOn(other, record.stage)
                .filter((way) => mayTake(viewer, other, way))
                .map((way) => transitionNamed(other, way))
            : [],
        })),
        draws: draws && mayDraw ? registerNamed(district, draws.register) : null,
      };
    }),
    papers: papersOfRecord(viewer, register, state.stage, state.attributes),
  };
}

/** Whether a viewer may record something of a record. */
export const mayRecord = (
  viewer: Viewer,
  register: Register,
  { id, unit, street, attributes }: GatheredRecord,
): boolean =>
  withinReach(reachOf(viewer, 'record', register.id), viewer.account, register, {
    id,
    unit,
    street,
    openedBy: null,
    valueOf: (field) => attributes[field],
  });

export const drawableView = (
  district: OpenDistrict,
  register: Register,
  records: readonly GatheredRecord[],
): WireDrawable => ({
  records: records.map(({ id, title, stage, unit }) => ({
    id,
    title,
    stage: stageNamed(register, stage),
    unit: unitNamed(district, unit),
  })),
});
