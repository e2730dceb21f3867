/** A plain decimal with the point moved to the right (or, below nothing, to the left); null when it is no plain decimal. */
export function shifted(value: string, places: number): string | null {
  const match = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(value.trim());
  if (!match) return null;
  const [, sign = '', whole = '', decimals = ''] = match;
  const digits = places < 0 ? '0'.repeat(-places) + whole + decimals : whole + decimals.padEnd(places, '0');
  // The zeros put before the digits take the point one place further, each.
  const cut = places < 0 ? whole.length : whole.length + places;
  const front = digits.slice(0, cut).replace(/^0+(?=\d)/, '') || '0';
  const rest = digits.slice(cut).replace(/0+$/, '');
  const plain = `${front}${rest === '' ? '' : `.${rest}`}`;
  return sign === '-' && plain !== '0' ? `-${plain}` : plain;
}
