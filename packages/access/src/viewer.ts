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
 * `own`, those that the viewer opened, or, with `of`, that record and those of other registers that refer to it; of
 * these, those of which `before` is true. Several parts are joined by "or".
 */
export interface Reach {
  readonly units: readonly string[] | null;
  readonly own: boolean;
  readonly of: { readonly register: string; readonly record: string } | null;
  readonly before: Condition | null;
  readonly after: Condition | null;
  /** By which entries it may be written to; null: by any. */
  readonly transitions: readonly string[] | null;
  /** Whether nothing personal is shown of it, not even masked. */
  readonly impersonal: boolean;
}

// Every posting of a request asks for the same: who looks and what he may does not change while he does.
const reachesOf = new WeakMap<Viewer, Map<string, readonly Reach[]>>();

/** What of a register a viewer reaches for an action; none: nothing. */
export function reachOf(viewer: Viewer, action: Action, register: string): readonly Reach[] {
  const name = `${action} ${register}`;
  const known = reachesOf.get(viewer) ?? new Map<string, readonly Reach[]>();
  reachesOf.set(viewer, known);
  const reach = known.get(name) ?? findReach(viewer, action, register);
  known.set(name, reach);
  return reach;
}

function findReach(viewer: Viewer, action: Action, register: string): Reach[] {
  return viewer.posts.flatMap(({ role, scope, unit }) =>
    role.permissions
      .filter(
        ({ registers, actions }) =>
          actions.includes(action) && (registers === 'all' || registers.includes(register)),
      )
      .map(({ before = null, after = null, transitions = null, impersonal = false, scope: instead }) => ({
        ...extentOf(instead ?? scope, unit, viewer.tree),
        before,
        after,
        transitions,
        impersonal,
      })),
  );
}

type Extent = Pick<Reach, 'units' | 'own' | 'of'>;
const ofUnits = (units: Reach['units']): Extent => ({ units, own: false, of: null });

function extentOf(scope: Scope, unit: string, tree: UnitTree): Extent {
  switch (scope.kind) {
    case 'all':
      return ofUnits(null);
    case 'units':
      return ofUnits(scope.units);
    case 'own-unit':
      return ofUnits([unit]);
    case 'own-unit-and-below':
      return ofUnits(tree.withBelow(unit));
    case 'own-records':
      return { units: [], own: true, of: null };
    case 'of-record':
      return { units: [], own: false, of: { register: scope.register, record: scope.record } };
  }
}

/** Whether a part has every record of its register in it. */
export const isUnbounded = ({ units, own, of, before }: Reach): boolean =>
  units === null && !own && !of && !before;

/** Whether a part may be written to by an entry. */
export const allowsEntry = ({ transitions }: Reach, transition: string): boolean =>
  transitions?.includes(transition) ?? true;

/** Whether a viewer may do something with at least some records of a register. */
export const reaches = (viewer: Viewer, action: Action, register: string): boolean =>
  reachOf(viewer, action, register).length > 0;

/** The same for all who reach the same at this moment: what one of them is shown, the others may be shown. */
export function reachKey({ account, posts, tree }: Viewer): string {
  const reached = posts.map(({ unit, role: { duties, permissions, outside }, scope }) => ({
    unit,
    scope,
    duties,
    outside,
    permissions: permissions.map(({ scope: instead = scope, ...permission }) => ({
      ...permission,
      ...extentOf(instead, unit, tree),
    })),
  }));
  const isOwn = reached.some(({ permissions }) => permissions.some(({ own }) => own));
  return JSON.stringify([reached, isOwn ? account : null]);
}

/** The units that a viewer belongs to; who stands outside of the house belongs to none, whoever looks after him. */
export const unitsHeld = ({ posts }: Viewer): string[] => [
  ...new Set(posts.filter(({ role }) => !role.outside).map(({ unit }) => unit)),
];

/** Whether somebody stands outside of the house, as a firm does. */
export const isOutside = ({ posts }: Viewer): boolean => posts.some(({ role }) => role.outside === true);

/** The records that somebody from outside speaks for. */
export const recordsSpokenFor = ({ posts }: Viewer): { register: string; record: string }[] =>
  posts.flatMap(({ role, scope }) =>
    role.outside && scope.kind === 'of-record' ? [{ register: scope.register, record: scope.record }] : [],
  );

/** Whether a post in force brings a duty of the installation. */
export const hasDuty = (viewer: Viewer, duty: Duty): boolean =>
  viewer.posts.some(({ role }) => role.duties.includes(duty));
