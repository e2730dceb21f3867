import type { Condition } from '@taizhang/definition';
import type { Action, Duty, Role, Scope } from './role.ts';
import type { UnitTree } from './unit-tree.ts';

/** A post (岗位) in force: whoever holds it acts in this role for this unit. */
export interface Post {
  readonly unit: string;
  readonly role: Role;
  readonly scope: Scope;
}

/** Who looks or acts, with every post in force at this moment. */
export interface Viewer {
  /** The account's id; movements name it as who recorded them. */
  readonly account: string;
  readonly posts: readonly Post[];
  readonly tree: UnitTree;
  /** By which session, and from which address; for the audit. */
  readonly session?: string | null;
  readonly address?: string | null;
}

/**
 * A part of a register that a viewer reaches: records whose unit or sub-district is one of `units` (null: any), or, with
 * `own`, those that the viewer opened; of these, those of which `before` is true. Several parts are joined by "or".
 */
export interface Reach {
  readonly units: readonly string[] | null;
  readonly own: boolean;
  readonly before: Condition | null;
  readonly after: Condition | null;
}

/** What of a register a viewer reaches for an action; none: nothing. */
export function reachOf(viewer: Viewer, action: Action, register: string): Reach[] {
  return viewer.posts.flatMap(({ role, scope, unit }) =>
    role.permissions
      .filter(
        ({ registers, actions }) =>
          actions.includes(action) && (registers === 'all' || registers.includes(register)),
      )
      .map(({ before = null, after = null }) => ({ ...extentOf(scope, unit, viewer.tree), before, after })),
  );
}

function extentOf(scope: Scope, unit: string, tree: UnitTree): Pick<Reach, 'units' | 'own'> {
  switch (scope.kind) {
    case 'all':
      return { units: null, own: false };
    case 'units':
      return { units: scope.units, own: false };
    case 'own-unit':
      return { units: [unit], own: false };
    case 'own-unit-and-below':
      return { units: tree.withBelow(unit), own: false };
    case 'own-records':
      return { units: [], own: true };
  }
}

/** Whether a viewer may do something with at least some records of a register. */
export const reaches = (viewer: Viewer, action: Action, register: string): boolean =>
  reachOf(viewer, action, register).length > 0;

/** Whether a post in force brings a duty of the installation. */
export const hasDuty = (viewer: Viewer, duty: Duty): boolean =>
  viewer.posts.some(({ role }) => role.duties.includes(duty));
