import type { HistoricWork } from '@taizhang/ledger';
import type { World } from '../world.ts';
import { type AssignmentAmounts, assignmentsWork } from './assignments.ts';
import { withCeremonies } from './ceremonies.ts';
import { parcelsWork } from './land-parcels.ts';
import { type MeetingAmounts, meetingsWork } from './meetings.ts';
import { alwaysServing, type OfficialAmounts, officialsWork } from './officials.ts';
import { type ProjectAmounts, projectsWork } from './projects.ts';
import { type SupervisionAmounts, supervisionAmounts, supervisionWork } from './supervision.ts';

export interface MajorProjectsAmounts {
  readonly supervision: SupervisionAmounts;
  readonly officials: OfficialAmounts;
  readonly projects: ProjectAmounts;
  readonly meetings: MeetingAmounts;
  readonly assignments: AssignmentAmounts;
}

/** Investments in 万元. */
export const majorProjectsAmounts: MajorProjectsAmounts = {
  supervision: supervisionAmounts,
  officials: { serving: 28, successors: 3, newcomers: 2 },
  projects: {
    applied: 14,
    reserve: { count: 46, investment: '9559418' },
    construction: { count: 63, investment: '23807862' },
    started: { count: 27, investment: '3069640' },
    small: { count: 9, investment: '36850', elderlyCentresCompleted: 3 },
    effective: { count: 9, investment: '1213226' },
    withdrawn: 6,
    startedLater: 5,
    appliedLater: 6,
  },
  meetings: {
    committee: { before: 5, within: 6, after: 2 },
    groundbreaking: { before: 1, within: 2, after: 1 },
    executive: { before: 14, within: 11, after: 3 },
    special: { before: 22, within: 31, after: 8 },
    dispatch: { before: 10, within: 24, after: 6 },
    'on-site': { before: 6, within: 15, after: 5 },
    cancelled: 3,
    planned: 4,
  },
  assignments: { projects: 77, joint: 9, ended: 8, later: 5 },
};

/** Officials, land, major projects and the meetings and assignments that push them on. */
export const majorProjectsWork = (world: World, amounts: MajorProjectsAmounts): HistoricWork[] => [
  ...officialsWork(world, amounts.officials),
  ...parcelsWork(world),
  // Meetings before projects: what a project refers to is opened first where both are recorded at the same moment.
  ...withCeremonies([
    ...meetingsWork(world, amounts.meetings, amounts.officials),
    ...projectsWork(world, amounts.projects, alwaysServing(world, amounts.officials)),
  ]),
  ...assignmentsWork(world, amounts.assignments, amounts.officials, amounts.projects),
  ...supervisionWork(world, amounts.supervision, amounts.officials, amounts.projects),
];
