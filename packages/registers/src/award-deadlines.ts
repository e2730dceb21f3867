import type { Deadline } from '@taizhang/definition';
import { say } from './declare.ts';

const workdays = (count: number) => ({ count, of: 'working-day' as const });
const late = (title: readonly [string, string]) => [
  { after: workdays(3), to: 'above' as const, title: say(...title) },
];

/** How long each step of an award may take, in work days, and who is reminded before: the firm by its own page. */
export const awardDeadlines: Readonly<Record<string, Deadline>> = {
  confirm: {
    title: say('应由企业确认', 'To be confirmed by the firm'),
    field: 'confirm-by',
    stages: ['notified'],
    of: 'working-day',
    remind: workdays(2),
  },
  review: {
    title: say('应初审', 'To be reviewed'),
    within: workdays(5),
    stages: ['applied', 'confirmed'],
    remind: workdays(2),
    escalate: late(['初审逾期', 'Review overdue']),
  },
  complete: {
    title: say('企业应补正', 'The firm hands in papers'),
    within: workdays(10),
    stages: ['incomplete'],
    remind: workdays(3),
  },
  publish: {
    title: say('初审通过后应公示', 'To be put on public notice'),
    within: workdays(5),
    stages: ['reviewed'],
    remind: workdays(2),
    escalate: late(['公示逾期', 'Public notice overdue']),
  },
  approve: {
    title: say('公示期满后应审定', 'To be approved once the notice is over'),
    field: 'notice-to',
    within: workdays(5),
    stages: ['public-notice'],
    remind: workdays(2),
    escalate: late(['审定逾期', 'Approval overdue']),
  },
  pay: {
    title: say('审定后应拨付', 'To be paid once approved'),
    within: workdays(15),
    stages: ['approved', 'batched'],
    remind: workdays(5),
    escalate: late(['拨付逾期', 'Payment overdue']),
  },
  'pay-again': {
    title: say('退汇应核实账户后再拨', 'Pay again what the bank returned'),
    within: workdays(10),
    stages: ['returned'],
    remind: workdays(3),
  },
  reclaim: {
    title: say('应退回资金', 'The money is to be paid back'),
    field: 'reclaim-by',
    stages: ['reclaiming'],
    of: 'working-day',
    remind: workdays(5),
  },
};
