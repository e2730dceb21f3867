import type { FigureKind } from '../figure.ts';
import type { Span } from './noun.ts';
import { baseIn, periodIn } from './span-words.ts';
import { kindOfUnit, unitPattern } from './unit-words.ts';

/** A cell of a table that holds a bare number; its unit and kind come from the headers and captions around it. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly unit: string | null;
  readonly kind: FigureKind;
  readonly label: Span | null;
  readonly base: string | null;
  readonly period: string | null;
}

interface Field extends Span {
  readonly text: string;
}

const bare = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const noMeasure = /序号|编号|代码|年份|页码|电话|邮编|备注|日期/;
const general =
  /^(?:绝对值|绝对数|绝对额|数值|本月|当月|累计|总量|数量|同比|环比|增速|增幅|增长|比重|占比|完成|计划|实际|目标|指标值?|单位|年度|全年|合计|本期|上期|完成数|完成值|计划数|预算数|决算数|执行数|完成率|进度|[\d年月季度上下半一二三四前至—~-]*)+$/;

/** The numbers in the tables of a text: lines with tabs or bars between their cells. */
export function tableCells(text: string): Cell[] {
  if (!/[\t|]/.test(text)) return [];
  const cells: Cell[] = [];
  let header: readonly Field[] = [];
  let caption: string | null = null;
  let start = 0;
  for (const line of text.split('\n')) {
    const fields = fieldsOf(line, start);
    start += line.length + 1;
    caption = captionOf(line) ?? caption;
    if (fields.length < 2) {
      if (line.trim() !== '') header = [];
      continue;
    }
    if (fields.every((field) => /^[:\-\s]*$/.test(field.text))) continue;
    if (!fields.some((field) => bare.test(field.text))) {
      header = fields;
      continue;
    }
    cells.push(...rowCells(fields, header, caption));
  }
  return cells;
}

const captionOf = (line: string): string | null => /单位:\s*([^\s()\t|,;]+)/.exec(line)?.[1] ?? null;

/** The cells of a line, without the spaces around them. */
function fieldsOf(line: string, start: number): Field[] {
  if (!/[\t|]/.test(line)) return [];
  const fields: Field[] = [];
  let place = start;
  const parts = line.split(/[\t|]/);
  parts.forEach((part, i) => {
    const lead = part.length - part.trimStart().length;
    const text = part.trim();
    // A bar at either end of the line opens or closes it.
    if (!(line.includes('|') && text === '' && (i === 0 || i === parts.length - 1)))
      fields.push({ text, start: place + lead, end: place + lead + text.length });
    place += part.length + 1;
  });
  return fields;
}

function rowCells(fields: readonly Field[], header: readonly Field[], caption: string | null): Cell[] {
  const title = fields.find(
    (field) => field.text !== '' && !bare.test(field.text) && !/^[-—%]+$/.test(field.text),
  );
  const rowUnit = unitIn(title?.text ?? '') ?? unitColumn(fields, header);
  const isYears = header.length === 0 && !title;
  if (isYears) return [];
  return fields.flatMap((field, i) => {
    const top = header[i];
    if (!bare.test(field.text) || noMeasure.test(top?.text ?? '')) return [];
    if (!top && i === 0) return [];
    if (/^(?:19|20)\d\d$/.test(field.text) && /年/.test(top?.text ?? '')) return [];
    return [cellOf(field, top, title, rowUnit, caption)];
  });
}

/** A column of units beside the names: 指标 | 单位 | 数值. */
function unitColumn(fields: readonly Field[], header: readonly Field[]): string | null {
  const place = header.findIndex((field) => /^(?:计量)?单位$/.test(field.text));
  const text = place < 0 ? '' : (fields[place]?.text ?? '');
  return text === '' || text === '-' ? null : text;
}

function cellOf(
  field: Field,
  top: Field | undefined,
  title: Field | undefined,
  rowUnit: string | null,
  caption: string | null,
): Cell {
  const heading = top?.text ?? '';
  const changes = /增|同比|环比|降|±/.test(heading);
  const ranked = /位次|排名|名次/.test(heading);
  const unit = ranked
    ? null
    : (unitIn(heading) ?? (changes || /率|比重|占比/.test(heading) ? '%' : (rowUnit ?? caption)));
  const own = nameOf(top);
  const label =
    own && title && !general.test(own.text) && unitIn(heading) !== null ? own : (nameOf(title) ?? own);
  const digits = field.text.replace(/,/g, '').replace(/^\+/, '');
  return {
    start: field.start,
    end: field.end,
    digits,
    unit,
    kind: ranked ? 'rank' : kindIn(unit, heading, title?.text ?? ''),
    label: label ? { start: label.start, end: label.end } : null,
    base: baseIn(heading),
    period: periodIn(heading),
  };
}

/** The unit in brackets, or behind a comma, of a header: 固定资产投资（亿元）. */
function unitIn(heading: string): string | null {
  const written = /[(,]\s*(?:单位:)?\s*([^(),]+?)\s*\)?$/.exec(heading)?.[1] ?? /(%|‰)$/.exec(heading)?.[1];
  if (written === undefined) return null;
  const core = written.replace(/^[十百千万亿]+/, '');
  unitPattern.lastIndex = 0;
  return unitPattern.exec(core)?.[0] === core ? written : null;
}

/** A header without its unit. */
function nameOf(field: Field | undefined): Field | null {
  if (!field) return null;
  const text = field.text.replace(/\s*\([^()]*\)?$/, '').replace(/^其中:\s*|^#\s*/, '');
  if (text === '') return null;
  const start = field.start + field.text.indexOf(text);
  return { text, start, end: start + text.length };
}

function kindIn(unit: string | null, heading: string, title: string): FigureKind {
  if (unit === null) return 'other';
  if (unit === '%' || unit === '‰') {
    if (/完成|进度|达成/.test(heading)) return 'percent_completion';
    if (/增|同比|环比|降|±/.test(heading) || /增长|增速|增幅/.test(title)) return 'percent_growth';
    return /比重|占/.test(`${heading}${title}`) ? 'percent_share' : 'percent_other';
  }
  if (/百分点/.test(unit)) return 'percentage_points';
  return kindOfUnit(unit.replace(/^[十百千万亿]+/, '')) ?? 'count';
}
