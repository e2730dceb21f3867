import { describe, expect, it } from 'vitest';
import { findByRules } from './find-figures.ts';

const labelled = (text: string) => findByRules(text).map((figure) => `${figure.text} ${figure.label}`);

describe('what a figure measures, where something happens to it', () => {
  it.each<readonly [says: string, text: string, labels: readonly string[]]>([
    [
      'ends in front of what those counted do',
      '选派25名驻村干部奔赴一线，3支医疗队深入山区巡诊，近300公里的乡道纵横相通，6处工地局部停工。',
      ['25名 驻村干部', '3支 医疗队', '300公里 乡道', '6处 工地'],
    ],
    [
      'ends in the last word that the measure word goes with, whatever is said behind it',
      '86名网格员轮流值守，12万名学生居家学习，18条公交线路临时绕行，28辆救护车停靠现场，23%的受访者认为一般，12万亩农田旱涝保收，3支消防车队。',
      [
        '86名 网格员',
        '12万名 学生',
        '18条 公交线路',
        '28辆 救护车',
        '23% 受访者',
        '12万亩 农田',
        '3支 消防车队',
      ],
    ],
    [
      'is what happened, in front of the mark and with how much it did',
      '1.2万间房屋倒塌、300间严重损坏，23万人紧急转移安置，800余名毕业生参与。',
      ['1.2万间 房屋', '300间 严重损坏', '23万人 紧急转移安置', '800余名 毕业生'],
    ],
    [
      'is what stands behind whose lot was bettered',
      '发放补贴120万元，累计改善4600户低收入家庭的住房困难。',
      ['120万元 发放补贴', '4600户 低收入家庭'],
    ],
    [
      'is rain where it is so many millimetres at a place',
      '降雨集中在东部，其中东山县126毫米、西河县98毫米。',
      ['126毫米 降雨', '98毫米 降雨'],
    ],
    [
      'is what befell people whom no word names',
      '山洪致2人死亡、150人受灾，6个村90户380人受困。',
      ['2人 死亡', '150人 受灾', '6个 村', '90户 受困', '380人 受困'],
    ],
    [
      'is what is done to them',
      '对3家饭店违规接待进行了查处，对40人进行了问责，其中有9人受到警告、记过等政纪处分，有12人被诫勉谈话。',
      ['3家 饭店', '40人 问责', '9人 政纪处分', '12人 诫勉谈话'],
    ],
    [
      'is what they are handed over for, not to whom',
      '给予政务处分15人，涉嫌犯罪移送检察机关7人。',
      ['15人 政务处分', '7人 移送检察机关'],
    ],
    [
      'is the deed where each of a row is one, and what is counted where it was said',
      '拆除改造90户，占任务的45%；竣工80户，占40%。计划安置点30个中已经动工25个，完工3个，动工160户。',
      [
        '90户 拆除改造',
        '45% 拆除改造',
        '80户 竣工',
        '40% 竣工',
        '30个 安置点',
        '25个 安置点',
        '3个 安置点',
        '160户 动工',
      ],
    ],
    [
      'is the deed for the people at the end of a list',
      '共转移4个镇、32个村、1.2万人；发放补助金5万元，惠及120人。',
      ['4个 镇', '32个 村', '1.2万人 转移', '5万元 补助金', '120人 惠及'],
    ],
    [
      'keeps what makes a paper, a case or a firm what it is',
      '发放责令整改通知书8份，受理支持起诉案件30件，集聚区新落户企业120家，帮助农民工讨要工资90万元，为28人追回工资3万元。',
      ['8份 责令整改通知书', '30件 起诉案件', '120家 新落户企业', '90万元 工资', '28人 工资', '3万元 工资'],
    ],
    [
      'is in front where each of a row is named there, and the same for the rest of them',
      '区政府22条、镇政府34条、企业15条具体工作任务，其他6条均已完成。',
      ['22条 区政府', '34条 镇政府', '15条 企业', '6条 企业'],
    ],
    [
      'is of those of whom something is said, for their share',
      '59家企业利润超过10万元，占全区的8%。志愿者2.1万人，达到全县常住人口的4.1%。',
      ['59家 企业', '10万元 企业利润', '8% 企业', '2.1万人 志愿者', '4.1% 志愿者'],
    ],
    [
      'is behind who does it and what is done, and keeps what money, firms and people it is',
      '监管部门抽检食品120批次，返还稳岗资金300万元，营救被困群众45人，移送司法机关6人，送戏下乡20场，新设经营主体800户。',
      [
        '120批次 食品',
        '300万元 稳岗资金',
        '45人 被困群众',
        '6人 移送司法机关',
        '20场 送戏下乡',
        '800户 经营主体',
      ],
    ],
    [
      'is not cut where a letter only looks like a particle',
      '启动应急响应5次，建成区绿地率38%，余额存贷比81%，办复率97%，新建再生资源回收站26个，承诺时限平均压缩60%。',
      [
        '5次 应急响应',
        '38% 建成区绿地率',
        '81% 余额存贷比',
        '97% 办复率',
        '26个 再生资源回收站',
        '60% 承诺时限',
      ],
    ],
    [
      'has both marks of what it says in quotes, or stands behind them',
      '“一网通办”事项800项，组建“银龄”志愿服务队40支，组织“送医下乡”义诊活动36场次。',
      ['800项 “一网通办”事项', '40支 志愿服务队', '36场次 “送医下乡”义诊活动'],
    ],
    [
      'is behind the size by which a kind of it is told',
      '新建2个5万吨级、3个10万吨级散货泊位。',
      ['2个 散货泊位', '3个 散货泊位'],
    ],
  ])('%s', (_, text, labels) => expect(labelled(text)).toEqual(labels));
});

