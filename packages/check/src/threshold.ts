import type { FoundFigure } from './figure.ts';

/** What things are told apart by; 三次以上驻点 is itself what was done. */
const sizes: ReadonlySet<FoundFigure['kind']> = new Set(['amount', 'area', 'length', 'weight']);
const bounded = /^(?:及|和)?以[上下内]的?(?![并且和及与而等])\p{Script=Han}/u;

/** 超亿元项目, 过百亿元产业集群: not 超亿元资金. */
export const classes = /^[一-龥]{0,8}?(?:项目|企业|产业|集群|园区|基地|市场|[镇村县乡])/;

/**
 * Whether a figure only says which things are counted: of 5亿元以上项目12个 and 超亿元项目12个 the money is nobody's.
 * @param behind the text behind it
 */
export const isThreshold = ({ kind, claim, text }: FoundFigure, behind: string): boolean =>
  sizes.has(kind) &&
  (bounded.test(behind) || (claim === 'at-least' && isWithoutDigits(text) && classes.test(behind)));

/** 亿元, 百亿: a scale that stands alone. */
export const isWithoutDigits = (text: string): boolean => !/[\d０-９]/.test(text);
