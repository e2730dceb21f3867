/** What the address of a chain says. */
export interface ChainSearch {
  step?: string | undefined;
  unit?: string | undefined;
  late?: 'yes' | undefined;
  /** As records stood on this day, and as known by the end of this one; the server says what is wrong with one. */
  day?: string | undefined;
  known?: string | undefined;
  page?: number | undefined;
}

const textIn = (given: unknown): string | undefined =>
  typeof given === 'string' && given !== '' ? given.slice(0, 60) : undefined;

export const chainSearch = (given: Record<string, unknown>): ChainSearch => ({
  step: textIn(given.step),
  unit: textIn(given.unit),
  late: given.late === 'yes' ? 'yes' : undefined,
  day: textIn(given.day),
  known: textIn(given.known),
  page: Number.isSafeInteger(given.page) && Number(given.page) > 1 ? Number(given.page) : undefined,
});
