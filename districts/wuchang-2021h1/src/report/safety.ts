import type { FigureBinding, Section } from '@taizhang/report';

const figures: FigureBinding[] = [
  {
    id: 'hazards.fixed',
    label: { zh: '整改各类隐患', en: 'Hazards rectified' },
    metric: 'hazard.rectified',
    unit: 'chu',
    decimals: 0,
  },
  {
    id: 'hazards.cases',
    label: { zh: '查处安全生产违法违章案件', en: 'Work safety cases decided' },
    metric: 'enforcement-case.work-safety-decided',
    unit: 'qi',
    decimals: 0,
  },
  {
    id: 'gas.general',
    label: { zh: '排查一般燃气安全隐患', en: 'General gas hazards found' },
    metric: 'hazard.gas-general-found',
    unit: 'ge',
    decimals: 0,
  },
  {
    id: 'gas.major',
    label: { zh: '排查重大燃气安全隐患', en: 'Major gas hazards found' },
    metric: 'hazard.gas-major-found',
    unit: 'ge',
    decimals: 0,
  },
  {
    id: 'gas.fixed',
    label: { zh: '燃气安全隐患整改完成', en: 'Gas hazards rectified' },
    metric: 'hazard.gas-rectified',
    unit: 'ge',
    decimals: 0,
  },
  {
    id: 'gas.cases',
    label: { zh: '查处燃气违法行为', en: 'Gas cases decided' },
    metric: 'enforcement-case.gas-decided',
    unit: 'qi',
    decimals: 0,
  },
  {
    id: 'traffic.roads',
    label: { zh: '排查严管路', en: 'Strictly managed roads checked' },
    metric: 'inspection.roads-checked',
    unit: 'tiao',
    decimals: 0,
  },
  {
    id: 'traffic.sites',
    label: { zh: '排查占道施工项目', en: 'Road works checked' },
    metric: 'inspection.road-works-checked',
    unit: 'ge',
    decimals: 0,
  },
  {
    id: 'traffic.schools',
    label: { zh: '排查临街中小学校', en: 'Schools by the street checked' },
    metric: 'inspection.schools-checked',
    unit: 'suo',
    decimals: 0,
    hedge: '余',
    floorTo: '10',
  },
  {
    id: 'fraud.cases',
    label: { zh: '破获电信网络诈骗案件', en: 'Telecom fraud cases solved' },
    metric: 'enforcement-case.fraud-solved',
    unit: 'qi',
    decimals: 0,
  },
  {
    id: 'fraud.gangs',
    label: { zh: '打掉电信网络诈骗团伙', en: 'Telecom fraud gangs broken up' },
    metric: 'enforcement-case.fraud-gangs',
    unit: 'ge',
    decimals: 0,
  },
  {
    id: 'police.issues',
    label: { zh: '政法队伍自查反映问题', en: 'Issues from the self-check of the police force' },
    metric: 'self-check.reported',
    unit: 'ge',
    decimals: 0,
  },
  {
    id: 'disputes',
    label: { zh: '调解矛盾纠纷', en: 'Disputes mediated' },
    metric: 'dispute.mediated',
    unit: 'jian',
    decimals: 0,
  },
];

const section: Section = {
  heading: { zh: '（七）守牢底线、化解风险，平安建设不断深化', en: '(7) Safety' },
  paragraphs: [
    {
      zh: '压实安全生产责任。围绕重要时段和重点行业开展专项检查，整改各类隐患{{hazards.fixed}}，依法查处违法违章案件{{hazards.cases}}。对燃气安全逐户逐点过筛，查出一般隐患{{gas.general}}、重大隐患{{gas.major}}，其中{{gas.fixed}}已整改到位，另查处燃气违法行为{{gas.cases}}。',
      en: 'Safety at work has its owners. Special inspections at key times and in key trades put right {{hazards.fixed}} {{hazards.fixed, hazard|hazards}} and led to {{hazards.cases}} {{hazards.cases, case|cases}} of violations. Gas was checked door by door: {{gas.general}} general and {{gas.major}} major hazards were found, of which {{gas.fixed}} {{gas.fixed, has|have}} been put right, beside {{gas.cases}} {{gas.cases, case|cases}} of violations.',
    },
    {
      zh: '提升应急处置能力。开工建设应急服务示范站{{emergency.stations}}，消防站建设前期工作基本就绪。',
      en: 'Emergencies are met better. {{emergency.stations}} model emergency {{emergency.stations, station is|stations are}} being built, and the fire stations are nearly ready to be begun.',
    },
    {
      zh: '整治道路交通秩序。逐一检查严管路{{traffic.roads}}、占道施工项目{{traffic.sites}}、临街中小学校{{traffic.schools}}，改进交通和安防设施{{traffic.facilities}}，优化路口交通组织{{traffic.reorganised}}，{{traffic.junctions}}精致路口完成改造设计。',
      en: 'Traffic is put in order. {{traffic.roads}} strictly controlled {{traffic.roads, road|roads}}, works at {{traffic.sites}} {{traffic.sites, site|sites}} on roads and {{traffic.schools}} {{traffic.schools, school|schools}} beside them were checked one by one, {{traffic.facilities}} {{traffic.facilities, facility|facilities}} of traffic and security improved and {{traffic.reorganised}} {{traffic.reorganised, junction|junctions}} reorganised; {{traffic.junctions}} refined {{traffic.junctions, junction has|junctions have}} been designed.',
    },
    {
      zh: '深化社会治理。严厉打击电信网络诈骗，破案{{fraud.cases}}，打掉犯罪团伙{{fraud.gangs}}；政法队伍教育整顿自查反映问题{{police.issues}}，逐项核查处置；各级调解组织成功调解矛盾纠纷{{disputes}}，社会大局保持稳定。',
      en: 'Governance goes deeper. In the fight against telecom fraud {{fraud.cases}} {{fraud.cases, case was|cases were}} solved and {{fraud.gangs}} {{fraud.gangs, gang|gangs}} broken up; the education of the political and legal forces brought up {{police.issues}} {{police.issues, problem|problems}}, each looked into and dealt with; mediators settled {{disputes}} {{disputes, dispute|disputes}}, and society stays calm.',
    },
  ],
};

export const safetySection: { section: Section; figures: FigureBinding[] } = { section, figures };
