import { useQuery } from '@tanstack/react-query';
import { ask } from '../data.ts';
import { moment } from '../format.ts';
import { useWords } from '../language.ts';

/** How days and moments are written for this reader and this district. */
export function useMoments() {
  const { language } = useWords();
  const { data: district } = useQuery(ask.district());
  const timeZone = district?.timeZone ?? 'UTC';
  return { timeZone, written: (iso: string) => moment(iso, language, timeZone) };
}
