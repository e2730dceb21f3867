import { type RefusalRow, row } from './refusal-row.ts';

/** Why somebody is not let in, or may not change how he signs in: part of the catalogue of refusals. */
export const signInRefusals = {
  'not-signed-in': row(401, '请先登录。', 'Sign in first.'),
  'foreign-origin': row(
    403,
    '请求来自其他网站，未予受理。',
    'The request comes from another site and was not taken.',
  ),
  'wrong-credentials': row(422, '账号或密码不对。', 'The account or the password is wrong.'),
  'sign-in-locked': row(
    429,
    '多次失败，已锁定，请约 {minutes} 分钟后再试。',
    'Locked after several failures; try again in about {minutes} {minutes, minute|minutes}.',
  ),
  'account-disabled': row(
    403,
    '账号已停用，请联系系统管理员。',
    'The account is disabled; ask the system administrator.',
  ),
  'wrong-code': row(422, '验证码不对。', 'The code is wrong.'),
  'code-used': row(
    422,
    '这个验证码已经用过，请等设备显示下一个。',
    'This code was used already; wait for the next one.',
  ),
  'sign-in-expired': row(401, '登录已超时，请重新登录。', 'The sign-in has taken too long; begin again.'),
  'single-sign-on-failed': row(503, '单点登录服务没有应答。', 'The single sign-on does not answer.'),
  'password-change-due': row(403, '须先修改密码。', 'The password must be changed first.'),
  'second-factor-due': row(403, '须先设置双重验证。', 'A second factor is needed first.'),
  'second-factor-there': row(409, '已设置双重验证。', 'There is a second factor already.'),
  'second-factor-missing': row(409, '尚未设置双重验证。', 'There is no second factor yet.'),
  'weak-password': row(422, '密码不合要求：{reason}。', 'The password will not do: {reason}.'),
  'same-password': row(422, '新密码与原密码相同。', 'The new password is the old one.'),
  'account-name': row(
    422,
    '账号须为 2 至 64 个小写字母、数字或 . _ -，以字母或数字开头。',
    'An account is named by 2 to 64 small letters, digits and . _ -, beginning with a letter or digit.',
  ),
  'account-reserved': row(
    422,
    '账号“{account}”留给系统自身使用，请另取账号名。',
    'The account {account} is kept for what the installation does itself: choose another name.',
  ),
  'account-exists': row(409, '账号“{account}”已经存在。', 'The account {account} exists already.'),
  'email-taken': row(409, '此邮箱已属于另一账号。', 'The e-mail address belongs to another account.'),
  'accounts-there': row(
    409,
    '已有账号或岗位；首批账号只在新装时建立一次。',
    'There are accounts or posts already; the first ones are made once, on a new installation.',
  ),
  'unknown-account': row(404, '没有账号“{account}”。', 'There is no account {account}.'),
  'unknown-session': row(404, '没有这一会话，或已结束。', 'There is no such session, or it has ended.'),
  'own-account': row(409, '不能对自己的账号这样做。', 'This cannot be done to one’s own account.'),
  'demo-account': row(403, '演示账号为公用，不能更改。', 'Demo accounts are shared and stay as they are.'),
  'needs-record-scope': row(
    422,
    '“{role}”的岗位须以一条记录为数据范围，请选定记录。',
    'A post of {role} reaches one record and what refers to it: choose the record.',
  ),
  'inside-and-outside': row(
    409,
    '账号“{account}”不能既是区内人员，又是外部主体的经办人，请另用账号。',
    'The account {account} cannot belong to the house and speak for somebody outside of it: use another account.',
  ),
} as const satisfies Record<string, RefusalRow>;
