import { type Measurement, type NotRight, publishedResults, type Result } from '@taizhang/bench';
import type { GeneratedFile } from '../generate.ts';
import { code, generatedBy, page, table } from './page/markdown.ts';

/** So many of a finder's errors of one kind are quoted; the result has all of them. */
const quoted = 20;

/** docs/reference/accuracy.md: what was not right in the results of bench/results/ that say so, kind by kind. */
export const files = async (): Promise<GeneratedFile[]> => [accuracyPage(publishedResults())];

export function accuracyPage(results: readonly Result[]): GeneratedFile {
  const sections = results.flatMap(sectionOf);
  const text = page(
    generatedBy('tools/generators/accuracy.ts'),
    '# Accuracy',
    'What was missed, and what was said wrongly, in the results in `bench/results/`. The scores themselves, and what is asked of them, stand in [the table of benchmarks](benchmarks.md); how they are taken stands in [the guide to measuring](../guide-measure.md).',
    sections.length === 0 ? 'No full run is published yet.' : '',
    ...sections,
  );
  return { path: 'docs/reference/accuracy.md', text };
}

function sectionOf({ scenario, title, date, commit, measurements }: Result): string[] {
  const told = measurements.filter(({ notRight }) => notRight);
  if (told.length === 0) return [];
  return [
    `## ${title}`,
    `Scenario ${code(scenario)}, ${date.slice(0, 10)}, commit ${code(commit)}.`,
    ...told.flatMap(partOf),
  ];
}

interface Finder {
  readonly title: string;
  readonly percent: number;
  readonly notRight: readonly NotRight[];
}

function partOf({ title, over, ours, notRight = [], peers = [] }: Measurement): string[] {
  const finders: readonly Finder[] = [
    { title: 'ours', percent: ours.median, notRight },
    ...peers.map((peer) => ({
      title: peer.title,
      percent: peer.summary.median,
      notRight: peer.notRight ?? [],
    })),
  ];
  const kinds = [...new Set(finders.flatMap((finder) => finder.notRight.map(({ kind }) => kind)))];
  const of = (finder: Finder, kind: string) => finder.notRight.find((one) => one.kind === kind);
  const rows = kinds.map((kind) => [
    kind,
    `${notRight.find((one) => one.kind === kind)?.of ?? ''}`,
    ...finders.map((finder) => `${of(finder, kind)?.items.length ?? 0}`),
  ]);
  const head = [
    'Kind',
    'There are',
    ...finders.map((finder) => `Not right: ${finder.title}, ${shown(finder.percent)} %`),
  ];
  return [
    `### ${title}, ${over}`,
    rows.length === 0 ? 'All of it is right.' : table(head, rows),
    ...finders.map(quotesOf),
  ];
}

function quotesOf({ title, notRight }: Finder): string {
  const lines = notRight
    .filter(({ items }) => items.length > 0)
    .map(({ kind, items }) => {
      const more = items.length > quoted ? `, and ${items.length - quoted} more` : '';
      return `  - ${kind}: ${items.slice(0, quoted).map(quote).join(', ')}${more}`;
    });
  return lines.length === 0 ? '' : [`- ${title}`, ...lines].join('\n');
}

/** A figure may have a line break in it. */
const quote = (text: string): string => code(text.replace(/\s+/g, ' '));

const shown = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 });
