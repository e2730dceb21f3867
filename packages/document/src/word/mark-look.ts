import type { MarkStyle } from '../mark.ts';

/** Properties of a run in the order in which Word's schema wants them. */
const order = (
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish ' +
  'webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang ' +
  'eastAsianLayout specVanish oMath'
).split(' ');

const rankOf = (local: string) => {
  const rank = order.indexOf(local);
  return rank < 0 ? order.length : rank;
};

interface Property {
  readonly local: string;
  readonly xml: string;
}

/** Each tells itself apart by its line as well as by its colour: under it single, waved or dotted, or all around it. */
const underlines: Readonly<
  Record<Exclude<MarkStyle, 'finding'>, { line: string; ink: string; paper: string }>
> = {
  differs: { line: 'wavyHeavy', ink: 'C8371F', paper: 'FBE3DE' },
  unknown: { line: 'dotted', ink: '5F5F5F', paper: 'F1EEDD' },
  agrees: { line: 'single', ink: '2F6B3A', paper: 'E4F0E4' },
};
const boxInk = 'C8371F';

/** An element of the document's own namespace, by the prefix that the run uses. */
export type Element = (
  local: string,
  attributes: Readonly<Record<string, string>>,
  content?: string,
) => string;

export function lookOf(styles: ReadonlySet<MarkStyle>, element: Element): Property[] {
  const look: Property[] = [];
  const put = (local: string, attributes: Record<string, string>) =>
    look.push({ local, xml: element(local, attributes) });
  // Where two verdicts meet, the graver one shows.
  const verdict = (['differs', 'unknown', 'agrees'] as const).find((style) => styles.has(style));
  if (verdict) {
    const { line, ink, paper } = underlines[verdict];
    put('u', { val: line, color: ink });
    put('shd', { val: 'clear', color: 'auto', fill: paper });
  }
  if (styles.has('finding')) put('bdr', { val: 'single', sz: '6', space: '0', color: boxInk });
  return look;
}

/** A run's own properties with a mark's put in their places. */
export function withLook(own: readonly Property[], look: readonly Property[]): string {
  const replaced = new Set(look.map(({ local }) => local));
  const properties = own.filter(({ local }) => !replaced.has(local));
  for (const property of look) {
    const behind = properties.findIndex(({ local }) => rankOf(local) > rankOf(property.local));
    properties.splice(behind < 0 ? properties.length : behind, 0, property);
  }
  return properties.map(({ xml }) => xml).join('');
}
