import { all, any, type Computation, type Formula, is } from '@taizhang/definition';
import { say } from './declare.ts';

const area: Formula = { field: 'area' };
const rate = (name: string): Formula => ({ rate: name });
const none: Formula = { number: '0', unit: 'yuan' };
const once: Formula = { number: '1', unit: 'ci' };
const isExchange = all(is('way', 'exchange'));
const isBusiness = all(is('use', 'business'));
const house: Formula = { line: 'house' };

/** By the exchange the moving fee is due for each move, and the rent for more months. */
const byWay = (exchange: Formula, money: Formula): Formula => ({
  when: isExchange,
  gives: exchange,
  otherwise: money,
});

/**
 * 补偿测算 of a household, line by line. The clauses are an example after the usual plans of such districts (示例), not
 * the text of any of them.
 */
export const compensation: Computation = {
  title: say('补偿测算', 'Compensation'),
  note: say(
    '示例方案：条款和标准仿照同类补偿方案拟写，不是任何现行文件的原文。',
    'An example: clauses and rates follow plans of this kind and are the text of none in force.',
  ),
  rates: {
    register: 'compensation-plan',
    from: 'holds-from',
    stages: ['in-force', 'superseded'],
    of: { theirs: 'project', ours: 'project' },
  },
  on: 'signed-on',
  lines: [
    {
      id: 'house',
      title: say('房屋价值补偿', 'Value of the house'),
      clause: say(
        '第五条 被征收房屋价值按评估单价和证载建筑面积计算。',
        'Art. 5: the house is valued at the appraised price and its registered area.',
      ),
      amount: {
        multiply: [
          { subtract: [area, { field: 'unregistered-area', none: '0' }] },
          { field: 'appraised-price' },
        ],
      },
    },
    {
      id: 'unregistered',
      title: say('认定未登记面积补偿', 'Unregistered area recognised'),
      clause: say(
        '第六条 经认定的未登记建筑面积按评估单价的规定比例补偿。',
        'Art. 6: unregistered area that was recognised is paid at a share of the appraised price.',
      ),
      when: all({ field: 'unregistered-area', operator: '>', value: 0 }),
      amount: {
        multiply: [
          { field: 'unregistered-area', none: '0' },
          { field: 'appraised-price' },
          rate('unregistered-share'),
        ],
      },
    },
    {
      id: 'shared',
      title: say('公摊面积补助', 'Subsidy for shared area'),
      clause: say(
        '第七条 住宅按证载面积房屋价值的规定比例给予公摊补助。',
        'Art. 7: dwellings are given a share of their value for the shared area of a new flat.',
      ),
      when: all(is('use', 'residential')),
      amount: { multiply: [house, rate('shared-area')] },
    },
    {
      id: 'moving',
      title: say('搬迁费', 'Moving fee'),
      clause: say(
        '第八条 搬迁费按建筑面积计算，不足最低额的按最低额；产权调换按两次计算。',
        'Art. 8: by area, at least the least fee; for an exchange for two moves.',
      ),
      amount: {
        multiply: [
          { max: [{ multiply: [area, rate('moving')] }, rate('moving-least')] },
          byWay(rate('moving-times'), once),
        ],
      },
    },
    {
      id: 'transition',
      title: say('临时安置费', 'Transitional rent'),
      clause: say(
        '第九条 住宅临时安置费按月计算，月额不足最低额的按最低额；货币补偿、产权调换分别按规定月数计发。',
        'Art. 9: dwellings, by the month, at least the least rent; for the months set for money and for an exchange.',
      ),
      when: all(is('use', 'residential')),
      amount: {
        multiply: [
          {
            max: [
              { multiply: [area, rate('transition')] },
              { divide: [rate('transition-least'), { number: '1', unit: 'month' }] },
            ],
          },
          byWay(rate('transition-months-exchange'), rate('transition-months-money')),
        ],
      },
    },
    {
      id: 'suspension',
      title: say('停产停业损失补偿', 'Loss of business'),
      clause: say(
        '第十条 经营性房屋按房屋价值的规定比例补偿停产停业损失，无纳税记录的按较低比例。',
        'Art. 10: business premises, a share of the value; a lower one without a tax record.',
      ),
      when: isBusiness,
      amount: {
        multiply: [
          house,
          {
            when: all(is('tax-record', true)),
            gives: rate('suspension'),
            otherwise: rate('suspension-untaxed'),
          },
        ],
      },
    },
    {
      id: 'reward',
      title: say('签约奖励', 'Reward for signing early'),
      clause: say(
        '第十一条 在签约期开始30日内、60日内和其后签约的，分别按房屋价值的规定比例奖励，不超过最高额。',
        'Art. 11: a share of the value for signing within 30 days, within 60 days, and later, up to the greatest.',
      ),
      amount: {
        min: [
          {
            multiply: [
              house,
              {
                tiers: {
                  of: { days: { from: 'project.signing-from', to: 'signed-on' } },
                  unit: 'number',
                  bands: [
                    { upTo: '30', gives: rate('reward-first') },
                    { upTo: '60', gives: rate('reward-second') },
                    { gives: rate('reward-later') },
                  ],
                },
              },
            ],
          },
          rate('reward-most'),
        ],
      },
    },
    {
      id: 'hardship',
      title: say('困难家庭补助', 'Support in hardship'),
      clause: say(
        '第十二条 低保家庭、有残疾人的家庭分别给予一次性补助，可以叠加。',
        'Art. 12: households on low income and with a disabled member are given a sum each, once.',
      ),
      when: any(is('low-income', true), is('disabled', true)),
      amount: {
        add: [
          { when: all(is('low-income', true)), gives: rate('low-income'), otherwise: none },
          { when: all(is('disabled', true)), gives: rate('disabled'), otherwise: none },
        ],
      },
    },
    {
      id: 'exchange',
      title: say('产权调换房屋价款（抵减）', 'Price of the house given, taken off'),
      clause: say(
        '第十三条 选择产权调换的，调换房屋价款与补偿款相抵，结清差价。',
        'Art. 13: the price of the house given is set against the compensation; the difference is settled.',
      ),
      when: isExchange,
      amount: {
        subtract: [none, { multiply: [{ field: 'exchange-area' }, { field: 'exchange-price' }] }],
      },
    },
  ],
  held: {
    against: 'compensation',
    transitions: ['sign', 'sign-and-vacate'],
    reason: 'difference-reason',
  },
};
