const chinese: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
};
const numberOf = (text: string): number => chinese[text] ?? Number(text);

const number = String.raw`(\d{1,2}|十[一二]?|[一二三四五六七八九])`;
const spans: readonly (readonly [RegExp, (found: RegExpExecArray) => readonly [from: number, to: number]])[] =
  [
    [
      new RegExp(`${number}月?(?:份)?[-—–~～至到]${number}月`),
      ([, from = '', to = '']) => [numberOf(from), numberOf(to)],
    ],
    [/上半年/, () => [1, 6]],
    [/下半年/, () => [7, 12]],
    [/(?:前三|[1一][-—–~～至到][3三])季度/, () => [1, 9]],
    [/([一二三四1-4])季度/, ([, quarter = '']) => [numberOf(quarter) * 3 - 2, numberOf(quarter) * 3]],
    [new RegExp(`前${number}个?月`), ([, to = '']) => [1, numberOf(to)]],
    [new RegExp(`截[至止]${number}月(?:底|末)?`), ([, to = '']) => [1, numberOf(to)]],
    [new RegExp(`${number}月(?:份|当月)`), ([, month = '']) => [numberOf(month), numberOf(month)]],
    [/全年|年度|当年/, () => [1, 12]],
  ];

/** The months of a year that a period as written stands for: 上半年 is 1 to 6; null where it names none. */
export function monthsSaid(words: string): readonly [from: number, to: number] | null {
  for (const [pattern, span] of spans) {
    const found = pattern.exec(words);
    if (!found) continue;
    const [from, to] = span(found);
    if (from >= 1 && to <= 12 && from <= to) return [from, to];
  }
  return null;
}
