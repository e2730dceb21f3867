const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

/**
 * An amount of yuan as it is written on vouchers (大写), by the rules of 《正确填写票据和结算凭证的基本规定》: what ends in yuan
 * or jiao is closed by 整, noughts between figures are said once, and jiao that are lacking before fen are said as 零.
 * @param amount a plain decimal of at most 16 digits and two decimals
 */
export function inCapitals(amount: string): string {
  const [, sign, whole = '0', part = ''] = /^(-?)(\d{1,16})(?:\.(\d{1,2})0*)?$/.exec(amount) ?? [];
  if (sign === undefined) throw new RangeError(`no amount of whole fen: ${amount}`);
  const yuan = wholeInCapitals(whole);
  const [jiao, fen] = [...part.padEnd(2, '0')].map(Number) as [number, number];
  const words = [
    yuan === '' ? '' : `${yuan}元`,
    jiao > 0 ? `${digits[jiao]}角` : fen > 0 && yuan !== '' ? '零' : '',
    fen > 0 ? `${digits[fen]}分` : '',
  ].join('');
  return `${sign === '-' ? '负' : ''}${words === '' ? '零元' : words}${fen > 0 ? '' : '整'}`;
}

function wholeInCapitals(whole: string): string {
  const padded = whole.padStart(Math.ceil(whole.length / 4) * 4, '0');
  let [text, nought] = ['', false];
  for (let at = 0; at < padded.length; at += 4) {
    const group = padded.slice(at, at + 4);
    for (const [i, digit] of [...group].entries()) {
      if (digit === '0') {
        nought = text !== '';
        continue;
      }
      text += `${nought ? '零' : ''}${digits[Number(digit)]}${places[3 - i]}`;
      nought = false;
    }
    if (Number(group) > 0) text += groups[padded.length / 4 - at / 4 - 1];
  }
  return text;
}
