import type { Scope } from '@taizhang/access';
import type { Text } from '@taizhang/definition';
import { banks, type DemoBank } from './work/banks.ts';

type Post = { readonly unit: string; readonly role: string; readonly scope: Scope };
interface DemoAccount {
  readonly id: string;
  readonly title: Text;
  readonly posts: readonly Post[];
}

const all: Scope = { kind: 'all' };
const own: Scope = { kind: 'own-unit-and-below' };

const account = (id: string, zh: string, en: string, ...posts: Post[]): DemoAccount => ({
  id,
  title: { zh: `${zh}（合成）`, en: `${en} (synthetic)` },
  posts,
});

/** The agent of a firm, who reaches its record and what refers to it. */
const firm = (id: string, record: string): DemoAccount =>
  account(id, `示例企业${record.slice(12, 16)}经办人`, `Agent of the firm ${record}`, {
    unit: 'data',
    role: 'firm',
    scope: { kind: 'of-record', register: 'enterprise', record },
  });

/** The agent of a bank, who reaches its record and what refers to it, and reads open demands. */
const bank = (id: string, { record, name }: DemoBank): DemoAccount =>
  account(id, `${name.replace('（合成）', '')}经办人`, `Agent of the bank ${record}`, {
    unit: 'local-finance',
    role: 'bank',
    scope: { kind: 'of-record', register: 'bank', record },
  });

/** By whom the demo can be tried: one for every role, and where a scope shows, several. No person stands behind them. */
export const accounts: readonly DemoAccount[] = [
  account('zhonghualu.clerk', '中华路街道经办人', 'Clerk of Zhonghualu Sub-district', {
    unit: 'zhonghualu',
    role: 'clerk',
    scope: own,
  }),
  account('nanhu.clerk', '南湖街道经办人', 'Clerk of Nanhu Sub-district', {
    unit: 'nanhu',
    role: 'clerk',
    scope: own,
  }),
  account('emergency.clerk', '区应急管理局经办人', 'Clerk of the Emergency Management Bureau', {
    unit: 'emergency',
    role: 'clerk',
    scope: own,
  }),
  account('emergency.reviewer', '区应急管理局审核人', 'Reviewer of the Emergency Management Bureau', {
    unit: 'emergency',
    role: 'reviewer',
    scope: all,
  }),
  account('construction.clerk', '区建设局经办人', 'Clerk of the Construction Bureau', {
    unit: 'construction',
    role: 'clerk',
    scope: own,
  }),
  account('construction.leader', '区建设局负责人', 'Head of the Construction Bureau', {
    unit: 'construction',
    role: 'leader',
    scope: own,
  }),
  account('district.leader', '区领导', 'Leader of the district', {
    unit: 'government-office',
    role: 'leader',
    scope: all,
  }),
  account('coordinator', '区政府办统筹人', 'Coordinator of the Government Office', {
    unit: 'government-office',
    role: 'coordinator',
    scope: all,
  }),
  account('supervisor', '区督查室督查员', 'Supervisor of the Supervision Office', {
    unit: 'supervision-office',
    role: 'supervisor',
    scope: all,
  }),
  account('supervision.clerk', '区督查室经办人', 'Clerk of the Supervision Office', {
    unit: 'supervision-office',
    role: 'clerk',
    scope: all,
  }),
  account('supervision.leader', '区督查室负责人', 'Head of the Supervision Office', {
    unit: 'supervision-office',
    role: 'leader',
    scope: all,
  }),
  account('deputy', '区人大代表', 'Deputy of the district’s People’s Congress', {
    unit: 'government-office',
    role: 'deputy',
    scope: all,
  }),
  // Two firms of the directory, in whose name awards are under way; as synthetic as the directory itself.
  firm('firm.one', '91999901MA0003988E'),
  firm('firm.two', '91999901MA0007655X'),
  // Two of the made-up banks of the financing platform.
  bank('bank.one', banks[0]),
  bank('bank.two', banks[1]),
  account('system.admin', '系统管理员', 'System administrator', {
    unit: 'data',
    role: 'system-administrator',
    scope: all,
  }),
  account('security.admin', '安全保密管理员', 'Security administrator', {
    unit: 'data',
    role: 'security-administrator',
    scope: all,
  }),
  account('audit.admin', '安全审计员', 'Audit administrator', {
    unit: 'data',
    role: 'audit-administrator',
    scope: all,
  }),
];
