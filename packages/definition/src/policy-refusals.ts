import { type RefusalRow, row } from './refusal-row.ts';

/** Of amounts computed by a policy, and of published lists. */
export const policyRefusals = {
  'unknown-publication': row(
    404,
    '本台账没有名为“{publication}”的公示。',
    'The register publishes no list called {publication}.',
  ),
  'unknown-list': row(
    404,
    '没有这份公示，或不在公示期内。',
    'There is no such list, or it is not public now.',
  ),
  'nothing-to-publish': row(
    422,
    '没有可公示的记录：请先把记录办到应公示的阶段。',
    'There is nothing to publish: no record stands in a stage that is published.',
  ),
  'impossible-period': row(
    422,
    '公示期不对：止日不得早于起日和今天（{today}），且不超过一年。',
    'The period is impossible: it ends neither before it begins nor before today ({today}), and within a year.',
  ),
  'unknown-version': row(404, '没有政策版本“{version}”。', 'There is no version {version} of the policy.'),
  'computed-otherwise': row(
    422,
    '按现行标准测算为 {computed} 元，填写的是 {stated} 元：请核对，确需不同的请填写理由。',
    'By the rates in force it is {computed} yuan, and {stated} yuan is stated: check it, or give the reason for the difference.',
  ),
  'computed-unknown': row(
    422,
    '尚不能测算，缺少：{missing}。请先补齐，确需先办的请填写理由。',
    'It cannot be computed yet; missing: {missing}. Complete it, or give a reason for going on.',
  ),
  'award-about': row(
    422,
    '《{policy}》是对“{about}”的每一笔兑现的：请填写“{field}”，且须属于本申报主体。',
    '{policy} gives something for each of {about}: fill in “{field}” with one that belongs to the applicant.',
  ),
  'award-not-about': row(
    422,
    '《{policy}》不是按笔兑现的，不能填写“{field}”：请清空后再登记。',
    '{policy} does not give something for each: leave “{field}” empty and record it again.',
  ),
  'no-facts': row(
    422,
    '“{register}”没有画像指标，请打开记录本身。',
    'Nothing is derived of records of {register}; open the record itself.',
  ),
  'unknown-code': row(
    404,
    '名录中没有这个统一社会信用代码：请核对，或直接回答问题查找政策。',
    'Nobody here has this credit code: check it, or find policies by answering questions.',
  ),
  'unknown-progress': row(
    404,
    '兑现编号与统一社会信用代码对不上：请按告知书核对两项。',
    'The number and the credit code do not belong together: check both against the letter.',
  ),
  'too-many-calls': row(
    429,
    '查询过于频繁，请 {seconds} 秒后再试。',
    'Too many questions in a short time; try again in {seconds} {seconds, second|seconds}.',
  ),
  'unsound-terms': row(
    422,
    '政策条款有误：{fault}。请先改正条款。',
    'The terms are not sound: {fault}. Correct them first.',
  ),
  'not-told': row(
    409,
    '“{policy}”不是免申即享，须由企业申报；如要直接告知，请先调整兑现方式。',
    'Of {policy} nobody is told: firms apply for it. To tell them, change its channel first.',
  ),
  'impossible-confirm-by': row(
    422,
    '确认截止须晚于 {today}，且不超过一年。',
    'The day to confirm by is after {today}, and within a year.',
  ),
  'nothing-paid': row(
    409,
    '“{record}”还没有拨付，没有凭证；拨付后在这里打印。',
    'Nothing was paid of {record} yet, so there is no receipt; it is here once it is paid.',
  ),
  'not-own-account': row(
    422,
    '没有可沿用的收款账号：请直接填写账号。',
    'There is no earlier account to be used: give one.',
  ),
  'cannot-apply': row(
    409,
    '《{policy}》免申即享，不用申报：符合条件的由主管部门告知，在本页确认即可。',
    '{policy} is given without application: whoever is due it is told, and confirms on this page.',
  ),
  'no-awards': row(404, '本台账不是政策兑现台账。', 'Records of the register are no awards.'),
  'subject-gone': row(
    409,
    '“{subject}”现为“{stage}”，{record} 不能“{transition}”。已并入其他企业的，请先办“{succeeds}”；没有承继的，请终止办理。',
    '{subject} stands in {stage}, so {transition} cannot be done with {record}. Where it was merged, let it pass to the successor first ({succeeds}); else end it.',
  ),
  'not-successor': row(
    409,
    '“{subject}”的承继企业为“{successor}”，只能由它承继；有误的，请先在名录中更正。',
    'The successor of {subject} is {successor}; only that one may take its place. If that is wrong, correct it in the directory first.',
  ),
  'not-gone': row(
    409,
    '“{subject}”现为“{stage}”，没有合并注销，不能由他人承继。',
    '{subject} stands in {stage} and was not merged; nobody else may take its place.',
  ),
  'no-more-due': row(
    409,
    '按现在的数据，“{subject}”已不符合《{policy}》，{record} 不能“{transition}”：{failing}。情况恢复后再办，或终止办理。',
    'By the present data {subject} does not meet {policy} any more, so {transition} cannot be done with {record}: {failing}. Go on once it does again, or end it.',
  ),
  'unknown-policy': row(
    404,
    '没有在这一天有效的政策“{policy}”：它可能尚未发布、已经到期或停止执行。',
    'No policy {policy} is in force on that day: it may not be published yet, or be over or suspended.',
  ),
} as const satisfies Record<string, RefusalRow>;
