import type { WireRecordComputations } from '@taizhang/contract';
import { baseUnitOf, kindOf, type Register, units } from '@taizhang/definition';
import type { ComputedAmount, OpenDistrict } from '@taizhang/runtime';
import { registerNamed, stageNamed } from './names.ts';

type View = WireRecordComputations['computations'][number];

/** What a record is due, as it travels. */
export function computationView(district: OpenDistrict, computed: ComputedAmount): View {
  const { id, computation, day, versions, inForce, explanation, agreed, difference, subject } = computed;
  const from = computation.rates?.from;
  const version = (one: ComputedAmount['versions'][number]): NonNullable<View['version']> => ({
    id: one.id,
    title: one.title,
    from: from === undefined ? null : String(one.attributes[from] ?? '') || null,
    stage: stageNamed(one.register, one.stage).title,
    inForce: one.id === inForce?.id,
  });
  const used = versions.find((one) => one.id === explanation.version?.id);
  const reason = computation.held && subject.attributes[computation.held.reason];
  return {
    id,
    title: computation.title,
    note: computation.note ?? null,
    day,
    register: computation.rates ? registerNamed(district, computation.rates.register) : null,
    version: used ? version(used) : null,
    versions: versions.map(version),
    supposable: supposableOf(subject.register, computed),
    amount: explanation.amount,
    lines: explanation.lines.map((line) => ({ ...line, missing: [...line.missing] })),
    missing: [...explanation.missing],
    agreed,
    difference,
    reason: typeof reason === 'string' ? reason : null,
  };
}

/** Of what the computation lacks, what the transitions will state by which the amount is agreed. */
function supposableOf(register: Register, { computation, explanation }: ComputedAmount): View['supposable'] {
  const { held, on } = computation;
  const stated = (held?.transitions ?? []).flatMap((id) => [
    ...(register.transitions[id]?.sets ?? []),
    ...(register.transitions[id]?.amounts ?? []),
  ]);
  const lacking = new Set(explanation.lines.flatMap(({ missing }) => missing.map(({ name }) => name)));
  return [...new Set([on, ...stated])]
    .filter((name) => lacking.has(name))
    .map((name): View['supposable'][number] => {
      const measure = register.measures[name];
      const field = register.fields[name];
      const unit = measure?.unit ?? (field?.kind === 'number' ? field.unit : null);
      const input = measure ? 'number' : field ? kindOf(field).input : 'text';
      const options =
        field?.kind === 'category'
          ? Object.entries(field.options).map(([option, title]) => ({ id: option, title }))
          : [];
      return {
        id: name,
        title: measure?.title ?? field?.title ?? { zh: name, en: name },
        input: input === 'date' || input === 'number' || input === 'select' ? input : 'text',
        unit: unit === null ? null : units[measure ? unit : baseUnitOf(unit)].title,
        options,
      };
    });
}
