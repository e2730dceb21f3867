import type { FigureKind } from '@taizhang/definition';

import type { Span } from './noun.ts';
import { baseIn, periodIn } from './span-words.ts';
import { kindOfUnit, unitPattern } from './unit.ts';

/** A cell of a table that holds a number; what it lacks comes from the headers and captions around it. */
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

/** A line of a table whose cells are numbers, with what stands above it. */
interface Row {
  readonly fields: readonly Field[];
  readonly header: readonly Field[];
  /** The cell that names the row. */
  readonly title: Field | undefined;
  /** The unit that the row's name or a column of units gives. */
  readonly rowUnit: string | null;
  /** The unit that stands above the table. */
  readonly caption: string | null;
}

const numeric = /^([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?) ?(.*)$/;
const noMeasure = /序号|编号|代码|年份|页码|电话|邮编|备注|日期/;
/** Headings that say how, not what: the name of what is measured stands elsewhere. */
const general =
  /^(?:绝对[值数额]|本?季|年初|年末|末|数|预算数?|决算数?|调整|为|的|[比较]?上年|同期|去年|本年|数值|[本当]月|累计|总量|数量|[同环]比|增速|增幅|增长|提高|增减|±|比重|占比|完成|计划|实际|目标|指标值?|单位|年度|全年|合计|本期|上期|完成[数值]|[计划预决算执行]{2}数|完成率|进度|率|[全市省区县]*(?:位次|排名|名次)|[\d年月季度上下半一二三四前至—~-])+$/;

/** A cell that holds a ratio (14.8:1), which is read as elsewhere, and the header that names it. */
export interface RatioCell extends Span {
  readonly label: Span;
}

/** The numbers in the tables of a text: lines with tabs or bars between their cells. */
export function tableCells(text: string): { readonly cells: Cell[]; readonly ratios: RatioCell[] } {
  const cells: Cell[] = [];
  const ratios: RatioCell[] = [];
  if (!/[\t|]/.test(text)) return { cells, ratios };
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
    if (!fields.some((field) => numberIn(field.text))) {
      header = fields;
      continue;
    }
    cells.push(...rowCells(rowOf(fields, header, caption)));
    for (const [i, field] of fields.entries()) {
      const label = /^\d+(?:\.\d+)? ?:/.test(field.text) ? nameOf(header[i]) : null;
      if (label) ratios.push({ start: field.start, end: field.end, label });
    }
  }
  return { cells, ratios };
}

/** 单位：亿元、% names two: the second is that of the changes. */
const captionOf = (line: string): string | null => /单位:\s*([^\s()\t|,;、]+)/.exec(line)?.[1] ?? null;

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

/** A cell that is a number, with a unit of its own or without. */
function numberIn(text: string): { readonly digits: string; readonly unit: string | null } | undefined {
  const [, digits, unit = ''] = numeric.exec(text) ?? [];
  if (digits === undefined || !(unit === '' || coreOf(unit) !== undefined)) return undefined;
  return { digits: digits.replace(/,/g, '').replace(/^\+/, ''), unit: unit === '' ? null : unit };
}

function rowOf(fields: readonly Field[], header: readonly Field[], caption: string | null): Row {
  const title = fields.find(
    (field) => field.text !== '' && !numberIn(field.text) && !/^[-—%]+$/.test(field.text),
  );
  return { fields, header, title, rowUnit: unitIn(title?.text ?? '') ?? unitColumn(fields, header), caption };
}

/** A column of units beside the names: 指标 | 单位 | 数值. */
function unitColumn(fields: readonly Field[], header: readonly Field[]): string | null {
  const place = header.findIndex((field) => /^(?:计量)?单位$/.test(field.text));
  const text = place < 0 ? '' : (fields[place]?.text ?? '');
  return coreOf(text) === undefined ? null : text;
}

function rowCells(row: Row): Cell[] {
  const { fields, header, title } = row;
  if (header.length === 0 && !title) return [];
  return fields.flatMap((field, i) => {
    const top = header[i];
    if (!numberIn(field.text) || noMeasure.test(top?.text ?? '') || (!top && i === 0)) return [];
    if (/^(?:19|20)\d\d$/.test(field.text) && /年/.test(top?.text ?? '')) return [];
    return [cellOf(field, i, row)];
  });
}

