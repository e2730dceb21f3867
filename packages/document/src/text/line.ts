/** Takes no room and says nothing: soft hyphens, zero-width spaces, word joiners, stray byte order marks. */
const unseen = /[\u00ad\u200b\u2060\ufeff]/;

export const isUnseen = (character: string) => unseen.test(character);

/** How many code points a text has. */
export function codePointsIn(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next < 0xe000) {
        count -= 1;
        i += 1;
      }
    }
  }
  return count;
}
