import { type Catalogue, catalogueOf, type Register, type Text } from '@taizhang/definition';
import type { HistoricWork } from '@taizhang/ledger';
import {
  type Cockpit,
  checkedCockpit,
  checkedTemplate,
  type PrintedFigure,
  type Template,
} from '@taizhang/report';
import type { District } from '@taizhang/store';

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
  readonly timeZone: string;
  readonly units: readonly Named[];
  readonly streets: readonly DistrictStreet[];
  readonly registers: readonly Register[];
  readonly templates: readonly Template[];
  /** What its leaders see at a glance; absent: it has no cockpit. */
  readonly cockpit?: Cockpit;
  /** What was printed of a report elsewhere, to compare with; never an input of anything computed. */
  readonly printed: Readonly<Record<string, Readonly<Record<string, PrintedFigure>>>>;
  /** Whether its records are invented. */
  readonly synthetic: boolean;
  /** Editions to freeze once the history is loaded: what was reported at the time. */
  readonly editions: readonly {
    readonly id: string;
    readonly report: string;
    readonly cutoff: string;
    readonly knownAt: string;
  }[];
  history(): readonly HistoricWork[];
}

/** A district whose definitions were checked. */
export interface OpenDistrict {
  readonly package: DistrictPackage;
  readonly store: District;
  readonly catalogue: Catalogue;
  readonly templates: ReadonlyMap<string, Template>;
  readonly cockpit: Cockpit | null;
}

/** Checks a district's definitions as a whole. @throws DefinitionError, or an Error listing a template's faults */
export function openDistrict(district: DistrictPackage): OpenDistrict {
  const catalogue = catalogueOf(district.registers);
  const templates = district.templates.map((template) => checkedTemplate(template, catalogue));
  const shown = templates.find(({ id }) => id === district.cockpit?.report);
  if (district.cockpit && !shown) throw new Error(`the cockpit shows no report of the district`);
  return {
    package: district,
    catalogue,
    templates: new Map(templates.map((template) => [template.id, template])),
    cockpit: district.cockpit && shown ? checkedCockpit(district.cockpit, shown, catalogue) : null,
    store: {
      id: district.id,
      catalogue,
      units: new Set(district.units.map((unit) => unit.id)),
      streets: new Set(district.streets.map((street) => street.id)),
      timeZone: district.timeZone,
    },
  };
}
