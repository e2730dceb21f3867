import { isUnbounded, reaches, reachOf, unitsHeld, type Viewer } from '@taizhang/access';
import type { WireList, WireListForm, WireView } from '@taizhang/contract';
import {
  baseUnitOf,
  comparisonOf,
  placeFieldOf,
  type Register,
  type Text,
  type UnitId,
  units,
} from '@taizhang/definition';
import {
  type ListColumn,
  type ListedRecord,
  mayTake,
  type OpenDistrict,
  offeredColumns,
  offeredOperators,
  ownColumns,
  pacesOf,
  type RecordName,
  type SavedView,
} from '@taizhang/runtime';
import { nameOfPlace, shownOf } from './condition.ts';
import { registerNamed } from './names.ts';
import type { Titles } from './titles.ts';

type WireColumn = WireListForm['columns'][number];

/** So many fields stand in a list when nobody has chosen columns: more would be read by nobody. */
const usualFields = 4;

/** The columns that a list shows when nobody has chosen any. */
export function usualColumns(register: Register): Set<string> {
  const columns = [...offeredColumns(register).values()];
  const fields = columns.filter(({ id, field }) => field && id !== register.titleField);
  const short = fields.filter(({ field }) => field?.kind !== 'text').slice(0, usualFields);
  const amounts = columns.filter(({ measure }) => measure).slice(0, 2);
  return new Set([
    register.titleField,
    ...['stage', 'unit', ...(register.places === 'none' ? [] : ['street'])],
    ...(register.listed ?? [...short, ...amounts].map(({ id }) => id)),
    ownColumns.lastOccurredOn,
  ]);
}

function kindOfColumn({ id, field, measure }: ListColumn): WireColumn['kind'] {
  if (measure) return 'measure';
  if (id === ownColumns.openedOn || id === ownColumns.lastOccurredOn) return 'date';
  if (!field) return id === ownColumns.id ? 'text' : 'category';
  if (field.kind === 'unit') return 'category';
  return field.kind === 'credit-code' ||
    field.kind === 'point' ||
    field.kind === 'personal' ||
    field.kind === 'terms'
    ? 'text'
    : field.kind;
}

const unitOf = ({ field, measure }: ListColumn): UnitId | undefined =>
  measure?.unit ?? (field?.kind === 'number' ? field.unit : undefined);

function optionsOf(
  district: OpenDistrict,
  register: Register,
  { id, field }: ListColumn,
): WireColumn['options'] {
  if (id === 'unit' || field?.kind === 'unit')
    return [...district.store.tree.units.values()]
      .filter(({ kind }) => kind !== 'community' && kind !== 'district')
      .map(({ id: value, title }) => ({ id: value, title }));
  const named = (entries: [string, Text][]) => entries.map(([value, title]) => ({ id: value, title }));
  if (id === 'stage')
    return named(Object.entries(register.stages).map(([value, { title }]) => [value, title]));
  if (id === 'street') return district.package.streets.map(({ id: value, title }) => ({ id: value, title }));
  return field?.kind === 'category' ? named(Object.entries(field.options)) : null;
}

/** What the list of a register offers to a viewer. */
export function listFormView(district: OpenDistrict, viewer: Viewer, register: Register): WireListForm {
  const usual = usualColumns(register);
  const records = reaches(viewer, 'record', register.id);
  return {
    register: registerNamed(district, register.id),
    titleColumn: register.titleField,
    columns: [...offeredColumns(register).values()].map((column) => {
      const unit = unitOf(column);
      return {
        id: column.id,
        title: column.title,
        kind: kindOfColumn(column),
        options: optionsOf(district, register, column),
        unit: unit ? units[baseUnitOf(unit)].title : null,
        reference: column.field?.kind === 'reference' ? column.field.register : null,
        operators: comparisonOf(register, column.id) === null ? [] : [...offeredOperators[column.comparison]],
        usual: usual.has(column.id),
      };
    }),
    transitions: records ? transitionsOf(viewer, register) : [],
    dueBack: register.awards?.reclaims !== undefined,
    openings: records
      ? Object.entries(register.transitions).flatMap(([id, { title, from }]) =>
          from || !mayTake(viewer, register, id) ? [] : [{ id, title }],
        )
      : [],
    exports: reaches(viewer, 'export', register.id),
    spans: spansView(register),
    places: placeFieldOf(register) !== null || register.placedBy !== undefined,
    paces: pacesOf(register).map(({ id, pace }) => ({ id, title: pace.title })),
    units: unitsHeld(viewer).map((id) => ({
      id,
      title: nameOfPlace(district, id) ?? { zh: id, en: id },
    })),
    reachesAll: reachOf(viewer, 'read', register.id).some(isUnbounded),
  };
}

const spansView = ({ spans, stages }: Register): WireListForm['spans'] =>
  spans
    ? {
        planned: [...spans.planned],
        actual: [...spans.actual],
        ended: Object.entries(stages).flatMap(([id, { ended }]) => (ended ? [id] : [])),
      }
    : null;

const transitionsOf = (viewer: Viewer, register: Register): WireListForm['transitions'] =>
  Object.entries(register.transitions).flatMap(([id, { title, from }]) =>
    from && mayTake(viewer, register, id) ? [{ id, title }] : [],
  );

/** The records that those of a list refer to in the columns that were asked for. */
export const referredByListed = (
  columns: readonly ListColumn[],
  records: readonly ListedRecord[],
): RecordName[] =>
  columns.flatMap(({ id, field }) =>
    field?.kind === 'reference'
      ? records.flatMap(({ values }) => {
          const value = values[id] ?? null;
          return value === null ? [] : [{ register: field.register, id: String(value) }];
        })
      : [],
  );

/** A record of a list with the columns that were asked for. */
export function listedView(
  district: OpenDistrict,
  register: Register,
  columns: readonly ListColumn[],
  { id, values }: ListedRecord,
  titles: Titles,
): Omit<WireList['records'][number], 'light'> {
  const title = values[register.titleField];
  return {
    id,
    title: title === null || title === undefined ? id : String(title),
    stage: values.stage === null || values.stage === undefined ? null : String(values.stage),
    cells: Object.fromEntries(
      columns.map((column) => {
        const value = values[column.id] ?? null;
        const { field } = column;
        const opens =
          field?.kind === 'reference' &&
          value !== null &&
          titles({ register: field.register, id: String(value) }).title !== null;
        return [
          column.id,
          { value, shown: shownOf(district, register, column, value, titles), ...(opens ? { opens } : {}) },
        ];
      }),
    ),
  };
}

export function totalsView(
  district: OpenDistrict,
  register: Register,
  sums: Readonly<Record<string, string>>,
): WireList['totals'] {
  return [...offeredColumns(register).values()].flatMap((column) => {
    const value = sums[column.id];
    return value === undefined
      ? []
      : [{ id: column.id, title: column.title, value, shown: shownOf(district, register, column, value) }];
  });
}

export const savedViewView = (viewer: Viewer, view: SavedView): WireView => ({
  id: view.id,
  revision: view.revision,
  register: view.register,
  name: view.name,
  audience: view.audience,
  condition: view.content.condition === null ? null : JSON.stringify(view.content.condition),
  order: view.content.order?.by ?? null,
  way: view.content.order?.descending === false ? 'up' : 'down',
  columns: view.content.columns === null ? null : view.content.columns.map((column) => ({ ...column })),
  lights: view.content.lights ?? null,
  madeBy: view.madeBy,
  savedAt: view.savedAt.toISOString(),
  own: view.madeBy === viewer.account,
});
