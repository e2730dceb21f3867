import type { Scope, Unit } from '@taizhang/access';
import { type CalendarSettings, workingCalendar } from '@taizhang/calendar';
import {
  type Catalogue,
  catalogueOf,
  checkedScorecard,
  DefinitionError,
  faultsOfPublications,
  type Register,
  type Scorecard,
  type Text,
} from '@taizhang/definition';
import type { HistoricWork } from '@taizhang/ledger';
import { faultsOfComputations } from '@taizhang/policy';
import {
  type Cockpit,
  checkedCockpit,
  checkedTemplate,
  type PrintedFigure,
  type Template,
} from '@taizhang/report';
import { type District, examinersTogether } from '@taizhang/store';
import { examinerOfComputations } from './computing-examiner.ts';
import { Directory } from './directory.ts';
import { examinerOfAwards } from './granting/awards-examiner.ts';
import { examinerOfBudgets } from './granting/budget-examiner.ts';
import { examinerOfTerms } from './matching/terms-examiner.ts';

/** An account of the demo: whoever it stands for, its posts, and no secret. */
export interface DemoAccount {
  readonly id: string;
  readonly title: Text;
  readonly posts: readonly { readonly unit: string; readonly role: string; readonly scope: Scope }[];
}

interface Named {
  readonly id: string;
  readonly title: Text;
}

/** A sub-district, with its place on the district's schematic map, by columns and rows from the north-west. */
interface DistrictStreet extends Named {
  readonly tile?: { readonly column: number; readonly row: number };
}

/** What a district brings: its places, units, registers, reports, and a history to show. */
export interface DistrictPackage {
  readonly id: string;
  readonly title: Text;
  /** Its name in the statistics. */
  readonly area: string;
  /** The other areas of the statistics, by their names there; what is not here is called as its records say. */
  readonly areas?: readonly Named[];
  readonly timeZone: string;
  /** Where its work days and hours differ from the State Council’s arrangements and the usual hours. */
  readonly calendar?: CalendarSettings;
  /** Its units to begin with; a sub-district answers for records as they do. */
  readonly units: readonly (Named & Partial<Pick<Unit, 'kind' | 'parent'>>)[];
  readonly streets: readonly DistrictStreet[];
  readonly communities?: readonly (Named & { readonly street: string })[];
  readonly registers: readonly Register[];
  readonly templates: readonly Template[];
  /** What its leaders see at a glance; absent: it has no cockpit. */
  readonly cockpit?: Cockpit;
  /** How results become points of the yearly assessment; absent: there is none. */
  readonly scorecard?: Scorecard;
  /** What was printed of a report elsewhere, to compare with; never an input of anything computed. */
  readonly printed: Readonly<Record<string, Readonly<Record<string, PrintedFigure>>>>;
  /** Whether its records are invented. */
  readonly synthetic: boolean;
  /** A demonstration’s history ends on this day, and it stands there; absent: it stands on today. */
  readonly standsOn?: string;
  /** Who may try it where it is a demo; everywhere else nobody has an account to begin with. */
  readonly accounts?: readonly DemoAccount[];
  /** Editions to freeze once the history is loaded: what was reported at the time. */
  readonly editions: readonly {
    readonly id: string;
    readonly report: string;
    readonly cutoff: string;
    readonly knownAt: string;
  }[];
  /** Pictures that stand with its records once the history is loaded: a demonstration’s, drawn as SVG. */
  readonly pictures?: readonly {
    readonly register: string;
    readonly record: string;
    readonly name: string;
    readonly takenOn: string;
    readonly drawing: string;
  }[];
  /** Lists to publish then. */
  readonly lists?: readonly {
    readonly register: string;
    readonly publication: string;
    readonly subject: string;
    readonly from: string;
    readonly to: string;
  }[];
  history(): readonly HistoricWork[];
}

/** A district whose definitions were checked. */
export interface OpenDistrict {
  readonly package: DistrictPackage;
  readonly store: District;
  readonly directory: Directory;
  readonly catalogue: Catalogue;
  readonly templates: ReadonlyMap<string, Template>;
  readonly cockpit: Cockpit | null;
  readonly scorecard: Scorecard | null;
}

/** What an area of the statistics is called in both languages, the district itself being one; null: not told. */
export const titleOfArea = ({ area, title, areas = [] }: DistrictPackage, id: string): Text | null =>
  id === area ? title : (areas.find((one) => one.id === id)?.title ?? null);

/** The units that a district begins with, as a tree below the district itself. */
export function firstUnitsOf({
  id: district,
  title,
  units,
  streets,
  communities = [],
}: DistrictPackage): Unit[] {
  const named = new Set(units.map((unit) => unit.id));
  return [
    { id: district, title, kind: 'district', parent: null },
    ...units.map(({ kind = 'bureau', parent = district, ...unit }): Unit => {
      const street = streets.some((one) => one.id === unit.id);
      return { id: unit.id, title: unit.title, kind: street ? 'street' : kind, parent };
    }),
    ...streets
      .filter((street) => !named.has(street.id))
      .map((street): Unit => ({ id: street.id, title: street.title, kind: 'street', parent: district })),
    ...communities.map((c): Unit => ({ id: c.id, title: c.title, kind: 'community', parent: c.street })),
  ];
}

/** The units that registers leave transitions, approvals and deadlines to, or have told of what is overdue. */
const unitsNamedBy = (registers: readonly Register[]): string[] =>
  registers.flatMap(({ transitions, deadlines = {}, review }) =>
    [
      ...Object.values(transitions).map(({ at }) => at),
      ...Object.values(deadlines).flatMap(({ at, escalate = [] }) => [at, ...escalate.map(({ to }) => to)]),
      review?.at,
    ].filter((unit) => unit !== undefined && unit !== 'own' && unit !== 'above'),
  ) as string[];

/** Checks a district's definitions as a whole. @throws DefinitionError, or an Error listing a template's faults */
export function openDistrict(district: DistrictPackage): OpenDistrict {
  const catalogue = catalogueOf(district.registers);
  const faults = district.registers.flatMap((one) => [
    ...faultsOfComputations(one, catalogue.registers),
    ...faultsOfPublications(one),
  ]);
  if (faults.length > 0) throw new DefinitionError(faults);
  const templates = district.templates.map((template) => checkedTemplate(template, catalogue));
  const shown = templates.find(({ id }) => id === district.cockpit?.report);
  if (district.cockpit && !shown) throw new Error(`the cockpit shows no report of the district`);
  const directory = new Directory(firstUnitsOf(district));
  const unknown = unitsNamedBy(district.registers).filter((unit) => !directory.tree.units.has(unit));
  if (unknown.length > 0) throw new Error(`registers name units that the district has not: ${unknown}`);
  return {
    package: district,
    directory,
    catalogue,
    templates: new Map(templates.map((template) => [template.id, template])),
    scorecard: district.scorecard ? checkedScorecard(district.scorecard, catalogue) : null,
    cockpit: district.cockpit && shown ? checkedCockpit(district.cockpit, shown, catalogue) : null,
    store: {
      id: district.id,
      catalogue,
      get tree() {
        return directory.tree;
      },
      timeZone: district.timeZone,
      calendar: workingCalendar(district.timeZone, district.calendar),
      examiner: examinersTogether([
        examinerOfTerms(district.id, catalogue),
        examinerOfAwards({ id: district.id, catalogue }),
        examinerOfBudgets({ id: district.id, catalogue }),
        examinerOfComputations({ id: district.id, catalogue }),
      ]),
      ...(district.standsOn ? { standsOn: district.standsOn } : {}),
    },
  };
}
