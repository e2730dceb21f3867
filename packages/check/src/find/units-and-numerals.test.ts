import { describe, expect, it } from 'vitest';
import type { FoundFigure } from '../figure.ts';
import { findFigures } from './find-figures.ts';

const figuresOf = (text: string) =>
  findFigures(text).map(({ text: own, value, unit, kind }) => [own, value, unit, kind] as const);
const only = (text: string): FoundFigure => {
  const found = findFigures(text);
  expect(found, text).toHaveLength(1);
  return found[0] as FoundFigure;
};
const words = (list: string) => list.trim().split(/\s+/);

describe('units', () => {
  it.each([
    [
      'amount',
      '元 美元 欧元 港元 美金 元人民币 RMB USD 元/平方米 元/人·月 元/(人·年) 元/吨 美元/桶 元/千瓦时 元/股',
    ],
    ['area', '平方公里 ㎡ m² M2 km2 hm² 公顷 亩 平米 平方厘米 垧'],
    ['length', '公里 KM mm cm 海里 芯公里 皮长公里 英里 微米'],
    ['weight', '吨 公斤 kg KG mg μg 克拉 盎司 吨标准煤 tce 吨二氧化碳当量 载重吨 吨/日 万吨/年'],
    [
      'other',
      '立方米 m³ m³/d 立方米/日 立方米/秒 立方米/万元 升 mL 千瓦时 千瓦·时 kWh KWH MWh GW 兆瓦 kVA 千伏 kV MPa GJ 兆焦 kcal 吉卡 ℃ °C dB(A) 微克/立方米 μg/m³ mg/l 毫克/升 公里/小时 km/h 米/秒 公斤/亩 株/亩 kg/hm² 人/平方公里 辆/小时 TB Gbps PFLOPS 克标准煤/千瓦时 千瓦时/万元 吨公里 mmHg',
    ],
    [
      'count',
      '车 船 班 辆次 架次 航次 箱次 列次 标箱 TEU 户次 台次 点次 网格 点位 蔸 羽 尾 穴 墩 案 通 剂次 针次 床 床位 人份 学位 课时 工日 人天 张次 票次 盏次 航班 部门 片区 图斑 断面 基站 充电桩 捆 垛 筐 罐 盒 束 门店 党支部',
    ],
  ] as const)('of kind %s stand behind digits', (kind, units) => {
    for (const unit of words(units))
      expect(only(`年内全县青云达到128${unit}，较好。`), unit).toMatchObject({
        text: `128${unit}`,
        value: 128,
        kind,
      });
  });

  it.each(words('元 吨 人 羽 千瓦 千瓦时 m³ kW TEU 车 例 升 方 卷 平方公里'))(
    'take scales and hedges: %s',
    (unit) => {
      for (const scale of ['1.2万', '3亿', '5千', '20余', '12万多', '1.5亿余', '3.5 万', '300几', '3000来'])
        expect(only(`年内全县青云达到${scale}${unit}，较好。`).text).toBe(`${scale}${unit}`);
    },
  );

  it('begin no word', () => {
    expect(
      figuresOf('推进128把关行动，安排12行业代表、30盘活资产、2023届毕业生，升级2.0版，高三12班。'),
    ).toEqual([]);
    expect(figuresOf('栽花128束鲜花，加密至25班。')).toEqual([
      ['128束', 128, '束', 'count'],
      ['25班', 25, '班', 'count'],
    ]);
    expect(figuresOf('夺得6金4银，修复杆塔114基；全省18市农产品交易额首次突破万亿元、居全国前列。')).toEqual([
      ['6金', 6, '金', 'count'],
      ['4银', 4, '银', 'count'],
      ['114基', 114, '基', 'count'],
      ['18市', 18, '市', 'count'],
      ['万亿元', 1, '万亿元', 'amount'],
    ]);
    expect(figuresOf('检查2银行网点，新建3金属仓库，走访12基层单位，整治6市场。')).toEqual([]);
  });

  it('are units in front of what only begins like a word for a time or a place', () => {
    expect(
      figuresOf(
        '聚焦452个年度重大事项，近8万市民、4.6万居民和120万市场主体受益，3家外资企业落户，历时3个年度。',
      ),
    ).toEqual([
      ['452个', 452, '个', 'count'],
      ['8万', 8, '万', 'count'],
      ['4.6万', 4.6, '万', 'count'],
      ['120万', 120, '万', 'count'],
      ['3家', 3, '家', 'count'],
    ]);
  });

  it('leave people, families and dealers to the scale in front of them', () => {
    expect(figuresOf('惠及2900多万家庭、1.2万个体工商户。')).toEqual([
      ['2900多万', 2900, '多万', 'count'],
      ['1.2万', 1.2, '万', 'count'],
    ]);
  });

  it('are read over what a page tore', () => {
    expect(only('共培训1200人 次。')).toMatchObject({ text: '1200人 次', unit: '人次' });
    expect(only('收入12.5\n亿元。')).toMatchObject({ unit: '亿元', kind: 'amount' });
    expect(only('供水30 立方 米。')).toMatchObject({ unit: '立方米', kind: 'other' });
  });

  it('are given by the last of a list, scales or not', () => {
    expect(figuresOf('荒漠化、沙化土地面积分别减少3.8万、3.3万平方公里。')).toEqual([
      ['3.8万', 3.8, '万平方公里', 'area'],
      ['3.3万平方公里', 3.3, '万平方公里', 'area'],
    ]);
  });

  it('are given by a bracket in front', () => {
    expect(figuresOf('建筑面积（平方米）：12000，完成投资（万元）3500。')).toEqual([
      ['12000', 12000, '平方米', 'area'],
      ['3500', 3500, '万元', 'amount'],
    ]);
    expect(figuresOf('联系人（元）：2021年')).toEqual([]);
  });

  it('are given by the last of a list of points, without a word that it is one', () => {
    expect(figuresOf('增速比全国、全省快1.2、0.8个百分点。')).toEqual([
      ['1.2', 1.2, '个百分点', 'percentage_points'],
      ['0.8个百分点', 0.8, '个百分点', 'percentage_points'],
    ]);
  });

  it.each([
    ['项目分两期实施，一期工程完工，二期开工。', '两期', 2],
    ['分三期建设。', '三期', 3],
    ['建成三层教学楼。', '三层', 3],
    ['编制四本预算。', '四本', 4],
    ['开展三轮核酸检测。', '三轮', 3],
    ['存栏生猪三百头。', '三百头', 300],
    ['购置两千册图书。', '两千册', 2000],
  ])('behind Chinese numerals: %s', (text, own, value) => {
    expect(only(text)).toMatchObject({ text: own, value, kind: 'count' });
  });
});

