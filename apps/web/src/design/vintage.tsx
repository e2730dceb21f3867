import { useWords } from '../language.ts';

/** The vintages of a reported statistic, by the national practice of revising accounts. */
export type VintageId = 'flash' | 'preliminary' | 'final';

const words = { flash: 'vintageFlash', preliminary: 'vintagePreliminary', final: 'vintageFinal' } as const;

/** Which vintage a statistic is of: the line around it grows firmer with the number. */
export function Vintage({ vintage }: { vintage: VintageId }) {
  const { say } = useWords();
  return <span className={`vintage vintage-${vintage}`}>{say(words[vintage])}</span>;
}
