import { type Chain, type ChainStep, type Register, registersOnWay } from '@taizhang/definition';
import type { ChainFields } from './chain-fields.ts';
import type { RecordVersion } from './record-versions.ts';
import type { StandingRecords } from './standing-records.ts';

/** A record at a step of a chain. What it is called is looked up for those that are shown alone. */
export interface ChainLink {
  readonly register: string;
  readonly id: string;
  readonly stage: string;
  readonly unit: string;
  /** Who answers for it beside its unit, where the step says so: as the record says, a name or a reference. */
  readonly owner: string | null;
  readonly planned: string | null;
  readonly reached: string | null;
}

/** A main record with what stands at each step of its chain, as far as the viewer reaches it. */
export interface ChainedRecord {
  readonly id: string;
  readonly stage: string;
  readonly unit: string;
  readonly linked: Readonly<Record<string, readonly ChainLink[]>>;
}

interface Followed {
  readonly main: Register;
  readonly chain: Chain;
  readonly registers: ReadonlyMap<string, Register>;
  readonly fields: ChainFields;
}

/**
 * Follows a chain from its main records over references, each of which must stand and be within reach.
 * @param standing the records of a register as they stand
 * @param record null: all on which work is not over
 */
export function followChain(
  { main, chain, registers, fields }: Followed,
  standing: (register: string) => StandingRecords,
  record: string | null,
): ChainedRecord[] {
  const known = new Map<string, StandingRecords>();
  const standingOf = ({ id }: Register): StandingRecords => {
    const records = known.get(id) ?? standing(id);
    known.set(id, records);
    return records;
  };
  const steps = chain.steps.map((step) => {
    const way = registersOnWay(main, step, registers) ?? [];
    const link = linker(step, way.at(-1) ?? main, fields, standingOf);
    const hops = hopsOf(main, step, way, fields, standingOf);
    const linksOf = (id: string): ChainLink[] => {
      let ids: readonly string[] = [id];
      for (const hop of hops) {
        const next: string[] = [];
        for (const one of ids) hop(one, next);
        ids = next;
      }
      const links: ChainLink[] = [];
      for (const one of ids) {
        const found = link(one);
        if (found) links.push(found);
      }
      return links.length > 1 ? links.sort(byPlan) : links;
    };
    return { id: step.id, linksOf };
  });
  const mains = standingOf(main);
  const one = record === null ? null : mains.at(record);
  const chosen: Iterable<[string, RecordVersion]> =
    record === null ? mains.all() : one ? [[record, one]] : [];
  const found: ChainedRecord[] = [];
  for (const [id, { stage, unit }] of chosen) {
    if (record === null && main.stages[stage]?.ended) continue;
    const linked: Record<string, readonly ChainLink[]> = {};
    for (const step of steps) {
      const links = step.linksOf(id);
      if (links.length > 0) linked[step.id] = links;
    }
    found.push({ id, stage, unit, linked });
  }
  return found;
}

/** Each hop of a way: from a record to those over its reference, which are put behind what was found. */
const hopsOf = (
  main: Register,
  step: ChainStep,
  way: readonly Register[],
  fields: ChainFields,
  standingOf: (register: Register) => StandingRecords,
): ((id: string, found: string[]) => void)[] =>
  step.path.map(({ way: direction, field }, n) => {
    const here = way[n] as Register;
    const standing = standingOf(here);
    if (direction === 'from') {
      const place = fields.place(here, field);
      return (id, found) => {
        for (const referring of standing.saying(place, id)) found.push(referring);
      };
    }
    const before = way[n - 1] ?? main;
    const [saying, place] = [standingOf(before), fields.place(before, field)];
    return (id, found) => {
      const next = saying.at(id)?.values[place] ?? null;
      if (next !== null && standing.at(next)) found.push(next);
    };
  });

/** The link of a record at a step; null where nobody waits for it any more. */
function linker(
  { planned, owner, reached, aside }: ChainStep,
  register: Register,
  fields: ChainFields,
  standingOf: (register: Register) => StandingRecords,
): (id: string) => ChainLink | null {
  const placeOf = (field: string) => fields.place(register, field);
  const plannedAt = placeOf(planned);
  const ownerAt = owner === undefined ? -1 : placeOf(owner);
  const reachedAt = 'field' in reached ? placeOf(reached.field) : -1;
  const records = standingOf(register);
  return (id) => {
    const version = records.at(id);
    if (!version) return null;
    const { stage, unit, values } = version;
    const came =
      'field' in reached
        ? (values[reachedAt] ?? null)
        : reached.stages.includes(stage)
          ? records.cameInto(id, reached.stages)
          : null;
    if (came === null && aside?.includes(stage)) return null;
    return {
      register: register.id,
      id,
      stage,
      unit,
      owner: values[ownerAt] ?? null,
      planned: values[plannedAt] ?? null,
      reached: came,
    };
  };
}

/** Those without a planned day last. */
function byPlan(a: ChainLink, b: ChainLink): number {
  if (a.planned !== b.planned) {
    if (a.planned === null || b.planned === null) return a.planned === null ? 1 : -1;
    return a.planned < b.planned ? -1 : 1;
  }
  return a.id < b.id ? -1 : 1;
}
