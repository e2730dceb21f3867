import { type Measurement, publishedResults, type Result, timesAsGood, verdictsOf } from '@taizhang/bench';
import type { GeneratedFile } from '../generate.ts';
import { code, generatedBy, page, table } from './page/markdown.ts';

const head = [
  'What',
  'Over',
  'Ours, median',
  '95th percentile',
  'Peer in the same run',
  'Times as good',
  'Asked',
  'Reached',
];

/** docs/reference/benchmarks.md: what was measured, from the results in bench/results/. */
export const files = async (): Promise<GeneratedFile[]> => [benchmarkPage(publishedResults())];

export function benchmarkPage(results: readonly Result[]): GeneratedFile {
  const text = page(
    generatedBy('tools/generators/benchmarks.ts'),
    '# Benchmarks',
    'Every number comes from a result in `bench/results/`, with its machine, seed and sizes; peers were measured in the same run. “Times as good” is above 1 where we are better. How to repeat each number stands in [the guide to measuring](../guide-measure.md).',
    results.length === 0 ? 'No full run is published yet.' : '',
    ...results.flatMap(sectionOf),
  );
  return { path: 'docs/reference/benchmarks.md', text };
}

function sectionOf(result: Result): string[] {
  const { scenario, title, machine, seed, sizes, date, commit, seconds, measurements } = result;
  const settings = Object.entries(machine.settings ?? {}).map(([name, value]) => `${name} ${value}`);
  const notes = measurements.flatMap(({ title: what, over, note, peers = [] }) => [
    ...(note ? [`- ${what}${over ? `, ${over}` : ''}: ${note}`] : []),
    ...peers.flatMap((peer) => (peer.note ? [`- ${peer.title}: ${peer.note}`] : [])),
  ]);
  return [
    `## ${title}`,
    `Scenario ${code(scenario)}, ${date.slice(0, 10)}, commit ${code(commit)}, seed ${seed}, ${seconds} s in all. ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB; ${machine.system}; Node ${machine.node}${machine.postgres ? `; PostgreSQL ${machine.postgres}` : ''}.`,
    settings.length > 0 ? `Settings: ${settings.map(code).join(', ')}.` : '',
    `Sizes: ${Object.entries(sizes)
      .map(([name, value]) => `${name} ${shown(value)}`)
      .join('; ')}.`,
    table(head, measurements.flatMap(rowsOf)),
    [...new Set(notes)].join('\n'),
  ];
}

const shown = (value: Result['sizes'][string]): string =>
  (Array.isArray(value) ? value : [value]).map((v) => v.toLocaleString('en')).join(', ');

/** A row for the measurement itself, and one for each peer. */
function rowsOf(measurement: Measurement): string[][] {
  const { title, over = '', unit, ours, peers = [] } = measurement;
  const verdicts = verdictsOf(measurement);
  const amount = (value: number) => `${number(value)} ${unit}`;
  const row = (peer: string[], title_?: string) => {
    const verdict = verdicts.find((v) => v.peer === title_);
    const reached = verdict === undefined ? '' : verdict.reached ? 'yes' : '**no**';
    return [title, over, amount(ours.median), amount(ours.p95), ...peer, verdict?.asked ?? '', reached];
  };
  const own = verdicts.some((v) => v.peer === undefined) || peers.length === 0 ? [row(['', ''])] : [];
  return [
    ...own,
    ...peers.map((peer) =>
      row(
        [`${peer.title}: ${amount(peer.summary.median)}`, number(timesAsGood(measurement, peer))],
        peer.title,
      ),
    ),
  ];
}

const number = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 });
