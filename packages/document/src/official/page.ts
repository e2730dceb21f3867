import {
  AlignmentType,
  Footer,
  type IFontAttributesProperties,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';

/** The page of official documents (GB/T 9704-2012); lengths in twips, of which 1440 make an inch. */
const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);

/** The type area is 156 × 225 mm: 22 lines of 28 characters. */
export const typeWidth = twips(156);
const margin = {
  top: twips(37),
  left: twips(28),
  right: twips(210 - 28 - 156),
  bottom: twips(297 - 37 - 225),
  footer: twips(25),
};
const linePitch = Math.floor(twips(225) / 22);

/** Font sizes in half points, by their Chinese names. */
export const sizes = { 二号: 44, 三号: 32, 四号: 28, 小四: 24, 五号: 21, 小五: 18 } as const;

/** Named, not shipped: a machine without them takes its own. */
const font = (name: string): IFontAttributesProperties => ({
  ascii: name,
  hAnsi: name,
  eastAsia: name,
  hint: 'eastAsia',
});
export const fonts = {
  title: font('方正小标宋简体'),
  heading: font('黑体'),
  body: font('仿宋'),
  number: font('宋体'),
} as const;

/** Each line takes a twenty-second part of the type area, whatever stands in it. */
export const fixedLine = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;

/** Page numbers stand between dashes, one character from the margin: odd ones right, even ones left. */
function footer(side: 'left' | 'right'): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: sizes.四号 * 10 },
        children: [
          new TextRun({ font: fonts.number, size: sizes.四号, children: ['— ', PageNumber.CURRENT, ' —'] }),
        ],
      }),
    ],
  });
}

/** A section of official pages; its numbers begin anew where it is handed out by itself. */
export function officialSection(
  children: ISectionOptions['children'],
  { numberedAnew }: { readonly numberedAnew: boolean },
): ISectionOptions {
  return {
    properties: {
      page: {
        size: { width: twips(210), height: twips(297) },
        margin,
        pageNumbers: numberedAnew ? { start: 1 } : {},
      },
    },
    footers: { default: footer('right'), even: footer('left') },
    children,
  };
}

/** Settings that every document of official pages has. */
export const officialDocument = {
  evenAndOddHeaderAndFooters: true,
  styles: {
    default: { document: { run: { font: fonts.body, size: sizes.三号 }, paragraph: { spacing: fixedLine } } },
  },
} as const;