describe('brackets and places beside a name', () => {
  it.each<readonly [says: string, text: string, labels: readonly string[]]>([
    [
      'signs in brackets belong to the names of a list',
      '可吸入颗粒物（PM10）、二氧化硫（SO2）和二氧化氮（NO2）累计浓度分别为60微克/立方米、9微克/立方米和30微克/立方米。',
      [
        '60微克/立方米 可吸入颗粒物（PM10）',
        '9微克/立方米 二氧化硫（SO2）',
        '30微克/立方米 二氧化氮（NO2）累计浓度',
      ],
    ],
    [
      'what a name is otherwise called is no part of it',
      '优良天数（即“达标”）为210天，同比增加12天。',
      ['210天 优良天数', '12天 优良天数'],
    ],
    [
      'places in brackets are of what stands in front of these',
      '因灾失踪5人（东山县3人，西河区2人）。',
      ['5人 因灾失踪', '3人 因灾失踪', '2人 因灾失踪'],
    ],
    [
      'places where something is greatest are of that',
      '降雨量最大点：东山县南站112.5毫米；次大点：西河镇站98毫米、北山站89.5毫米。',
      ['112.5毫米 降雨量', '98毫米 降雨量', '89.5毫米 降雨量'],
    ],
    [
      'a list of branches in the clause before has each its own growth',
      '机械制造业、医药产业持续保持高位运行，产值分别增长12%、8%。',
      ['12% 机械制造业', '8% 医药产业'],
    ],
    [
      'how long a place is held is no part of what holds it',
      '生产总值9亿元，同比增长6%，增速连续3个季度居全省第2位。',
      ['9亿元 生产总值', '6% 生产总值', '第2位 生产总值'],
    ],
    [
      'how something is averaged is no part of it',
      '城镇调查失业率平均值为5.4%，补助标准从年人均300元提高到350元。',
      ['5.4% 城镇调查失业率', '300元 补助标准', '350元 补助标准'],
    ],
  ])('%s', (_, text, labels) => expect(labelled(text)).toEqual(labels));
});
