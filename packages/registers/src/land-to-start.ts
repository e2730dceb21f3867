import type { Chain } from '@taizhang/definition';
import { say } from './declare.ts';

/**
 * 征收→供地→招商→开工: what a project waits for. The parcel is cleared by expropriation, then supplied; the investment is
 * brought in meanwhile, and lands before the project starts.
 */
export const landToStart: Chain = {
  title: say('征收—供地—招商—开工', 'Expropriation, land, investment, start'),
  description: say(
    '地块征收完成后供地，招商同步推进，地块供出、招商落地后开工；哪一环晚了、晚在谁手里，逐环分清。',
    'A parcel is supplied once it is cleared, while the investment is brought in; with both the project starts. Each step answers for its own delay.',
  ),
  steps: [
    {
      id: 'expropriation',
      title: say('征收', 'Expropriation'),
      path: [
        { way: 'to', field: 'parcel' },
        { way: 'from', register: 'expropriation', field: 'parcel' },
      ],
      planned: 'due-on',
      reached: { field: 'finished-on' },
      aside: ['archived', 'withdrawn'],
      owner: 'leader',
    },
    {
      id: 'supply',
      title: say('供地', 'Land supply'),
      path: [{ way: 'to', field: 'parcel' }],
      planned: 'planned-supply',
      reached: { field: 'sold-on' },
    },
    {
      id: 'investment',
      title: say('招商落地', 'Investment landed'),
      path: [{ way: 'to', field: 'lead' }],
      planned: 'due',
      reached: { stages: ['registered', 'opened'] },
      aside: ['lost'],
      owner: 'leader',
      // Talks go on while the land is made ready.
      after: [],
    },
    {
      id: 'start',
      title: say('开工', 'Start'),
      path: [],
      planned: 'planned-start',
      reached: { field: 'started-on' },
      after: ['supply', 'investment'],
    },
  ],
};
