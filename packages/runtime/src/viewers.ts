import {
  actions,
  administrations,
  type Duty,
  hasDuty,
  installationAccount,
  type Role,
  roles,
  type Viewer,
} from '@taizhang/access';
import { dayIn, readUnits, viewerOf } from '@taizhang/store';
import type { Ledger, Office } from './reports.ts';

/** What another process changed of the units is seen after so long at the latest; this one sees its own at once. */
const unitsMayBeOld = 5000;

/** Reads the units again. */
export async function refreshUnits({ pool, district }: Ledger): Promise<void> {
  district.directory.replace(await readUnits(pool, district.store));
}

/** Who an account is at this moment. */
export async function viewerNow(office: Ledger, account: string): Promise<Viewer> {
  const { pool, district } = office;
  if (performance.now() - district.directory.readAt > unitsMayBeOld) await refreshUnits(office);
  return viewerOf(pool, district.store, account, dayIn(district.package.timeZone, new Date()));
}

/**
 * Who acts for the installation itself: jobs, and whoever works at the machine by the command. It reads and writes
 * everything and has the duties it is given, but administers nothing.
 */
export function systemViewer(
  { directory, package: { id } }: Ledger['district'],
  account: string = installationAccount.jobs,
  duties: readonly Duty[] = ['read-figures', 'post-directly'],
): Viewer {
  const role = {
    id: 'installation',
    title: { zh: '系统', en: 'The installation' },
    description: { zh: '后台任务与命令行', en: 'Jobs and the command line' },
    permissions: [{ registers: 'all' as const, actions: [...actions] }],
    duties: [...duties],
  };
  return { account, posts: [{ unit: id, role, scope: { kind: 'all' } }], tree: directory.tree };
}

/** Whoever holds the installation's API token. It may record, but neither bring in history nor touch a closed period. */
export const serviceViewer = ({ directory, package: { id } }: Ledger['district']): Viewer => ({
  account: installationAccount.token,
  posts: [{ unit: id, role: roles.get('service') as Role, scope: { kind: 'all' } }],
  tree: directory.tree,
});

/** Whether somebody administers the installation: its system, its security or its audit. */
export const administers = (viewer: Viewer): boolean => administrations.some((duty) => hasDuty(viewer, duty));

/** A ledger with the installation itself at it. */
export const asSystem = <L extends Ledger>(
  ledger: L,
  duties: readonly Duty[] = ['read-figures', 'freeze-edition', 'post-directly'],
): L & Office => ({ ...ledger, viewer: systemViewer(ledger.district, installationAccount.jobs, duties) });
