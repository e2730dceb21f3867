export { type DatabaseOptions, type OpenedDatabase, openDatabase } from './open-database.ts';
