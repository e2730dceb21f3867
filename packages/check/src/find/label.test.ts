import { describe, expect, it } from 'vitest';
import { findByRules } from './find-figures.ts';

const labels = (text: string) => findByRules(text).map(({ label }) => label);
const labelled = (text: string) => findByRules(text).map((figure) => `${figure.text} ${figure.label}`);

describe('what a figure measures', () => {
  it.each<readonly [says: string, text: string, labels: readonly string[]]>([
    [
      'goes on from what it rose from',
      '区域创新能力由全省第12位跃升至第9位。合作社成员由七户发展到一百零五户。',
      ['第12位 区域创新能力', '第9位 区域创新能力', '七户 合作社成员', '一百零五户 合作社成员'],
    ],
    [
      'is among how many its rank is',
      '经济总量8.2亿元，增长4%，综合成绩在全市12个街乡镇中排第3名。',
      ['8.2亿元 经济总量', '4% 经济总量', '12个 街乡镇', '第3名 综合成绩'],
    ],
    [
      'stands over a name in brackets',
      '组建业主委员会（物业管理委员会）20个，地区生产总值（GDP）80.5亿元。',
      ['20个 业主委员会', '80.5亿元 地区生产总值'],
    ],
    [
      'is not what is said of its place in between',
      '生产总值达到5.5亿元、稳居全市前列、增长4.8%。',
      ['5.5亿元 生产总值', '4.8% 生产总值'],
    ],
    [
      'is of those counted before',
      '31项民生实事已办结24项，5项达到序时进度，2项滞后。',
      ['31项 民生实事', '24项 民生实事', '5项 民生实事', '2项 民生实事'],
    ],
    [
      'is the one in the same unit where a list of changes follows',
      '生产安全事故31起、死亡19人，同比减少8起、3人。',
      ['31起 生产安全事故', '19人 死亡', '8起 生产安全事故', '3人 死亡'],
    ],
    [
      'is distributed over a list that is not called one',
      '弃风率、弃光率降至4.6%和2.1%。',
      ['4.6% 弃风率', '2.1% 弃光率'],
    ],
    [
      'is each of a list that begins with a number',
      '六大优势产业、高技术制造业增加值分别增长6.9%、8.4%。',
      ['六大 优势产业', '6.9% 六大优势产业', '8.4% 高技术制造业增加值'],
    ],
    [
      'keeps both lists in their order',
      '地区总部、研发中心分别从71家、48家增加到106家、63家。',
      ['71家 地区总部', '48家 研发中心', '106家 地区总部', '63家 研发中心'],
    ],
    [
      'is what a change is of, not the change nor its base',
      '上网电价0.38元，比上月便宜0.04元；亩产512公斤，较常年同期偏多16公斤。',
      ['0.38元 上网电价', '0.04元 上网电价', '512公斤 亩产', '16公斤 亩产'],
    ],
    [
      'is the deed where nothing else is counted',
      '立案23宗，办结21宗，罚款8.6万元。',
      ['23宗 立案', '21宗 办结', '8.6万元 罚款'],
    ],
    [
      'is not eaten by words that begin inside it',
      '新能源汽车保有量3.1万辆，普通高中达7所，博士后在站人数86人，储备库入库4.2万吨。',
      ['3.1万辆 新能源汽车保有量', '7所 普通高中', '86人 博士后在站人数', '4.2万吨 储备库入库'],
    ],
    [
      'is what the next one counts where nothing stands between',
      '推出12批86项改革举措，仍有31户107人未脱贫。',
      ['12批 改革举措', '86项 改革举措', '31户 未脱贫', '107人 未脱贫'],
    ],
    [
      'has its own verb in a list',
      '新增就业、发放创业贷款分别完成计划的98.2%、105%。',
      ['98.2% 新增就业', '105% 创业贷款'],
    ],
    [
      'is distributed over figures of several units and over their places',
      '旅客和货邮吞吐量分别达到1.3亿人次、453万吨。一产、二产分别增长6%、5.2%，分别居全省第二、第七。',
      ['1.3亿人次 旅客', '453万吨 货邮吞吐量', '6% 一产', '5.2% 二产', '第二 一产', '第七 二产'],
    ],
    [
      'is whose share moved',
      '服务业在全区经济中的比重比上年下降3.2个百分点。',
      ['3.2个百分点 服务业在全区经济中的比重'],
    ],
    [
      'may be its own unit, or what each one did',
      '全县辖5镇10乡86个行政村。共有法官38名，人均受理案件121件。',
      ['5镇 镇', '10乡 乡', '86个 行政村', '38名 法官', '121件 人均受理案件'],
    ],
    [
      'stands behind what describes it, and is not what it is not yet',
      '为32名符合条件的困难群众发放救助金8万元。土坯房12户，86户未通宽带网。',
      ['32名 困难群众', '8万元 救助金', '12户 土坯房', '86户 未通宽带网'],
    ],
    [
      'is the one that 前者 or 后者 stands for',
      '制造业、零售业税收分别下降11.7%和23.4%，后者少缴0.9亿元。',
      ['11.7% 制造业', '23.4% 零售业税收', '0.9亿元 零售业税收'],
    ],
    [
      'is cut behind 共 and a verb, and in front of what only says how',
      '水上交通共发生事故2起，商品房累计销售109.8万平方米，低保标准从年标准3600元提高到4320元。',
      ['2起 事故', '109.8万平方米 商品房', '3600元 低保标准', '4320元 低保标准'],
    ],
    [
      'stands behind its measure, and is not what is measured next',
      '修建6条总长2886米的园区道路，41项饮水安全工程总投资1903万元。',
      ['6条 园区道路', '2886米 园区道路', '41项 饮水安全工程', '1903万元 总投资'],
    ],
    [
      'is not what stands in front of 和',
      '完成22条道路的选址和近400亩土地的出让。',
      ['22条 道路', '400亩 土地'],
    ],
    [
      'is whom something was done for, not what they did',
      '216户平房住户换上了新设备，9个先进单位作了发言。',
      ['216户 平房住户', '9个 先进单位'],
    ],
    [
      'is counted without what is measured of it',
      '32处烘干点日烘干能力5.6万吨，3个主导产业产值增长8%。',
      ['32处 烘干点', '5.6万吨 日烘干能力', '3个 主导产业', '8% 主导产业产值'],
    ],
    [
      'is said in a clause in between',
      '出口12.4亿元，增长3%，进口由正转负，下降0.4%。',
      ['12.4亿元 出口', '3% 出口', '0.4% 进口'],
    ],
    [
      'heads its column where it is a ratio',
      '阶段\t学校（所）\t生师比\n小学\t94\t18.0:1\n初中\t37\t12.7:1',
      ['94 学校', '18.0:1 生师比', '37 学校', '12.7:1 生师比'],
    ],
    [
      'is what was done where the whole stands between',
      '完成投资40亿元，占总投资50亿元的80%。158个行政村中共有贫困村103个。',
      ['40亿元 完成投资', '50亿元 总投资', '80% 完成投资', '158个 行政村', '103个 贫困村'],
    ],
    [
      'is the pull, where points are of one',
      '服务业贡献率58.4%，拉动经济增长3.8个百分点。',
      ['58.4% 服务业贡献率', '3.8个百分点 拉动经济增长'],
    ],
    [
      'is cut behind the verb of its sentence, and keeps no description',
      '仓库已储备编织袋35万条，解决引发重复上访的停车问题18个，修订了公共场所管理办法3项。',
      ['35万条 编织袋', '18个 停车问题', '3项 公共场所管理办法'],
    ],
    [
      'is who is counted, not what they do',
      '帮助860户贫困群众发展养殖，组织农村劳动力1.2万人外出务工，4家区级医院与省级医院结对。',
      ['860户 贫困群众', '1.2万人 农村劳动力', '4家 区级医院'],
    ],
    [
      'is a kind of work where nothing else is said',
      '实施水利项目31个，其中新建18个，续建13个。处罚违建9起，立案查处42件。',
      ['31个 水利项目', '18个 新建', '13个 续建', '9起 违建', '42件 立案查处'],
    ],
    [
      'goes on over how it is reckoned',
      '财政收入3.5亿元，自然增幅2%，同口径增长6.1%，按平均汇率计算为0.5亿美元。',
      ['3.5亿元 财政收入', '2% 财政收入', '6.1% 财政收入', '0.5亿美元 财政收入'],
    ],
    [
      'stands behind a heading that ran into the sentence',
      '二、农 业 全年农作物种植面积8.5万公顷。畜牧全年出栏生猪31万头，出栏羊8万只。',
      ['8.5万公顷 农作物种植面积', '31万头 生猪', '8万只 羊'],
    ],
    [
      'is what each of them reached',
      '完成财政收入38亿元，其中10亿元以上的镇1个。集体经营性收入52万元，有两个村突破100万元。',
      [
        '38亿元 财政收入',
        '10亿元 财政收入',
        '1个 镇',
        '52万元 集体经营性收入',
        '两个 村',
        '100万元 集体经营性收入',
      ],
    ],
    [
      'is what is done for them, in one number or two',
      '为1300户2500人发放生活补贴62万元。',
      ['1300户 生活补贴', '2500人 生活补贴', '62万元 生活补贴'],
    ],
    [
      'of a place is of the value before, and the same for the next place',
      '固定资产投资180亿元，增长15%，总量居全省第3位。综合成绩在全市排第41名，在全区排第3名。',
      ['180亿元 固定资产投资', '15% 固定资产投资', '第3位 固定资产投资', '第41名 综合成绩', '第3名 综合成绩'],
    ],
    [
      'keeps 比, 均等 and 各级各类',
      '存贷比达到85.4%，公共服务均等化程度达90%，现有各级各类学校541所，新设与注销之比为4.2:1。',
      ['85.4% 存贷比', '90% 公共服务均等化程度', '541所 各级各类学校', '4.2:1 新设与注销之比'],
    ],
    [
      'is of all whose names stand in front, and of what a project does',
      '东湾、西河两区固定资产投资增长8%，4个年产15万吨以上矿井改扩建项目开工。',
      ['8% 固定资产投资', '4个 矿井改扩建项目', '15万吨 矿井改扩建项目'],
    ],
    [
      'goes on over brackets, and from a list before',
      '受理案件939件（含旧存56件），同比增长5%。装备业和电子业增加值分别增长7.9%、17.6%，两年平均分别增长8.1%、16.4%。',
      [
        '939件 案件',
        '56件 旧存',
        '5% 案件',
        '7.9% 装备业',
        '17.6% 电子业增加值',
        '8.1% 装备业',
        '16.4% 电子业增加值',
      ],
    ],
    [
      'is in the list of the clause before',
      '八大类价格中，仅有食品、烟酒和居住价格上涨，分别上涨4.1%、0.1%和3.4%。',
      ['八大类 价格', '4.1% 食品', '0.1% 烟酒', '3.4% 居住价格'],
    ],
    [
      'of a place in growth is what grew',
      '用电量120亿千瓦时，增长5.8%，增幅排名由二季度第6位下滑至第8位，当月增幅居全省第三。',
      ['120亿千瓦时 用电量', '5.8% 用电量', '第6位 用电量', '第8位 用电量', '第三 用电量'],
    ],
    [
      'stands behind who did it and when',
      '城投公司今年修建步道12公里，青云置业有限公司投资5000万元，市辖三区开工建设安置区30个。',
      ['12公里 步道', '5000万元 投资', '30个 安置区'],
    ],
    [
      'is what is counted behind authorities, examples and places',
      '全市283个省、市重点项目开工，首批试点城东、河西等八个居委，全镇有704户。',
      ['283个 重点项目', '八个 居委', '704户 全镇'],
    ],
    [
      'is each of as many as stand in front, and not the step that was reached',
      '城镇、牧区居民收入分别达到24683元和19649元，增长7.9%和8.5%。税收实现翻倍增长，达到8.8亿元。',
      ['24683元 城镇', '19649元 牧区居民收入', '7.9% 城镇', '8.5% 牧区居民收入', '8.8亿元 税收'],
    ],
    [
      'is the total investment, whoever makes it, and not with whom it is compared',
      '溪谷营地项目总投资2416万元。财政收入规模居全省第11位，较第12位的东平市多1亿元。',
      ['2416万元 总投资', '第11位 财政收入规模', '第12位 东平市', '1亿元 财政收入规模'],
    ],
    [
      'is distributed over a list with an aside in it, forth and back',
      '生产总值（预计，下同）、财政收入、工业产值年均分别增长14.1%、22.1%和20.6%，达270亿元、50亿元和24亿元。',
      [
        '14.1% 生产总值',
        '22.1% 财政收入',
        '20.6% 工业产值',
        '270亿元 生产总值',
        '50亿元 财政收入',
        '24亿元 工业产值',
      ],
    ],
    [
      'of what is left of them is theirs',
      '100项实事中常态化的有3项，其余97项中，已完成90项。安全隐患已整改55项，整改率94.8%，剩余3项挂牌督办。',
      ['100项 实事', '3项 实事', '97项 实事', '90项 实事', '55项 安全隐患', '94.8% 整改率', '3项 安全隐患'],
    ],
    [
      'of what is done of as many is theirs',
      '40公里农村公路养护已完成26公里（65%）。',
      ['40公里 农村公路', '26公里 农村公路', '65% 农村公路'],
    ],
    [
      'is what was made, not the aim that it passed',
      '全年新建幼儿园48所，超额完成40所的年度目标任务。',
      ['48所 幼儿园', '40所 幼儿园'],
    ],
    [
      'is who is counted, without what was done for them',
      '为400家单位整理基础信息，为12家企业融资1.35亿元，完成60个乡镇“清水”创建，投入1200名医护人员。',
      ['400家 单位', '12家 企业', '1.35亿元 融资', '60个 乡镇', '1200名 医护人员'],
    ],
  ])('%s', (_, text, labels) => {
    expect(labelled(text)).toEqual(labels);
  });
});