describe('numerals', () => {
  it('may say how many met with which outcome, in a row', () => {
    expect(figuresOf('平均价格出现16升 13平 18降，')).toEqual([
      ['16', 16, null, 'count'],
      ['13', 13, null, 'count'],
      ['18', 18, null, 'count'],
    ]);
    expect(figuresOf('事故致2死3伤，')).toEqual([
      ['2', 2, null, 'count'],
      ['3', 3, null, 'count'],
    ]);
  });

  it('may stand in rows of districts', () => {
    expect(figuresOf('实现两市六州全覆盖。').map(([own]) => own)).toEqual(['两市', '六州']);
    expect(figuresOf('三省一市、全市四县市三区').map(([own]) => own)).toEqual([
      '三省',
      '一市',
      '四县市',
      '三区',
    ]);
    expect(figuresOf('豫皖两省三县交界处、三区三州')).toEqual([]);
  });

  it('may be sums that others reach, counted beside them', () => {
    expect(figuresOf('建成260个亿元以上项目，')).toEqual([
      ['260个', 260, '个', 'count'],
      ['亿元', 1, '亿元', 'amount'],
    ]);
    expect(figuresOf('年初确定的41个亿元以上项目中，').map(([own]) => own)).toEqual(['41个']);
    expect(figuresOf('投资超百亿元的储能中心开工。').map(([own]) => own)).toEqual(['百亿元']);
  });

  it('by how many something moved and to how many are two', () => {
    expect(figuresOf('失业人数减少100人至1.04万人，')).toEqual([
      ['100人', 100, '人', 'count'],
      ['1.04万人', 1.04, '万人', 'count'],
    ]);
  });

  it.each([
    ['7个半落在该市。', '7个半', 7.5, '个'],
    ['产值增长一倍半。', '一倍半', 1.5, '倍'],
    ['海阳核电1×125万千瓦。', '1×125万千瓦', [1, 125], '万千瓦'],
    ['建成2*350MW机组。', '2*350MW', [2, 350], 'MW'],
    ['惠及农户2万3000户。', '2万3000户', 2.3, '万户'],
    ['收入翻了近两番。', '两番', 2, '番'],
    ['新建厂房三至五栋。', '三至五栋', [3, 5], '栋'],
    ['同比提高1. 5个百分点。', '1. 5个百分点', 1.5, '个百分点'],
    ['增长1O.5%。', '1O.5%', 10.5, '%'],
    ['受益2O0户。', '2O0户', 200, '户'],
    ['增长1l.5%。', '1l.5%', 11.5, '%'],
    ['年均气温2.1C，', '2.1C', 2.1, 'C'],
    ['pH值为7.4-7.8，', '7.4-7.8', [7.4, 7.8], null],
    ['PM2.5指数，一度攀升至814。', '814', 814, null],
    ['十几个小组参加。', '十几个', 10, '几个'],
    ['自然增长率为千分之三。', '千分之三', [3, 1000], null],
    ['满意率提高一个百分点。', '一个百分点', 1, '个百分点'],
    ['受灾群众占百分之三十多。', '百分之三十多', 30, '%'],
    ['收入2 3.4亿元。', '2 3.4亿元', 23.4, '亿元'],
    ['气温-5～8℃，', '-5～8℃', [-5, 8], '℃'],
    ['进入生产总值千亿元俱乐部。', '千亿元', 1000, '亿元'],
    ['旅游收入破万亿。', '万亿', 1, '万亿'],
    ['惠及百万群众。', '百万', 100, '万'],
    ['招生计划万名以上。', '万名', 1, '万名'],
    ['开行量均超千列。', '千列', 1000, '列'],
    ['聚集两三百人。', '两三百人', [200, 300], '人'],
    ['每户花费五六万元。', '五六万元', [5, 6], '万元'],
    ['收入处于2.5万到2.8万的区间。', '2.5万到2.8万', [2.5, 2.8], '万'],
    ['舒适度指数在4到5之间。', '4到5', [4, 5], null],
    ['超半数受访者。', '半数', 0.5, null],
    ['案件约占全市的一半。', '一半', 0.5, null],
    ['铁路里程达1 1 3 4 4 公里。', '1 1 3 4 4 公里', 11344, '公里'],
    ['查获赌资6千余元。', '6千余元', 6, '千余元'],
    ['调集700多台次大型设备。', '700多台次', 700, '多台次'],
    ['签注4279.8万本（枚）。', '4279.8万本（枚）', 4279.8, '万本（枚）'],
    ['保留240万省外劳动力。', '240万', 240, '万'],
    ['组建12家长三角创新联合体。', '12家', 12, '家'],
    ['新进站博士后304名。', '304名', 304, '名'],
    ['抗御59天高温天气。', '59天', 59, '天'],
    ['原煤达到四亿八千三百万吨。', '四亿八千三百万吨', 48300, '万吨'],
    ['化学纤维增加到二十八万五千吨。', '二十八万五千吨', 285000, '吨'],
    ['编列11亿6341万余元，', '11亿6341万余元', 11.6341, '亿余元'],
    ['发电量由二千零三十亿度增加，', '二千零三十亿度', 2030, '亿度'],
    ['成功举办两届经贸洽谈会。', '两届', 2, '届'],
    ['送去2000盒牛奶。', '2000盒', 2000, '盒'],
    ['实现两项制度创新成果复制推广。', '两项', 2, '项'],
    ['增幅由10.2%到32.9%不等。', '10.2%到32.9%', [10.2, 32.9], '%'],
    ['共印二百三十九亿册（张）。', '二百三十九亿册（张）', 239, '亿册（张）'],
    ['原油增长百分之零点五。', '百分之零点五', 0.5, '%'],
    ['平板玻璃792万重量箱。', '792万重量箱', 792, '万重量箱'],
    ['产业集群达到万亿元规模。', '万亿元', 1, '万亿元'],
    ['能力位列国内前三。', '前三', 3, null],
    ['工业总产值完成二万三千八百五十一亿元，', '二万三千八百五十一亿元', 23851, '亿元'],
    ['在十亿人口的国家，', '十亿', 10, '亿'],
    ['圆满举办4届南博会。', '4届', 4, '届'],
    ['粮食产量稳定在万亿斤以上。', '万亿斤', 1, '万亿斤'],
    ['群里有二三十人。', '二三十人', [20, 30], '人'],
    ['涵盖X9、X8和X7三款车型。', '三款', 3, '款'],
    ['桥梁顺时针转体88°，', '88°', 88, '°'],
    ['市场增长5%至7%。', '5%至7%', [5, 7], '%'],
  ] as const)('%s', (text, own, value, unit) => {
    expect(only(text)).toMatchObject({ text: own, value, unit });
  });

  it.each([
    '完成7×24小时值守',
    '东经120度、北纬30度',
    '12号楼3栋2单元501室',
    '第1、2排就座',
    '十亿元企业、百亿级园区',
    '3个半小时、两个半月',
    '三门峡市、六盘水市、五位一体',
    '五台山、九棵树、四轮驱动、三支一扶、三包、四大名著、三番五次',
    '监测点达到第一（二）类水质标准',
    '三元食品、三一重工、3M公司、58同城',
    '五个过硬、四项基本原则、八项注意',
    '百分之七八十、十五六岁',
    '每10万人口、每10万人的病例',
    '约9:45分、“五个第一”标准',
    '省城方向253公里—254公里处',
    '城北608所AES100发动机、投建第8.6代线、跻身全国50强，',
    '建立四级三类国土空间规划体系，',
    '“两个10亿元”资金、“退役军人最期盼的10件事”',
    '新村4组、K2089公里+300米处、十四届五中全会',
    '开展“5.8人道公益日”活动',
    '稳步推进三门核电，',
    '总体方案“80条”、“7个专项行动”、“3个95%”、“科技成果转化16条”',
    '（2023年07月31日 01版）',
    '不落一户、不漏一人，',
    '四处逃散',
    '食品价格呈六降一平七涨。',
    '5C服务、1来是、3来自',
  ])('that are none: %s', (text) => {
    expect(figuresOf(text)).toEqual([]);
  });
});

