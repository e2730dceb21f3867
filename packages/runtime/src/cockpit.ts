import { Refusal } from '@taizhang/definition';
import {
  askOf,
  type Cockpit,
  type CompiledFigure,
  compile,
  type FigureBinding,
  print,
  type Template,
} from '@taizhang/report';
import { readMetrics, snapshot } from '@taizhang/store';
import { type FamilyFacts, familiesOf } from './figure/family.ts';
import { type ProgressFacts, progressOfFigure } from './figure/progress.ts';
import { type At, bindingOf, type Office, settingOf, templateOf } from './reports.ts';

/** What the leaders see at a glance, all read at one moment. */
export interface CockpitFacts {
  readonly template: Template;
  readonly cutoff: string;
  readonly knownAt: Date;
  readonly headline: readonly { readonly figure: CompiledFigure; readonly family: FamilyFacts | null }[];
  readonly targets: readonly { readonly figure: CompiledFigure; readonly progress: ProgressFacts | null }[];
  readonly maps: readonly {
    readonly figure: CompiledFigure;
    readonly binding: FigureBinding;
    readonly streets: readonly StreetFacts[];
  }[];
  readonly trends: readonly CompiledFigure[];
}

/** What a figure is in one sub-district, as it is printed for the whole. */
export interface StreetFacts {
  readonly street: string;
  readonly value: string | null;
  readonly shown: string | null;
}

/** @throws Refusal no-cockpit, and as `settingOf` */
export async function readCockpit(office: Office, at: At): Promise<CockpitFacts> {
  const { pool, district, viewer } = office;
  const { cockpit } = district;
  if (!cockpit) throw new Refusal('no-cockpit');
  const template = templateOf(district, cockpit.report);
  const setting = settingOf(district, template, { cutoff: at.cutoff, knownAt: at.knownAt });
  const shown = { ...template, sections: [], figures: bindingsOf(template, cockpit) };
  const askFor = (id: string, street?: string) =>
    askOf(template, bindingOf(template, id), { ...setting, ...(street === undefined ? {} : { street }) });
  return snapshot(pool, async (client) => {
    const compiled = await compile(shown, setting, (asks) =>
      readMetrics(client, district.store, viewer, asks),
    );
    const figureOf = (id: string) => compiled.figures.find((figure) => figure.id === id) as CompiledFigure;
    const families = await familiesOf(
      client,
      office,
      cockpit.headline.map((id) => askFor(id)),
      false,
    );
    const headline = cockpit.headline.map((id, i) => ({ figure: figureOf(id), family: families[i] ?? null }));
    const targets: CockpitFacts['targets'][number][] = [];
    for (const id of cockpit.targets) {
      const { unit } = bindingOf(template, id);
      const progress = await progressOfFigure(client, office, askFor(id), unit);
      targets.push({ figure: figureOf(id), progress });
    }
    const streets = district.package.streets.map(({ id }) => id);
    const asks = cockpit.map.flatMap((id) => streets.map((street) => askFor(id, street)));
    const values = await readMetrics(client, district.store, viewer, asks);
    const maps = cockpit.map.map((id, i) => {
      const binding = bindingOf(template, id);
      const parts = streets.map((street, j) =>
        streetFacts(binding, street, values[i * streets.length + j] ?? null),
      );
      return { figure: figureOf(id), binding, streets: parts };
    });
    const trends = cockpit.trends.map(figureOf);
    const { cutoff, knownAt } = setting;
    return { template, cutoff, knownAt, headline, targets, maps, trends };
  });
}

function bindingsOf(template: Template, { headline, targets, map, trends }: Cockpit): FigureBinding[] {
  const wanted = new Set([...headline, ...targets, ...map, ...trends]);
  return template.figures.filter(({ id }) => wanted.has(id));
}

/** Without its hedge: a part of the whole is not what was claimed of the whole. */
function streetFacts({ unit, decimals }: FigureBinding, street: string, value: string | null): StreetFacts {
  return { street, value, shown: value === null ? null : print(value, { unit, decimals }).value };
}