describe('kinds that the figure before gives', () => {
  it.each([
    ['零售额18.6亿元，增长8.8%（8月为7.1%）。', ['amount', 'percent_growth', 'percent_growth']],
    ['确保产量增长8%，力争达到9%。', ['percent_growth', 'percent_growth']],
    [
      '三个产业分别增长3.5%左右、6%左右、5%左右。',
      ['count', 'percent_growth', 'percent_growth', 'percent_growth'],
    ],
    ['育儿补贴惠及12万婴幼儿，失业率平均为5.2%。', ['count', 'percent_other']],
    ['计划开工项目255项，完成年度计划开工的80.8%。', ['count', 'percent_completion']],
    ['三项指标均进入全市前五名。', ['count', 'rank']],
    ['养老机构建设已完成1个（50%）。', ['count', 'percent_completion']],
    ['工业总产值稳居全国城市前三，增长8%。', ['rank', 'percent_growth']],
    ['青河、东岭位列前三，排名前五位的投诉依次是食品、交通。', ['rank', 'rank']],
    [
      '路基挖方完成93.3%、填方92.8%，桥梁墩柱52%。',
      ['percent_completion', 'percent_completion', 'percent_completion'],
    ],
    [
      '普惠率90.4%、公办率59.8%，均高于全国87.8%、51.9%的平均水平。',
      ['percent_other', 'percent_other', 'percent_other', 'percent_other'],
    ],
    ['前三，后四。', []],
    ['12月价格涨幅已回落至2.5%，高出目标1.9个点。', ['percent_growth', 'percentage_points']],
    ['市区“好天气”达到166天，完成市下达任务100亿的98%。', ['count', 'amount', 'percent_completion']],
    ['PM2.5浓度为33.4微克∕立方米。', ['other']],
    [
      '比重相应由31.4%下降为27.8%，门诊报销比例达到65%，排名相比去年的88位上升9位。',
      ['percent_share', 'percent_share', 'percent_other', 'rank', 'other'],
    ],
    ['降水偏少约四至九成，水稻种子95%销往南方。', ['percent_growth', 'percent_share']],
    [
      '比重超过六成，达到61.5%；分别增长1.3倍和86%；同比将增长超过20%；每秒3.4米。',
      ['percent_share', 'percent_share', 'other', 'percent_growth', 'percent_growth', 'other'],
    ],
    [
      '行政村达到100%，检查结果覆盖医疗机构97%门诊量，70%村卫生室纳入管理，办结率98%居全市前列。',
      ['percent_share', 'percent_share', 'percent_share', 'percent_other'],
    ],
    [
      '人口比重上升2.7个百分点至7.3%，增速加快0.5个百分点至5.2%。',
      ['percentage_points', 'percent_share', 'percentage_points', 'percent_growth'],
    ],
    [
      '增速连续5年超20%，平均降价83.1%，完成计划投资额90%，大班额的比例高达80%，家长占比最多，为33%。',
      ['percent_growth', 'percent_growth', 'percent_completion', 'percent_share', 'percent_share'],
    ],
    [
      '平均增速5.5%，分别为甲市（9.7%）、乙市（6.3%）；产量增速分别达到1.8倍、65.7%和37.3%。',
      ['percent_growth', 'percent_growth', 'percent_growth', 'other', 'percent_growth', 'percent_growth'],
    ],
    [
      '杠杆率从2008年时的17.9%上升，远高于全球29%的平均水平；压减材料、环节、时限25%。',
      ['percent_other', 'percent_other', 'percent_growth'],
    ],
    [
      '规模排名由2020年的全国19位提升至全国11位，整改进度为94.1%，学科进入世界排名前1%。',
      ['rank', 'rank', 'percent_completion', 'rank'],
    ],
    ['加工贸易比重同比提升1.5个百分点，达到43.6%。', ['percentage_points', 'percent_share']],
    [
      '产值增速回落0.5个百分点，达到3.2%；税收增速仍然领先全市，达到9.6%。',
      ['percentage_points', 'percent_growth', 'percent_growth'],
    ],
    [
      '全市100%的乡镇通公路，100%行政村通客车，保交房项目实现100%交付。',
      ['percent_share', 'percent_share', 'percent_completion'],
    ],
    ['落实15亿中央投资计划，农业20万元、服务业99万元。', ['amount', 'amount', 'amount']],
    ['督查222个事项，欠进度的有17个，占总任务的7.7%。', ['count', 'count', 'percent_share']],
    ['增加值增速从上半年-1.3%转正。', ['percent_growth']],
    [
      '生产总值50亿元，增速比全国、全市分别高0.5个、1.4个百分点。',
      ['amount', 'percentage_points', 'percentage_points'],
    ],
  ])('%s', (text, kinds) => {
    expect(findByRules(text).map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('long Chinese numerals', () => {
  it('is what a list in its own clause names, whatever the clause before says', () => {
    expect(labels('结构继续优化，高技术产业和装备制造业增加值同比分别增长12.3%和10.3%。')).toEqual([
      '高技术产业',
      '装备制造业增加值',
    ]);
  });

  it('is what stands in front of where it came from, of how it goes on, and of a bracket', () => {
    expect(labels('城市个数由建国前的132个增加到2008年的655个。')).toEqual(['城市个数', '城市个数']);
    expect(labels('绿化水平由年末的32.5%提高到42%。')).toEqual(['绿化水平', '绿化水平']);
    expect(labels('全社会用电量保持平缓增长态势，上半年完成3008亿千瓦时。')).toEqual(['全社会用电量']);
    expect(labels('主体税种（增值税、企业所得税等）同比减少3.5%。')).toEqual(['主体税种']);
    expect(labels('税收由当年的20多万元提高到现在的400多万元。')).toEqual(['税收', '税收']);
    expect(labels('<h1>东河县采购规模增长80%</h1>')).toEqual(['东河县采购规模']);
    expect(labels('主要采购电梯(占比11.3%)、医疗设备(占比7.3%)。')).toEqual(['电梯', '医疗设备']);
    expect(labels('评估结果显示优良率达到87.6%。')).toEqual(['优良率']);
  });

  it('says of how much it is counted, and not in what it is a part', () => {
    expect(labels('每百元主营业务收入中的成本为85.73元。')).toEqual(['每百元主营业务收入中的成本']);
    expect(labels('第三产业增加值在生产总值中的占比为57.1%。')).toEqual(['第三产业增加值']);
    expect(labels('全区辖6镇3办。')[0]).toBe('镇');
  });

  it('count in measures that short ones only seem to', () => {
    const texts = (text: string) => findByRules(text).map((figure) => figure.text);
    expect(texts('规范牌匾五百六十余块，发放药品一千八百箱。')).toEqual(['五百六十余块', '一千八百箱']);
    expect(texts('两口子四块地')).toEqual([]);
  });
});
