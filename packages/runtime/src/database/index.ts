export { openDatabase } from './open-database.ts';
export type { OpenedDatabase } from './opened-database.ts';
