import type { Deadline, TimeSpan } from '@taizhang/definition';
import { conditionSql } from '../condition-sql.ts';
import type { Binder } from '../database.ts';
import { contentHash, type District } from '../district.ts';
import { literal } from '../literal.ts';
import { recordField } from '../record-field.ts';
import { boundMoment, standsSql, type TwoTimes } from '../responsibility/records-at.ts';
import { calendarHash } from './keep-calendar.ts';

interface Declared {
  readonly register: string;
  readonly deadline: string;
  readonly declared: Deadline;
}

/** Every deadline that a district's registers declare. */
const deadlinesOf = ({ catalogue }: District): Declared[] =>
  [...catalogue.registers.values()].flatMap((register) =>
    Object.entries(register.deadlines ?? {}).map(([deadline, declared]) => ({
      register: register.id,
      deadline,
      declared,
    })),
  );

const hashes = new WeakMap<District['catalogue'], string>();

/** Changes when days that are due must be found anew. */
export function deadlinesHash(district: District): string {
  const known = hashes.get(district.catalogue) ?? contentHash(deadlinesOf(district)).toString('hex');
  hashes.set(district.catalogue, known);
  return contentHash([known, calendarHash(district), district.standsOn ?? null]).toString('hex');
}

/**
 * What is due of rows of `record`, as register, record, deadline, day, moment: the one place that says when something
 * is due. The moment is the last at which it is not overdue. Null where no register has a deadline. Of rows as they stood
 * at two times (`at`), also their entry into the stage is looked for as it stood then.
 */
export function dueOfRecordsSql(
  district: District,
  records: string,
  binder: Binder,
  at: TwoTimes | null = null,
): string | null {
  const all = deadlinesOf(district);
  const plain = all.filter(isPlain);
  const parts = all
    .filter((one) => !isPlain(one))
    .map((one) => countedSql(district, records, one, binder, at));
  if (plain.length > 0) parts.unshift(inFieldsSql(district, records, plain));
  return parts.length === 0 ? null : parts.join(' union all ');
}

/**
 * Whether a record may have been due between two days before a movement m or after it: of registers that count days any may,
 * of the others those whose fields said such a day. Of the rest it need not be looked up where they stood.
 */
export function mayBeDueSql(district: District, between: string): string {
  // One branch a register: a list of fields, looked through for each movement, would take most of the time.
  const branches = [...Map.groupBy(deadlinesOf(district), ({ register }) => register)].map(
    ([register, of]) => {
      const fields = new Set(of.flatMap(({ declared: { field, extended } }) => [field, extended]));
      const may = [...fields].flatMap((field) => {
        if (field === undefined) return [];
        const said = (attributes: string) => `(${attributes}->>${literal(field)})::date ${between}`;
        return [said('m.attributes'), `m.prior is not null and ${said(`(m.prior->'attributes')`)}`];
      });
      return `when ${literal(register)} then ${of.every(isPlain) ? may.join(' or ') : 'true'}`;
    },
  );
  return branches.length === 0 ? 'false' : `case m.register ${branches.join(' ')} else false end`;
}

/** Days that stand in a field are looked up for all registers in one pass; only what is counted needs one of its own. */
const isPlain = ({ declared: { within, where } }: Declared): boolean => !within && !where;

function inFieldsSql(district: District, records: string, plain: readonly Declared[]): string {
  const rows = plain.map(({ register, deadline, declared: { field = '', extended, stages } }) => {
    const names = [register, deadline, field].map(literal).join(', ');
    return `(${names}, ${extended ? literal(extended) : 'null'}, ${textArray(stages)})`;
  });
  const day = '(coalesce(r.attributes->>d.extended, r.attributes->>d.field))::date';
  return `select r.register, r.id as record, d.deadline, ${day} as day, ${endOfDaySql(district, day)} as moment
            from ${records} r
            join (values ${rows.join(', ')}) as d (register, deadline, field, extended, stages)
              on d.register = r.register and r.stage = any(d.stages)
           where coalesce(r.attributes->>d.extended, r.attributes->>d.field) is not null`;
}

