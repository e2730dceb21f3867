import { hasDuty, type Post, roles, type Unit, UnitTree, type Viewer } from '@taizhang/access';
import type { OpenDistrict } from './district-package.ts';

/** The account by whose name the holder of the API token posts. */
export const serviceAccount = 'api';

/** Who looks or acts under an account, with the posts it has now. */
export async function viewerOfAccount(district: OpenDistrict, account: string): Promise<Viewer> {
  const { accounts = [], id, title, units } = district.package;
  const top: Unit = { id, title, kind: 'district', parent: null };
  const tree = new UnitTree([top, ...units.map((unit): Unit => ({ ...unit, kind: 'bureau', parent: id }))]);
  const given =
    account === serviceAccount
      ? [{ unit: id, role: 'service', scope: { kind: 'all' as const } }]
      : (accounts.find((each) => each.id === account)?.posts ?? []);
  const posts = given.flatMap(({ unit, role, scope }): Post[] => {
    const held = roles.get(role);
    return held ? [{ unit, role: held, scope }] : [];
  });
  return { account, posts, tree };
}

/** Whether somebody administers the installation: its system, its security or its audit. */
export const administers = (viewer: Viewer): boolean =>
  (['administer-system', 'administer-security', 'administer-audit'] as const).some((duty) =>
    hasDuty(viewer, duty),
  );
