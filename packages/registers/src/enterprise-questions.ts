import { questions } from './declare.ts';

/** How somebody who has a business is asked for what policies want to know of it. */
export const enterpriseQuestions = questions({
  stage: [
    '您的企业（店铺）目前的登记状态是什么？',
    'How does your business stand in the district’s register?',
  ],
  kind: ['您经营的是企业还是个体工商户？', 'Is your business a company, or are you self-employed?'],
  industry: ['您的企业属于哪个行业？', 'In which industry is your business?'],
  'key-industry': [
    '您的企业从事区里的哪个重点产业？',
    'In which of the district’s key industries does your business work?',
  ],
  'size-class': [
    '您的企业是大型、中型、小型还是微型？',
    'Is your business large, medium-sized, small or a micro-business?',
  ],
  'statistical-pool': [
    '您的企业纳入了哪一类“四上”统计名录？',
    'In which of the national statistics’ lists of larger businesses is yours?',
  ],
  established: ['您的企业是哪一天登记成立的？', 'On which day was your business registered?'],
  capital: ['您的企业注册资本是多少？', 'How much is the registered capital of your business?'],
  employees: ['您的企业现在有多少名员工？', 'How many people does your business employ now?'],
  blacklisted: [
    '您的企业是否在失信惩戒名单（黑名单）上？',
    'Is your business on a black list for bad faith?',
  ],
  'design-grade-a-since': [
    '您的工程勘察设计甲级资质从哪一天起有效？',
    'From which day on do you hold a design licence of grade A?',
  ],
  'exhibition-area': [
    '您去年办展向商务部门备案的展览面积是多少？',
    'How large was the exhibition area that you filed last year?',
  ],
  'finance-licence-since': [
    '您的金融许可证从哪一天起有效？',
    'From which day on do you hold a finance licence?',
  ],
  'first-store-level': [
    '您的店铺被认定为哪一级的“首店”？',
    'At which level was your store recognised as the first of its brand?',
  ],
  'first-store-since': [
    '您的店铺是哪一天被认定为“首店”的？',
    'On which day was your store recognised as the first of its brand?',
  ],
  'has-design-grade-a': [
    '您是否持有有效的工程勘察设计甲级资质？',
    'Do you hold a design licence of grade A that is in force?',
  ],
  'has-finance-licence': ['您是否持有有效的金融许可证？', 'Do you hold a finance licence that is in force?'],
  'has-first-store': [
    '您的店铺是否被认定为“首店”且仍有效？',
    'Is your store recognised as the first of its brand?',
  ],
  'has-headquarters': [
    '您的企业是否被认定为总部企业且仍有效？',
    'Is your business recognised as a headquarters?',
  ],
  'has-high-tech': [
    '您是否持有有效的高新技术企业证书？',
    'Do you hold a high-tech certificate that is in force?',
  ],
  'has-listed': ['您的企业是否已在证券交易所上市？', 'Is your business listed on a stock exchange?'],
  'has-little-giant': [
    '您的企业是否被认定为专精特新“小巨人”且仍有效？',
    'Is your business recognised as a specialised “little giant”?',
  ],
  'has-scenic-grade': [
    '您经营的是否是A级旅游景区或星级饭店？',
    'Do you run a sight with an A grade or a hotel with stars?',
  ],
  'has-specialised': [
    '您的企业是否被认定为专精特新中小企业且仍有效？',
    'Is your business recognised as specialised and sophisticated?',
  ],
  'headquarters-since': [
    '您的企业是哪一天被认定为总部企业的？',
    'On which day was your business recognised as a headquarters?',
  ],
  'high-tech-since': [
    '您的高新技术企业证书从哪一天起有效？',
    'From which day on do you hold a high-tech certificate?',
  ],
  'higher-grant': [
    '去年同样的事项，您从市级以上拿到了多少奖补？',
    'How much did you receive last year from the city or above for the same matter?',
  ],
  'incubator-since': [
    '您的孵化器是哪一天被认定为科技企业孵化器的？',
    'On which day was your incubator recognised?',
  ],
  insured: [
    '您的企业去年有多少人参加失业保险？',
    'How many of your employees had unemployment insurance last year?',
  ],
  'insured-before': [
    '您的企业前年有多少人参加失业保险？',
    'How many of your employees had unemployment insurance the year before last?',
  ],
  interest: ['您去年付了多少银行贷款利息？', 'How much interest on bank loans did you pay last year?'],
  'leased-area': ['您去年租用的办公用房有多大？', 'How large were the offices that you rented last year?'],
  'listed-since': ['您的企业是哪一天上市的？', 'On which day was your business listed?'],
  'loans-granted': [
    '您通过融资平台获批的贷款有多少？',
    'How much was lent to you through the financing platform?',
  ],
  'on-third-board': ['您的企业是否在新三板挂牌？', 'Is your business quoted on the third board?'],
  'pool-since': [
    '您的企业是哪一天纳入“四上”统计名录的？',
    'On which day did your business enter the national statistics’ lists of larger businesses?',
  ],
  rent: ['您去年付了多少办公用房租金？', 'How much rent for offices did you pay last year?'],
  revenue: ['您的企业去年营业收入是多少？', 'How much was the revenue of your business last year?'],
  'revenue-before': [
    '您的企业前年营业收入是多少？',
    'How much was the revenue of your business the year before last?',
  ],
  'revenue-growth': [
    '您的企业去年营业收入比前年增长百分之几？',
    'By how much did the revenue of your business grow last year?',
  ],
  rnd: ['您的企业去年花了多少研发费用？', 'How much did your business spend on research last year?'],
  'rnd-share': [
    '您的企业去年研发费用占营业收入百分之几？',
    'Which share of its revenue did your business spend on research last year?',
  ],
  staff: [
    '您的企业去年年底有多少名员工？',
    'How many people did your business employ at the end of last year?',
  ],
  'talent-heads': [
    '您的企业有多少名经认定的高层次人才？',
    'How many recognised talents work in your business?',
  ],
  tax: ['您的企业去年一共缴了多少税？', 'How much tax did your business pay last year?'],
  'tax-before': ['您的企业前年一共缴了多少税？', 'How much tax did your business pay the year before last?'],
  'tax-growth': [
    '您的企业去年缴税比前年增长百分之几？',
    'By how much did the tax that your business paid grow last year?',
  ],
});
