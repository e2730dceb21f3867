import { all, defineRegister, is, isIn } from '@taizhang/definition';
import {
  category,
  date,
  digits,
  given,
  inOrder,
  measure,
  reference,
  required,
  say,
  text,
} from './declare.ts';

const sets = ['certificate', 'from', 'to', 'issued-by', 'year', 'note'];

/**
 * 企业资质台账: certificates, licences, recognitions and filings of firms, with the days from and through which each
 * holds. What a policy asks for “in force” is asked on its day; a certificate that ended stays in the ledger.
 */
export const qualification = defineRegister({
  id: 'qualification',
  title: say('企业资质台账', 'Qualifications of firms'),
  description: say(
    '高新技术企业、专精特新、总部、首店、上市挂牌、“四上”入统等资质和认定，含级别、证书号、有效期和撤销情况。',
    'Certificates and recognitions of firms with level, number, validity and revocation.',
  ),
  keeper: say('区科技和经济信息化局', 'Science and Economy Bureau'),
  prefix: 'ZZ',
  titleField: 'name',
  places: 'optional',
  fields: {
    name: required(text('资质名称', 'Qualification')),
    enterprise: required(reference('企业', 'Firm', 'enterprise')),
    kind: required(
      category('资质类别', 'Kind', {
        'high-tech': ['高新技术企业', 'High-tech firm'],
        specialised: ['专精特新中小企业', 'Specialised and sophisticated firm'],
        'little-giant': ['专精特新“小巨人”企业', 'Specialised “little giant”'],
        listed: ['上市企业', 'Listed firm'],
        'third-board': ['新三板挂牌企业', 'Quoted on the third board'],
        headquarters: ['总部企业', 'Headquarters'],
        'first-store': ['首店', 'First store'],
        'statistical-pool': ['“四上”入统企业', 'In the statistical pool'],
        'design-grade-a': ['工程勘察设计甲级资质', 'Design licence of grade A'],
        'finance-licence': ['金融业务许可', 'Finance licence'],
        scenic: ['A级旅游景区', 'Graded sight'],
        'star-hotel': ['星级饭店', 'Star hotel'],
        incubator: ['科技企业孵化器', 'Incubator'],
        exhibition: ['展会备案', 'Exhibition filed'],
        talent: ['高层次人才引进', 'Talents recruited'],
        other: ['其他', 'Other'],
      }),
    ),
    level: required(
      category('认定级别', 'Level', {
        national: ['国家级', 'National'],
        provincial: ['省级', 'Provincial'],
        municipal: ['市级', 'Municipal'],
        district: ['区级', 'District'],
      }),
    ),
    certificate: text('证书（文号）', 'Certificate'),
    'issued-by': text('认定机关', 'Issued by'),
    year: digits('认定年度', 'Year of recognition', 4),
    from: required(date('有效期起', 'From')),
    to: {
      ...date('有效期止', 'Through'),
      help: say('长期有效的不填；撤销的填撤销之日', 'Empty where it has no end; revoked: the day it was'),
    },
    'revoke-reason': text('撤销原因', 'Why it was revoked'),
    note: text('说明', 'Note'),
  },
  measures: {
    grant: measure('获上级奖补', 'Grant received for it', 'wan-yuan'),
    heads: measure('人数', 'Persons', 'ren'),
    area: measure('面积', 'Area', 'square-metre'),
  },
  stages: {
    'in-force': { title: say('有效', 'In force') },
    expired: { title: say('期满', 'Expired'), ended: true },
    revoked: { title: say('撤销', 'Revoked'), ended: true },
  },
  transitions: {
    certify: { title: say('认定登记', 'Certify'), to: 'in-force' },
    renew: { title: say('复审延期', 'Renew'), from: ['in-force', 'expired'], to: 'in-force', sets },
    'receive-grant': {
      title: say('登记上级奖补到账', 'Receive a grant'),
      from: ['in-force', 'expired'],
      sets: ['year', 'note'],
      amounts: ['grant'],
      requires: ['grant'],
    },
    expire: { title: say('期满注记', 'Expire'), from: ['in-force'], to: 'expired', sets: ['to', 'note'] },
    revoke: {
      title: say('撤销', 'Revoke'),
      from: ['in-force'],
      to: 'revoked',
      sets: ['to', 'revoke-reason'],
      requires: ['to', 'revoke-reason'],
    },
  },
  rules: {
    'from-before-to': inOrder('from', 'to', '有效期止不得早于有效期起', 'It does not end before it begins'),
    'revoked-has-end': {
      title: say('撤销须填撤销之日', 'A revoked one says when it was revoked'),
      holds: {
        combinator: 'or',
        rules: [{ field: 'stage', operator: '!=', value: 'revoked' }, given('to')],
      },
    },
  },
  unique: {
    'one-certificate': {
      title: say('同一证书只登记一次', 'A certificate is recorded once'),
      fields: ['kind', 'certificate'],
      given: true,
      stages: ['in-force', 'expired'],
    },
  },
  deadlines: {
    expiring: {
      title: say('有效期满前应复审延期或登记期满', 'Renew it before it ends, or record that it ended'),
      field: 'to',
      stages: ['in-force'],
      remind: { count: 60, of: 'day' },
    },
  },
  metrics: {
    'in-force': {
      kind: 'balance',
      title: say('有效资质', 'Qualifications in force'),
      stages: ['in-force'],
      of: 'count',
      unit: 'xiang',
    },
    'high-tech': {
      kind: 'balance',
      title: say('高新技术企业证书', 'High-tech certificates'),
      stages: ['in-force'],
      of: 'count',
      unit: 'jia',
      where: all(is('kind', 'high-tech')),
    },
    specialised: {
      kind: 'balance',
      title: say('专精特新企业', 'Specialised and sophisticated firms'),
      stages: ['in-force'],
      of: 'count',
      unit: 'jia',
      where: all(isIn('kind', ['specialised', 'little-giant'])),
    },
    certified: {
      kind: 'turnover',
      title: say('新认定资质', 'Qualifications recorded'),
      transitions: ['certify'],
      of: 'count',
      unit: 'xiang',
    },
    granted: {
      kind: 'turnover',
      title: say('上级奖补到账', 'Grants of higher levels'),
      transitions: ['certify', 'receive-grant'],
      of: { amount: 'grant' },
    },
    revoked: {
      kind: 'turnover',
      title: say('撤销资质', 'Qualifications revoked'),
      transitions: ['revoke'],
      of: 'count',
      unit: 'xiang',
    },
  },
});
