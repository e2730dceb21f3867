import { type RefusalRow, row } from './refusal-row.ts';

/** Of what was typed. */
export const typedRefusals = {
  'wrong-type': row(422, '类型不对，应为{expected}。', 'The value has the wrong type; expected {expected}.'),
  'unreadable-text': row(
    422,
    '文字含有不可识别的字符。',
    'The text contains characters that cannot be read.',
  ),
  'missing-value': row(422, '不能为空。', 'A value is needed.'),
  'too-long': row(422, '超过 {limit} 个字符。', 'It is longer than {limit} characters.'),
  'unknown-option': row(422, '不在可选值之中：{options}。', 'It is none of the options: {options}.'),
  'not-digits': row(422, '应为 {digits} 位数字。', 'It is not {digits} digits.'),
  'not-a-number': row(422, '不是十进制数。', 'It is not a plain decimal number.'),
  'too-many-decimals': row(
    422,
    '按基本单位最多保留 {decimals} 位小数。',
    'At most {decimals} decimals are kept in the base unit.',
  ),
  'impossible-date': row(422, '日期不存在，应为 YYYY-MM-DD。', 'There is no such day; write YYYY-MM-DD.'),
  'impossible-place': row(422, '不是有效的经纬度。', 'It is not a longitude and latitude.'),
  'impossible-instant': row(422, '不是有效的时刻。', 'It is not a moment in time.'),
  'wrong-check-character': row(422, '校验码不符。', 'The check character is wrong.'),
} as const satisfies Record<string, RefusalRow>;
