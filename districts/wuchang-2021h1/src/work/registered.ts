import type { HistoricWork } from '@taizhang/ledger';
import type { Directory, Firm } from './directory.ts';

/** A firm as the directory has it since it was opened, mistakes corrected. */
export interface RegisteredFirm extends Firm {
  readonly set: Readonly<Record<string, string | boolean>>;
  readonly amounts: Readonly<Record<string, string>>;
  readonly unit: string;
}

/** The firms that stay, by their code. */
export function registeredFirms({ firms, work }: Directory): ReadonlyMap<string, RegisteredFirm> {
  const staying = new Map(firms.map((firm) => [firm.id, firm]));
  const opened = new Map<string, RegisteredFirm>();
  const openings = new Map<string, string>();
  for (const item of work) {
    const entry = entryOf(item);
    if (entry?.register !== 'enterprise') continue;
    const firm = staying.get(entry.record);
    const corrects = 'corrects' in item ? item.corrects : undefined;
    if (!firm || (corrects === undefined ? opened.has(firm.id) : openings.get(firm.id) !== corrects))
      continue;
    if ('key' in item && item.key) openings.set(firm.id, item.key);
    opened.set(firm.id, {
      ...firm,
      set: entry.set as RegisteredFirm['set'],
      amounts: entry.amounts as RegisteredFirm['amounts'],
      unit: entry.unit as string,
    });
  }
  return opened;
}

const entryOf = (item: HistoricWork) => ('corrects' in item ? item.with : item);
