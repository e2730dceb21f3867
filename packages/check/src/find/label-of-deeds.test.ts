import { describe, expect, it } from 'vitest';
import { findByRules } from './find-figures.ts';

const labelled = (text: string) => findByRules(text).map((figure) => `${figure.text} ${figure.label}`);

describe('what a figure counts, does and measures', () => {
  it.each<readonly [says: string, text: string, labels: readonly string[]]>([
    [
      'is whom or what a measure word counts, not what is done to it',
      '实施了100个自然村环境连片整治，改变了四个小区居民行路难的状况，完成53户灾后农房维修加固。',
      ['100个 自然村', '四个 小区', '53户 灾后农房'],
    ],
    [
      'is the nearer half of a long name',
      '分散供养特困对象月保障标准从500元提高到620元，水稻玉米带状复合种植收获面积1.2万亩。',
      ['500元 对象月保障标准', '620元 对象月保障标准', '1.2万亩 复合种植收获面积'],
    ],
    [
      'is without what became of it, and behind the verb that 已 stands at',
      '中欧班列开行30列，东湖幼儿园已收幼儿82名。',
      ['30列 中欧班列', '82名 幼儿'],
    ],
    [
      'is what stands behind, where something is pointed at or built',
      '目前这70公里的通村公路已开工，新建4所幼儿园。',
      ['70公里 通村公路', '4所 幼儿园'],
    ],
    [
      'is what they did, where nothing but deeds stands behind them',
      '涉及居民和单位800户；到6月底，已有120户签约搬迁。',
      ['800户 居民和单位', '120户 签约搬迁'],
    ],
    [
      'is the deed where each of a list is one',
      '立案侦查1家、关停取缔15家、责令整改52家，下达搬迁计划53人，完成搬迁安置42人。',
      ['1家 立案侦查', '15家 关停取缔', '52家 责令整改', '53人 搬迁计划', '42人 搬迁安置'],
    ],
    [
      'is in order where values and changes each have their clause',
      '客运量40万人，货运量26万吨，同比增长8%、7%。生产总值9亿元，增速位居全国10个自治州首位、全省第三位。',
      [
        '40万人 客运量',
        '26万吨 货运量',
        '8% 客运量',
        '7% 货运量',
        '9亿元 生产总值',
        '10个 自治州',
        '第三位 生产总值',
      ],
    ],
    [
      'is what stands between a measure word and what is measured of it',
      '建立3万亩玉米高产示范区平均单产520公斤；84家规模以上工业产值同比增长30%。',
      ['3万亩 玉米高产示范区', '520公斤 示范区平均单产', '84家 规模以上工业', '30% 规模以上工业产值'],
    ],
    [
      'is what was done where who did it is said shortly',
      '服务业完成税收25亿元；金融业上半年实现增加值18亿元；续建项目投资3亿元；整改搬迁类企业55家。',
      ['25亿元 完成税收', '18亿元 增加值', '3亿元 项目投资', '55家 整改搬迁类企业'],
    ],
    [
      'is of as many as the sentence before ends with',
      '天然草原184万亩，可利用草原163万亩。分别占全省的40%和42%。',
      ['184万亩 天然草原', '163万亩 可利用草原', '40% 天然草原', '42% 可利用草原'],
    ],
    [
      'is its verb where it is counted in another measure than before',
      '开展专项行动150余次，出动8000余人次；由县领导组成的三个督办小组，发放1500份限期整改通知书。',
      ['150余次 专项行动', '8000余人次 出动', '三个 督办小组', '1500份 限期整改通知书'],
    ],
    [
      'stands behind what can be done with it, or behind where it is',
      '建成1条日处理能力为100吨的餐厨垃圾生产线，完成城乡结合部117公里道路改造。',
      ['1条 餐厨垃圾生产线', '100吨 日处理能力', '117公里 道路'],
    ],
    [
      'ends in front of how it became so, and goes on where one number became another',
      '原有270座矿井政策性关闭为127座，10大优势产业不断壮大，27个村级人民调解委员会的成员培训5次。',
      ['270座 矿井', '127座 矿井', '10大 优势产业', '27个 村级人民调解委员会', '5次 成员培训'],
    ],
    [
      'is the deed behind 共, and is not what it is greater than',
      '“清网”行动共立案53件，决算数大于预算数55万元；2606个撤并村通公路；园区等3个承接转移项目落地。',
      ['53件 立案', '55万元 决算数', '2606个 撤并村', '3个 承接转移项目'],
    ],
    [
      'is whose length or sum the list before was of',
      '新增高速公路131公里、一级公路266公里，总里程分别达424公里和316公里。',
      ['131公里 高速公路', '266公里 一级公路', '424公里 高速公路', '316公里 一级公路'],
    ],
    [
      'is of those counted before where only their progress is said',
      '76个农村公路建设项目，签约项目23个，开工建设12个；东山隧道累计掘进143米；建成后年增税收1亿元。',
      ['76个 农村公路建设项目', '23个 签约项目', '12个 签约项目', '143米 东山隧道', '1亿元 税收'],
    ],
    [
      'is of what is compared with several, and reaches people by 惠及',
      '生产总值50亿元，增速比全国、全市分别高0.5个、1.4个百分点；推动家电等消费券惠及1.2万人次。',
      ['50亿元 生产总值', '0.5个 生产总值', '1.4个百分点 生产总值', '1.2万人次 消费券'],
    ],
    [
      'is what is said of them where they are counted by it',
      '督查222个事项，欠进度的有17个，达进度的有162个；农村公路资助力度加大，1700万人次受益。',
      ['222个 事项', '17个 欠进度', '162个 达进度', '1700万人次 受益'],
    ],
    [
      'keeps as much of whose it is as of what was done, and the last of a long list',
      '东山国省干线公路建设工程累计完成投资1.9亿元；地表水和饮用水源地水质达标率100%。',
      ['1.9亿元 工程累计完成投资', '100% 水源地水质达标率'],
    ],
    [
      'goes on where a name has no word of its own',
      '辖东湖社区1个居委会和10个村委会，15个市的平均浓度上升；农村低保对象63户132人。',
      ['1个 居委会', '10个 村委会', '15个 市', '63户 农村低保对象', '132人 农村低保对象'],
    ],
    [
      'has its own verb in a list that nobody calls one',
      '审结刑事案件和判处罪犯总数上升40%和28%。',
      ['40% 刑事案件', '28% 罪犯总数'],
    ],
    [
      'begins behind a day or a contest, and is behind the next figure where its own words are a level only',
      '各部门承诺3月份开复工36项，全市综合考评中得分95.1分；6个市级、42个县级重点项目开工；全县165户568名困难群众实现脱贫。',
      [
        '36项 开复工',
        '95.1分 得分',
        '6个 县级重点项目',
        '42个 县级重点项目',
        '165户 困难群众',
        '568名 困难群众',
      ],
    ],
    [
      'is the noun behind the clause that describes it, and what was carried out',
      '14项市委、市政府工作涉及本区并需要街道参与的项目中，13项推进正常；开展重点人员数据核查17万人次；市容环境等10类46项社区实事。',
      ['14项 项目', '13项 项目', '17万人次 人员数据核查', '10类 社区实事', '46项 社区实事'],
    ],
    [
      'ends in front of what was done with it',
      '城镇家庭租赁补贴发放6.1万户，道路续建工程基本建成3.4万米；正常推进的有4项，占目标任务的40%。',
      ['6.1万户 城镇家庭租赁补贴', '3.4万米 道路续建工程', '4项 正常推进', '40% 正常推进'],
    ],
    [
      'is of what was planned before, of what was done of a plan, and not why it is so',
      '全年公共预算收入计划增长6%。受减税政策因素影响，上半年完成91.7亿元，增速分别高省、市1.1个和0.9个百分点，总量和增速排名全市第一。',
      [
        '6% 公共预算收入',
        '91.7亿元 公共预算收入',
        '1.1个 公共预算收入',
        '0.9个百分点 公共预算收入',
        '第一 公共预算收入',
      ],
    ],
    [
      'is what was done where the plan follows, and the whole house where one is counted',
      '城镇新增就业1.2万人，完成年目标任务1.25万人的98%；收入 18. 08 亿元；提升2个社区综合文化服务中心。',
      [
        '1.2万人 城镇新增就业',
        '1.25万人 城镇新增就业',
        '98% 城镇新增就业',
        '18. 08 亿元 收入',
        '2个 社区综合文化服务中心',
      ],
    ],
    [
      'is the noun between two figures of it',
      '三批校长教师60名轮岗交流。',
      ['三批 校长教师', '60名 校长教师'],
    ],
    [
      'is who underwent what was done, or that it was',
      '391人被判处刑罚，3.6万名被执行人主动履行。',
      ['391人 判处刑罚', '3.6万名 被执行人'],
    ],
    [
      'is who was recognised, not that they were',
      '通过科技型企业认定44家，其中“雏鹰”企业认定9家。',
      ['44家 科技型企业', '9家 “雏鹰”企业'],
    ],
    [
      'goes on over what has become of it by now',
      '政府采购品目从1999年的10几个发展到现在的150多个，工人由30多人扩展到300多人。',
      ['10几个 政府采购品目', '150多个 政府采购品目', '30多人 工人', '300多人 工人'],
    ],
    [
      'is each of a list behind what was done for it',
      '推进通关便利化，进口、出口通关时间分别压减67%和92%。',
      ['67% 进口', '92% 出口通关时间'],
    ],
    [
      'is the pull, of per cent that pull',
      '第一产业对经济增长的贡献率为5.9%，拉动经济增长0.3%。',
      ['5.9% 增长的贡献率', '0.3% 拉动经济增长'],
    ],
  ])('%s', (_, text, labels) => {
    expect(labelled(text)).toEqual(labels);
  });
});
