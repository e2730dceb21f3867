import type { FigureBinding, Section } from '@taizhang/report';

const figures: FigureBinding[] = [
  {
    id: 'firststores',
    label: { zh: '新增武汉首店', en: 'First stores of Wuhan opened' },
    metric: 'investment-lead.first-stores',
    unit: 'jia',
    decimals: 0,
  },
];

const section: Section = {
  heading: { zh: '（三）聚焦转型升级，重点产业集聚成链', en: '(3) Industries' },
  paragraphs: [
    {
      zh: '金融、设计、文旅、商贸、科创五大产业按全市产业地图分头布局、一链一策推进。金融业依托功能平台做好机构落户服务，靠前解决办公场所需求；工程设计业发挥龙头院所带动作用，向重点片区集中；文化旅游业把古城保护开发与红色资源利用结合起来；科技创新以环大学区域为载体推动成果转化。商贸消费持续提档，核心商圈与特色商业带错位发展，当期开业的武汉首店有{{firststores}}，消费新场景不断增加。',
      en: 'Finance, design, culture and tourism, trade, and science and technology each have their place on the map of the city’s industries and a policy for their chain. Finance relies on its platforms to settle institutions and finds them offices; engineering design gathers around its leading institutes; culture and tourism join the old city’s protection with its use; science and technology draw on the belt around the universities. Trade keeps rising in quality, core quarters and special streets complement each other: {{firststores}} first {{firststores, store|stores}} in Wuhan opened in the period, and new places to spend keep appearing.',
    },
  ],
};

export const industrySection: { section: Section; figures: FigureBinding[] } = { section, figures };

/** Funds attracted stand in the report's opening, beside their rank. */
export const attractionFigures: readonly FigureBinding[] = [
  {
    id: 'attraction.funds',
    label: { zh: '招商引资实际到位资金总额', en: 'Funds put in place by investors' },
    metric: 'investment-lead.funds-in-place',
    unit: 'yi-yuan',
    decimals: 1,
  },
];
