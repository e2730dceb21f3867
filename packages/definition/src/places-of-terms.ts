import type { Text } from './text.ts';

const say = (zh: string, en: string): Text => ({ zh, en });

/** Something wrong with terms, with the path to it in the data and what that part is called. */
export interface PlacedFault {
  /** Names and indexes: “conditions.0”, “lines.1.amount.min.0.rate”, “parameters.share”, “budget”. */
  readonly at: string;
  readonly place: Text;
  readonly says: Text;
}

export const kindsOfParts: Readonly<Record<string, Text>> = {
  subject: { zh: '适用对象', en: 'Subject' },
  clauses: { zh: '条款', en: 'Clauses' },
  parameters: { zh: '参数', en: 'Parameter' },
  conditions: { zh: '条件', en: 'Condition' },
  lines: { zh: '金额', en: 'Amount' },
  often: { zh: '兑现次数', en: 'How often' },
  stacking: { zh: '互斥和就高', en: 'Stacking' },
  budget: { zh: '预算', en: 'Budget' },
  evidence: { zh: '材料', en: 'Evidence' },
  clawback: { zh: '追回', en: 'Clawback' },
  examples: { zh: '算例', en: 'Example' },
  version: { zh: '版本', en: 'Version' },
};

const partOf = (data: unknown, name: string | number): unknown =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, name)
    ? (data as Record<string | number, unknown>)[name]
    : undefined;

/**
 * A fault of terms at its place in the data, which need not be whole yet: checks name the parts of a list by their id, and
 * of two with the same id the last is meant.
 */
export function placedOf(data: unknown, at: string, says: Text): PlacedFault {
  const [kind = '', part, ...within] = at.split('.');
  const list = partOf(data, kind);
  const called = kindsOfParts[kind] ?? say(kind, kind);
  if (part === undefined) return { at, place: called, says };
  if (!Array.isArray(list)) return { at, place: named(called, partOf(list, part), null), says };
  const index = /^\d+$/.test(part) ? Number(part) : list.findLastIndex((one) => partOf(one, 'id') === part);
  if (index < 0) return { at: kind, place: called, says };
  return { at: [kind, index, ...within].join('.'), place: named(called, list[index], index), says };
}

function named(called: Text, part: unknown, index: number | null): Text {
  const title = partOf(part, 'title');
  const [zh, en] = [partOf(title, 'zh'), partOf(title, 'en')];
  const number = partOf(part, 'number');
  if (typeof zh === 'string' && zh !== '')
    return say(`${called.zh}“${zh}”`, `${called.en} “${typeof en === 'string' && en !== '' ? en : zh}”`);
  if (typeof number === 'string' && number !== '')
    return say(`${called.zh}${number}`, `${called.en} ${number}`);
  return index === null ? called : say(`${called.zh}第${index + 1}项`, `${called.en} ${index + 1}`);
}
