export * from './role.ts';
export * from './unit-tree.ts';
export * from './viewer.ts';
