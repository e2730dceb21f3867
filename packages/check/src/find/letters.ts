const spaces = /[\u00a0\u2000-\u200a\u202f\u3000]/;
const same: Readonly<Record<string, string>> = {
  '∶': ':',
  '﹕': ':',
  '︰': ':',
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
  µ: 'μ',
  '％': '%',
  '℅': '%',
};

/** Traditional letters of the words that figures are read by, each with its simplified form at the same place. */
const traditional =
  '億亿萬万畝亩噸吨個个戶户實实現现產产總总長长減减達达過过萬万約约餘余幾几萬万條条處处筆笔類类場场臺台輛辆間间張张份份隻只頭头棟栋關关據据與与為为農农業业區区縣县鄉乡鎮镇縮缩園园開开發发國国際际們们議议會会務务計计劃划標标稅税億亿財财規规範范圍围數数壓压連连續续較较時时間间積积極极總总額额幣币貸贷餘余補补貼贴險险衛卫環环優优電电氣气廠厂鐵铁機机車车學学醫医療疗員员職职養养殘残貧贫層层級级質质頃顷裡里週周歲岁歷历從从於于後后無无當当點点單单雙双組组織织項项億亿縱纵聯联營营運运輸输進进出出佔占幅幅漲涨滑滑確确強强別别塊块準准醫医參参統统績绩轉转調调結结構构療疗診诊傳传廣广擴扩設设備备築筑塗涂際际獲获購购銷销償偿務务勞劳動动養养衛卫';
const simplified = new Map(
  Array.from({ length: traditional.length / 2 }, (_, i) => [
    traditional[2 * i] as string,
    traditional[2 * i + 1] as string,
  ]),
);

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
  const simple = simplified.get(point);
  if (simple !== undefined) return simple;
  const code = point.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return spaces.test(point) ? ' ' : point;
}
