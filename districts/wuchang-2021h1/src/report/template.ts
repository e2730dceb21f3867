import type { FigureBinding, Template } from '@taizhang/report';
import { period } from '../world.ts';
import { bulletinSection, indicatorExtraFigures } from './bulletin.ts';
import { businessSection } from './business.ts';
import { citySection, trafficFigures } from './city.ts';
import { attractionFigures, industrySection } from './industry.ts';
import { inspectionFigures } from './inspection.ts';
import { livelihoodSection } from './livelihood.ts';
import { majorProjectsSection } from './major-projects.ts';
import { greeningFigures, renewalSection, streetLeaderFigures } from './renewal.ts';
import { safetySection } from './safety.ts';
import { smartSection } from './smart.ts';

const chapters = [
  bulletinSection,
  majorProjectsSection,
  renewalSection,
  industrySection,
  businessSection,
  citySection,
  livelihoodSection,
  safetySection,
  smartSection,
];

/** A statistic is published for a period of its own and does not grow with the cut-off. */
const withOwnPeriod = (figure: FigureBinding): FigureBinding =>
  figure.metric.startsWith('indicator.') && !figure.period ? { ...figure, period: { ...period } } : figure;

/** The half-year report: our own sentences around the district's figures. */
export const halfYearReport: Template = {
  id: 'wuchang-2021h1',
  title: {
    zh: '武昌区2021年上半年政府工作情况报告',
    en: 'Wuchang District: report on government work, first half of 2021',
  },
  subtitle: { zh: '（演示文稿，记录均为合成）', en: '(demonstration; all records are synthetic)' },
  period: { from: period.from, to: period.to },
  sections: chapters.map((chapter) => chapter.section),
  figures: [
    ...chapters.flatMap((chapter) => chapter.figures),
    // Figures whose sentence stands in another chapter than their work.
    ...indicatorExtraFigures,
    ...attractionFigures,
    ...inspectionFigures,
    ...trafficFigures,
    ...streetLeaderFigures,
    ...greeningFigures,
  ].map(withOwnPeriod),
};
