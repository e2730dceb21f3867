type Parts = [first: string, changed: string, last: string];

/** A number or a word of Latin letters is whole; of Chinese each sign is. */
const pieces = (text: string): string[] => text.match(/[\p{Script=Latin}\d.,%]+|[\s\S]/gu) ?? [];

/**
 * Where two texts differ: what they begin and end with alike, and what lies between. Of a text without another one all of
 * it is changed.
 */
export function changedIn(before: string | null, after: string | null): [Parts | null, Parts | null] {
  if (before === null || after === null)
    return [before === null ? null : ['', before, ''], after === null ? null : ['', after, '']];
  const [a, b] = [pieces(before), pieces(after)];
  const most = Math.min(a.length, b.length);
  let first = 0;
  while (first < most && a[first] === b[first]) first++;
  let last = 0;
  while (last < most - first && a.at(-1 - last) === b.at(-1 - last)) last++;
  const cut = (list: string[]): Parts => [
    list.slice(0, first).join(''),
    list.slice(first, list.length - last).join(''),
    list.slice(list.length - last).join(''),
  ];
  return [cut(a), cut(b)];
}
