import { type Chain, counted, stepsBefore, type Text } from '@taizhang/definition';

/** A record at a step of a chain, as far as its days decide. */
export interface AtStep {
  readonly planned: string | null;
  /** The day on which the step was done with it; null: it is not. */
  readonly reached: string | null;
}

export interface StepReading<R extends AtStep> {
  readonly step: string;
  /** unlinked: no record is there; unplanned: its record has no planned day; else whether all of its records are done. */
  readonly state: 'unlinked' | 'unplanned' | 'open' | 'done';
  /** The record that decides: the one that is done last, or is expected last. */
  readonly record: R | null;
  /** How many records the step has. */
  readonly records: number;
  readonly planned: string | null;
  /** When it was done; when it is not, the earliest day on which it can be. */
  readonly day: string | null;
  /** By how many days that is later than planned (below nothing: earlier); null: unknown. */
  readonly delay: number | null;
  /** What of it came from the steps that it waits for. */
  readonly inherited: number;
  /** What arose here; below nothing: what was made up for. Inherited and own together are the delay. */
  readonly own: number | null;
}

export interface ChainReading<R extends AtStep> {
  readonly steps: readonly StepReading<R>[];
  /** The delay of the last step of which it is known. */
  readonly delay: number | null;
  /** The step where most of the delay arose; null: none is late by itself. */
  readonly culprit: string | null;
}

const dayMilliseconds = 86_400_000;
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMilliseconds;
const dayOf = (number: number): string => new Date(number * dayMilliseconds).toISOString().slice(0, 10);

/**
 * Where the delay of a chain arose. A step inherits what the latest of the steps that it waits for is late, and answers
 * for the rest; a step of which nothing is known hands on what it inherits. What is not done cannot be done before today,
 * nor before its planned day and what it inherits.
 */
export function readChain<R extends AtStep>(
  chain: Chain,
  linked: Readonly<Record<string, readonly R[]>>,
  today: string,
): ChainReading<R> {
  const steps: StepReading<R>[] = [];
  const handedOn = new Map<string, number>();
  for (const { id: step } of chain.steps) {
    const inherited = Math.max(0, ...stepsBefore(chain, step).map((id) => handedOn.get(id) ?? 0));
    const reading = readStep(step, linked[step] ?? [], inherited, today);
    handedOn.set(step, Math.max(0, reading.delay ?? inherited));
    steps.push(reading);
  }
  const late = steps.filter(({ own }) => own !== null && own > 0);
  const worst = late.reduce<StepReading<R> | null>(
    (most, one) => (most === null || (one.own as number) > (most.own as number) ? one : most),
    null,
  );
  return {
    steps,
    delay: steps.findLast(({ delay }) => delay !== null)?.delay ?? null,
    culprit: worst?.step ?? null,
  };
}

function readStep<R extends AtStep>(
  step: string,
  records: readonly R[],
  inherited: number,
  today: string,
): StepReading<R> {
  const bare = { step, records: records.length, inherited };
  const unknown = { planned: null, day: null, delay: null, own: null };
  const planned = records.flatMap((record) =>
    record.planned === null
      ? []
      : [{ record, planned: record.planned, day: dayAt(record, inherited, today) }],
  );
  const [first] = planned;
  if (first === undefined) {
    const [record = null] = records;
    const day = record?.reached ?? null;
    return { ...bare, ...unknown, state: record === null ? 'unlinked' : 'unplanned', record, day };
  }
  const last = planned.reduce((one, other) => (other.day > one.day ? other : one), first);
  const delay = last.day - numberOf(last.planned);
  const done = records.every(({ reached }) => reached !== null);
  return {
    ...bare,
    state: done ? 'done' : 'open',
    record: last.record,
    planned: last.planned,
    day: dayOf(last.day),
    delay,
    own: delay - inherited,
  };
}

function dayAt({ planned, reached }: AtStep, inherited: number, today: string): number {
  if (reached !== null) return numberOf(reached);
  return Math.max(numberOf(today), numberOf(planned as string) + inherited);
}

/** What a chain's reading says, in a sentence or two. */
export function explainChain<R extends AtStep>(
  chain: Chain,
  reading: ChainReading<R>,
  ownerOf: (record: R, step: string) => Text,
): Text {
  const title = (step: string): Text =>
    chain.steps.find(({ id }) => id === step)?.title ?? { zh: step, en: step };
  const last = reading.steps.findLast(({ delay }) => delay !== null);
  const worst = reading.steps.find(({ step }) => step === reading.culprit);
  if (!last || reading.delay === null)
    return {
      zh: '各环节均无计划日期，尚不能比较。',
      en: 'No step has a planned day yet, so nothing can be compared.',
    };
  const end = title(last.step);
  const whole: Text =
    reading.delay > 0
      ? {
          zh: `“${end.zh}”${last.state === 'done' ? '实际' : '预计至少'}比计划晚 ${reading.delay} 天`,
          en: `“${end.en}” ${last.state === 'done' ? 'was' : 'will be at least'} ${counted(reading.delay, 'day', 'days')} later than planned`,
        }
      : { zh: `“${end.zh}”未晚于计划`, en: `“${end.en}” is not later than planned` };
  if (!worst?.record) return { zh: `${whole.zh}。`, en: `${whole.en}.` };
  const owner = ownerOf(worst.record, worst.step);
  const most = title(worst.step);
  const saidOf = (own: number, { zh, en }: Text): Text =>
    own > 0
      ? { zh: `“${zh}”自身延误 ${own} 天`, en: `${counted(own, 'day', 'days')} arose at “${en}”` }
      : { zh: `“${zh}”赶回 ${-own} 天`, en: `“${en}” made up ${counted(-own, 'day', 'days')}` };
  // Who was early made up for nothing where nothing was inherited.
  const others = reading.steps.flatMap(({ step, own, inherited }) => {
    const days = Math.max(own ?? 0, -inherited);
    return step === worst.step || days === 0 ? [] : [saidOf(days, title(step))];
  });
  return {
    zh: `${whole.zh}。延误主要在“${most.zh}”环节：自身延误 ${worst.own} 天（${owner.zh}）${others.length > 0 ? `；${others.map(({ zh }) => zh).join('，')}` : ''}。`,
    en: `${whole.en}. Most of it, ${counted(worst.own ?? 0, 'day', 'days')}, arose at “${most.en}” (${owner.en})${others.length > 0 ? `; ${others.map(({ en }) => en).join(', ')}` : ''}.`,
  };
}
