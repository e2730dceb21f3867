import { type Unit, UnitTree } from '@taizhang/access';

/** The units of a district as they were read last: whoever looks a unit up finds the same. */
export class Directory {
  tree: UnitTree;
  /** When they were read; from the district's package: never. */
  readAt = Number.NEGATIVE_INFINITY;

  constructor(units: readonly Unit[]) {
    this.tree = new UnitTree(units);
  }

  replace(units: readonly Unit[]): void {
    this.tree = new UnitTree(units);
    this.readAt = performance.now();
  }
}
