import type { ChainQuery, WireChain, WireChainReading, WireRecordChains } from '@taizhang/contract';
import type { Chain, Register, Text } from '@taizhang/definition';
import { type ChainReading, explainChain, readChain } from '@taizhang/ledger';
import {
  type ChainedRecord,
  type ChainLink,
  type OpenDistrict,
  type RecordName,
  type TitledRecord,
  todayOf,
} from '@taizhang/runtime';
import { registerNamed, stageNamed, unitNamed } from './names.ts';

/** A chain that is looked at on a day. */
interface Look {
  readonly district: OpenDistrict;
  readonly register: Register;
  readonly id: string;
  readonly chain: Chain;
  readonly day: string;
}

export const chainNamed = (register: Register, id: string, { title, description }: Chain) => ({
  id,
  title,
  description,
  register: { id: register.id, title: register.title },
});

interface Read {
  readonly main: ChainedRecord;
  readonly reading: ChainReading<ChainLink>;
}

export const chainRead = (look: Look, main: ChainedRecord): Read => ({
  main,
  reading: readChain(look.chain, main.linked, look.day),
});

/** What records are called that readings name: the main records, those at their steps, and who answers for them. */
export function namesRead(look: Look, reads: readonly Read[]): RecordName[] {
  return reads.flatMap(({ main, reading }) => [
    { register: look.register.id, id: main.id },
    ...reading.steps.flatMap(({ record, step }) => {
      if (!record) return [];
      const owner = ownerNamed(look, step, record);
      return owner ? [record, owner] : [record];
    }),
  ]);
}

type Titled = (name: RecordName) => TitledRecord;

/** What a record waits for, as it travels. */
export const recordChainView = (
  look: Look,
  { reading }: Read,
  titled: Titled,
): WireRecordChains['chains'][number] => ({
  chain: chainNamed(look.register, look.id, look.chain),
  ...readingView(look, reading, titled),
});

type Page = ChainQuery & { limit: number; offset: number };

/** All that wait in a chain: whose the delays are, and those on a page, the latest first. */
export function readPage(
  look: Look,
  found: readonly ChainedRecord[],
  { step, unit, late, limit, offset }: Page,
) {
  const reads = found.map((main) => {
    const { reading } = chainRead(look, main);
    // The step where most of the delay arose.
    return { main, reading, worst: reading.steps.find((one) => one.step === reading.culprit) };
  });
  const delayOf = ({ reading }: Read) => reading.delay ?? Number.NEGATIVE_INFINITY;
  const lateOnes = reads.filter((read) => delayOf(read) > 0);
  const asked = (late === 'yes' ? lateOnes : reads)
    .filter(({ worst }) => step === undefined || worst?.step === step)
    .filter(({ worst }) => unit === undefined || worst?.record?.unit === unit)
    .sort((a, b) => delayOf(b) - delayOf(a) || (a.main.id < b.main.id ? -1 : 1));
  return { all: reads.length, lateOnes, total: asked.length, onPage: asked.slice(offset, offset + limit) };
}

/** A chain with all that wait in it, as it travels. */
export function chainView(
  look: Look,
  { all, lateOnes, total, onPage }: ReturnType<typeof readPage>,
  { known, limit, offset }: Page,
  titled: Titled,
): WireChain {
  const { district, register, id, chain, day } = look;
  const steps = chain.steps.map(({ id: name, title }) => ({ id: name, title }));
  return {
    chain: chainNamed(register, id, chain),
    today: todayOf(district),
    day,
    known: known ?? null,
    steps,
    all,
    late: lateOnes.length,
    bySteps: steps.map((named) => ({
      step: named,
      records: lateOnes.filter(({ worst }) => worst?.step === named.id).length,
      days: sum(
        lateOnes.map(({ reading }) =>
          Math.max(0, reading.steps.find((one) => one.step === named.id)?.own ?? 0),
        ),
      ),
    })),
    byUnits: unitsOf(district, lateOnes),
    total,
    limit,
    offset,
    records: onPage.map(({ main, reading }) => ({
      id: main.id,
      title: titleOf(titled, { register: register.id, id: main.id }),
      stage: stageNamed(register, main.stage).title,
      unit: unitNamed(district, main.unit),
      ...readingView(look, reading, titled),
    })),
  };
}

const titleOf = (titled: Titled, name: RecordName): string => titled(name).title ?? name.id;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function unitsOf(
  district: OpenDistrict,
  reads: ReturnType<typeof readPage>['lateOnes'],
): WireChain['byUnits'] {
  const known = reads.flatMap(({ worst }) =>
    worst?.record?.unit ? [{ unit: worst.record.unit, own: worst.own ?? 0 }] : [],
  );
  return [...Map.groupBy(known, ({ unit }) => unit)]
    .map(([unit, ones]) => ({
      unit: unitNamed(district, unit),
      records: ones.length,
      days: sum(ones.map(({ own }) => own)),
    }))
    .sort((a, b) => b.records - a.records || b.days - a.days || (a.unit.id < b.unit.id ? -1 : 1));
}

function readingView(look: Look, reading: ChainReading<ChainLink>, titled: Titled): WireChainReading {
  const { district, chain } = look;
  const ownerOf = (step: string, record: ChainLink): string | null => {
    const named = ownerNamed(look, step, record);
    return named ? titled(named).title : record.owner;
  };
  const whose = (record: ChainLink, step: string) => answering(district, record, ownerOf(step, record));
  return {
    delay: reading.delay,
    culprit: reading.culprit,
    explained: explainChain(chain, reading, whose),
    steps: reading.steps.map(({ step, record, ...rest }) => ({
      ...rest,
      step: { id: step, title: chain.steps.find((one) => one.id === step)?.title ?? { zh: step, en: step } },
      record: record && {
        register: registerNamed(district, record.register),
        id: record.id,
        title: titleOf(titled, record),
        stage: stageNamed(district.catalogue.registers.get(record.register) as Register, record.stage).title,
        unit: unitNamed(district, record.unit),
        owner: ownerOf(step, record),
      },
    })),
  };
}

/** The record of who answers for a step, where the step's record refers to one. */
function ownerNamed(
  { district, chain }: Look,
  step: string,
  { register, owner }: ChainLink,
): RecordName | null {
  const field = chain.steps.find(({ id }) => id === step)?.owner;
  const declared =
    field === undefined ? undefined : district.catalogue.registers.get(register)?.fields[field];
  return owner !== null && declared?.kind === 'reference' ? { register: declared.register, id: owner } : null;
}

/** Whose a step is: the responsible unit, and who answers for it there. */
function answering(district: OpenDistrict, { unit }: ChainLink, owner: string | null): Text {
  const named = unitNamed(district, unit)?.title ?? { zh: '无责任单位', en: 'no unit' };
  if (owner === null) return { zh: named.zh, en: named.en };
  return { zh: `${named.zh} · ${owner}`, en: `${named.en} · ${owner}` };
}
