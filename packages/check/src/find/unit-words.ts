import type { FigureKind } from '@taizhang/definition';
import { split } from './words.ts';

/**
 * The words that a figure may be counted or measured in. What is made of several (元/平方米, kWh, 株次) is made of these by
 * `unit.ts`, and stands here only where it is made otherwise.
 */
export const money = split(`
元 美元 欧元 日元 港元 加元 澳元 澳门元 韩元 新加坡元 新台币 港币 英镑 卢布 法郎 瑞士法郎 泰铢 卢比 越南盾 里亚尔 林吉特 比索 迪拉姆 印尼卢比 印度卢比 元新台币
美金 人民币 元人民币 人民币元 RMB USD 个亿 块钱 毛钱 分钱
`);

export const areas = split(`
平方公里 平方千米 平方米 平方分米 平方厘米 平方毫米 平方英尺 平方尺 平米 平方 公顷 市亩 标准亩 亩 公亩 垧 亩次 公顷次 ㎡ ㎢
m² m2 m^2 km² km2 hm² hm2 cm² cm2 mm² mm2
`);

export const lengths = split(`
公里 千米 米 分米 厘米 毫米 微米 纳米 延长米 延米 海里 华里 英里 里 英寸 英尺
车道公里 双线公里 单线公里 皮长公里 芯公里 沟公里 管公里 单公里 线公里 对公里
`);

export const weights = split(`
吨 公斤 千克 市斤 斤 克 毫克 微克 纳克 公担 担 克拉 盎司 tce
载重吨 净载重吨 载货吨 综合吨 总吨 修正总吨
吨标准煤 吨标煤 吨原煤 吨油当量 吨二氧化碳 吨二氧化碳当量 吨CO2 千克标准煤 公斤标准煤 克标准煤 g标准煤
`);

/** Volumes, work, power and whatever else is measured and not counted. */
export const measures = split(`
立方米 立方公里 立方分米 立方厘米 立方 米³ 方 升 千升 毫升 加仑 蒲式耳 m³ m3 m^3 km³
千瓦时 千瓦·时 千瓦小时 兆瓦时 兆瓦·时 吉瓦时 度 千瓦 兆瓦 吉瓦 瓦 千伏安 兆伏安 千伏 伏 千乏 兆乏 安时 马力 匹马力 蒸吨
吉焦 兆焦 百万千焦 千焦 焦耳 大卡 千卡 吉卡 赫兹 兆赫 千帕 兆帕 帕 千牛 流明 勒克斯 毫西弗 微西弗 毫米汞柱 mmHg
℃ °C ° C 摄氏度 华氏度 分贝 分贝(A) dB dB(A) ppm ppb mol pcu lx lm
吨公里 人公里 换算吨公里 车公里 吨海里 人海里
兆比特 字节 千兆 兆 FLOPS PF EF TEU·km
台小时 岁 周岁 分 点 倍 番 折 个基点 基点 个位次 位次
/10万人 /10万 /万 微克立方米 毫克立方米
`);

/** Letters of units, each with the letters for how many of them it may stand behind: kWh, MVA, Tbps. */
export const lettered: readonly (readonly [before: string, units: string, kind: FigureKind])[] = [
  ['kcdmμun', 'm', 'length'],
  ['kmμun', 'g', 'weight'],
  ['', 't', 'weight'],
  ['mμu', 'L l', 'other'],
  ['kMGTm', 'W Wh W·h V VA var Hz Pa J cal Sv Ah', 'other'],
  ['KMGTPEZ', 'B bps b/s', 'other'],
  ['TPEGZ', 'FLOPS', 'other'],
];

/** Letters that are units without one in front. */
export const loneLetters = split('m g t L l W V Hz Wh Pa J');

/** Measure words that stand behind digits and short Chinese numerals alike (两批, 十二条). */
export const counts = split(`
个 项 次 名 位 人 户 家 条 处 批 笔 座 类 场 起 件 所 剂 台 辆 套 艘 架 只 株 棵 间 张 份 例 宗 种 支 顶 眼 具 大类 大
人次 户次 家次 车辆次 口人 条段 小项 大项 子项 剂次 个批次 件次 场次 车次 班次 航次 架次 批次 期次 台套 件套 台(套) 套(台)
`);

/** Words that count behind digits only: 12镇 is a figure, 三镇 is a name. */
export const digitCounts = split(`
TEU 标准集装箱 国际标准箱 标准箱 自然箱 标箱 箱 天 天次 人年 人天 人日 人月 工日 床日 工时 学时 课时 台时 台班 间夜
朵 群 峰 头只 轮 具 羊单位 机组 标段 单元 车位 泊位 席位 铺位 摊位 学位 床位 客位 工位 坐席 席 站点 网点 点位 点次 点
站 院 校 厂 店 门店 员 县 市 区 镇 乡 村 街道 居 社区 苏木 嘎查 县区 区县 乡镇 县市区 县级市 地市 地州 市州 州市 盟市
床 岗 岗位 瓶 袋 桶 口井 面 道 口 门 节 层 期 部 段 队 组 对 本 首 集 支 单 片 块 堂 双 卷 幅 篇 册 款 幢 栋 羽 尾 粒 盏 颗 枚 票 封
趟 根 头 匹 列 桩 车皮 重量箱 重箱 班列 楼栋 版面 令纸 印张 帧 频道 品种 品类 端口 终端 路灯 牌照 词条 支部 方面 人份 头份 羽份 毫升份 台份 辆份 针次
`);

/** Nouns that are counted without a measure word, and so name themselves: 20余航班. */
export const countedNouns = split(`
航班 航线 收费站 网格 地块 图斑 断面 监测点 基站 杆塔 充电桩 窗口 党支部 党组织 窝点 片区 街区 商圈 部门 部委 省份 省区 省区市
`);

/** Measure words that also begin many words: they count only where the next letter makes no word with them (128把, not 128把关). */
export const looseCounts = split(`
车 船 艇 舟 班 届 格 蔸 穴 畦 墩 案 通 针 曲 出 幕 档 版 样 副 排 行 串 堆 垛 捆 束 把 包 盒 罐 缸 坛 壶 杯 碗 盘 盆 锅 筐 篓 柜 托 杆 柱 铺 基 金 银 铜 市
股 丛 簇 枝 茎 苗 棒 发 课 讲 字 省 国 州 园 馆 端 芯 波 拨 地 办 景 城 街 路 章 响 回
`);

/** Of these and those behind digits only, what also counts behind short Chinese numerals: 三层教学楼, 两期. */
export const chineseCounts = split(`
层 届 瓶 栋 幢 片 部 本 篇 首 门 轮 枚 对 列 组 款 排 股 道 箱 袋 桶 双 册 卷 盏 根 颗 朵 趟 节 段 班 案 期 期次 封 幅 粒 尾
方面 省份 片区 园区 街区 盒 景 省 市 县 县市 区 镇 乡 州 地州 窝点 部门 部委 乡镇
`);

/** What a rate may be per, beside anything that is counted or measured. */
export const denominators = split(`
人 年 月 天 日 周 季度 季 学年 学期 小时 分钟 秒 s h d a min 生 床位 人口 常住人口 股 公里 标煤 产值 GDP
`);

export const percents = ['个百分点', '百分点', '个千分点', '个点', '%', '‰', '‱', '成'];
