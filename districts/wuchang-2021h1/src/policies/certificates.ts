import {
  and,
  clause,
  type DemoPolicy,
  eq,
  example,
  firm,
  forAll,
  forCompanies,
  ge,
  inIndustry,
  mustBe,
  ne,
  needs,
  number,
  paidBack,
  pays,
  rate,
  wan,
} from './declare.ts';

const highTech: DemoPolicy = {
  code: 'KC-GX',
  zh: '高新技术企业认定奖励',
  en: 'Award for high-tech certification',
  industry: 'science-innovation',
  scheme: 'industry-development',
  clause: 'high-tech',
  channel: 'no-application',
  unit: 'science-technology',
  budget: '800',
  terms: forCompanies({
    clauses: {
      certified: clause(
        '第四条',
        '（示例）2020年起新认定（含重新认定）的高新技术企业，一次性奖励20万元。',
        '(Example) A firm certified as high-tech since 2020 is awarded 200,000 yuan once.',
      ),
      back: clause(
        '第九条',
        '（示例）三年内被取消资格的，全额退回。',
        '(Example) All is paid back where the certificate is withdrawn within three years.',
      ),
    },
    parameters: { award: number('认定奖励', 'Award', 'wan-yuan', '10', ['2021-01-01', '20']) },
    conditions: [
      needs(
        'certified',
        'certified',
        '高新技术企业证书有效',
        'A certificate in force',
        eq('has-high-tech', true),
      ),
      mustBe(
        'since',
        'certified',
        '2020年以来认定',
        'Certified since 2020',
        ge('high-tech-since', '2020-01-01'),
      ),
    ],
    lines: [pays('award', 'certified', '认定奖励', 'Certification', rate('award'))],
    often: 'once',
    clawback: [paidBack('withdrawn', '证书失效', 'No longer in force', eq('has-high-tech', false), 3, '100')],
    examples: [
      example(
        '2020年首日认定',
        'Certified on the first day that counts',
        { ...firm, 'has-high-tech': true, 'high-tech-since': '2020-01-01' },
        'eligible',
        '200000',
      ),
      example(
        '按2020年标准',
        'By the amount of 2020',
        { ...firm, 'has-high-tech': true, 'high-tech-since': '2020-11-30' },
        'eligible',
        '100000',
        '2020-12-31',
      ),
      example(
        '失信主体',
        'On a black list',
        { ...firm, blacklisted: true, 'has-high-tech': true, 'high-tech-since': '2020-11-30' },
        'nearly',
        '200000',
      ),
      example(
        '2019年认定',
        'Certified in 2019',
        { ...firm, 'has-high-tech': true, 'high-tech-since': '2019-11-28' },
        'not',
      ),
      example(
        '信用记录不详',
        'Standing not known',
        { stage: 'operating', kind: 'limited', 'has-high-tech': true, 'high-tech-since': '2020-11-30' },
        'unknown',
      ),
    ],
  }),
};

const specialised: DemoPolicy = {
  code: 'KC-ZJ',
  zh: '专精特新企业奖励',
  en: 'Award for specialised firms',
  industry: 'science-innovation',
  scheme: 'industry-development',
  clause: 'other',
  channel: 'no-application',
  unit: 'science-technology',
  budget: '300',
  terms: forCompanies({
    clauses: {
      award: clause(
        '第六条',
        '（示例）专精特新中小企业一次性奖励15万元，国家级专精特新“小巨人”企业奖励50万元。',
        '(Example) A specialised firm is awarded 150,000 yuan once, a “little giant” 500,000.',
      ),
    },
    conditions: [
      mustBe('size', 'award', '不是大型企业', 'Not large', ne('size-class', 'large')),
      needs(
        'specialised',
        'award',
        '专精特新认定有效',
        'Recognised as specialised',
        eq('has-specialised', true),
      ),
    ],
    lines: [
      {
        ...pays('specialised', 'award', '专精特新奖励', 'Specialised', wan(15)),
        when: and(eq('has-little-giant', false)),
      },
      {
        ...pays('little-giant', 'award', '“小巨人”奖励', 'Little giant', wan(50)),
        when: and(eq('has-little-giant', true)),
      },
    ],
    often: 'once',
    examples: [
      example(
        '省级专精特新',
        'Specialised',
        { ...firm, 'size-class': 'small', 'has-specialised': true, 'has-little-giant': false },
        'eligible',
        '150000',
      ),
      example(
        '“小巨人”',
        'A little giant',
        { ...firm, 'size-class': 'medium', 'has-specialised': true, 'has-little-giant': true },
        'eligible',
        '500000',
      ),
      example(
        '尚未认定',
        'Not yet recognised',
        { ...firm, 'size-class': 'small', 'has-specialised': false, 'has-little-giant': false },
        'nearly',
        '150000',
      ),
      example(
        '大型企业',
        'A large firm',
        { ...firm, 'size-class': 'large', 'has-specialised': true, 'has-little-giant': false },
        'not',
      ),
      example(
        '划型所需数据不全',
        'Its size class is not known',
        { ...firm, 'has-specialised': true, 'has-little-giant': false },
        'unknown',
      ),
    ],
  }),
};

const incubator: DemoPolicy = {
  code: 'KC-FH',
  zh: '科技企业孵化器认定奖励',
  en: 'Award for incubators',
  industry: 'science-innovation',
  scheme: 'industry-development',
  clause: 'other',
  channel: 'window',
  unit: 'science-technology',
  budget: '200',
  terms: forAll({
    clauses: {
      incubator: clause(
        '第十一条',
        '（示例）2019年起新认定的科技企业孵化器，一次性奖励50万元。',
        '(Example) An incubator recognised since 2019 is awarded 500,000 yuan once.',
      ),
    },
    conditions: [
      inIndustry('science-innovation', '科技创新产业', 'science and innovation'),
      needs(
        'since',
        'incubator',
        '2019年以来认定为孵化器',
        'Recognised since 2019',
        ge('incubator-since', '2019-01-01'),
      ),
    ],
    lines: [pays('award', 'incubator', '认定奖励', 'Recognition', wan(50))],
    often: 'once',
    examples: [
      example(
        '2019年首日认定',
        'On the first day that counts',
        { ...firm, 'key-industry': 'science-innovation', 'incubator-since': '2019-01-01' },
        'eligible',
        '500000',
      ),
      example(
        '2018年认定',
        'Recognised in 2018',
        { ...firm, 'key-industry': 'science-innovation', 'incubator-since': '2018-12-31' },
        'nearly',
        '500000',
      ),
      example(
        '其他产业',
        'Of another industry',
        { ...firm, 'key-industry': 'commerce', 'incubator-since': '2020-01-01' },
        'not',
      ),
      example(
        '未登记认定',
        'No recognition on record',
        { ...firm, 'key-industry': 'science-innovation' },
        'unknown',
      ),
    ],
  }),
};

export const certificatePolicies: readonly DemoPolicy[] = [highTech, specialised, incubator];
