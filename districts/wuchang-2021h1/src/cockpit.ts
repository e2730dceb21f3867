import type { Cockpit } from '@taizhang/report';
import { halfYearReport } from './report/template.ts';

/** What the district's leaders see at a glance. */
export const cockpit: Cockpit = {
  report: halfYearReport.id,
  headline: ['gdp.value', 'fai.value', 'budget.value', 'retail.value', 'services.value', 'industry.yoy'],
  targets: ['citybuild.done', 'citytasks.land.done', 'citytasks.house.done', 'illegal.area'],
  map: ['hazards.fixed', 'illegal.area', 'jobs.new', 'vaccine.doses', 'disputes', 'relief.allowance'],
  trends: ['illegal.area', 'hazards.fixed', 'jobs.new', 'citybuild.done'],
};
