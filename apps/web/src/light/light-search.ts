const textIn = (given: unknown): string | undefined =>
  typeof given === 'string' && given !== '' ? given.slice(0, 80) : undefined;

/** What the address of a page of lights says. Days are taken as they stand: the server says what is wrong with one. */
export interface LightsSearch {
  pace?: string | undefined;
  day?: string | undefined;
  known?: string | undefined;
}

export const lightsSearch = (given: Record<string, unknown>): LightsSearch => ({
  pace: textIn(given.pace),
  day: textIn(given.day),
  known: textIn(given.known),
});
