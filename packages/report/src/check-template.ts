import { baseUnitOf, type Catalogue, dimensionOf, type UnitId, unitOfMetric } from '@taizhang/definition';
import { agreedWith, inAgreement, type Segment, segmentsOf } from './compile.ts';
import { chineseOf, englishOf, type Template, templateSchema } from './template.ts';

/**
 * Checks a template against the registers: every placeholder has its figure and every figure its place, every metric
 * exists and can be printed in the figure's unit.
 * @throws Error that lists every fault
 */
export function checkedTemplate(input: Template, catalogue: Catalogue): Template {
  const template = templateSchema.parse(input);
  const faults: string[] = [];
  const ids = template.figures.map((figure) => figure.id);
  const paragraphs = template.sections.flatMap((section) => section.paragraphs);
  const segments = paragraphs.flatMap((paragraph) => segmentsOf(chineseOf(paragraph)));
  const placed = figuresOf(segments);
  for (const segment of [...segments, ...paragraphs.flatMap((p) => englishSegments(englishOf(p) ?? ''))])
    if (typeof segment === 'string' && /\{\{|\}\}/.test(segment))
      faults.push(`a placeholder is torn: ${segment}`);
  for (const paragraph of paragraphs) {
    const english = englishOf(paragraph);
    const said = figuresOf(segmentsOf(chineseOf(paragraph)));
    if (english === null) continue;
    if (figuresOf(englishSegments(english)).sort().join() !== said.sort().join())
      faults.push(`a paragraph says other figures in English: ${english}`);
    for (const figure of agreedWith(english))
      if (!said.includes(figure))
        faults.push(`words agree with {{${figure}}}, which is not said beside them`);
  }
  for (const id of new Set(ids))
    if (ids.filter((other) => other === id).length > 1) faults.push(`${id} is bound twice`);
  for (const id of placed) if (!ids.includes(id)) faults.push(`{{${id}}} is bound to nothing`);
  for (const id of ids) if (!placed.includes(id)) faults.push(`${id} stands in no sentence`);
  for (const { id, metric, unit, decimals, floorTo } of template.figures) {
    if (floorTo !== undefined && (floorTo.split('.')[1] ?? '').length > decimals)
      faults.push(`${id} is cut down to ${floorTo}, which its ${decimals} decimals cannot show`);
    const entry = catalogue.metrics.get(metric);
    if (!entry) faults.push(`${id} is bound to the unknown metric ${metric}`);
    else if (!printable(unitOfMetric(entry), unit)) faults.push(`${id} cannot be printed in ${unit}`);
  }
  if (faults.length > 0) throw new Error(`the report ${template.id} is not sound:\n- ${faults.join('\n- ')}`);
  return template;
}

const figuresOf = (segments: readonly Segment[]): string[] =>
  segments.flatMap((segment) => (typeof segment === 'string' ? [] : [segment.figure]));

const englishSegments = (english: string): Segment[] => segmentsOf(inAgreement(english, () => false));

/** A metric of plain numbers (a target, say) takes the unit of whoever asks; any other keeps its dimension. */
function printable(own: UnitId, asked: UnitId): boolean {
  return own === 'number' || dimensionOf(own) === dimensionOf(asked) || baseUnitOf(own) === baseUnitOf(asked);
}
