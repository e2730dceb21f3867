/**
 * Ways of saying the same in the language of government reports, the full form first. Names of one district’s own
 * things stand with its metrics.
 */
export const equivalents: readonly (readonly [full: string, ...others: string[]])[] = [
  ['地区生产总值', '国内生产总值', 'gdp'],
  ['规模以上', '规上'],
  ['限额以上', '限上'],
  ['社会消费品零售总额', '社零总额', '社会消费品零售额', '消费品零售总额'],
  ['固定资产投资', '固投'],
  ['一般公共预算收入', '公共财政预算收入', '一般预算收入'],
  ['外贸进出口总额', '进出口总额', '外贸进出口总值', '进出口总值', '外贸总额'],
  ['实际利用外资', '实际使用外资', '利用外资'],
  ['到位资金', '实际到位内资', '到位内资'],
  ['居民人均可支配收入', '人均可支配收入'],
  ['服务业', '第三产业', '三产'],
  ['电信网络诈骗', '电信诈骗', '电诈'],
  ['违法建设', '违章建筑', '违法建筑', '违建'],
  ['低保金', '最低生活保障金', '低保资金'],
  ['新增就业', '新增城镇就业', '城镇新增就业'],
  ['小学', '中小学校', '中小学'],
  ['一般隐患', '普通隐患'],
  ['一般燃气', '普通燃气'],
  ['隐患整改', '整改隐患', '整改各类隐患'],
  ['项目建设', '建设项目'],
  ['总量', '规模', '总值'],
  ['位次', '排名', '名次', '位居', '位列', '排位'],
  ['同比', '比上年同期', '较上年同期', '比去年同期', '较去年同期', '与去年同期相比'],
  ['增长', '增幅', '增速', '上升'],
  ['完成率', '任务完成率', '目标完成率'],
  ['会议', '召开会'],
  ['签约', '签订'],
  ['发放', '拨付', '兑现'],
  ['整治', '治理'],
  ['建成', '完工', '竣工', '建设完成'],
];

/** Words of which one thing is only one: whoever says another of a row speaks of something else. */
export const opposites: readonly (readonly string[])[] = [
  ['增加值', '总产值', '主营业务收入', '利润', '投资', '企业', '从业人员'],
  ['收入', '支出'],
  ['进口', '出口'],
  ['开工', '建成'],
  ['城镇', '农村'],
  ['立案', '结案'],
  ['新增', '减少'],
];

/** Words that make another thing of what follows them; a label and a name both have them, or neither has. */
export const qualifiers: readonly string[] = [
  '人均',
  '户均',
  '亩均',
  '地均',
  '单位地区生产总值',
  '每平方公里',
  '平均',
];
