/** An exact decimal with its thousands set apart; never through a floating-point number. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (fraction === undefined ? apart : `${apart}.${fraction}`).replace('-', '−');
}
