import type { FigureBinding, Section } from '@taizhang/report';

const figures: FigureBinding[] = [
  {
    id: 'smart.scenarios',
    label: { zh: '上线智慧应用场景', en: 'Smart applications online' },
    metric: 'scenario.online',
    unit: 'ge',
    decimals: 0,
    numerals: 'chinese',
    suffix: '大',
  },
];

const section: Section = {
  paragraphs: [
    '与此同时，政府自身建设一刻不松。全面从严治党主体责任层层压实，廉政风险防控不断完善；一般性支出继续压减，财力向民生和重点领域集中；重大行政决策依法审查，主动接受人大和政协监督。“智慧武昌”建设进入实用阶段，{{smart.scenarios}}应用场景已上线运行，企业线上兑现政策、在地图上选楼成为现实。',
  ],
};

export const smartSection: { section: Section; figures: FigureBinding[] } = { section, figures };
