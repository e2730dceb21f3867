/** Where a synthetic project stands by August 2021. */
export type ProjectGroup =
  | 'applied'
  | 'reserve'
  | 'started'
  | 'small'
  | 'earlier'
  | 'effective'
  | 'withdrawn'
  | 'later';

export interface ProjectPlan {
  readonly id: string;
  readonly group: ProjectGroup;
  /** Total investment in 万元. */
  readonly investment: string;
  readonly street: string;
  readonly unit: string;
  readonly kind: string;
  readonly name: string;
  readonly livelihoodKind: string | null;
  readonly appliedOn: string;
  /** When it was or will be built, as far as it was by August 2021. */
  readonly startedOn: string | null;
  readonly completedOn: string | null;
  readonly withdrawnOn: string | null;
}
