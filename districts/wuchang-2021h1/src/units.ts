import type { Text } from '@taizhang/definition';
import { streets } from './places.ts';

/** A unit (单位) that keeps records and answers for them. */
export interface DistrictUnit {
  readonly id: string;
  readonly title: Text;
  readonly kind: 'office' | 'bureau' | 'street';
}

const bureau = (id: string, zh: string, en: string): DistrictUnit => ({
  id,
  title: { zh, en },
  kind: 'bureau',
});

export const units: readonly DistrictUnit[] = [
  {
    id: 'government-office',
    title: { zh: '区政府办公室', en: 'District Government Office' },
    kind: 'office',
  },
  { id: 'supervision-office', title: { zh: '区政府督查室', en: 'Supervision Office' }, kind: 'office' },
  bureau('development-reform', '区发展和改革局', 'Development and Reform Bureau'),
  bureau('statistics', '区统计局', 'Statistics Bureau'),
  bureau('finance', '区财政局', 'Finance Bureau'),
  bureau('taxation', '区税务局', 'Taxation Bureau'),
  bureau('commerce', '区商务局', 'Commerce Bureau'),
  bureau('investment-promotion', '区招商局', 'Investment Promotion Bureau'),
  bureau('local-finance', '区地方金融工作局', 'Local Finance Bureau'),
  bureau('science-technology', '区科技和经济信息化局', 'Science, Economy and Information Bureau'),
  bureau('housing-expropriation', '区房屋征收管理办公室', 'Housing Expropriation Office'),
  bureau('natural-resources', '区自然资源和规划局', 'Natural Resources and Planning Bureau'),
  bureau('construction', '区建设局', 'Construction Bureau'),
  bureau('gardens', '区园林和林业局', 'Gardens and Forestry Bureau'),
  bureau('urban-management', '区城市管理执法局', 'Urban Management Bureau'),
  bureau('approval', '区行政审批局', 'Administrative Approval Bureau'),
  bureau('data', '区政务服务和大数据管理局', 'Government Services and Data Bureau'),
  bureau('health', '区卫生健康局', 'Health Bureau'),
  bureau('human-resources', '区人力资源局', 'Human Resources Bureau'),
  bureau('civil-affairs', '区民政局', 'Civil Affairs Bureau'),
  bureau('medical-security', '区医疗保障局', 'Medical Security Bureau'),
  bureau('education', '区教育局', 'Education Bureau'),
  bureau('emergency', '区应急管理局', 'Emergency Management Bureau'),
  bureau('police', '区公安分局', 'Public Security Sub-bureau'),
  bureau('traffic-police', '区交通大队', 'Traffic Police Brigade'),
  bureau('justice', '区司法局', 'Justice Bureau'),
  ...streets.map((s): DistrictUnit => ({ id: s.id, title: s.title, kind: 'street' })),
];
