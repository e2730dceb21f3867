export * from './installation-accounts.ts';
export * from './role.ts';
export * from './roles.ts';
export * from './unit-tree.ts';
export * from './viewer.ts';
export * from './within-reach.ts';
