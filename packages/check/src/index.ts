export * from './against/index.ts';
export * from './alone/judge-alone.ts';
export * from './amount.ts';
export * from './evaluation/annotated.ts';
export * from './evaluation/compare.ts';
export * from './figure.ts';
export { findFigures } from './find/find-figures.ts';
export * from './finding.ts';
