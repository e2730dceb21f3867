import { all, any, defineRegister, is, isIn } from '@taizhang/definition';
import { digits } from './declare.ts';
import { enterpriseFacts } from './enterprise-facts.ts';
import { enterpriseQuestions } from './enterprise-questions.ts';
import { classesOfSections, industrySections, keyIndustries } from './key-industries.ts';
import { sizeClasses } from './size-class.ts';

/**
 * 企业名录: the directory of firms and self-employed businesses. Registration facts come from the market regulator
 * (《市场主体登记管理条例》 and the regulations it replaced: 设立、变更、注销, 经营异常名录, 吊销); the district adds what
 * its service officers need. A record's id is its 统一社会信用代码 (GB 32100-2015).
 */
export const enterprise = defineRegister({
  id: 'enterprise',
  title: { zh: '企业名录', en: 'Enterprises' },
  description: {
    zh: '辖区企业、分支机构和个体工商户的基础名录，登记信息由市场监管部门共享，服务信息由联系单位维护。',
    en: 'Firms, branches and self-employed businesses of the district: registration shared by the market regulator, service facts kept by the bureau in contact.',
  },
  keeper: { zh: '区政务服务和大数据管理局', en: 'Government Services and Data Bureau' },
  prefix: 'QY',
  titleField: 'name',
  places: 'optional',
  fields: {
    name: { kind: 'text', title: { zh: '名称', en: 'Name' }, required: true },
    'credit-code': {
      kind: 'credit-code',
      title: { zh: '统一社会信用代码', en: 'Unified social credit code' },
      required: true,
    },
    kind: {
      kind: 'category',
      title: { zh: '主体类型', en: 'Kind' },
      required: true,
      options: {
        limited: { zh: '有限责任公司', en: 'Limited company' },
        'joint-stock': { zh: '股份有限公司', en: 'Joint-stock company' },
        partnership: { zh: '合伙企业', en: 'Partnership' },
        'sole-proprietor': { zh: '个人独资企业', en: 'Sole proprietorship' },
        branch: { zh: '分支机构', en: 'Branch' },
        'self-employed': { zh: '个体工商户', en: 'Self-employed business' },
      },
    },
    industry: {
      kind: 'category',
      title: { zh: '行业门类', en: 'Industry' },
      help: { zh: '按《国民经济行业分类》（GB/T 4754-2017）门类', en: 'Section of GB/T 4754-2017' },
      required: true,
      options: industrySections,
    },
    'industry-class': {
      ...digits('行业小类代码', 'Class of industry', 4),
      help: {
        zh: '《国民经济行业分类》（GB/T 4754-2017）四位小类代码，须属于所填门类',
        en: 'The four digits of GB/T 4754-2017; they belong to the section given',
      },
    },
    'key-industry': {
      kind: 'category',
      title: { zh: '重点产业', en: 'Key industry' },
      options: keyIndustries,
    },
    scale: {
      kind: 'category',
      title: { zh: '企业规模', en: 'Size' },
      help: {
        zh: '按《统计上大中小微型企业划分办法（2017）》',
        en: 'By the statistical classification of 2017',
      },
      options: sizeClasses,
    },
    'statistical-pool': {
      kind: 'category',
      title: { zh: '“四上”入库情况', en: 'Statistical pool' },
      options: {
        industry: { zh: '规模以上工业', en: 'Industry above size' },
        trade: { zh: '限额以上批零住餐', en: 'Trade and catering above size' },
        services: { zh: '规模以上服务业', en: 'Services above size' },
        construction: { zh: '资质内建筑业', en: 'Qualified construction' },
        'real-estate': { zh: '房地产开发经营', en: 'Real estate development' },
        none: { zh: '未入库', en: 'Not in the pool' },
      },
    },
    established: { kind: 'date', title: { zh: '成立日期', en: 'Established' } },
    address: { kind: 'text', title: { zh: '住所（经营场所）', en: 'Address' } },
    building: { kind: 'reference', register: 'building', title: { zh: '入驻楼宇', en: 'Building' } },
    headquarters: { kind: 'flag', title: { zh: '总部企业', en: 'Headquarters' } },
    'high-tech': { kind: 'flag', title: { zh: '高新技术企业', en: 'High-tech enterprise' } },
    'service-officer': { kind: 'text', title: { zh: '服务专员（“店小二”）', en: 'Service officer' } },
    'exit-reason': { kind: 'text', title: { zh: '异常或退出原因', en: 'Reason of abnormality or exit' } },
    successor: {
      kind: 'reference',
      register: 'enterprise',
      title: { zh: '承继企业', en: 'Successor' },
      help: {
        zh: '吸收合并后承继其权利义务的企业',
        en: 'Who takes over its rights and duties after a merger',
      },
      stages: ['operating'],
    },
    'legal-representative': {
      kind: 'personal',
      what: 'name',
      title: { zh: '法定代表人（经营者）', en: 'Legal representative' },
    },
    'contact-phone': { kind: 'personal', what: 'phone', title: { zh: '联系电话', en: 'Telephone' } },
  },
  measures: {
    capital: { title: { zh: '注册资本', en: 'Registered capital' }, unit: 'wan-yuan' },
    employees: { title: { zh: '从业人员', en: 'Employees' }, unit: 'ren' },
  },
  stages: {
    operating: { title: { zh: '在营', en: 'Operating' } },
    abnormal: { title: { zh: '经营异常', en: 'Listed as abnormal' } },
    'moved-out': { title: { zh: '迁出', en: 'Moved out' }, ended: true },
    revoked: { title: { zh: '吊销', en: 'Revoked' }, ended: true },
    cancelled: { title: { zh: '注销', en: 'Cancelled' }, ended: true },
  },
  transitions: {
    establish: { title: { zh: '设立登记', en: 'Establish' }, to: 'operating' },
    'take-over': { title: { zh: '存量建档', en: 'Take over from the old directory' }, to: 'operating' },
    'move-in': { title: { zh: '迁入', en: 'Move in' }, to: 'operating' },
    change: {
      title: { zh: '变更登记', en: 'Change registration' },
      from: ['operating'],
      sets: ['name', 'address', 'building', 'industry', 'industry-class', 'legal-representative'],
      amounts: ['capital'],
    },
    survey: {
      title: { zh: '走访更新', en: 'Update after a visit' },
      from: ['operating'],
      sets: [
        'key-industry',
        'scale',
        'statistical-pool',
        'building',
        'headquarters',
        'high-tech',
        'service-officer',
        'contact-phone',
      ],
      amounts: ['employees'],
    },
    classify: {
      title: { zh: '核定行业代码', en: 'Classify' },
      from: ['operating', 'abnormal'],
      sets: ['industry', 'industry-class', 'key-industry'],
      requires: ['industry-class'],
    },
    'list-abnormal': {
      title: { zh: '列入经营异常名录', en: 'List as abnormal' },
      from: ['operating'],
      to: 'abnormal',
      sets: ['exit-reason'],
      requires: ['exit-reason'],
    },
    restore: {
      title: { zh: '移出经营异常名录', en: 'Restore' },
      from: ['abnormal'],
      to: 'operating',
      sets: ['exit-reason'],
    },
    'move-out': {
      title: { zh: '迁出登记', en: 'Move out' },
      from: ['operating'],
      to: 'moved-out',
      sets: ['exit-reason'],
    },
    revoke: {
      title: { zh: '吊销执照', en: 'Revoke' },
      from: ['abnormal'],
      to: 'revoked',
      sets: ['exit-reason'],
    },
    merge: {
      title: { zh: '吸收合并注销', en: 'Merge into another' },
      from: ['operating', 'abnormal'],
      to: 'cancelled',
      sets: ['successor', 'exit-reason'],
      requires: ['successor'],
    },
    cancel: {
      title: { zh: '注销登记', en: 'Cancel' },
      from: ['operating', 'abnormal', 'revoked'],
      to: 'cancelled',
      sets: ['exit-reason'],
    },
  },
  rules: {
    'class-in-section': {
      title: {
        zh: '行业小类代码不属于所填行业门类',
        en: 'The class of industry does not belong to its section',
      },
      advice: {
        zh: '请按执照经营范围核对两项；门类也变了的，一并填写。',
        en: 'Check both against the licence; where the section changed as well, give it in the same entry.',
      },
      holds: any(
        ...Object.entries(classesOfSections).map(([section, [first, last]]) =>
          all(is('industry', section), {
            field: 'industry-class',
            operator: 'between',
            value: [first, last],
          }),
        ),
      ),
    },
  },
  facts: enterpriseFacts,
  questions: enterpriseQuestions,
  // What the market regulator and the lists of certificates publish of everybody; never a figure.
  openData: {
    by: 'credit-code',
    shows: [
      'name',
      'credit-code',
      'kind',
      'industry',
      'industry-class',
      'key-industry',
      'established',
      'has-high-tech',
      'has-specialised',
      'has-little-giant',
      'has-listed',
      'on-third-board',
      'blacklisted',
    ],
  },
  metrics: {
    businesses: {
      kind: 'balance',
      title: { zh: '在营市场主体', en: 'Businesses operating' },
      stages: ['operating', 'abnormal'],
      of: 'count',
      unit: 'jia',
    },
    companies: {
      kind: 'balance',
      title: { zh: '在营企业', en: 'Companies operating' },
      definition: { zh: '不含个体工商户', en: 'Without self-employed businesses' },
      stages: ['operating', 'abnormal'],
      of: 'count',
      unit: 'jia',
      where: all({ field: 'kind', operator: '!=', value: 'self-employed' }),
    },
    'self-employed': {
      kind: 'balance',
      title: { zh: '在营个体工商户', en: 'Self-employed businesses operating' },
      stages: ['operating', 'abnormal'],
      of: 'count',
      unit: 'jia',
      where: all(is('kind', 'self-employed')),
    },
    'in-pool': {
      kind: 'balance',
      title: { zh: '“四上”企业', en: 'Firms in the statistical pool' },
      stages: ['operating', 'abnormal'],
      of: 'count',
      unit: 'jia',
      where: all(isIn('statistical-pool', ['industry', 'trade', 'services', 'construction', 'real-estate'])),
    },
    abnormal: {
      kind: 'balance',
      title: { zh: '经营异常主体', en: 'Businesses listed as abnormal' },
      stages: ['abnormal'],
      of: 'count',
      unit: 'jia',
    },
    established: {
      kind: 'turnover',
      title: { zh: '新设及迁入主体', en: 'Businesses established or moved in' },
      transitions: ['establish', 'move-in'],
      of: 'count',
      unit: 'jia',
    },
    left: {
      kind: 'turnover',
      title: { zh: '注销及迁出主体', en: 'Businesses cancelled or moved out' },
      transitions: ['cancel', 'merge', 'move-out'],
      of: 'count',
      unit: 'jia',
    },
    capital: {
      kind: 'balance',
      title: { zh: '在营主体注册资本', en: 'Registered capital' },
      stages: ['operating', 'abnormal'],
      of: { holding: 'capital' },
      unit: 'yi-yuan',
    },
  },
});
