const spaces = /[\u00a0\u2000-\u200a\u202f\u3000]/;
const same: Readonly<Record<string, string>> = {
  '∶': ':',
  '﹕': ':',
  '﹪': '%',
  '﹣': '-',
  '−': '-',
  '–': '—',
  '―': '—',
  '─': '—',
  '〜': '~',
  '∼': '~',
  '○': '〇',
  Ｏ: '〇',
  '﹒': '.',
  '﹐': ',',
};

/**
 * A text made even for reading: one UTF-16 unit for each code point of the original, full-width letters, digits and
 * signs as half-width ones, every space a plain one. Places in it are places in the original's code points.
 */
export function evenLetters(points: readonly string[]): string {
  let even = '';
  for (const point of points) even += evenLetter(point);
  return even;
}

function evenLetter(point: string): string {
  const known = same[point];
  if (known !== undefined) return known;
  if (point.length > 1) return '\ufffd';
  const code = point.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return spaces.test(point) ? ' ' : point;
}
