import { softVerbs, verbs } from './words.ts';

/** 二、农 业 全年农作物种植面积, 畜牧全年出栏生猪: behind the heading that ran into the sentence. */
const headed =
  /^[\s\S]*\s(?=(?:全年|年末|今年|截至|初步核算|全[市县区省州国][一-龥]))|^[一-龥]{2,3}(?:全年|年末)(?=[一-龥]{4})|^[一二三四五六七八九十]、(?![一二三四五六七八九十])|^(?:[^,。]{0,8}?)(?:建成|投产|达产|完工)后(?:预计|可)?(?:每?年)?(?:实现|新增|增加|增)?(?=[一-龥]{2,})/;

/** 东湾、西河两区固定资产投资: whose it is, all of them. */
const owners =
  /^[一-龥]{2,6}(?:、[一-龥]{2,6})+?(?:[两二三四五六七八九十\d]+|等)[县市区州镇乡村](?=[一-龥]{2})/;

/** 东山市西湖镇南村乡村道路: where it lies. */
const within = /^[一-龥]{2,4}[市县区][一-龥]{2,3}[镇乡](?:[一-龥]{1,3}(?<!乡)村)?(?=[一-龥]{3})/;

/** 按照新的模式流转, 围绕湿地保护开发岗位: what is done so names nothing; its verb stands behind. */
const manner =
  /^(?:按照|围绕|通过|依托|结合|根据|利用|借助)[一-龥“”、·+A-Za-z0-9]{2,24}?(?:的(?:模式|方式|原则|要求|思路|标准)|(?:建设)?(?=开发|实施|流转))/;

/** 投资公司今年为棚户区筹资, 三个区开工建设安置区: behind the time or the verb that stands in the middle of a sentence. */
const amid =
  /^[\s\S]*?[一-龥]{2,}(?:(?:今年|去年|目前|现已)(?=[一-龥]{4})|(?:[上下]半年|前[一二三]季度|[一二三四]季度|全年)(?=(?:完成|实现)[一-龥]{2})|(?:项目|工程)、(?=(?:总|计划)?投资$)|(?:(?:19|20)\d\d年度?)(?=[一-龥]{4})|(?:[区县镇城域]|项目)内(?=[一-龥]{2})|(?<![实体])现(?:完成|建成|开展)(?=[一-龥]{2})|领域(?=[一-龥]{3})|(?:结果|数据|统计|调查|报告)(?:显示|表明)(?=[一-龥]{2})|(?:开工建设|建成投用|启动建设)(?=[一-龥]{2,})(?!项目))|^[一-龥A-Za-z]*(?:有限公司|公司|集团)(?=(?:计划)?(?:总投资|投资)(?:约|近|达|为|超过?)?$)|^(?:这些|上述|该)[一-龥]{1,4}(?=总投资|计划投资|投资)|^(?:该|其)[一-龥]{1,6}(?:规划|计划)?(?=(?:占地|用地|建筑)(?:面积)?$)/;

/** 解决了, 已储备, 贫困人口中选聘: behind the verb of the sentence. */
const done =
  /^[\s\S]*?(?:[一-龥]{2}了(?=[^结解断]\S)|(?:已经?|先后|陆续|相继|计划|(?<!公)共计?|累计)(?!投资|收入|支出|生产)(?:[一-龥]{2})(?=[一-龥]{3})|(?<=[一-龥]{2})共(?:完成|实现)(?=税收|投资|产值|收入|利润|[一-龥]{3})|中(?:选聘|选派|选拔|选出|评选|抽取|抽检|筛选)(?=[一-龥]{2}))/;

/** Where the name may begin in a stretch in front of a figure: behind headings, owners, manners and deeds. */
export function beginningOf(stretch: string): number {
  let begins = headed.exec(stretch)?.[0].length ?? 0;
  begins += owners.exec(stretch.slice(begins))?.[0].length ?? 0;
  begins += within.exec(stretch.slice(begins))?.[0].length ?? 0;
  begins += manner.exec(stretch.slice(begins))?.[0].length ?? 0;
  begins += amid.exec(stretch.slice(begins))?.[0].length ?? 0;
  for (;;) {
    const found = done.exec(stretch.slice(begins))?.[0];
    if (found === undefined || !endsInDeed(found)) return begins;
    begins += found.length;
  }
}

const endsInDeed = (stretch: string): boolean =>
  /(?:了|中[一-龥]{2})$/.test(stretch) || verbs.has(stretch.slice(-2)) || softVerbs.has(stretch.slice(-2));
