import type { PaperOfRegister } from '@taizhang/definition';
import { say } from './declare.ts';

/** 追回通知书: what a firm is sent from which money is demanded back. */
export const awardPapers: Readonly<Record<string, PaperOfRegister>> = {
  demand: {
    title: say('追回通知书', 'Demand letter'),
    stages: ['reclaiming'],
    needs: ['reclaim-reason', 'reclaim-by', 'reclaim-account'],
    outside: true,
    heading: say('惠企资金追回通知书', 'Demand for the return of an award'),
    number: 'reclaim-number',
    addressee: say(
      '{enterprise}（统一社会信用代码：{enterprise:id}）：',
      '{enterprise} (credit code {enterprise:id}):',
    ),
    figures: {
      due: { measure: 'demanded', since: 'reclaiming' },
      approved: { measure: 'approved' },
      paid: { measure: 'paid' },
      reclaimed: { measure: 'reclaimed' },
    },
    lines: [
      say(
        '经核查，你单位享受的“{matter}”符合应予追回的情形，现将有关事项通知如下：',
        'What you were given for “{matter}” is to be returned, as follows.',
      ),
    ],
    parts: [
      {
        heading: say('兑现情况', 'What was given'),
        lines: [
          say('兑现编号：{id}。申报年度：{year}。', 'Number {id}, for the year {year}.'),
          say('政策依据：《{policy}》。', 'By the policy “{policy}”.'),
          say(
            '发文字号：{policy-version.document-number}。',
            'Document number {policy-version.document-number}.',
          ),
          say('政策条款：{clause}。', 'Clause: {clause}.'),
          say('审定文号：{decision}。', 'Decision: {decision}.'),
          say(
            '审定金额{approved:yuan}元，实际拨付{paid:yuan}元，拨付明细如下：',
            'Approved {approved:yuan} yuan, paid {paid:yuan} yuan:',
          ),
        ],
        movements: {
          measure: 'paid',
          day: say('日期', 'Day'),
          what: say('事项', 'What'),
          amount: say('金额（元）', 'Amount (yuan)'),
          fields: ['voucher'],
        },
      },
      {
        heading: say('追回原因和金额', 'Why, and how much'),
        lines: [
          say('追回原因：{reclaim-reason}。', 'Why: {reclaim-reason}.'),
          say('此前已退回{reclaimed:yuan}元。', '{reclaimed:yuan} yuan were returned before.'),
          say(
            '本次应退回金额：人民币{due:yuan}元（大写：{due:capitals}）。',
            'To be returned now: {due:yuan} yuan ({due:capitals}).',
          ),
        ],
      },
      {
        heading: say('退回期限和账户', 'By when, and to which account'),
        lines: [
          say(
            '请自本通知之日起{reclaim-by:work-days}个工作日内，即{reclaim-by}前（含当日），将上述款项一次性退回以下账户：',
            'Return it within {reclaim-by:work-days} work days of this letter, through {reclaim-by}, to this account:',
          ),
          say('{reclaim-account}。', '{reclaim-account}.'),
          say('退款时请在用途栏注明兑现编号{id}。', 'Name {id} as the purpose.'),
        ],
      },
      {
        heading: say('陈述申辩', 'If you disagree'),
        lines: [
          say(
            '对本通知有异议的，可在上述期限内向{unit}书面提出，说明理由并附证明材料。逾期未退回又未提出异议的，将依法依规处理。',
            'Whoever disagrees tells {unit} in writing within that time, with reasons and proofs. What is neither returned nor objected to in time is dealt with by law.',
          ),
        ],
      },
    ],
    closing: [],
    issuer: say('{unit}', '{unit}'),
    day: { entered: 'reclaiming' },
  },
};
