import { shifted } from './shifted.ts';

const steps = [
  [12, '万亿'],
  [8, '亿'],
  [4, '万'],
] as const;

/** A whole number as it is spoken in Chinese: 3亿, 2万亿; null where it is below ten thousand. */
function spokenInChinese(base: string): string | null {
  const [whole = ''] = base.replace('-', '').split('.');
  const step = steps.find(([places]) => whole.length > places);
  if (!step) return null;
  const [places, word] = step;
  const less = shifted(`${whole.slice(0, -places)}.${whole.slice(-places).slice(0, 12)}`, 0);
  return `${base.startsWith('-') ? '-' : ''}${less}${word}`;
}

const grouped = (base: string): string => {
  const [whole = '', decimals] = base.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${decimals ? `.${decimals}` : ''}`;
};

/** How an amount that is typed in some power of ten of a base unit reads: whoever mistakes the unit sees it at once. */
export function inWords(
  value: string,
  shift: number,
  base: { readonly zh: string; readonly en: string },
): { zh: string; en: string } | null {
  const full = shifted(value, shift);
  if (full === null || full === '0') return null;
  const spoken = spokenInChinese(full);
  const plain = `${grouped(full)}${base.zh}`;
  return {
    zh: spoken ? `${spoken}${base.zh}（${plain}）` : plain,
    en: `${grouped(full)} ${base.en}`,
  };
}
