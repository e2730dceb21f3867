import { all, type EntryCondition, isIn, type Transition } from '@taizhang/definition';
import { given, say } from './declare.ts';

/** What proves that a project may be built. */
export const projectDocuments = {
  approval: { title: say('立项批复', 'Approval of the project') },
  'land-approval': { title: say('用地批准文件', 'Approval of the land') },
  'funding-proof': { title: say('资金落实证明', 'Proof of funding') },
  licence: { title: say('施工许可证', 'Building licence') },
};

/** A project enters the library of construction with its approval, land, funding and licence, and not before. */
export const constructionConditions: NonNullable<Transition['conditions']> = {
  approval: {
    title: say('立项批复', 'Approved'),
    holds: all(given('code')),
    evidence: 'approval',
    how: say(
      '填写投资项目统一代码，上传立项（核准、备案）批复；尚未批复的，请区发改局办理',
      'Give the national project code and add the approval; if there is none, ask the Development and Reform Bureau',
    ),
  },
  land: {
    title: say('用地', 'Land'),
    evidence: 'land-approval',
    how: say(
      '上传用地批准书、划拨决定书或出让合同；尚未供地的，见“链条”中供地一环',
      'Add the approval, allocation or contract of the land; if it is not supplied yet, see that step of its chain',
    ),
  },
  funding: {
    title: say('资金', 'Funding'),
    holds: all(given('funding')),
    evidence: 'funding-proof',
    how: say(
      '填写资金来源，上传资金落实证明（预算批复、专项债额度、企业资本金证明）',
      'Give the source of funding and add its proof',
    ),
  },
  licence: {
    title: say('施工许可', 'Licence'),
    holds: all(given('permit-number')),
    evidence: 'licence',
    how: say(
      '填写施工许可证号，上传施工许可证；未领证的，请区建设局办理',
      'Give the number of the building licence and add it; if there is none, ask the Construction Bureau',
    ),
  },
};

/** An item of city building is handed over once it has been accepted; those of earlier years were without. */
export const acceptedFirst: EntryCondition = {
  title: say('验收', 'Acceptance'),
  since: '2021-01-01',
  holds: all(given('accepted-on'), isIn('acceptance', ['passed', 'repaired'])),
  how: say(
    '先办理“验收合格”，填写验收日期和结论，上传验收报告',
    'Accept it first: the day, the finding and the report of the acceptance',
  ),
};
