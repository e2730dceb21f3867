import type { MarkStyle } from '../mark.ts';
import { type Element, lookOf, withLook } from './mark-look.ts';
import type { Run } from './piece.ts';
import { escapeXml } from './xml.ts';

/** A stretch of a run's child that a mark covers, in UTF-16 units of its text. */
export interface Cut {
  readonly child: number;
  readonly from: number;
  readonly to: number;
  readonly style: MarkStyle;
  /** Comments that begin with this stretch, and that end with it. */
  readonly begins: number[];
  readonly ends: number[];
}

/** What happens to a run: it is cut, or comments hang on all of it. */
export interface RunChange {
  readonly run: Run;
  readonly cuts: Cut[];
  readonly comments: number[];
}

/** The smallest part of a run that is marked as one. */
interface Atom {
  readonly xml: string;
  readonly styles: ReadonlySet<MarkStyle>;
  readonly begins: readonly number[];
  readonly ends: readonly number[];
}

/** A part's source with its runs changed; all else stays as it is, to the character. */
export function rewritten(source: string, changes: readonly RunChange[]): string {
  const sorted = [...changes].sort((a, b) => a.run.from - b.run.from);
  /** The first change at or behind a place. */
  const firstFrom = (place: number) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.run.from < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const render = (from: number, to: number): string => {
    const parts: string[] = [];
    let at = from;
    for (let i = firstFrom(from); i < sorted.length && sorted[i]!.run.to <= to; i += 1) {
      const change = sorted[i]!;
      // Runs within this one are done with it.
      if (change.run.from < at) continue;
      parts.push(source.slice(at, change.run.from), changedRun(source, change, render));
      at = change.run.to;
    }
    parts.push(source.slice(at, to));
    return parts.join('');
  };
  return render(0, source.length);
}

type Render = (from: number, to: number) => string;

function changedRun(source: string, change: RunChange, render: Render): string {
  const { run, cuts, comments } = change;
  const element = elementOf(run);
  const whole =
    cuts.length === 0
      ? source.slice(run.from, run.inside) + render(run.inside, run.to)
      : segments(atomsOf(change, render))
          .map((atoms) => segment(source, run, atoms, element))
          .join('');
  return begun(comments, element) + whole + ended(comments, element);
}

/** A document that has Word's namespace as its default still needs a prefix for attributes. */
function elementOf(run: Run): Element {
  const [prefix, declared] = run.name.includes(':')
    ? [run.name.split(':')[0]!, '']
    : ['w', ` xmlns:w="${escapeXml(run.uri)}"`];
  return (local, attributes, content) => {
    const stated = Object.entries(attributes).map(
      ([name, value]) => ` ${prefix}:${name}="${escapeXml(value)}"`,
    );
    const tag = `${prefix}:${local}${declared}${stated.join('')}`;
    return content === undefined ? `<${tag}/>` : `<${tag}>${content}</${prefix}:${local}>`;
  };
}

const begun = (comments: readonly number[], element: Element) =>
  comments.map((id) => element('commentRangeStart', { id: String(id) })).join('');

const ended = (comments: readonly number[], element: Element) =>
  comments
    .map(
      (id) =>
        element('commentRangeEnd', { id: String(id) }) +
        element('r', {}, element('commentReference', { id: String(id) })),
    )
    .join('');

function atomsOf({ run, cuts }: RunChange, render: Render): Atom[] {
  const cutsOf = Map.groupBy(cuts, ({ child }) => child);
  return run.children.flatMap((child, position) => {
    const own = cutsOf.get(position) ?? [];
    if (child.text !== null && own.length > 0) return textAtoms(child.text, own, run);
    return [
      {
        xml: render(child.from, child.to),
        styles: new Set(own.map(({ style }) => style)),
        begins: own.flatMap(({ begins }) => begins),
        ends: own.flatMap(({ ends }) => ends),
      },
    ];
  });
}

function textAtoms(text: string, cuts: readonly Cut[], run: Run): Atom[] {
  const edges = new Set([0, text.length, ...cuts.flatMap(({ from, to }) => [from, to])]);
  const places = [...edges].sort((a, b) => a - b);
  const waiting = [...cuts].sort((a, b) => b.from - a.from);
  const prefix = prefixOf(run);
  let over: Cut[] = [];
  return places.slice(0, -1).map((from, position) => {
    const to = places[position + 1]!;
    over = over.filter((cut) => cut.to > from);
    while (waiting.length > 0 && waiting.at(-1)!.from === from) over.push(waiting.pop()!);
    return {
      xml: `<${prefix}t xml:space="preserve">${escapeXml(text.slice(from, to))}</${prefix}t>`,
      styles: new Set(over.map(({ style }) => style)),
      begins: over.filter((cut) => cut.from === from).flatMap(({ begins }) => begins),
      ends: over.filter((cut) => cut.to === to).flatMap(({ ends }) => ends),
    };
  });
}

const prefixOf = (run: Run) => (run.name.includes(':') ? `${run.name.split(':')[0]}:` : '');

/** Atoms that one run can hold: of one look, with comments only at its edges. */
function segments(atoms: readonly Atom[]): Atom[][] {
  const segments: Atom[][] = [];
  for (const atom of atoms) {
    const last = segments.at(-1)?.at(-1);
    const goesOn =
      last && last.ends.length === 0 && atom.begins.length === 0 && sameStyles(last.styles, atom.styles);
    if (goesOn) segments.at(-1)!.push(atom);
    else segments.push([atom]);
  }
  return segments;
}

const sameStyles = (a: ReadonlySet<MarkStyle>, b: ReadonlySet<MarkStyle>) =>
  a.size === b.size && [...a].every((style) => b.has(style));

function segment(source: string, run: Run, atoms: readonly Atom[], element: Element): string {
  const own = (run.properties?.children ?? []).map(({ local, from, to }) => ({
    local,
    xml: source.slice(from, to),
  }));
  const properties = withLook(own, lookOf(atoms[0]!.styles, element));
  const prefix = prefixOf(run);
  return [
    begun(atoms[0]!.begins, element),
    source.slice(run.from, run.inside),
    properties === '' ? '' : `<${prefix}rPr>${properties}</${prefix}rPr>`,
    ...atoms.map(({ xml }) => xml),
    `</${run.name}>`,
    ended(atoms.at(-1)!.ends, element),
  ].join('');
}
