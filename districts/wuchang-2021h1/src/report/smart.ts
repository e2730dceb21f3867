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
    {
      zh: '与此同时，政府自身建设一刻不松。全面从严治党主体责任层层压实，廉政风险防控不断完善；一般性支出继续压减，财力向民生和重点领域集中；重大行政决策依法审查，主动接受人大和政协监督。“智慧武昌”建设进入实用阶段，{{smart.scenarios}}应用场景已上线运行，企业线上兑现政策、在地图上选楼成为现实。',
      en: 'Meanwhile the government works on itself. The duty of strict discipline is carried at every level, and integrity risks are guarded against; general spending is cut further, and money goes to people’s livelihood and what matters most; major decisions are examined for their lawfulness, under the supervision of the People’s Congress and the Political Consultative Conference. Smart Wuchang has come into use: {{smart.scenarios}} {{smart.scenarios, application is|applications are}} online, firms claim policies on the net and choose office buildings on a map.',
    },
  ],
};

export const smartSection: { section: Section; figures: FigureBinding[] } = { section, figures };
