/** The five industries the district fosters, and the rest: one list for firms, leads and awards. */
export const keyIndustries = {
  finance: { zh: '金融业', en: 'Finance' },
  design: { zh: '工程设计', en: 'Engineering design' },
  'culture-tourism': { zh: '文化旅游', en: 'Culture and tourism' },
  commerce: { zh: '商业商务', en: 'Commerce' },
  'science-innovation': { zh: '科技创新', en: 'Science and innovation' },
  other: { zh: '其他', en: 'Other' },
} as const;

/** 门类 of GB/T 4754-2017 that occur in a district without farming and mining. */
export const industrySections = {
  'c-manufacturing': { zh: 'C 制造业', en: 'C Manufacturing' },
  'd-utilities': { zh: 'D 电力、热力、燃气及水生产和供应业', en: 'D Electricity, heat, gas and water' },
  'e-construction': { zh: 'E 建筑业', en: 'E Construction' },
  'f-trade': { zh: 'F 批发和零售业', en: 'F Wholesale and retail trade' },
  'g-transport': { zh: 'G 交通运输、仓储和邮政业', en: 'G Transport, storage and post' },
  'h-accommodation': { zh: 'H 住宿和餐饮业', en: 'H Accommodation and catering' },
  'i-information': { zh: 'I 信息传输、软件和信息技术服务业', en: 'I Information services' },
  'j-finance': { zh: 'J 金融业', en: 'J Finance' },
  'k-real-estate': { zh: 'K 房地产业', en: 'K Real estate' },
  'l-business': { zh: 'L 租赁和商务服务业', en: 'L Leasing and business services' },
  'm-research': { zh: 'M 科学研究和技术服务业', en: 'M Research and technical services' },
  'n-environment': { zh: 'N 水利、环境和公共设施管理业', en: 'N Water, environment and public facilities' },
  'o-household': { zh: 'O 居民服务、修理和其他服务业', en: 'O Household and repair services' },
  'p-education': { zh: 'P 教育', en: 'P Education' },
  'q-health': { zh: 'Q 卫生和社会工作', en: 'Q Health and social work' },
  'r-culture': { zh: 'R 文化、体育和娱乐业', en: 'R Culture, sports and entertainment' },
} as const;

/** The first and the last four-digit class (小类) of each section, as GB/T 4754-2017 numbers them. */
export const classesOfSections: Readonly<
  Record<keyof typeof industrySections, readonly [first: string, last: string]>
> = {
  'c-manufacturing': ['1300', '4399'],
  'd-utilities': ['4400', '4699'],
  'e-construction': ['4700', '5099'],
  'f-trade': ['5100', '5299'],
  'g-transport': ['5300', '6099'],
  'h-accommodation': ['6100', '6299'],
  'i-information': ['6300', '6599'],
  'j-finance': ['6600', '6999'],
  'k-real-estate': ['7000', '7099'],
  'l-business': ['7100', '7299'],
  'm-research': ['7300', '7599'],
  'n-environment': ['7600', '7999'],
  'o-household': ['8000', '8299'],
  'p-education': ['8300', '8399'],
  'q-health': ['8400', '8599'],
  'r-culture': ['8600', '9099'],
};
