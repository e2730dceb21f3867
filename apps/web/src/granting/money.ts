import { grouped } from '../grouped.ts';

/** Yuan to the last fen, as they are paid. */
export const money = (amount: string): string => {
  const [whole = '0', part = ''] = amount.split('.');
  return grouped(part === '' ? whole : `${whole}.${part.padEnd(2, '0')}`);
};

/** A value in words; a figure before its unit is set in groups, while years, days and codes stay as they are. */
export const figured = (text: string): string => text.replace(/^-?\d[\d.]*(?=[\s%]|[^\p{ASCII}])/u, grouped);
