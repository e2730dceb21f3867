import type { Question } from '@taizhang/ledger';
import type { Ask } from './ask.ts';
import { readBusyMoments } from './busy-days.ts';
import type { BusyMoment } from './busy-slices.ts';
import type { Binder, Client } from './database.ts';
import type { District } from './district.ts';
import { askedKey, type FoldedMetric, foldedMetrics } from './folded-metrics.ts';
import { type CellPlan, type KnownParts, knownParts, partDayOf, planCells } from './plan-cells.ts';
import type { Sum, SumAsk } from './read-movements.ts';

/** Where a metric's cells stand: their name, and how far the movements of its register are in them. */
export interface Folded {
  readonly name: number;
  readonly cursor: number;
  readonly known_to: Date;
}

/** An ask that cells answer. */
export interface FoldedAsk extends SumAsk {
  readonly folded: FoldedMetric;
  readonly at: Folded;
  readonly key: string;
  readonly plan: CellPlan;
}

/** Moments within busy days, by register and millisecond. */
export type BusyMoments = ReadonlyMap<string, ReadonlyMap<number, BusyMoment>>;

/** Adds what was found to an ask's answer; `item` is '' where nothing is told apart. */
export type AddSum = (ask: FoldedAsk, item: string, sum: Sum) => void;

/** The metrics whose cells were folded by their present definition. */
export async function readStates(client: Client, district: District): Promise<Map<string, Folded>> {
  const { rows } = await client.query<Omit<Folded, 'name'> & { metrics: string }>({
    name: 'folded-metrics',
    // A text for each register: a row for each metric costs both sides more than all that is read of cells.
    text: `select f.cursor, f.known_to, string_agg(concat_ws(' ', m.metric, m.id, m.definition), E'\\n') as metrics
             from fold f join folded_metric m on m.district = f.district and m.register = f.register
            where f.district = $1 group by f.register, f.cursor, f.known_to`,
    values: [district.id],
  });
  const current = foldedMetrics(district.catalogue);
  const states = new Map<string, Folded>();
  for (const { cursor, known_to, metrics } of rows)
    for (const line of metrics.split('\n')) {
      const [metric, name, definition] = line.split(' ') as [string, string, string];
      if (current.get(metric)?.definition(district.timeZone) === definition)
        states.set(metric, { name: Number(name), cursor, known_to });
    }
  return states;
}

/** Where the times of knowledge of these questions lie in busy days. */
export async function readBusyMomentsOf(
  client: Client,
  district: District,
  asks: readonly Ask[],
  states: ReadonlyMap<string, Folded>,
): Promise<BusyMoments> {
  const knownTo = Math.max(0, ...[...states.values()].map(({ known_to }) => known_to.getTime()));
  const moments = new Set(asks.map(({ question }) => question.knownAt.getTime()));
  const within = [...moments].flatMap((moment) => {
    const at = new Date(moment);
    const day = moment < knownTo ? partDayOf(at, district.timeZone) : null;
    return day === null ? [] : [{ day, at }];
  });
  return readBusyMoments(client, district, within);
}

/** Which cells answer a question about a register. */
export type PlanOf = (
  register: string,
  kind: 'balance' | 'turnover',
  question: Question,
  at: Folded,
) => CellPlan;

/**
 * Plans are worked out once for all that is asked alike, and those who are answered by the same cells share one: registers
 * differ only in whether all of their past is known, and whether their busy days are cut.
 */
export function plansWithBusyDays({ timeZone }: District, busy: BusyMoments): PlanOf {
  const parts = new Map<string, KnownParts>();
  const plans = new Map<string, CellPlan>();
  return (register, kind, question, at) => {
    const { from, to, knownAt, scope } = question;
    const within = busy.get(register)?.get(knownAt.getTime());
    const known = JSON.stringify([knownAt, knownAt >= at.known_to, within]);
    return once(plans, `${kind} ${from} ${to} ${scope !== undefined} ${known}`, () =>
      planCells(
        kind,
        question,
        once(parts, known, () => knownParts(knownAt, at.known_to, timeZone, within)),
      ),
    );
  };
}

function once<T>(made: Map<string, T>, name: string, make: () => T): T {
  const known = made.get(name) ?? make();
  made.set(name, known);
  return known;
}

/** @returns undefined where no cells answer the question */
export function foldedAsk(
  district: District,
  { metric: id, question }: Ask,
  states: ReadonlyMap<string, Folded>,
  planOf: PlanOf,
): FoldedAsk | undefined {
  const folded = foldedMetrics(district.catalogue).get(id);
  const at = states.get(id);
  if (!folded || !at) return undefined;
  // Neither the values counted nor those ranked are told apart by place.
  if (question.scope !== undefined && folded.kind !== 'sum') return undefined;
  const { register, metric } = folded;
  const plan = planOf(register.id, metric.kind, question, at);
  return {
    register,
    // What is behind the cells is read with the parameters' rules, as the metric itself says them.
    metric: wholeMetric(folded),
    question,
    folded,
    at,
    key: askedKey(folded, question.parameters),
    plan,
  };
}

const wholeMetrics = new WeakMap<FoldedMetric, FoldedMetric['metric']>();
/** The sum with the rules that compare with parameters put back. */
function wholeMetric(folded: FoldedMetric): FoldedMetric['metric'] {
  if (folded.key.length === 0) return folded.metric;
  const { where, ...rest } = folded.metric;
  const made: FoldedMetric['metric'] = wholeMetrics.get(folded) ?? {
    ...rest,
    where: { combinator: 'and', rules: [...folded.key, ...(where ? [where] : [])] },
  };
  wholeMetrics.set(folded, made);
  return made;
}

/** The tallied additions that a question about a distinct count is about: a query (value, amount). */
export function talliesSql(
  district: District,
  { at, key, folded, question, plan: { known } }: FoldedAsk,
  binder: Binder,
): string {
  const { from, to } = question;
  const turnover = folded.metric.kind === 'turnover';
  const parts = turnover
    ? `t.part between ${binder.bind(`${from.slice(0, 4)}-01-01`, 'date')} and ${binder.bind(`${to.slice(0, 4)}-01-01`, 'date')}
       and t.occurred >= ${binder.bind(from, 'date')}`
    : `t.part = '-infinity'`;
  const of = `t.district = ${binder.bind(district.id, 'text')} and t.metric = ${binder.bind(at.name, 'int')}
      and t.key = ${binder.bind(key, 'text')} and ${parts} and t.occurred <= ${binder.bind(to, 'date')}`;
  const byDay = `select t.value, t.amount from tally t where ${of} and t.known <= ${binder.bind(known.day, 'date')}`;
  if (!known.slices) return byDay;
  return `${byDay} union all
    select t.value, t.amount from busy_tally t
     where ${of} and t.day = ${binder.bind(known.slices.day, 'date')} and t.slice <= ${binder.bind(known.slices.to, 'int')}`;
}
