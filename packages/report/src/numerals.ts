const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const places = ['', '十', '百', '千'];

/** A whole number from 0 to 9999 in Chinese numerals: 12 → 十二, 105 → 一百零五. @throws outside that range */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999)
    throw new Error(`no Chinese numeral for ${value}`);
  if (value === 0) return '零';
  let text = '';
  let gap = false;
  [...String(value)].forEach((character, i, all) => {
    const place = all.length - 1 - i;
    if (character === '0') {
      gap = true;
      return;
    }
    if (gap) text += '零';
    gap = false;
    text += `${digits[Number(character)]}${places[place]}`;
  });
  return text.replace(/^一十/, '十');
}

/** A count before a measure word: two is 两 (两批), otherwise as chineseNumeral. */
export const chineseCount = (value: number): string => (value === 2 ? '两' : chineseNumeral(value));
