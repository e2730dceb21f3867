export { inCapitals } from './capital-figures.ts';
export { checkedTemplate } from './check-template.ts';
export * from './cockpit.ts';
export * from './compile.ts';
export * from './difference.ts';
export {
  agrees,
  intervalOf,
  type PrintedFigure,
  print,
  proseInEnglish,
  words,
  wordsInEnglish,
} from './printed.ts';
export * from './template.ts';
export * from './trend.ts';
