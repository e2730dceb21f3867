/** How arithmetic is written, in both languages. */
import { dimensionOf, type Text, type UnitId, units } from '@taizhang/definition';
import { Big } from 'big.js';
import { type Measured, measuredIn, unitWords } from './dimension.ts';

/** Made only for whoever reads them. */
export type Words = () => Text;

export const say = (zh: string, en: string): Text => ({ zh, en });

/** A number as it is written: in its unit, thousands apart. */
export function written(value: Big, measured: Measured, decimals = 6): Text {
  const [whole = '', part = ''] = value.round(decimals, Big.roundHalfUp).toFixed().split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part ? `.${part}` : '');
  const unit = unitWords(measured);
  return { zh: `${text}${unit.zh}`, en: unit.en ? `${text} ${unit.en}` : text };
}

export function stored(base: Big, unit: UnitId): Text {
  if (unit === 'percent' || unit === 'percentage-point')
    return say(`${base.toFixed()}%`, `${base.toFixed()}%`);
  if (dimensionOf(unit) !== 'count') return written(base, measuredIn(unit));
  const { zh, en } = units[unit].title;
  return say(`${base.toFixed()}${zh}`, `${base.toFixed()} ${en}`.trim());
}

export const joined =
  (parts: readonly Words[], between: string): Words =>
  () => {
    const said = parts.map((part) => part());
    return say(said.map((p) => p.zh).join(between), said.map((p) => p.en).join(between));
  };

export const inBrackets =
  (words: Words): Words =>
  () => {
    const { zh, en } = words();
    return say(`（${zh}）`, `(${en})`);
  };

export const noted =
  (words: Words, note: Words): Words =>
  () => {
    const [said, by] = [words(), note()];
    return say(`${said.zh}〔${by.zh}〕`, `${said.en} [${by.en}]`);
  };
