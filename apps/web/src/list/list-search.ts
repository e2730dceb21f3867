import type { ListQueryParams, ViewBody, WireListForm, WireView } from '@taizhang/contract';
import type { Condition, Rule } from '@taizhang/definition';
import { isMonth, type Zoom, zooms } from './gantt-window.ts';

/** What the address of a list says. What cannot be read of it is as if it were not there; the rest the server judges. */
export interface ListSearch {
  condition?: Condition | undefined;
  order?: string | undefined;
  way?: 'up' | 'down' | undefined;
  /** Columns in their order, each with its width where it was given one: `label~300,stage`. */
  columns?: string | undefined;
  page?: number | undefined;
  size?: number | undefined;
  /** Which pace of the register gives the lights; absent: the first. */
  pace?: string | undefined;
  /** Only records with one of these lights, joined by commas. */
  light?: string | undefined;
  /** Those that stand worst come first. */
  lit?: 'first' | undefined;
  /** The day whose lights are shown, and by which day they were known; absent: now. */
  litDay?: string | undefined;
  litKnown?: string | undefined;
  /** Drawn along time or on a map; absent: as a table. */
  as?: 'gantt' | 'map' | undefined;
  /** How much of time is drawn at once; absent: all. */
  zoom?: Zoom | undefined;
  /** A month of the stretch that is drawn; absent: today's. */
  at?: string | undefined;
  /** The saved view that this began with. */
  view?: string | undefined;
}

export type Column = WireListForm['columns'][number];

export const pageSizes = [20, 50, 100] as const;
const usualSize = 50;
const deepest = 10;

function isCondition(given: unknown, depth = 0): given is Condition {
  if (typeof given !== 'object' || given === null || depth > deepest) return false;
  const { combinator, rules, not } = given as Record<string, unknown>;
  return (
    (combinator === 'and' || combinator === 'or') &&
    (not === undefined || typeof not === 'boolean') &&
    Array.isArray(rules) &&
    rules.every((node) => isRule(node) || isCondition(node, depth + 1))
  );
}

function isRule(given: unknown): given is Rule {
  if (typeof given !== 'object' || given === null || !('value' in given)) return false;
  const { field, operator } = given as Record<string, unknown>;
  return typeof field === 'string' && typeof operator === 'string';
}

const textIn = (given: unknown): string | undefined =>
  typeof given === 'string' && given !== '' ? given.slice(0, 4000) : undefined;

export const listSearch = (given: Record<string, unknown>): ListSearch => ({
  condition: isCondition(given.condition) ? given.condition : undefined,
  order: textIn(given.order),
  way: given.way === 'up' || given.way === 'down' ? given.way : undefined,
  columns: textIn(given.columns),
  page:
    typeof given.page === 'number' && Number.isInteger(given.page) && given.page > 1 ? given.page : undefined,
  size: pageSizes.find((size) => size === given.size && size !== usualSize),
  pace: textIn(given.pace),
  light: textIn(given.light),
  lit: given.lit === 'first' ? 'first' : undefined,
  litDay: textIn(given.litDay),
  litKnown: textIn(given.litKnown),
  as: given.as === 'gantt' || given.as === 'map' ? given.as : undefined,
  zoom: zooms.find((zoom) => zoom === given.zoom),
  at: isMonth(given.at) ? given.at : undefined,
  view: textIn(given.view),
});

export interface ShownColumn {
  readonly id: string;
  readonly width: number | null;
}

const widths = { least: 60, most: 800 } as const;
export const within = (width: number): number =>
  Math.round(Math.min(widths.most, Math.max(widths.least, width)));

/** The columns that an address names, of those on offer; the usual ones, where it names none. */
export function columnsIn(form: WireListForm, given: string | undefined): ShownColumn[] {
  const offered = new Set(form.columns.map(({ id }) => id));
  const named = (given ?? '').split(',').flatMap((part) => {
    const [id = '', width] = part.split('~');
    const pixels = Number(width);
    return offered.has(id) ? [{ id, width: width !== undefined && pixels > 0 ? within(pixels) : null }] : [];
  });
  const once = [...new Map(named.map((column) => [column.id, column])).values()];
  if (once.length > 0) return once;
  const usual = form.columns.filter((column) => column.usual).map(({ id }) => ({ id, width: null }));
  // What a record is called comes first.
  return usual.toSorted((a, b) => Number(b.id === form.titleColumn) - Number(a.id === form.titleColumn));
}

/** The columns that a list along time is drawn from, and by which it can be ordered. */
export const ganttColumns = (form: WireListForm): string[] => [
  ...new Set([
    form.titleColumn,
    'stage',
    ...(form.spans ? [...form.spans.planned, ...form.spans.actual] : []),
    'record.last-occurred-on',
  ]),
];

export const columnsText = (columns: readonly ShownColumn[]): string =>
  columns.map(({ id, width }) => (width === null ? id : `${id}~${width}`)).join(',');

export const sizeOf = ({ size = usualSize }: ListSearch): number => size;

export const conditionText = (condition: Condition | undefined): string | undefined =>
  condition === undefined || (condition.rules.length === 0 && !condition.not)
    ? undefined
    : JSON.stringify(condition);

/** What the server is asked for. */
export function queryOf(search: ListSearch, columns: readonly ShownColumn[]): ListQueryParams {
  const size = sizeOf(search);
  return {
    condition: conditionText(search.condition),
    order: search.order,
    way: search.way,
    columns: columns.map(({ id }) => id).join(','),
    pace: search.pace,
    light: search.light,
    lit: search.lit,
    litDay: search.litDay,
    litKnown: search.litKnown,
    limit: size,
    offset: ((search.page ?? 1) - 1) * size,
  };
}

/** The address that a view leads to. */
export function searchOfView(view: WireView): ListSearch {
  const condition: unknown = view.condition === null ? undefined : JSON.parse(view.condition);
  return {
    view: view.id,
    condition: isCondition(condition) ? condition : undefined,
    order: view.order ?? undefined,
    way: view.order === null ? undefined : view.way,
    columns: view.columns === null ? undefined : columnsText(view.columns),
    pace: view.lights?.pace ?? undefined,
    light: view.lights?.light ?? undefined,
    lit: view.lights?.lit ?? undefined,
  };
}

/** What of a list a view keeps. */
export const viewBodyOf = (
  { condition, order, way, columns, pace, light, lit }: ListSearch,
  form: WireListForm,
  { name, audience }: Pick<ViewBody, 'name' | 'audience'>,
): ViewBody => ({
  name,
  audience,
  condition: conditionText(condition) ?? null,
  order: order ?? null,
  way: way ?? 'down',
  columns: columns === undefined ? null : columnsIn(form, columns).map((column) => ({ ...column })),
  lights:
    pace === undefined && light === undefined && lit === undefined
      ? null
      : { pace: pace ?? null, light: light ?? null, lit: lit ?? null },
});

/** Whether a list still shows what its view keeps. */
export function showsView(search: ListSearch, view: WireView, form: WireListForm): boolean {
  const { name, audience } = view;
  const now = viewBodyOf(search, form, { name, audience });
  const kept = viewBodyOf(searchOfView(view), form, { name, audience });
  return JSON.stringify(now) === JSON.stringify(kept);
}
