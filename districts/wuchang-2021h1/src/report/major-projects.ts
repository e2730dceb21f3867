import type { UnitId } from '@taizhang/definition';
import type { FigureBinding, Section } from '@taizhang/report';

const figure = (
  id: string,
  zh: string,
  en: string,
  metric: string,
  unit: UnitId,
  decimals = 0,
): FigureBinding => ({
  id,
  label: { zh, en },
  metric,
  unit,
  decimals,
});

const figures: FigureBinding[] = [
  figure('projects.reserve.count', '储备库入库项目', 'Projects in reserve', 'project.reserve-count', 'ge'),
  figure(
    'projects.reserve.investment',
    '储备库总投资',
    'Total investment in reserve',
    'project.reserve-investment',
    'yi-yuan',
    2,
  ),
  figure(
    'projects.construction.count',
    '建设库入库项目',
    'Projects in construction',
    'project.construction-count',
    'ge',
  ),
  figure(
    'projects.construction.investment',
    '建设库总投资',
    'Total investment in construction',
    'project.construction-investment',
    'yi-yuan',
    2,
  ),
  figure('projects.effective.count', '达效库入库项目', 'Projects in effect', 'project.effective-count', 'ge'),
  figure(
    'projects.effective.investment',
    '达效库总投资',
    'Total investment in effect',
    'project.effective-investment',
    'yi-yuan',
    2,
  ),
  figure(
    'projects.ceremonies',
    '集中开工活动',
    'Concentrated-start ceremonies',
    'meeting.groundbreakings-held',
    'ci',
  ),
  figure(
    'projects.started.count',
    '新开工亿元以上重大项目',
    'Projects of 100 million yuan and more started',
    'project.started-count',
    'xiang',
  ),
  figure(
    'projects.started.investment',
    '新开工亿元以上重大项目总投资',
    'Total investment of these',
    'project.started-investment',
    'yi-yuan',
  ),
  figure(
    'projects.leaders',
    '对口联系重大项目的区领导',
    'Officials with a live project',
    'assignment.project-leaders',
    'ming',
  ),
  figure(
    'projects.linked',
    '区领导联系的重大项目',
    'Projects with a live assignment',
    'assignment.projects-linked',
    'ge',
  ),
  figure('projects.committee', '召开投委会', 'Investment committee meetings', 'meeting.committee-held', 'ci'),
];

const section: Section = {
  heading: { zh: '（一）聚焦项目、扩大投资，发展后劲持续积蓄', en: '(1) Projects and investment' },
  paragraphs: [
    {
      zh: '项目储备梯次推进。坚持谋划、储备、建设、达效一体管理，截至6月底，储备库有项目{{projects.reserve.count}}，总投资{{projects.reserve.investment}}；建设库有项目{{projects.construction.count}}，总投资{{projects.construction.investment}}；达效库有项目{{projects.effective.count}}，总投资{{projects.effective.investment}}。',
      en: 'Projects move on step by step. Planned, kept in reserve, built and put to use under one management, at the end of June the reserve library held {{projects.reserve.count}} {{projects.reserve.count, project|projects}} with a total investment of {{projects.reserve.investment}}, the construction library {{projects.construction.count}} with {{projects.construction.investment}}, and the library of projects in effect {{projects.effective.count}} with {{projects.effective.investment}}.',
    },
    {
      zh: '开工节奏明显加快。用地、征收、审批环节同步推进，先后举办集中开工活动{{projects.ceremonies}}，总投资亿元及以上的新开工项目达到{{projects.started.count}}，总投资合计{{projects.started.investment}}。',
      en: 'Building begins at a clearly faster pace. Land, relocation and approval went on side by side; at {{projects.ceremonies}} joint {{projects.ceremonies, ceremony and beside it|ceremonies and beside them}} {{projects.started.count}} new {{projects.started.count, project|projects}} of 100 million yuan and more {{projects.started.count, was|were}} begun, with a total investment of {{projects.started.investment}}.',
    },
    {
      zh: '协调机制有效运转。{{projects.leaders}}区领导分工联系{{projects.linked}}重大项目，专班常驻现场；投委会共召开{{projects.committee}}，集中议定资金、用地和手续等事项，逐项跟踪办结。',
      en: 'Coordination works. {{projects.leaders}} {{projects.leaders, leader of the district looks|leaders of the district look}} after {{projects.linked}} major {{projects.linked, project|projects}}, with teams on the sites; the investment committee met {{projects.committee}} {{projects.committee, time|times}} to settle funds, land and permits together, and follows each matter until it is closed.',
    },
  ],
};

/** Section 1: major projects. */
export const majorProjectsSection: { section: Section; figures: FigureBinding[] } = { section, figures };
