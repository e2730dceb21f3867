import { comparable } from '../amount.ts';
import type { Finding } from '../finding.ts';
import { compare } from './completion.ts';
import { unequal } from './parts.ts';
import type { Reading, Spot } from './reading.ts';

/** Cells of a row are set apart by tabs or bars. */
const CELLS = /[\t|｜│]/;
const TOTAL = /^(?:合\s*计|总\s*计)$/;
/** Rows that make the column something else than parts and their total. */
const NOT_PARTS = /小\s*计|其\s*中|合\s*计|总\s*计|平\s*均|累\s*计|去年|上年|同期|计划|目标|占/;
/** Columns that do not add. */
const NOT_ADDED = /率|比|占|增长|增幅|增速|±|%|％|位次|排名|名次|序号|均|单价|价格|指数|年份/;

interface Row {
  readonly cells: readonly string[];
  /** The figures in each cell. */
  readonly spots: readonly (readonly Spot[])[];
}

/** Tables: a row 合计 is what its column adds up to; a column 完成率 is what its row divides to. */
export function judgeTables(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  for (const rows of tablesOf(reading)) {
    findings.push(...completions(reading, rows));
    const totals = rows.filter(
      ({ cells }) => TOTAL.test(cells[0]?.trim() ?? '') || TOTAL.test(cells[1]?.trim() ?? ''),
    );
    const [total] = totals;
    if (!total || totals.length > 1) continue;
    const parts = rows.filter((row) => row !== total && row.spots.some((spots) => spots.length > 0));
    if (parts.length < 2 || parts.some(({ cells }) => NOT_PARTS.test(cells.slice(0, 2).join(' ')))) continue;
    if (total !== rows.at(-1) && total !== rows.find((row) => row.spots.some((spots) => spots.length > 0)))
      continue;
    findings.push(...columns(reading, rows, total, parts));
  }
  return findings;
}

function columns(reading: Reading, rows: readonly Row[], total: Row, parts: readonly Row[]): Finding[] {
  const findings: Finding[] = [];
  for (let column = 1; column < total.cells.length; column++) {
    const head = rows
      .filter((row) => row !== total && !parts.includes(row))
      .map(({ cells }) => cells[column] ?? '');
    const [whole, second] = total.spots[column] ?? [];
    const cells = parts.map((row) => row.spots[column] ?? []);
    if (!whole || second || NOT_ADDED.test(head.join(' ')) || head.join('').trim() === '') continue;
    // A cell without a figure is nothing only where it says so.
    if (parts.some((row, i) => cells[i]?.length !== 1 && !/^\s*[-—－/0]?\s*$/.test(row.cells[column] ?? '')))
      continue;
    const spots = cells.flat();
    if (spots.length < 2 || !spots.every((spot) => alike(spot, whole))) continue;
    const found = unequal(reading, whole, spots);
    if (found) findings.push(found);
  }
  return findings;
}

const PLAN_COLUMN = /计划|目标|任务/;
const DONE_COLUMN = /(?:实际|累计|本期|已)?(?:完成|实绩|实际)(?!率|比例|进度|计划|目标|任务)/;
const SHARE_COLUMN = /完成率|完成比例|完成计划|占(?:年度?)?(?:计划|目标|任务)/;

/** Each row of a table with one column each for plan, done and their ratio. */
function completions(reading: Reading, rows: readonly Row[]): Finding[] {
  const [header] = rows;
  if (!header || header.spots.some((spots) => spots.length > 0)) return [];
  const only = (fits: (head: string) => boolean) => {
    const columns = header.cells.flatMap((head, i) => (fits(head.trim()) ? [i] : []));
    return columns.length === 1 ? columns[0] : undefined;
  };
  const share = only((head) => SHARE_COLUMN.test(head));
  const plan = only((head) => PLAN_COLUMN.test(head) && !SHARE_COLUMN.test(head) && !DONE_COLUMN.test(head));
  const done = only((head) => DONE_COLUMN.test(head) && !SHARE_COLUMN.test(head));
  if (share === undefined || plan === undefined || done === undefined) return [];
  const findings: Finding[] = [];
  for (const { spots } of rows.slice(1)) {
    const [p, d, s] = [plan, done, share].map((column) =>
      spots[column]?.length === 1 ? spots[column][0] : undefined,
    );
    if (!p || !d || !s || s.amount?.dimension !== 'percent' || !alike(d, p)) continue;
    const found = compare(reading, p, d, s);
    if (found) findings.push(found);
  }
  return findings;
}

const alike = (one: Spot, other: Spot) =>
  one.amount !== null &&
  other.amount !== null &&
  comparable(one.amount, other.amount) &&
  ['money', 'area', 'length', 'weight', 'count', 'number'].includes(one.amount.dimension);

/** Neighbouring lines with the same number of cells. */
function tablesOf({ text, sentences }: Reading): Row[][] {
  const tables: Row[][] = [];
  const lines = new Map<number, { from: number; to: number; spots: Spot[] }>();
  for (const sentence of sentences) {
    const line = lines.get(sentence.paragraph) ?? { from: sentence.from, to: sentence.to, spots: [] };
    line.to = sentence.to;
    for (const spot of sentence.spots) line.spots.push(spot);
    lines.set(sentence.paragraph, line);
  }
  let rows: Row[] = [];
  const close = () => {
    if (rows.length >= 3) tables.push(rows);
    rows = [];
  };
  for (const line of lines.values()) {
    const row =
      line.to - line.from < 2000 ? rowOf(text.slice(line.from, line.to), line.from, line.spots) : null;
    if (!row || (rows[0] && rows[0].cells.length !== row.cells.length)) close();
    if (row) rows.push(row);
  }
  close();
  return tables;
}

function rowOf(line: string, from: number, spots: readonly Spot[]): Row | null {
  const trimmed = line.replace(/\n$/, '');
  const cells = trimmed.split(CELLS);
  if (cells.length < 2) return null;
  const inside: Spot[][] = [];
  let at = from;
  let next = 0;
  for (const cell of cells) {
    const end = at + cell.length;
    const own: Spot[] = [];
    for (; next < spots.length && (spots[next] as Spot).from < end; next++) own.push(spots[next] as Spot);
    inside.push(own);
    at = end + 1;
  }
  return { cells, spots: inside };
}