describe('places in an order', () => {
  it.each([
    ['继甲市、乙市之后第四个收入过百亿的市。', '第四个', 4, '个'],
    ['登记量前五位的分别是：北京市。', '前五位', 5, '位'],
    ['学科进入前千分之一，', '前千分之一', [1, 1000], null],
  ])('%s', (text, own, value, unit) => {
    expect(only(text)).toMatchObject({ text: own, value, unit, kind: 'rank' });
  });
});

describe('kinds told by words further away', () => {
  const kinds = (text: string) => figuresOf(text).map((figure) => figure[3]);

  it('goes on from the figure before', () => {
    expect(kinds('粮食增产二千二百万吨，即百分之七点八。')).toEqual(['weight', 'percent_growth']);
    expect(kinds('同比增长46.7%，增幅高于全省（16.6%）30.1个百分点，高于全国（2.1%）44.6个百分点。')).toEqual(
      ['percent_growth', 'percent_growth', 'percentage_points', 'percent_growth', 'percentage_points'],
    );
    expect(kinds('工业增加值增长7%以上、力争达到8%。')).toEqual(['percent_growth', 'percent_growth']);
    expect(kinds('高速路段占比由18%增至71%。')).toEqual(['percent_share', 'percent_share']);
  });

  it('is one for a rate and another for a growth beside it', () => {
    expect(kinds('城镇调查失业率、居民消费价格涨幅分别控制在5%和3%以内。')).toEqual([
      'percent_other',
      'percent_growth',
    ]);
  });
  it.each([
    ['网上零售额逆势上扬12.4%。', 'percent_growth', 12.4],
    ['人数超去年全年40%。', 'percent_growth', 40],
    ['企业增幅较大，达24.5%。', 'percent_growth', 24.5],
    ['生猪价格降幅最大，达到14%。', 'percent_growth', -14],
    ['达时序进度的98%。', 'percent_completion', 98],
    ['已完成总工程量的95%。', 'percent_completion', 95],
    ['100%完成年度任务。', 'percent_completion', 100],
    ['压减一般性支出5%。', 'percent_growth', -5],
    ['提升通行效率30%以上。', 'percent_growth', 30],
    ['制造业PMI为50.9%。', 'other', 50.9],
    ['服务业商务活动指数继续保持在50%的临界值以上。', 'other', 50],
    ['低于全省平均水平5%。', 'percent_growth', -5],
    ['营业收入相当于上年的120%。', 'percent_other', 120],
    ['客流恢复九成以上。', 'percent_other', 9],
    ['超年度目标5.6%。', 'percent_completion', 5.6],
    ['国有资本持股51%。', 'percent_share', 51],
    ['城镇化水平由年末的32.5%起步。', 'percent_other', 32.5],
    ['收入比缩小，下降0.06。', 'other', 0.06],
    ['追回欠款280亿。', 'amount', 280],
    ['成交面积107万。', 'area', 107],
    ['水价为1.2分。', 'amount', 1.2],
    ['电价下降1分/千瓦时。', 'amount', 1],
    ['可移动文物4952件/套。', 'count', 4952],
    ['设计时速250公里。', 'other', 250],
    ['平均浓度为每立方米20微克。', 'other', 20],
    ['产量继续保持40%以上增长。', 'percent_growth', 40],
    ['经济增速均高于6%。', 'percent_growth', 6],
    ['GDP增长预期目标为6.5%。', 'percent_growth', 6.5],
    ['增长率下修至1.61%。', 'percent_growth', 1.61],
    ['基本养老金总体上调2%。', 'percent_growth', 2],
    ['保交房进度达到96%。', 'percent_completion', 96],
    ['投资完成工程概算的64.6%。', 'percent_completion', 64.6],
    ['空气优良天数保持在93%左右。', 'percent_share', 93],
    ['88%需要招聘员工的企业看好前景。', 'percent_share', 88],
    ['被骗4万，', 'amount', 4],
    ['去年净亏527亿，', 'amount', 527],
    ['年级排23名。', 'rank', 23],
    ['低于5月份18.3%的涨幅。', 'percent_growth', 18.3],
    ['增长预期从4.3%上调。', 'percent_growth', 4.3],
    ['增长面为77.5%。', 'percent_share', 77.5],
    ['基本养老保险覆盖面达95%。', 'percent_other', 95],
    ['还能降低能耗成本60%。', 'percent_growth', -60],
    ['缴纳10%的手续费。', 'percent_other', 10],
    ['教学工作水平评价为87.4分。', 'other', 87.4],
    ['实施面积369.8万亩（次）。', 'area', 369.8],
    ['吉林以8.2%的GDP增速领跑。', 'percent_growth', 8.2],
    ['水质优良比例连续3年保持100%。', 'percent_share', 100],
    ['纳税人适用3%征收率。', 'percent_other', 3],
    ['运营利润率为-58.9%。', 'percent_other', -58.9],
    ['加息25个基点。', 'percentage_points', 25],
    ['重污染天气减少38天，', 'count', 38],
  ])('%s', (text, kind, value) => {
    expect(only(text)).toMatchObject({ kind, value });
  });
});
