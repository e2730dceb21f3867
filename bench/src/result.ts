import { z } from 'zod';

const summarySchema = z.strictObject({
  repetitions: z.int().min(1),
  min: z.number(),
  median: z.number(),
  p95: z.number(),
  max: z.number(),
});
export type Summary = z.infer<typeof summarySchema>;

const limit = { atMost: z.number().optional(), atLeast: z.number().optional() };

const notRightSchema = z.strictObject({
  kind: z.string().min(1),
  of: z.int().optional().describe('How many there were of the kind'),
  items: z.array(z.string()),
});
export type NotRight = z.infer<typeof notRightSchema>;

const measurementSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/),
  title: z.string().min(1).describe('What was measured, in plain English'),
  over: z.string().optional().describe('On what: "10 million movements", "32 connections"'),
  unit: z.enum(['ms', 's', 'movements/s', 'rows/s', 'transactions/s', 'kB', 'times', 'count', '%']),
  better: z.enum(['lower', 'higher']),
  ours: summarySchema,
  asked: z.strictObject(limit).optional().describe('What the median is asked to reach'),
  peers: z
    .array(
      z.strictObject({
        title: z.string().min(1).describe('What else does the same work'),
        summary: summarySchema.describe('Measured in the same run'),
        asked: z
          .strictObject(limit)
          .optional()
          .describe('How many times as good as the peer the median is asked to be'),
        note: z.string().optional(),
        notRight: z.array(notRightSchema).optional(),
      }),
    )
    .optional(),
  note: z.string().optional(),
  notRight: z.array(notRightSchema).optional().describe('Of what is right or wrong: the wrong ones by kind'),
});
export type Measurement = z.infer<typeof measurementSchema>;
type Limit = NonNullable<Measurement['asked']>;
export type Peer = NonNullable<Measurement['peers']>[number];

const machineSchema = z.strictObject({
  processor: z.string(),
  cores: z.int(),
  memoryGiB: z.number(),
  system: z.string(),
  node: z.string(),
  postgres: z.string().optional(),
  settings: z.record(z.string(), z.string()).optional(),
});
export type Machine = z.infer<typeof machineSchema>;

/** What one run of one scenario found. */
export const resultSchema = z.strictObject({
  scenario: z.string(),
  title: z.string(),
  size: z.enum(['small', 'full']),
  sizes: z.record(z.string(), z.union([z.number(), z.string(), z.array(z.union([z.number(), z.string()]))])),
  seed: z.int(),
  date: z.iso.datetime(),
  commit: z.string(),
  seconds: z.number(),
  machine: machineSchema,
  measurements: z.array(measurementSchema).min(1),
});
export type Result = z.infer<typeof resultSchema>;

/** How many times as good as the peer's median ours is: above 1 we are better, whichever direction is good. */
export function timesAsGood({ better, ours }: Measurement, peer: Peer): number {
  return better === 'lower' ? peer.summary.median / ours.median : ours.median / peer.summary.median;
}

function isReached(value: number, asked: Limit): boolean {
  return value <= (asked.atMost ?? Number.POSITIVE_INFINITY) && value >= (asked.atLeast ?? 0);
}

export interface Verdict {
  /** What was asked, in words. */
  readonly asked: string;
  readonly reached: boolean;
  /** The title of the peer it is measured by, if any. */
  readonly peer?: string;
}

/** What was asked of a measurement, and whether it is reached. */
export function verdictsOf(measurement: Measurement): Verdict[] {
  const { ours, unit, asked, peers = [] } = measurement;
  const own = asked ? [{ asked: limitWords(asked, ` ${unit}`), reached: isReached(ours.median, asked) }] : [];
  const compared = peers.flatMap((peer) =>
    peer.asked
      ? [
          {
            asked: limitWords(peer.asked, ' × the peer'),
            reached: isReached(timesAsGood(measurement, peer), peer.asked),
            peer: peer.title,
          },
        ]
      : [],
  );
  return [...own, ...compared];
}

const limitWords = ({ atMost, atLeast }: Limit, unit: string): string =>
  [
    ...(atLeast === undefined ? [] : [`at least ${atLeast.toLocaleString('en')}${unit}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost.toLocaleString('en')}${unit}`]),
  ].join(', ');
