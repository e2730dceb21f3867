/**
 * Every colour, size and face of the screens, in one place. The build writes them into tokens.css as variables
 * (`--ink`), and theme.ts hands them to Ant Design.
 */
export interface Palette {
  /** The ground of everything. */
  readonly paper: string;
  /** A ground one step back: rows under the pointer, code. */
  readonly sunk: string;
  /** Text. */
  readonly ink: string;
  /** Text that says less: units, notes, labels. */
  readonly quiet: string;
  /** Hairlines between things. */
  readonly line: string;
  /** Lines that bound something one can use. */
  readonly 'line-strong': string;
  /** What can be opened or is selected. */
  readonly link: string;
  /** The line under what can be opened. */
  readonly 'link-line': string;
  /** The ground of what is selected. */
  readonly selected: string;
  /** Vermilion: what needs a hand, and nothing else. */
  readonly hand: string;
  /** The ground of what has just changed. */
  readonly changed: string;
  /** 正常: on pace. */
  readonly pace: string;
  /** 滞后: behind. */
  readonly behind: string;
  /** 已补上: missed, and made up later. */
  readonly 'made-up': string;
}

export type Scheme = 'light' | 'dark';

export const palettes: Readonly<Record<Scheme, Palette>> = {
  light: {
    paper: '#fcfbf8',
    sunk: '#f4f2eb',
    ink: '#1d1b18',
    quiet: '#5f5a51',
    line: '#dcd7cb',
    'line-strong': '#8c8577',
    link: '#1f4276',
    'link-line': '#9fb2d0',
    selected: '#e3e9f3',
    hand: '#b5301c',
    changed: '#f3ead0',
    pace: '#2a6349',
    behind: '#7d5200',
    'made-up': '#6b6000',
  },
  dark: {
    paper: '#16171a',
    sunk: '#1f2125',
    ink: '#e9e6df',
    quiet: '#aea99d',
    line: '#34363c',
    'line-strong': '#7f818a',
    link: '#a4c0ee',
    'link-line': '#48608a',
    selected: '#24314a',
    hand: '#f58a70',
    changed: '#3d3620',
    pace: '#86c5a4',
    behind: '#e0b25c',
    'made-up': '#e3d350',
  },
};

/** Which colours stand on which, and the contrast that WCAG 2.2 asks of them: 4.5 for text, 3 for shapes. */
export const pairs: readonly { on: keyof Palette; what: keyof Palette; least: number }[] = [
  ...(['ink', 'quiet', 'link', 'hand', 'pace', 'behind', 'made-up'] as const).flatMap((what) =>
    (['paper', 'sunk', 'selected', 'changed'] as const).map((on) => ({ on, what, least: 4.5 })),
  ),
  { on: 'paper', what: 'line-strong', least: 3 },
  { on: 'sunk', what: 'line-strong', least: 3 },
  { on: 'link', what: 'paper', least: 4.5 },
  { on: 'hand', what: 'paper', least: 4.5 },
];

/** Steps of space, in rem. Things that belong together stand on one step, what does not on the next but one. */
export const spaces = { 1: 0.25, 2: 0.5, 3: 0.75, 4: 1, 5: 1.5, 6: 2, 7: 3, 8: 4 } as const;

/** Sizes of type, in rem, from a note to the title of a report. */
export const sizes = {
  note: 0.8125,
  small: 0.875,
  body: 1,
  read: 1.125,
  head: 1.25,
  title: 1.75,
  display: 2.5,
} as const;

/**
 * Song for what is read, sans for what is worked with. The faces come with the page (fonts.ts); what stands behind
 * them is used until they have arrived.
 */
export const faces = {
  song: '"Noto Serif SC", "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif',
  hei: '"Noto Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif',
  mono: 'ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace',
} as const;

/** Motion shows what changed, and is over before one waits for it. */
const motion = { swift: '120ms', calm: '240ms', fading: '1600ms' } as const;

/** A line of a report, in characters. */
const column = '38em';

/** The faces of a language: in English the marks of Latin come first (ground.css). */
const facesOf = (first: string): string =>
  declared('', { song: `${first}${faces.song}`, hei: `${first}${faces.hei}`, mono: faces.mono });

const declared = (prefix: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `  --${prefix}${name}: ${value};\n`)
    .join('');

const inRem = (values: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${value}rem`]));

/** The variables of the style sheets. The system's scheme rules until the reader chooses; paper is always light. */
export function cssOfTokens(): string {
  const { light, dark } = palettes;
  const scheme = (name: Scheme, palette: Palette) =>
    `  color-scheme: ${name};\n${declared('', { ...palette })}`;
  return [
    `:root {\n${scheme('light', light)}${declared('space-', inRem(spaces))}`,
    `${declared('text-', inRem(sizes))}${declared('', motion)}  --column: ${column};\n}\n`,
    `:lang(zh-CN) {\n${facesOf('')}}\n:lang(en) {\n${facesOf('"Latin marks", ')}}\n`,
    `@media screen and (prefers-color-scheme: dark) {\n:root:not([data-scheme="light"]) {\n${scheme('dark', dark)}}\n}\n`,
    `@media screen {\n:root[data-scheme="dark"] {\n${scheme('dark', dark)}}\n}\n`,
  ].join('');
}
