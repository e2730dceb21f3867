/** What the address of a chain says. */
export interface ChainSearch {
  step?: string | undefined;
  unit?: string | undefined;
  late?: 'yes' | undefined;
  page?: number | undefined;
}

const textIn = (given: unknown): string | undefined =>
  typeof given === 'string' && given !== '' ? given.slice(0, 60) : undefined;

export const chainSearch = (given: Record<string, unknown>): ChainSearch => ({
  step: textIn(given.step),
  unit: textIn(given.unit),
  late: given.late === 'yes' ? 'yes' : undefined,
  page: Number.isSafeInteger(given.page) && Number(given.page) > 1 ? Number(given.page) : undefined,
});
