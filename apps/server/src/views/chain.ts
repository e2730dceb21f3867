import type { ChainQuery, WireChain, WireChainReading, WireRecordChains } from '@taizhang/contract';
import type { Chain, Register, Text } from '@taizhang/definition';
import { type ChainReading, explainChain, readChain, type StepReading } from '@taizhang/ledger';
import { type ChainedRecord, type ChainLink, type OpenDistrict, todayOf } from '@taizhang/runtime';
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

/** What a record waits for, as it travels. */
export const recordChainView = (look: Look, found: ChainedRecord): WireRecordChains['chains'][number] => ({
  chain: chainNamed(look.register, look.id, look.chain),
  ...readingView(look, readChain(look.chain, found.linked, look.day)),
});

interface Read {
  readonly main: ChainedRecord;
  readonly reading: ChainReading<ChainLink>;
  /** The step where most of the delay arose. */
  readonly worst: StepReading<ChainLink> | undefined;
}

/** A chain with all that wait in it, as it travels. */
export function chainView(
  look: Look,
  found: readonly ChainedRecord[],
  { step, unit, late, known, limit, offset }: ChainQuery & { limit: number; offset: number },
): WireChain {
  const { district, register, id, chain, day } = look;
  const reads = found.map((main): Read => {
    const reading = readChain(chain, main.linked, day);
    return { main, reading, worst: reading.steps.find((one) => one.step === reading.culprit) };
  });
  const delayOf = ({ reading }: Read) => reading.delay ?? Number.NEGATIVE_INFINITY;
  const lateOnes = reads.filter((read) => delayOf(read) > 0);
  const asked = (late === 'yes' ? lateOnes : reads)
    .filter(({ worst }) => step === undefined || worst?.step === step)
    .filter(({ worst }) => unit === undefined || worst?.record?.unit === unit)
    .sort((a, b) => delayOf(b) - delayOf(a) || (a.main.id < b.main.id ? -1 : 1));
  const steps = chain.steps.map(({ id: name, title }) => ({ id: name, title }));
  return {
    chain: chainNamed(register, id, chain),
    today: todayOf(district),
    day,
    known: known ?? null,
    steps,
    all: reads.length,
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
    total: asked.length,
    limit,
    offset,
    records: asked.slice(offset, offset + limit).map(({ main, reading }) => ({
      id: main.id,
      title: main.title,
      stage: stageNamed(register, main.stage).title,
      unit: unitNamed(district, main.unit),
      ...readingView(look, reading),
    })),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function unitsOf(district: OpenDistrict, reads: readonly Read[]): WireChain['byUnits'] {
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

function readingView({ district, chain }: Look, reading: ChainReading<ChainLink>): WireChainReading {
  return {
    delay: reading.delay,
    culprit: reading.culprit,
    explained: explainChain(chain, reading, (record) => ownerOf(district, record)),
    steps: reading.steps.map(({ step, record, ...rest }) => ({
      ...rest,
      step: { id: step, title: chain.steps.find((one) => one.id === step)?.title ?? { zh: step, en: step } },
      record: record && {
        register: registerNamed(district, record.register),
        id: record.id,
        title: record.title,
        stage: stageNamed(district.catalogue.registers.get(record.register) as Register, record.stage).title,
        unit: unitNamed(district, record.unit),
        owner: record.owner,
      },
    })),
  };
}

/** Whose a step is: the responsible unit, and who answers for it there. */
function ownerOf(district: OpenDistrict, { unit, owner }: ChainLink): Text {
  const named = unitNamed(district, unit)?.title ?? { zh: '无责任单位', en: 'no unit' };
  if (owner === null) return { zh: named.zh, en: named.en };
  return { zh: `${named.zh} · ${owner}`, en: `${named.en} · ${owner}` };
}
