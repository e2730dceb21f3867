import {
  type AnnotatedFigure,
  type Aspect,
  addUp,
  aspects,
  type ComparedFigure,
  type Evaluation,
  evaluate,
  findFigures,
  scoresOf,
} from '@taizhang/check';
import { figureKinds } from '@taizhang/definition';
import type { Measurement, NotRight, Peer, Summary } from '../../result.ts';
import type { Context, Scenario } from '../../scenario.ts';
import { repeated, summaryOf } from '../../statistics.ts';
import { charactersOf, type Example, examplesOf, type Split } from './examples.ts';
import { inTermsOf, recognizeAll, recognized } from './recognizers.ts';

interface CheckSizes extends Readonly<Record<string, number>> {
  readonly characters: number;
  readonly repetitions: number;
  readonly peerRepetitions: number;
  /** How often the peer gets all characters at once, for which it takes most of a minute. */
  readonly atOnce: number;
}

const splits: readonly { readonly split: Split; readonly title: string }[] = [
  { split: 'shown', title: 'texts that are read by who works on it' },
  { split: 'read', title: 'texts that were held back once, and have been read since' },
  { split: 'held', title: 'texts that are held back from who works on it' },
];

type Finder = (example: Example) => readonly ComparedFigure[];

const ours: Finder = ({ text }) => findFigures(text);

const suite = 'recognizers-text-suite';
const peers: readonly { readonly title: string; readonly find: Finder }[] = [
  { title: suite, find: ({ text, figures }) => inTermsOf(figures, recognized(text), text) },
  {
    title: `${suite}, without the numbers in its dates`,
    find: ({ text, figures }) => inTermsOf(figures, recognized(text, { withoutDates: true }), text),
  },
];

async function run({ sizes, log }: Context<CheckSizes>): Promise<Measurement[]> {
  const measurements = splits.flatMap(({ split, title }) => {
    const examples = examplesOf(split);
    const figures = examples.flatMap((example) => example.figures);
    const over = `${figures.length.toLocaleString('en')} figures in ${examples.length} ${title}`;
    log(over);
    return [...asAsked(examples, split, over), ...asThePeerCan(examples, split, over)];
  });
  return [...measurements, await speed(sizes, log)];
}

/** Everything that is asked of ours: exact span, value, unit and kind; and the labels. */
function asAsked(examples: readonly Example[], split: Split, over: string): Measurement[] {
  const evaluation = evaluateAll(ours, examples, aspects);
  const { precision, recall, labels } = scoresOf(evaluation);
  const share = (id: string, title: string, value: number, atLeast: number): Measurement => ({
    id: `${id}.${split}`,
    title,
    over,
    unit: '%',
    better: 'higher',
    ours: percent(value),
    asked: { atLeast },
  });
  return [
    {
      ...share('precision', 'Precision: exact span, value, unit and kind', precision, 98),
      notRight: byKind(evaluation.spurious.map(({ figure }) => figure)),
    },
    {
      ...share('recall', 'Recall: exact span, value, unit and kind', recall, 98),
      notRight: byKind(
        evaluation.missed.map(({ figure }) => figure),
        examples,
      ),
    },
    {
      ...share('labels', 'Labels that are right, of the figures found at their exact span', labels, 90),
      notRight: byKind(
        evaluation.wrongLabels.map(({ found, annotated }) => ({
          ...annotated,
          text: `${annotated.text}: ${found.label || '—'}, not ${annotated.label}`,
        })),
      ),
    },
  ];
}

/** The same question to ours and to the peer, which knows no kinds and few units. */
function asThePeerCan(examples: readonly Example[], split: Split, over: string): Measurement[] {
  const ways: readonly { id: string; title: string; demanded: readonly Aspect[] }[] = [
    { id: 'value', title: 'value, at about the place', demanded: ['value'] },
    { id: 'span', title: 'value and exact span', demanded: ['span', 'value'] },
  ];
  return ways.flatMap(({ id, title, demanded }) => {
    const own = evaluateAll(ours, examples, demanded);
    const others = peers.map(({ title: peer, find }) => ({
      peer,
      evaluation: evaluateAll(find, examples, demanded),
    }));
    const measurement = (what: 'precision' | 'recall', notRightOf: (e: Evaluation) => NotRight[]) => ({
      id: `${what}.${id}.${split}`,
      title: `${what === 'recall' ? 'Recall' : 'Precision'}: ${title}`,
      over,
      unit: '%' as const,
      better: 'higher' as const,
      ours: percent(scoresOf(own)[what]),
      notRight: notRightOf(own),
      peers: others.map(({ peer, evaluation }) => ({
        title: peer,
        summary: percent(scoresOf(evaluation)[what]),
        notRight: notRightOf(evaluation),
      })),
    });
    return [
      measurement('precision', ({ spurious }) => byKind(spurious.map(({ figure }) => figure))),
      measurement('recall', ({ missed }) =>
        byKind(
          missed.map(({ figure }) => figure),
          examples,
        ),
      ),
    ];
  });
}

async function speed(
  { characters, repetitions, peerRepetitions, atOnce }: CheckSizes,
  log: (line: string) => void,
): Promise<Measurement> {
  const text = charactersOf(
    splits.flatMap(({ split }) => examplesOf(split)),
    characters,
  );
  const lines = text.split('\n');
  const own = await repeated({ warmUp: 5, repetitions }, async () => findFigures(text));
  log(`${own.median.toFixed(1)} ms for ${characters} characters`);
  const peer = async (
    title: string,
    times: number,
    parts: readonly string[],
    note: string,
  ): Promise<Peer> => ({
    title: `${suite}, ${title}`,
    summary: await repeated({ warmUp: 0, repetitions: times }, async () => parts.map(recognizeAll)),
    note,
  });
  const byLine = await peer(
    'one line at a time',
    peerRepetitions,
    lines,
    'its models of numbers, ordinals, percentages, ages, currencies, dimensions and temperatures, without the one of dates',
  );
  const whole =
    atOnce > 0
      ? [await peer('all at once', atOnce, [text], 'its time grows with the square of the length')]
      : [];
  return {
    id: 'speed',
    title: 'Find every figure in a text',
    over: `${characters.toLocaleString('en')} characters`,
    unit: 'ms',
    better: 'lower',
    ours: own,
    asked: { atMost: 50 },
    peers: [byLine, ...whole],
  };
}

function evaluateAll(find: Finder, examples: readonly Example[], demanded: readonly Aspect[]): Evaluation {
  return addUp(examples.map((example) => evaluate(find(example), example.figures, demanded)));
}

/** What was not right, kind by kind; of what was missed also how many there were. */
function byKind(
  figures: readonly (ComparedFigure | AnnotatedFigure)[],
  examples?: readonly Example[],
): NotRight[] {
  const annotated = (examples ?? []).flatMap((example) => example.figures);
  return [...figureKinds, undefined].flatMap((kind) => {
    const items = figures.filter((figure) => figure.kind === kind).map(({ text }) => text);
    const of = annotated.filter((figure) => figure.kind === kind).length;
    if (items.length === 0 && of === 0) return [];
    return [{ kind: kind ?? 'no kind', ...(examples ? { of } : {}), items }];
  });
}

const percent = (share: number): Summary => summaryOf([share * 100]);

export const checkScenario: Scenario<CheckSizes> = {
  id: 'check',
  title: 'Finding the figures of prose',
  sizes: {
    small: { characters: 2_000, repetitions: 5, peerRepetitions: 1, atOnce: 0 },
    full: { characters: 10_000, repetitions: 200, peerRepetitions: 5, atOnce: 1 },
  },
  run,
};
