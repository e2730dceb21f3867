import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { demoSeed } from '@taizhang/district-wuchang-2021h1';
import { commitOf, databaseOf, thisMachine } from './machine.ts';
import { type Measurement, type Result, timesAsGood, verdictsOf } from './result.ts';
import { resultFile, writeResult } from './results-folder.ts';
import type { Scenario, Size } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = resolve(process.env.TAIZHANG_BENCH?.replace(/^~(?=\/)/, homedir()) || `${root}.bench`);

const usage = `npm run bench -- [scenario …] [--small | --full] [--seed N]
scenarios: ${scenarios.map(({ id }) => id).join(', ')} (all, if none is named)`;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

export interface Wish {
  readonly chosen: readonly Scenario[];
  readonly size: Size;
  readonly seed: number;
}

/** What the command line asks for. @throws with the usage, when it asks for what there is not */
export function wishOf(args: readonly string[]): Wish {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { full: { type: 'boolean' }, small: { type: 'boolean' }, seed: { type: 'string' } },
  });
  const chosen = positionals.map((id) => {
    const scenario = scenarios.find((s) => s.id === id);
    if (!scenario) throw new Error(`there is no scenario ${id}\n${usage}`);
    return scenario;
  });
  const seed = Number(values.seed ?? demoSeed);
  if (!Number.isInteger(seed) || (values.full && values.small)) throw new Error(usage);
  return { chosen: chosen.length > 0 ? chosen : scenarios, size: values.full ? 'full' : 'small', seed };
}

async function resultOf(scenario: Scenario, { size, seed }: Wish): Promise<Result> {
  const machine = await thisMachine();
  const from = performance.now();
  let database = {};
  const sizes = scenario.sizes[size];
  const measurements = await scenario.run({
    size,
    sizes,
    seed,
    folder,
    log: (line) => say(`  ${line}`),
    describe: async (db) => {
      database = await databaseOf(db);
    },
  });
  return {
    scenario: scenario.id,
    title: scenario.title,
    size,
    sizes,
    seed,
    date: new Date().toISOString(),
    commit: await commitOf(root),
    seconds: Math.round((performance.now() - from) / 100) / 10,
    machine: { ...machine, ...database },
    measurements: [...measurements],
  };
}

const rounded = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 4 });

/** What was asked is asked of the full sizes. */
function tell(measurement: Measurement, size: Size): void {
  const { title, over, unit, ours, peers = [] } = measurement;
  say(`  ${title}${over ? `, ${over}` : ''}: ${rounded(ours.median)} ${unit} (p95 ${rounded(ours.p95)})`);
  for (const peer of peers)
    say(
      `    ${peer.title}: ${rounded(peer.summary.median)} ${unit}, ${rounded(timesAsGood(measurement, peer))} times`,
    );
  if (size === 'small') return;
  for (const { asked, reached } of verdictsOf(measurement))
    say(`    ${reached ? 'reached' : 'MISSED'}: ${asked}`);
}

/** Runs every scenario that is wished for, also after one that failed. @returns how many failed */
async function main(wish: Wish): Promise<number> {
  let failed = 0;
  for (const scenario of wish.chosen) {
    say(`${scenario.id} (${wish.size}): ${scenario.title}`);
    try {
      const result = await resultOf(scenario, wish);
      const file = resultFile(result, folder);
      writeResult(result, file);
      for (const measurement of result.measurements) tell(measurement, wish.size);
      say(`  ${result.seconds} s, ${file}`);
    } catch (error) {
      failed++;
      say(`  FAILED: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  say(`${wish.chosen.length - failed} of ${wish.chosen.length} scenarios ran`);
  return failed;
}

if (import.meta.main) {
  try {
    process.exitCode = (await main(wishOf(process.argv.slice(2)))) > 0 ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
