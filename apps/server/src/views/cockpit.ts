import type { WireCockpit } from '@taizhang/contract';
import { units } from '@taizhang/definition';
import { type CompiledFigure, wordsInEnglish } from '@taizhang/report';
import type { CockpitFacts, OpenDistrict } from '@taizhang/runtime';
import { streetNamed } from './names.ts';
import { familyView, progressView } from './related.ts';
import { figureOfReport } from './report.ts';

/** The district at a glance, as it travels. */
export function cockpitView(district: OpenDistrict, facts: CockpitFacts): WireCockpit {
  const { template, cutoff, knownAt } = facts;
  const figureView = (figure: CompiledFigure) => ({
    ...figureOfReport(district, template.id, figure, undefined),
    said: { zh: figure.display, en: figure.printed ? wordsInEnglish(figure.printed) : figure.display },
  });
  const tiles = new Map(district.package.streets.map(({ id, tile }) => [id, tile]));
  return {
    report: template.id,
    title: template.title,
    period: template.period,
    cutoff,
    knownAt: knownAt.toISOString(),
    headline: facts.headline.map(({ figure, family }) => ({
      figure: figureView(figure),
      family: family && familyView(family),
    })),
    targets: facts.targets.map(({ figure, progress }) => ({
      figure: figureView(figure),
      progress: progress && progressView(district, progress),
    })),
    maps: facts.maps.map(({ figure, binding, streets }) => ({
      figure: figureView(figure),
      unit: units[binding.unit].title,
      streets: streets.map(({ street, value, shown }) => ({
        street: streetNamed(district, street),
        tile: tiles.get(street) ?? null,
        value,
        shown,
      })),
    })),
    trends: facts.trends.map(figureView),
  };
}
