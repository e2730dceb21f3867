/** What the page of the design says. */
export const designTexts = {
  designIntroduction: {
    zh: '一份公文，不是仪表盘。纸白墨黑；朱红只用于须办之处；墨蓝表示可以点开。读的用宋体，办的用黑体；数字与单位不分离。',
    en: 'An official document, not a dashboard. Paper and ink; vermilion only for what needs a hand; ink-blue for what can be opened. Song for reading, sans for working; a number never leaves its unit.',
  },
  designColours: { zh: '颜色', en: 'Colours' },
  designContrast: { zh: '对比度 ≥ {{ratio}}', en: 'contrast ≥ {{ratio}}' },
  designType: { zh: '字号', en: 'Type' },
  designSpace: { zh: '间距', en: 'Space' },
  designPieces: { zh: '部件', en: 'Pieces' },
  designControls: { zh: '控件', en: 'Controls' },
  sampleLights: { zh: '灯', en: 'Lights' },
  sampleLightsHint: {
    zh: '圆、三角、方，打勾的方是未达后补上的；各带其字，不单凭颜色。',
    en: 'A circle, a triangle, a square; ticked, it was missed and made up. Each with its word; never colour alone.',
  },
  sampleTally: { zh: '正字', en: 'Tally' },
  sampleTallyHint: {
    zh: '五笔一“正”，完成一份落一笔。',
    en: 'Five strokes make 正; each is drawn when its part is done.',
  },
  sampleFigure: { zh: '数据', en: 'Figure' },
  sampleFigureHint: {
    zh: '每个数字都是链接；数字与单位不断开。',
    en: 'Every number is a link, and is never broken from its unit.',
  },
  sampleAmount: { zh: '数量', en: 'Amount' },
  sampleAmountHint: {
    zh: '精确值按千分位书写；差值带正负号；不知者不写作零。',
    en: 'Exact, with thousands apart; a difference has its sign; unknown is not zero.',
  },
  sampleUnit: { zh: '元', en: 'yuan' },
  sampleVintage: { zh: '核算版本', en: 'Vintage' },
  sampleVintageHint: {
    zh: '数字越确定，边框越实。',
    en: 'The firmer the number, the firmer the line around it.',
  },
  sampleDay: { zh: '日期', en: 'Day' },
  sampleDayHint: {
    zh: '用浏览器自带的日期框，键盘与读屏都能用。',
    en: 'The browser’s own field, for keyboard and screen reader.',
  },
  sampleStates: { zh: '空与等待', en: 'Empty and loading' },
  sampleStatesHint: {
    zh: '没有内容时，用一句话说下一步做什么。',
    en: 'Where there is nothing, one sentence says what to do next.',
  },
  sampleFill: { zh: '拉满', en: 'Fill' },
  sampleClear: { zh: '清零', en: 'Clear' },
  sampleShare: { zh: '份额', en: 'Share' },
  sampleChoice: { zh: '语言示例', en: 'A choice of language' },
} as const;
