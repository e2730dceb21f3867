import { streets } from '../places.ts';

/** 徐家棚 for 徐家棚街道: how a project is called after where it stands. */
export const shortName = (street: string): string =>
  (streets.find((s) => s.id === street)?.title.zh ?? street).replace('街道', '');
