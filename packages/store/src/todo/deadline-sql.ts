import { contentHash, type District } from '../district.ts';
import { literal } from '../literal.ts';

interface DeclaredDeadline {
  readonly register: string;
  readonly deadline: string;
  readonly field: string;
  readonly stages: readonly string[];
}

/** Every deadline that a district's registers declare. */
const deadlinesOf = ({ catalogue }: District): DeclaredDeadline[] =>
  [...catalogue.registers.values()].flatMap((register) =>
    Object.entries(register.deadlines ?? {}).map(([deadline, { field, stages }]) => ({
      register: register.id,
      deadline,
      field,
      stages,
    })),
  );

/** Changes when days that are due must be found anew. */
export const deadlinesHash = (district: District): string =>
  contentHash(deadlinesOf(district)).toString('hex');

/**
 * The days that are due of rows of `record` under the alias r, as register, record, deadline, day: the one place that
 * says when something is due. Null where no register has a deadline.
 */
export function dueOfRecordsSql(district: District, records: string): string | null {
  const rows = deadlinesOf(district).map(
    ({ register, deadline, field, stages }) =>
      `(${[register, deadline, field].map(literal).join(', ')}, array[${stages.map(literal).join(', ')}])`,
  );
  if (rows.length === 0) return null;
  return `select r.register, r.id as record, d.deadline, (r.attributes->>d.field)::date as day
            from ${records} r
            join (values ${rows.join(', ')}) as d (register, deadline, field, stages)
              on d.register = r.register and r.stage = any(d.stages)
           where r.attributes->>d.field is not null`;
}
