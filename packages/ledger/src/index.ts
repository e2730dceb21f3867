export * from './contribution.ts';
export * from './entry.ts';
export * from './figures.ts';
export * from './history.ts';
export * from './movement.ts';
export * from './replay.ts';
export * from './statement.ts';
export * from './timeline.ts';
