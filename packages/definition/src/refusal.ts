import { filledIn } from './counted.ts';
import { documentRefusals } from './document-refusals.ts';
import { paymentRefusals } from './payment-refusals.ts';
import { policyRefusals } from './policy-refusals.ts';
import { referenceRefusals } from './reference-refusals.ts';
import { type RefusalRow, row } from './refusal-row.ts';
import { signInRefusals } from './sign-in-refusals.ts';
import type { Text } from './text.ts';
import { typedRefusals } from './typed-refusals.ts';

/** Every reason for which the house refuses something: one catalogue, from the ledger to screen and command. */
export const refusals = {
  ...typedRefusals,
  'wrong-dimension': row(422, '单位“{unit}”不适用于此计量。', 'The unit {unit} does not measure this.'),
  'unknown-unit': row(422, '没有名为“{unit}”的单位。', 'There is no unit {unit}.'),
  'no-scorecard': row(404, '本区没有配置考核办法。', 'The district has no scorecard.'),
  'no-cockpit': row(404, '本区没有配置驾驶舱。', 'The district has no cockpit.'),
  'unknown-street': row(422, '没有名为“{street}”的街道。', 'There is no sub-district {street}.'),
  'unknown-field': row(422, '本台账没有这一字段。', 'The register has no such field.'),
  'unknown-measure': row(422, '本台账没有这一计量。', 'The register has no such measure.'),
  'malformed-request': row(400, '请求格式不对：{reason}。', 'The request is malformed: {reason}.'),
  'too-many-entries': row(413, '一次最多 {limit} 条。', 'At most {limit} entries go into one request.'),
  // what was asked of a record
  'no-daily': row(
    404,
    '台账“{register}”没有配置日进度。',
    'The register {register} tells no daily progress.',
  ),
  'unknown-line': row(404, '日进度里没有这一项。', 'The daily progress has no such line.'),
  'unknown-register': row(404, '没有台账“{register}”。', 'There is no register {register}.'),
  'unknown-transition': row(
    422,
    '本台账没有“{transition}”这一操作。',
    'The register has no transition {transition}.',
  ),
  'unknown-record': row(404, '没有记录“{record}”。', 'There is no record {record}.'),
  'before-opening': row(
    422,
    '“{record}”自 {opened} 起登记，此前不能记事。请填 {opened} 或以后的日期；登记的日期有误的，请先更正登记。',
    '{record} was opened on {opened}: nothing is recorded of it before. Give that day or a later one; if the opening has a wrong day, correct it first.',
  ),
  'unknown-movement': row(404, '没有变动 {movement}。', 'There is no movement {movement}.'),
  'unknown-gathering': row(
    404,
    '本台账没有“{gathering}”。',
    'The register gathers nothing called {gathering}.',
  ),
  'unknown-paper': row(404, '本台账没有文书“{paper}”。', 'The register makes no paper called {paper}.'),
  'paper-too-early': row(
    409,
    '记录现为“{stage}”，办到“{stages}”后才能生成文书。',
    'The record stands in {stage}; the paper is made once it stands in {stages}.',
  ),
  'paper-lacks': row(
    409,
    '“{paper}”还缺{fields}。请用“变更”补上，再生成。',
    '{paper} lacks {fields}. State them by “Revise”, then make it.',
  ),
  'record-exists': row(409, '记录“{record}”已经存在。', 'The record {record} exists already.'),
  'not-unique': row(
    409,
    '{rule}：已有“{record}”。请先办结、替代或更正它，再登记。',
    '{rule}: there is {record} already. End, replace or correct that one first.',
  ),
  'wrong-stage': row(
    409,
    '记录处于“{stage}”阶段，不能“{transition}”。',
    'The record is in the stage {stage}; {transition} does not start there.',
  ),
  'field-not-settable': row(422, '“{transition}”不能填写此字段。', '{transition} cannot set this field.'),
  'measure-not-addable': row(
    422,
    '“{transition}”不能计入此计量。',
    '{transition} cannot add to this measure.',
  ),
  'missing-field': row(422, '缺少必填字段“{title}”。', 'The field {title} is required.'),
  'missing-measure': row(422, '缺少必填计量“{title}”。', 'The measure {title} is required.'),
  'missing-unit': row(422, '缺少责任单位。', 'The responsible unit is required.'),
  'missing-street': row(422, '缺少街道。', 'The sub-district is required.'),
  'street-not-kept': row(422, '本台账不分街道。', 'The register does not keep sub-districts.'),
  'missing-evidence': row(422, '缺少佐证材料。', 'Evidence is required.'),
  'conditions-unmet': row(
    422,
    '“{transition}”的条件还不齐：{missing}。',
    'What {transition} needs is not complete: {missing}.',
  ),
  'missing-reason': row(422, '须说明原因。', 'A reason is required.'),
  'negative-balance': row(
    409,
    '“{title}”将成为负数（{holding}）。',
    '{title} would become negative ({holding}).',
  ),
  'rule-broken': row(
    409,
    '不符合规则：{title}。{standing}{advice}',
    'A rule is broken: {title}. {standing} {advice}',
  ),
  'in-doubt': row(
    422,
    '请核实：{questions}填写无误的，请在“说明”中写明理由，再次提交即可。',
    'Please check: {questions} If it is right, say why in the note and send it again.',
  ),
  'far-from-version': row(
    422,
    '请核实：新目标值 {value} 是现行版本 {before} 的{share}。是否单位填错？数值无误的，请勾选“数值无误”再下达。',
    'Please check: the new value {value} is {share} the version in force, {before}. Is the unit right? If it is meant, tick that it is, and issue it.',
  ),
  'breaks-later-movement': row(
    409,
    '与其后 {occurredOn} 的变动 {movement} 相抵触：{cause}',
    'It contradicts the later movement {movement} of {occurredOn}: {cause}',
  ),
  'already-reversed': row(
    409,
    '变动 {movement} 已被更正。',
    'The movement {movement} has been corrected already.',
  ),
  'future-day': row(422, '日期晚于今天（{today}）。', 'The day lies after today ({today}).'),
  'closed-period': row(
    403,
    '{through} 及以前已关账，更正须有关账后更正权限。',
    'The period up to {through} is closed; correcting it needs the right to.',
  ),
  'not-permitted': row(403, '没有“{right}”的权限。', 'You may not {right}.'),
  'leaves-reach': row(
    403,
    '写入后记录“{record}”将超出您可写的范围。',
    'The record {record} would lie outside of what you may write to.',
  ),
  'unit-exists': row(409, '单位“{unit}”已经存在。', 'The unit {unit} exists already.'),
  'unit-circle': row(
    409,
    '单位“{unit}”不能隶属于自己或其下级。',
    'The unit {unit} cannot belong to itself or to what belongs to it.',
  ),
  'unit-has-units': row(409, '“{unit}”还有下级单位“{below}”。', '{below} still belongs to {unit}.'),
  'unit-has-posts': row(409, '“{unit}”还有在任岗位。', '{unit} still has posts in force.'),
  'unknown-role': row(422, '没有角色“{role}”。', 'There is no role {role}.'),
  'unknown-post': row(404, '没有在任岗位 {post}。', 'There is no post {post} in force.'),
  'own-post': row(
    403,
    '不能给自己授予或撤销岗位。',
    'Nobody gives posts to himself or takes them from himself.',
  ),
  'separate-duties': row(
    409,
    '账号“{account}”已有其他岗位：三类管理员各由一人专任。',
    'The account {account} holds another post: whoever administers does nothing else.',
  ),
  'last-administrator': row(
    409,
    '这是最后一名“{role}”，不能撤销。',
    'This is the last {role}; the post cannot be taken away.',
  ),
  'closed-unit': row(422, '单位“{unit}”已于 {closedOn} 撤销。', 'The unit {unit} was closed on {closedOn}.'),
  'request-key-reused': row(
    409,
    '请求编号“{key}”已用于内容不同的请求。',
    'The request key {key} was used for a request with other content.',
  ),
  'knowledge-before-edition': row(
    409,
    '记录时间早于已定稿报告的知悉时间 {knownAt}。',
    'The time of recording lies before {knownAt}, up to which an edition is frozen.',
  ),
  'knowledge-before-record': row(
    409,
    '记录时间早于该记录已有变动的记录时间 {recordedAt}。',
    'The time of recording lies before {recordedAt}, when the record was last written to.',
  ),
  'unknown-chain': row(404, '没有链条“{chain}”。', 'There is no chain {chain}.'),
  // what was asked of a list
  'column-not-offered': row(422, '列表没有“{column}”这一列。', 'The list has no column {column}.'),
  'condition-not-offered': row(
    422,
    '列表不能按此条件筛选：{reason}。',
    'The list cannot be filtered so: {reason}.',
  ),
  'query-too-short': row(422, '请输入要查找的字词。', 'Say what to search for.'),
  'unknown-view': row(404, '没有视图“{view}”。', 'There is no view {view}.'),
  'view-changed': row(
    409,
    '视图已被他人修改（第 {revision} 版），请先查看再保存。',
    'The view has been changed meanwhile (revision {revision}); look at it before you save.',
  ),
  'view-not-yours': row(
    403,
    '视图由他人建立，只能另存为自己的。',
    'The view was made by somebody else; save it as one of your own.',
  ),
  'view-reach': row(
    403,
    '共享给{audience}须能查看本台账相应范围的全部记录。',
    'Sharing with {audience} takes a post that reaches all of their records.',
  ),
  // work that is reviewed, drafts, attachments
  'record-moved': row(
    409,
    '您填写期间，记录已有新的变动。请核对后再提交；所填内容已保留。',
    'The record has moved on while you were writing. Look at it and send again; what you wrote is kept.',
  ),
  'not-in-hand': row(
    409,
    '“{record}”已不在其名下，无须移交。请刷新后再看。',
    '{record} is no longer in these hands and need not be handed over. Look at the list again.',
  ),
  'unknown-submission': row(404, '没有送审单“{submission}”。', 'There is no submission {submission}.'),
  'submission-moved': row(
    409,
    '送审单已有新的进展（{state}），请刷新后再办。',
    'The submission has moved on ({state}); look at it again.',
  ),
  'submitter-without-post': row(
    409,
    '送审人“{account}”现已没有可以登记此事的岗位，不能入账；可退回，由在岗的人重新登记。',
    'The submitter {account} no longer holds a post by which this may be recorded, so it cannot be posted; return it, and let somebody in post record it.',
  ),
  'own-submission': row(
    403,
    '不能审核自己填报的送审单。',
    'Nobody reviews what they have submitted themselves.',
  ),
  'unknown-attachment': row(404, '没有附件“{attachment}”。', 'There is no attachment {attachment}.'),
  'other-document': row(
    409,
    '附件“{name}”上传时未标明是这种文件，请按文件种类重新上传。',
    'The attachment {name} was not declared to be such a document; add it again as one.',
  ),
  'attachment-withdrawn': row(409, '附件“{name}”已撤下。', 'The attachment {name} was withdrawn.'),
  'file-too-large': row(413, '文件超过 {limit} MB。', 'The file is larger than {limit} MB.'),
  'server-busy': row(
    503,
    '同时上传的文件太多，请稍后再试。',
    'Too many files are coming in at once; please try again.',
  ),
  'file-empty': row(422, '文件是空的。', 'The file is empty.'),
  'file-not-allowed': row(
    422,
    '不接受这种文件（{type}）。可上传图片、PDF、Word、Excel、PPT、txt、csv。',
    'Files of this kind ({type}) are not accepted; images, PDF, Office documents, txt and csv are.',
  ),
  'file-unsafe': row(
    422,
    '文件不安全，未保存：{reason}。',
    'The file is not safe and was not kept: {reason}.',
  ),
  // what was asked of a check
  'unknown-check': row(404, '没有核数“{check}”。', 'There is no check {check}.'),
  'check-not-yours': row(403, '只有核数的建立者可以这样做。', 'Only whoever made the check may do this.'),
  'unknown-candidate': row(
    422,
    '台账中没有“{candidate}”可供比对。',
    'The ledger has nothing called {candidate} to compare with.',
  ),
  'check-too-long': row(
    422,
    '文稿过于复杂，{seconds} 秒内未能核完。',
    'The document could not be checked within {seconds} seconds.',
  ),
  'too-many-figures': row(
    422,
    '“{document}”中的数据超过 {limit} 项，请分开核对。',
    '{document} has more than {limit} figures; please check it in parts.',
  ),
  'too-many-checks': row(
    409,
    '最多保留 {limit} 次核数，请先删除不再需要的。',
    'At most {limit} checks are kept; please remove some that are no longer needed.',
  ),
  // what was asked of a report
  'unknown-pace': row(
    404,
    '台账“{register}”没有进度“{pace}”。',
    'The register {register} has no pace {pace}.',
  ),
  'no-places': row(
    404,
    '台账“{register}”的记录没有坐标，不能上图；请用列表查看。',
    'The records of the register {register} have no place to be drawn at; use its list.',
  ),
  'unknown-metric': row(404, '没有指标“{metric}”。', 'There is no metric {metric}.'),
  'impossible-year': row(
    422,
    '年度应为四位数字、不晚于{year}年，截止日应在该年内。',
    'A year is written with four digits, none after {year} has begun, and the cut-off lies in it.',
  ),
  'no-peers': row(
    404,
    '没有可比的地区数据。请另选指标或时期，或先登记各区公布数。',
    'There is nothing to compare. Choose another statistic or period, or record what was published of the others.',
  ),
  'no-target': row(404, '指标“{metric}”{year}年没有下达目标。', 'No target of {year} was set for {metric}.'),
  'days-out-of-order': row(
    422,
    '起始日期晚于截止日期，请调换。',
    'The first day lies after the last; exchange them.',
  ),
  'before-period': row(
    422,
    '截止日早于报告期的第一天（{from}）。',
    'The cut-off lies before the period, which begins on {from}.',
  ),
  'future-cutoff': row(
    422,
    '截止日晚于今天（{today}），其后的数据尚未产生。请选 {today} 或以前的日期。',
    'The cut-off lies after today ({today}), and nothing is known of it yet. Choose {today} or an earlier day.',
  ),
  'since-not-before': row(
    422,
    '比较的时间须早于知悉时间。请选更早的时间，或不作比较。',
    'The moment to compare with must lie before the time of knowledge. Choose an earlier one, or compare with none.',
  ),
  'edition-name': row(
    422,
    '定稿名称须由字母、数字和 . _ : @ - 组成，不得以日期开头。',
    'An edition is named by letters, digits and . _ : @ -, and not beginning with a day.',
  ),
  'unknown-report': row(404, '没有报告“{report}”。', 'There is no report {report}.'),
  'unknown-figure': row(404, '没有数据项“{figure}”。', 'There is no figure {figure}.'),
  'unknown-edition': row(404, '没有定稿“{edition}”。', 'There is no edition {edition}.'),
  'edition-exists': row(409, '定稿“{edition}”已经存在。', 'The edition {edition} exists already.'),
  'missing-parameter': row(422, '缺少参数“{parameter}”。', 'The parameter {parameter} is needed.'),
  // who somebody is
  ...signInRefusals,
  // what was asked of a document that is to be checked
  ...documentRefusals,
  ...referenceRefusals,
  ...policyRefusals,
  ...paymentRefusals,
  // the house itself
  'not-found': row(404, '没有这一页面或接口。', 'There is no such page or route.'),
  'backup-unreadable': row(
    422,
    '备份文件损坏或不是备份：{reason}。',
    'The backup is damaged or is none: {reason}.',
  ),
  'not-empty': row(409, '目标数据库不是空的。', 'The database to restore into is not empty.'),
  'database-unavailable': row(
    503,
    '数据库暂时不可用，请稍后重试。',
    'The database is not available; please try again.',
  ),
  internal: row(500, '系统内部错误，编号 {reference}。', 'An internal error, reference {reference}.'),
} as const satisfies Record<string, RefusalRow>;

export type RefusalCode = keyof typeof refusals;
export type Details = Readonly<Record<string, unknown>>;

/** Something refused, with its code, the field at fault and the details its message names. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly field: string | undefined;
  readonly details: Details;
  constructor(code: RefusalCode, details: Details = {}, field?: string) {
    super(`${code}${field ? ` (${field})` : ''}: ${refusalText(code, details).en}`);
    this.name = 'Refusal';
    this.code = code;
    this.field = field;
    this.details = details;
  }

  /** The same refusal, said of a field. */
  at(field: string): Refusal {
    return new Refusal(this.code, this.details, this.field ? `${field}.${this.field}` : field);
  }
}

/** A refusal's message in both languages, filled with its details. */
export function refusalText(code: RefusalCode, details: Details): Text {
  const fill = (language: keyof Text) =>
    filledIn(refusals[code].message[language], (name) => shown(details[name], language));
  return { zh: fill('zh'), en: fill('en') };
}

function shown(value: unknown, language: keyof Text): string {
  if (Array.isArray(value)) return value.map((v) => shown(v, language)).join(language === 'zh' ? '、' : ', ');
  if (typeof value === 'object' && value !== null && language in value)
    return String((value as Text)[language]);
  return String(value ?? '');
}
