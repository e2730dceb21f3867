/** The texts of what changed, in both languages. */
export const changeTexts = {
  change: { zh: '增减', en: 'Change' },
  notKnown: { zh: '缺', en: 'not known' },
  moreDigits: { zh: '细分为 {{before}} → {{after}}', en: 'with more digits {{before}} → {{after}}' },
  movementsSum: {
    zh: '共 {{count, #}} 笔变动，合计 {{sum}}，即取整前的差额。',
    en: '{{count, #}} {{count, movement|movements}} in all, which {{count, comes|come}} to {{sum}}: the difference before it is rounded.',
  },
  movementsOnly: {
    zh: '共 {{count, #}} 笔变动，合计 {{sum}}。',
    en: '{{count, #}} {{count, movement|movements}} in all, which {{count, comes|come}} to {{sum}}.',
  },
  movementsOtherSum: {
    zh: '共 {{count, #}} 笔变动，合计 {{sum}}，与差额不等。两边口径不同的，差额不全由变动造成；口径相同的，请核验账目。',
    en: '{{count, #}} {{count, movement|movements}} in all, which {{count, comes|come}} to {{sum}}: not the difference. Where the definitions differ, movements do not explain all of it; where they do not, verify the ledger.',
  },
  thingsCounted: {
    zh: '共 {{count, #}} 笔变动：新计入 {{entered}} 个，不再计入 {{left}} 个，与差额相等。去重计数，各笔不相加。',
    en: '{{count, #}} {{count, movement|movements}} in all: {{entered}} counted anew, {{left}} no longer, which is the difference. Different things are counted, so the movements do not add up to it.',
  },
  thingsOtherwise: {
    zh: '共 {{count, #}} 笔变动：新计入 {{entered}} 个，不再计入 {{left}} 个，与差额不等。两边口径不同的，差额不全由变动造成；口径相同的，请核验账目。',
    en: '{{count, #}} {{count, movement|movements}} in all: {{entered}} counted anew, {{left}} no longer, which is not the difference. Where the definitions differ, movements do not explain all of it; where they do not, verify the ledger.',
  },
  thingsCompared: {
    zh: '共 {{count, #}} 笔变动：改变了 {{moved}} 个比较对象的数，新加入 {{entered}} 个，退出 {{left}} 个。位次由比较得出，各笔不相加。',
    en: '{{count, #}} {{count, movement|movements}} in all: the amounts of {{moved}} compared have changed, {{entered}} came in, {{left}} left. A rank comes from comparing, so the movements do not add up to it.',
  },
  partSum: {
    zh: '{{part}}“{{title}}”：{{count, #}} 笔变动，合计 {{sum}}。',
    en: '{{part}}, {{title}}: {{count, #}} {{count, movement|movements}}, which {{count, comes|come}} to {{sum}}.',
  },
  partCount: {
    zh: '{{part}}“{{title}}”：{{count, #}} 笔变动。',
    en: '{{part}}, {{title}}: {{count, #}} {{count, movement|movements}}.',
  },
  computedFromParts: {
    zh: '此数由两部分相除得出，变动不直接相加为差额。',
    en: 'The figure is one of these divided by the other, so the movements do not add up to its difference.',
  },
  hiddenSum: {
    zh: '其中 {{count, #}} 笔不在您的数据范围内，合计 {{sum}}，未予列出。',
    en: '{{count, #}} of them {{count, is|are}} out of your reach and not listed; together {{sum}}.',
  },
  hiddenCount: {
    zh: '其中 {{count, #}} 笔不在您的数据范围内，未予列出。',
    en: '{{count, #}} of them {{count, is|are}} out of your reach and not listed.',
  },
  listed: {
    zh: '所列为第 {{from}} 至 {{to}} 笔，增减大的在前。',
    en: 'Listed: {{from}} to {{to}}, greatest change first.',
  },
  lateMeans: {
    zh: '补记：比较的时间以前已经发生，以后才录入。',
    en: 'Recorded after: it had happened by the moment compared with, and nobody had recorded it.',
  },
  movement: { zh: '变动', en: 'Movement' },
  late: { zh: '补记', en: 'recorded after' },
  correction: { zh: '更正', en: 'correction' },
  reversal: { zh: '冲销', en: 'reversal' },
  restatement: { zh: '重述', en: 'restated' },
  because: { zh: '原因：{{reason}}', en: 'Why: {{reason}}' },
  movementsOf: { zh: '各笔变动', en: 'Movements' },
} as const;
