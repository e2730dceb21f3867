import type { Label, WireOwnAccount } from '@taizhang/contract';
import type { LinkProps } from '@tanstack/react-router';
import { texts } from '../texts.ts';

/** The groups of the navigation, in their order. */
export const groups = {
  lead: { zh: '统揽', en: 'Overview' },
  work: { zh: '办理', en: 'Work' },
  own: { zh: '本单位', en: 'Own' },
  projects: { zh: '项目', en: 'Projects' },
  reporting: { zh: '报送', en: 'Reporting' },
  administration: { zh: '管理', en: 'Administration' },
} as const satisfies Record<string, Label>;
export type Group = keyof typeof groups;

type Duty = WireOwnAccount['duties'][number];

export interface Section {
  readonly to: NonNullable<LinkProps['to']>;
  readonly title: Label;
  readonly group: Group;
  /**
   * Who sees it: who has one of these duties, whoever works with records (administrators do not), or whoever stands
   * outside of the house (a firm, a bank), who sees nothing else.
   */
  readonly seenBy: 'workers' | 'outsiders' | readonly Duty[];
  /** Stands in the head by itself where there is room. For the few that are opened many times a day. */
  readonly direct?: true;
}

const figures: readonly Duty[] = ['read-figures'];

/** Every page that the head leads to: a new page is one line here. Within its group they stand in this order. */
export const sections: readonly Section[] = [
  { to: '/cockpit', title: texts.cockpit, group: 'lead', seenBy: figures, direct: true },
  { to: '/dispatch', title: { zh: '周调度', en: 'Dispatch' }, group: 'lead', seenBy: figures },
  { to: '/leaders', title: { zh: '领导分工', en: 'Leaders' }, group: 'lead', seenBy: figures },
  { to: '/targets', title: texts.targetsOfYear, group: 'lead', seenBy: figures },
  { to: '/peers', title: { zh: '各区比较', en: 'Peers' }, group: 'lead', seenBy: figures },
  { to: '/assessment', title: { zh: '年度考核', en: 'Assessment' }, group: 'lead', seenBy: figures },

  { to: '/todo', title: texts.todo, group: 'work', seenBy: 'workers', direct: true },
  { to: '/registers', title: texts.registers, group: 'work', seenBy: 'workers', direct: true },
  { to: '/due', title: texts.flows, group: 'work', seenBy: 'workers' },
  { to: '/search', title: texts.findRecords, group: 'work', seenBy: 'workers' },
  { to: '/reviews', title: texts.reviews, group: 'work', seenBy: 'workers' },
  { to: '/policies', title: { zh: '惠企政策', en: 'Policies' }, group: 'work', seenBy: 'workers' },

  { to: '/', title: { zh: '本单位', en: 'Your page' }, group: 'own', seenBy: 'outsiders', direct: true },
  {
    to: '/public/policies',
    title: { zh: '惠企政策', en: 'Policies' },
    group: 'own',
    seenBy: 'outsiders',
    direct: true,
  },
  { to: '/registers', title: { zh: '我的记录', en: 'Records' }, group: 'own', seenBy: 'outsiders' },

  { to: '/lights', title: texts.lights, group: 'projects', seenBy: 'workers' },
  { to: '/daily', title: { zh: '日进度', en: 'Daily progress' }, group: 'projects', seenBy: figures },
  { to: '/chains', title: texts.chains, group: 'projects', seenBy: 'workers' },
  { to: '/public/lists', title: texts.publicLists, group: 'projects', seenBy: 'workers' },

  { to: '/reports', title: texts.reports, group: 'reporting', seenBy: figures },
  { to: '/editions', title: texts.editions, group: 'reporting', seenBy: figures },
  { to: '/checks', title: texts.checks, group: 'reporting', seenBy: figures },

  {
    to: '/admin/units',
    title: texts.adminUnits,
    group: 'administration',
    seenBy: ['administer-system'],
  },
  {
    to: '/admin/accounts',
    title: texts.adminAccounts,
    group: 'administration',
    seenBy: ['administer-system', 'administer-security'],
  },
  { to: '/admin/posts', title: texts.posts, group: 'administration', seenBy: ['administer-security'] },
  { to: '/admin/audit', title: texts.adminAudit, group: 'administration', seenBy: ['administer-audit'] },
];

/** What stands in the head for somebody with these duties: each group with what is seen of it. */
export function navigationOf(
  duties: readonly Duty[],
  { outside = false, of = sections }: { readonly outside?: boolean; readonly of?: readonly Section[] } = {},
): { group: Group; sections: readonly Section[] }[] {
  const works = !outside && !duties.some((duty) => duty.startsWith('administer-'));
  const seen = of.filter(({ seenBy }) => {
    if (seenBy === 'outsiders') return outside;
    return seenBy === 'workers' ? works : seenBy.some((duty) => duties.includes(duty));
  });
  return (Object.keys(groups) as Group[])
    .map((group) => ({ group, sections: seen.filter((section) => section.group === group) }))
    .filter((entry) => entry.sections.length > 0);
}