/** A deadline that is counted, or that only some records have. */
function countedSql(
  district: District,
  records: string,
  { register, deadline, declared }: Declared,
  binder: Binder,
  at: TwoTimes | null,
): string {
  const { field, extended, within, stages, where } = declared;
  const conditions = [`r.register = ${literal(register)}`, `r.stage = any(${textArray(stages)})`];
  const definition = district.catalogue.registers.get(register);
  if (where && definition) {
    const columns = {
      register: definition,
      expression: (name: string) => recordField(definition, name, 'r'),
    };
    conditions.push(conditionSql(where, columns, binder, {}));
  }
  const inField = [extended, field]
    .filter((one) => one !== undefined)
    .map((one) => `r.attributes->>${literal(one)}`);
  const from =
    field === undefined
      ? `cross join lateral (${entrySql(district, binder, at)}) e`
      : `cross join lateral (select (coalesce(${inField.join(', ')}))::date as day) e`;
  const counted = within
    ? `cross join lateral (${spanSql(district, within)}) c`
    : 'cross join lateral (select e.day) c';
  const [day, moment] =
    within?.of === 'working-hour'
      ? [`(c.moment at time zone ${literal(district.timeZone)})::date`, 'c.moment']
      : ['c.day', endOfDaySql(district, 'c.day')];
  return `select r.register, r.id as record, ${literal(deadline)} as deadline, ${day} as day, ${moment} as moment
            from ${records} r ${from} ${counted}
           where ${conditions.join(' and ')} and e.day is not null`;
}

/** When a record entered the stage in which it stands: on which day, and when that was first recorded. */
function entrySql(district: District, binder: Binder, at: TwoTimes | null): string {
  const zone = literal(district.timeZone);
  const stands =
    at === null
      ? 'm.sign = 1 and not exists (select from movement x where x.district = m.district and x.reverses = m.seq)'
      : `m.occurred_on <= ${binder.bind(at.day, 'date')} and ${standsSql('m', boundMoment(binder, at.knownAt))}`;
  // On a demonstration's last day clocks show another year. What is recorded since then counts as recorded on its day.
  const moment = district.standsOn
    ? `case when first.recorded_at at time zone ${zone} < ${literal(district.standsOn)}::date + 1 then first.recorded_at
            else (m.occurred_on + (first.recorded_at at time zone ${zone})::time) at time zone ${zone} end`
    : 'first.recorded_at';
  return `select m.occurred_on as day, ${moment} as at
            from movement m
            join movement first on first.district = m.district and first.seq = m.entry
           where m.district = ${literal(district.id)} and m.register = r.register and m.record = r.id
             and m.stage_from is distinct from m.stage_to and ${stands}
           order by m.occurred_on desc, m.entry desc limit 1`;
}

/**
 * So long after the day `e.day` or the moment `e.at`; as `WorkingCalendar` counts, tested against it. One look-up after the
 * other: of a calendar that was just written the planner knows nothing, and would pair each of its days with each.
 */
function spanSql(district: District, { count, of }: TimeSpan): string {
  const id = literal(district.id);
  if (of === 'day') return `select e.day + ${count} as day`;
  if (of === 'working-day')
    return `select t.day
              from (select ordinal from calendar_day where district = ${id} and day = e.day limit 1) f
             cross join lateral (
               select day from calendar_day
                where district = ${id} and works and ordinal = f.ordinal + ${count} limit 1) t`;
  return `select t.starts + (w.worked + ${count * 3_600_000} - t.before) * interval '1 millisecond' as moment
            from (select f.before + round(extract(epoch from least(e.at, f.ends) - f.starts) * 1000)::bigint as worked
                    from calendar_session f
                   where f.district = ${id} and f.starts <= e.at order by f.starts desc limit 1) w
           cross join lateral (
             select * from calendar_session t
              where t.district = ${id} and t.before < w.worked + ${count * 3_600_000}
              order by t.before desc limit 1) t`;
}

export const startOfDaySql = (district: District, day: string): string =>
  `(${day}::timestamp at time zone ${literal(district.timeZone)})`;

export const endOfDaySql = (district: District, day: string): string =>
  `((${day} + 1)::timestamp at time zone ${literal(district.timeZone)}) - interval '1 millisecond'`;

const textArray = (list: readonly string[]): string => `array[${list.map(literal).join(', ')}]::text[]`;