function cellOf(field: Field, column: number, row: Row): Cell {
  const ownUnit = changeUnit(row);
  const title = row.title?.text ?? '';
  const heading = ownUnit === null ? (row.header[column]?.text ?? '') : title;
  const number = numberIn(field.text) as { digits: string; unit: string | null };
  const label = labelOf(column, row);
  const ranked = /位次|排名|名次/.test(heading);
  const percent = /%$|增|同比|环比|降|±|率|比重|占比|进度|完成.*计划$/.test(heading);
  const unit = ranked
    ? null
    : (number.unit ?? ownUnit ?? unitIn(heading) ?? (percent ? '%' : (row.rowUnit ?? row.caption)));
  return {
    start: field.start,
    end: field.end,
    digits: number.digits,
    unit,
    kind: ranked ? 'rank' : kindIn(unit, heading, title),
    label: label ? { start: label.start, end: label.end } : null,
    base: baseIn(heading),
    period: periodIn(heading),
  };
}

/** A row of changes is in its own unit, whatever its columns are in: 同比增长（%） below 完成户数（户）. */
const changeUnit = ({ title, rowUnit }: Row): string | null =>
  /增|降|同比|环比|±/.test(title?.text ?? '') && /^(?:%|‰|个?百分点)$/.test(rowUnit ?? '') ? rowUnit : null;

/** What is measured: the column's heading, that of the column before for a change of it, or the row's name. */
function labelOf(column: number, { fields, header, title }: Row): Field | null {
  for (let i = column; i > 0; i--) {
    const name = nameOf(header[i]);
    if (!name || !numberIn(fields[i]?.text ?? '') || noMeasure.test(name.text)) continue;
    if (general.test(name.text.replace(/\s/g, ''))) continue;
    const own = nameOf(header[column]);
    return own && /率$/.test(own.text) ? own : name;
  }
  return nameOf(title) ?? nameOf(header[column]);
}

/** The unit in brackets, or behind a comma, of a header: 固定资产投资（亿元）. */
function unitIn(heading: string): string | null {
  const written =
    /[(,]\s*(?:单位:)?\s*([^(),]+?)\s*\)?$/.exec(heading)?.[1] ?? /(%|‰|百分点)$/.exec(heading)?.[1];
  return written === undefined || coreOf(written) === undefined ? null : written;
}

/** A unit without its scale, undefined when it is none: of 亿千瓦时 the 千 belongs to the unit. */
function coreOf(written: string): string | undefined {
  for (let core = written; core !== ''; core = core.slice(1)) {
    unitPattern.lastIndex = 0;
    if (unitPattern.exec(core)?.[0] === core) return core;
    if (!/^[十百千万亿]/.test(core)) return undefined;
  }
  return undefined;
}

/** A header without its unit. */
function nameOf(field: Field | undefined): Field | null {
  if (!field) return null;
  const text = field.text
    .replace(/\s*\([^()]*\)?$/, '')
    .replace(/(?:%|百分点)$/, '')
    .replace(/^其中:\s*|^#\s*/, '');
  if (text === '') return null;
  const start = field.start + field.text.indexOf(text);
  return { text, start, end: start + text.length };
}

function kindIn(unit: string | null, heading: string, title: string): FigureKind {
  if (unit === null)
    return /投资|金额|资金|收入|支出|产值/.test(heading)
      ? 'amount'
      : /数$|数量/.test(heading)
        ? 'count'
        : 'other';
  if (/百分点/.test(unit)) return 'percentage_points';
  if (unit !== '%' && unit !== '‰') return kindOfUnit(coreOf(unit) ?? unit) ?? 'count';
  if (/进度比较|超序?时/.test(heading)) return 'percentage_points';
  if (/完成|进度|达成|占.*(?:计划|目标)|(?:为|占)?.*预算数?的?%?$/.test(heading)) return 'percent_completion';
  if (/增|提高|同比|环比|降|±/.test(heading) || /增长|增速|增幅/.test(title)) return 'percent_growth';
  return /比重|占/.test(`${heading}${title}`) ? 'percent_share' : 'percent_other';
}
