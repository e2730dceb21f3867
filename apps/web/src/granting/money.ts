import { grouped } from '../format.ts';

/** Yuan to the last fen, as they are paid. */
export const money = (amount: string): string => {
  const [whole = '0', part = ''] = amount.split('.');
  return grouped(part === '' ? whole : `${whole}.${part.padEnd(2, '0')}`);
};
