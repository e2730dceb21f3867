import type { Catalogue } from '@taizhang/definition';
import { identifierSchema } from '@taizhang/definition';
import { z } from 'zod';
import { type FigureBinding, figureSchema, type Template } from './template.ts';

const figureId = figureSchema.shape.id;

export const cockpitSchema = z
  .strictObject({
    report: identifierSchema.describe('The report whose figures it shows'),
    headline: z.array(figureId).min(1).describe('要情: indicators with level, growth and rank'),
    targets: z.array(figureId).describe('目标: figures held against the year’s target'),
    map: z.array(figureId).describe('Figures shown by sub-district, one at a time'),
    trends: z.array(figureId).describe('Figures shown through the year'),
  })
  .describe('驾驶舱: which figures of a report the leaders see at a glance');
export type Cockpit = z.infer<typeof cockpitSchema>;

/**
 * Checks that a cockpit shows figures that are there, and by sub-district only what is kept by sub-district.
 * @throws Error that lists every fault
 */
export function checkedCockpit(input: Cockpit, template: Template, catalogue: Catalogue): Cockpit {
  const cockpit = cockpitSchema.parse(input);
  const faults: string[] = [];
  const bindings = new Map(template.figures.map((binding) => [binding.id, binding]));
  const registerOf = ({ metric }: FigureBinding) => catalogue.metrics.get(metric)?.register;
  const { headline, targets, map, trends } = cockpit;
  if (cockpit.report !== template.id) faults.push(`it shows ${cockpit.report}, not ${template.id}`);
  for (const id of new Set([...headline, ...targets, ...map, ...trends]))
    if (!bindings.has(id)) faults.push(`${id} is no figure of ${template.id}`);
  for (const id of headline) {
    const binding = bindings.get(id);
    if (binding && !catalogue.families.has(binding.metric))
      faults.push(`${id} has no growth: its metric belongs to no family`);
  }
  for (const id of map) {
    const binding = bindings.get(id);
    if (binding && registerOf(binding)?.places === 'none') faults.push(`${id} is not kept by sub-district`);
  }
  if (faults.length > 0) throw new Error(`the cockpit is not sound:\n- ${faults.join('\n- ')}`);
  return cockpit;
}
