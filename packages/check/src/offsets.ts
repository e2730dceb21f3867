/** From places in code points, by which figures are counted, to those by which JavaScript cuts its strings. */
export function offsetsOf(text: string): (place: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (place) => place;
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    offsets.push(offset);
    offset += character.length;
  }
  return (place) => offsets[place] ?? text.length;
}
