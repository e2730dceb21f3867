import type { Claim } from '@taizhang/definition';

import type { Found } from './found.ts';

const ahead: readonly (readonly [RegExp, Claim])[] = [
  [/(?:不超过|不高于|不大于|不多于|至多|最多|(?<!不)(?:低于|少于|小于))(?:了)?$/, 'at-most'],
  [/(?:不低于|不少于|不小于|不下于|至少|(?<!不)(?:高于|大于|多于)|最低)$/, 'at-least'],
  [/(?:超过|超出|突破|首破|超|逾|超越|冲破|跨过|跨越|迈上|跨上|站上)(?:了)?$/, 'above'],
  [/(?:接近|将近|靠近|不足|不到|未满|(?<![最附邻临亲新])近)$/, 'below'],
  [/(?:大约|大概|大致|平均约|(?<![节集简制预契公合特条规括履签违解])约)(?:有|占|为)?$/, 'around'],
];
const behind: readonly (readonly [RegExp, Claim])[] = [
  [/^ ?(?:及?以上|之上|\(含\)以上|起(?=[,。;、]))/, 'at-least'],
  [/^ ?(?:及?以[内下]|之[内下]|\(含\)以[内下])/, 'at-most'],
  [/^ ?(?:左右|上下)/, 'around'],
  [/^ ?[余多](?=[,。;、的个项家户名人件处])/, 'above'],
];
/** Words that hold a value without hedging it (控制在5.8‰) become a bound only with 以内 behind. */
const holding = /控制在$/;

/** What the words at a figure claim of the true value. */
export function claimOf(text: string, found: Found): Claim {
  const after = text.slice(found.end, found.end + 5);
  const before = text.slice(Math.max(0, found.start - 6), found.start).replace(/[ \n]+$/, '');
  for (const [pattern, claim] of behind) if (pattern.test(after)) return claim;
  if (found.infix) return 'above';
  if (holding.test(before)) return 'exact';
  for (const [pattern, claim] of ahead) if (pattern.test(before)) return claim;
  return 'exact';
}
