/** A line of a page on its way. */
export interface PageLine {
  readonly text: string;
  /** How many of its letters and digits stand in links, and in how many links. */
  readonly linked: number;
  readonly links: number;
  /** Whether the page itself says that it is main text. */
  readonly main: boolean;
}

/** Lines in their order, some of them still together as they came out of a cell. */
export type PageLines = (PageLine | PageLines)[];

export function flat(lines: PageLines, into: PageLine[] = []): PageLine[] {
  for (const line of lines)
    if (Array.isArray(line)) flat(line, into);
    else into.push(line);
  return into;
}

/** Signs between links are no words. */
export const wordCharacters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** A line whose words are all links leads elsewhere; many in a row, or in one line, are navigation. */
const mostlyLinks = 0.8;
const fewestLinks = 3;

const isOfLinks = ({ text, linked }: PageLine) => linked >= wordCharacters(text) * mostlyLinks && linked > 0;

/** What is left without navigation, and without what stands around the main text where the page tells them apart. */
export function mainLines(lines: readonly PageLine[]): readonly PageLine[] {
  const told = lines.filter(({ main }) => main);
  const all = size(told) * 2 >= size(lines) ? told : lines;
  const prose = all.filter((_, position) => !isNavigation(all, position));
  return prose.length > 0 ? prose : all;
}

const size = (lines: readonly PageLine[]) => lines.reduce((sum, { text }) => sum + text.length, 0);

function isNavigation(lines: readonly PageLine[], position: number): boolean {
  if (!isOfLinks(lines[position]!)) return false;
  let links = lines[position]!.links;
  for (let i = position - 1; links < fewestLinks && i >= 0 && isOfLinks(lines[i]!); i -= 1)
    links += lines[i]!.links;
  for (let i = position + 1; links < fewestLinks && i < lines.length && isOfLinks(lines[i]!); i += 1)
    links += lines[i]!.links;
  return links >= fewestLinks;
}

const wide = /[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** As a browser draws it: white space is one space, and a line's end in the source between Chinese characters nothing. */
export function collapsed(raw: string): string {
  const text = raw.replace(/[ \t\r\n\f]+/g, (space, at: number) => {
    if (!/[\r\n]/.test(space)) return ' ';
    const [before, after] = [raw[at - 1] ?? '', raw[at + space.length] ?? ''];
    return wide.test(before) && wide.test(after) ? '' : ' ';
  });
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .trim();
}
