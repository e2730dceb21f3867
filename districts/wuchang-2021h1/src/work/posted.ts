import { kindOf, type Register } from '@taizhang/definition';
import type { HistoricWork } from '@taizhang/ledger';
import {
  type Effect,
  nothing,
  type Plan,
  planAtEnd,
  planCorrection,
  planInsert,
  type RecordedMovement,
  type RecordState,
  readEntry,
  type Standing,
} from '@taizhang/ledger';

interface Timeline {
  standing: Standing[];
  state: RecordState;
}

/**
 * Posts work to a ledger in memory by the ledger's own rules, in the order it was written down: what a test reads
 * figures from. @throws whatever the ledger refuses, with the record it refused
 */
export function posted(work: readonly HistoricWork[], registers: readonly Register[]): RecordedMovement[] {
  const byId = new Map(registers.map((r) => [r.id, r]));
  const timelines = new Map<string, Timeline>();
  const keys = new Map<string, { name: string; entry: number; register: Register; record: string }>();
  const movements: RecordedMovement[] = [];
  for (const item of work) {
    const wrong = 'corrects' in item ? keys.get(item.corrects) : undefined;
    const said = 'corrects' in item ? item.with : item;
    const register = wrong?.register ?? byId.get(said?.register ?? '');
    const record = wrong?.record ?? said?.record;
    if (!register || record === undefined) throw new Error(`nothing known to post ${JSON.stringify(item)}`);
    const subject = { register, record };
    const name = `${register.id}/${record}`;
    const timeline = timelines.get(name) ?? { standing: [], state: nothing };
    timelines.set(name, timeline);
    try {
      const statement = said ? readEntry(register, said).statement : null;
      let plan: Plan;
      if (wrong) {
        const standing = timeline.standing.find((s) => s.entry === wrong.entry);
        if (!standing) throw new Error(`${name}: a correction of what was taken back`);
        plan = planCorrection(subject, timeline.standing, standing, statement);
      } else if (!statement) throw new Error(`${name}: a correction of nothing`);
      else {
        const last = timeline.standing.at(-1)?.statement.occurredOn ?? '';
        plan =
          statement.occurredOn >= last
            ? planAtEnd(subject, timeline.state, statement)
            : planInsert(subject, timeline.standing, statement);
      }
      const first = movements.length + 1;
      take(plan, timeline, movements, item);
      if (!('corrects' in item) && item.key) keys.set(item.key, { name, entry: first, register, record });
    } catch (error) {
      throw new Error(`${name} ${JSON.stringify(item)}: ${String(error)}`, { cause: error });
    }
  }
  return movements;
}

function take(plan: Plan, timeline: Timeline, movements: RecordedMovement[], item: HistoricWork): void {
  for (const planned of plan.movements) {
    const seq = movements.length + 1;
    const entry = planned.entry ?? seq;
    const { recordedAt, recordedBy } = item;
    movements.push({ ...planned, seq, entry, recordedAt: new Date(recordedAt), recordedBy });
    if (planned.origin === 'reversal')
      timeline.standing = timeline.standing.filter((s) => s.seq !== planned.reverses);
    else timeline.standing.push({ seq, entry, statement: planned.stated, effect: planned satisfies Effect });
  }
  timeline.standing.sort((a, b) =>
    a.statement.occurredOn < b.statement.occurredOn
      ? -1
      : a.statement.occurredOn > b.statement.occurredOn
        ? 1
        : a.entry - b.entry,
  );
  timeline.state = plan.state;
}

/** Every field an entry states reads as its register says, and everything an opening must give is given. */
export function faultsOf(work: readonly HistoricWork[], registers: readonly Register[]): string[] {
  return work.flatMap((item) => {
    const entry = 'corrects' in item ? item.with : item;
    const register = registers.find((r) => r.id === entry?.register);
    if (!entry || !register) return [];
    const faults: string[] = [];
    if (item.recordedAt.slice(0, 10) < entry.occurredOn)
      faults.push(`${entry.record} was known before it happened`);
    if (item.recordedAt.slice(0, 10) > '2021-08-25') faults.push(`${entry.record} was written down too late`);
    for (const [id, value] of Object.entries(entry.set ?? {})) {
      const field = register.fields[id];
      if (!field) faults.push(`${entry.record} states the unknown field ${id}`);
      else if (value !== null) kindOf(field).parse(value, field);
    }
    return faults;
  });
}
