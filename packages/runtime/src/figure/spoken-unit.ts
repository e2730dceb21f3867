import { type UnitId, unitOfMetric } from '@taizhang/definition';
import type { OpenDistrict } from '../district-package.ts';

/** The first figure that shows a metric without parameters of its own: it is spoken of in its unit, and opens there. */
export function figureFor(district: OpenDistrict, metric: string) {
  for (const { id: report, figures } of district.templates.values())
    for (const figure of figures)
      if (figure.metric === metric && !figure.parameters) return { report, id: figure.id, unit: figure.unit };
  return null;
}

/** The unit in which a metric is spoken of: that in which a report prints it, else its own. */
export function spokenUnit(district: OpenDistrict, metric: string): UnitId {
  const entry = district.catalogue.metrics.get(metric);
  return figureFor(district, metric)?.unit ?? (entry ? unitOfMetric(entry) : 'number');
}
