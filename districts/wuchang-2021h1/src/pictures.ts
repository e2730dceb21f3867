const [width, height, ground] = [960, 640, 560];
const [storey, bays] = [34, 9];

/** A building site as it might be seen, with so many storeys up: drawn, because a demonstration has no photographs. */
function site(storeys: number, colour: string): string {
  const top = ground - storeys * storey;
  const [left, broad] = [300, bays * 44];
  const windows = Array.from({ length: storeys * bays }, (_, i) => {
    const [x, y] = [left + 12 + (i % bays) * 44, top + 8 + Math.floor(i / bays) * storey];
    return `<rect x="${x}" y="${y}" width="22" height="18" fill="#dbe7f0"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="#cfe0ec"/>
    <rect y="${ground}" width="${width}" height="${height - ground}" fill="#b79a76"/>
    <rect x="${left}" y="${top}" width="${broad}" height="${ground - top}" fill="${colour}"/>
    ${windows.join('')}
    <path d="M210 ${ground}V60M130 84H600M210 60L560 84M210 60L140 84M540 84V${Math.max(120, top - 30)}" stroke="#8a5a00" stroke-width="7" fill="none"/>
    <path d="M0 ${ground}h${width}v-34H0z" fill="#3d6b8e" opacity="0.85"/></svg>`;
}

/** Months of a project, each with how far it had come; a month may lack its picture. */
const projects: readonly (readonly [
  record: string,
  colour: string,
  seen: readonly (readonly [day: string, storeys: number])[],
])[] = [
  [
    'XM-051',
    '#9aa5ad',
    [
      ['2021-01-25', 1],
      ['2021-02-24', 2],
      ['2021-03-25', 4],
      ['2021-04-25', 6],
      ['2021-05-27', 8],
      ['2021-06-28', 10],
      ['2021-07-28', 12],
    ],
  ],
  [
    'XM-065',
    '#b0a090',
    [
      ['2021-02-24', 1],
      ['2021-03-26', 2],
      ['2021-05-28', 5],
      ['2021-06-25', 6],
      ['2021-07-26', 8],
    ],
  ],
];

/** What projects looked like month by month. */
export const pictures = projects.flatMap(([record, colour, seen]) =>
  seen.map(([takenOn, storeys]) => ({
    register: 'project',
    record,
    name: `形象进度${takenOn}（合成）.jpg`,
    takenOn,
    drawing: site(storeys, colour),
  })),
);
