import type { Scope } from '@taizhang/access';
import { type Catalogue, catalogueOf, type Register, type Text } from '@taizhang/definition';
import type { HistoricWork } from '@taizhang/ledger';
import { checkedTemplate, type PrintedFigure, type Template } from '@taizhang/report';
import type { District } from '@taizhang/store';

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

/** What a district brings: its places, units, registers, reports, and a history to show. */
export interface DistrictPackage {
  readonly id: string;
  readonly title: Text;
  /** Its name in the statistics. */
  readonly area: string;
  readonly timeZone: string;
  readonly units: readonly Named[];
  readonly streets: readonly Named[];
  readonly registers: readonly Register[];
  readonly templates: readonly Template[];
  /** What was printed of a report elsewhere, to compare with; never an input of anything computed. */
  readonly printed: Readonly<Record<string, Readonly<Record<string, PrintedFigure>>>>;
  /** Whether its records are invented. */
  readonly synthetic: boolean;
  /** Who may try it where it is a demo; everywhere else nobody has an account to begin with. */
  readonly accounts?: readonly DemoAccount[];
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
}

/** Checks a district's definitions as a whole. @throws DefinitionError, or an Error listing a template's faults */
export function openDistrict(district: DistrictPackage): OpenDistrict {
  const catalogue = catalogueOf(district.registers);
  const templates = district.templates.map((template) => checkedTemplate(template, catalogue));
  return {
    package: district,
    catalogue,
    templates: new Map(templates.map((template) => [template.id, template])),
    store: {
      id: district.id,
      catalogue,
      units: new Set(district.units.map((unit) => unit.id)),
      streets: new Set(district.streets.map((street) => street.id)),
      timeZone: district.timeZone,
    },
  };
}
