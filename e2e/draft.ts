/**
 * A draft as somebody of the demo's district would write it: the investment is one 亿元 too much, and 20 of 50 are not 60%.
 * The sentences are made up.
 */
export const draft = `武昌区2021年上半年工作情况（草稿，合成）
一、经济运行
上半年，全区完成地区生产总值779.43亿元，同比增长22.3%，较2019年同期增长4.9%；完成固定资产投资191.59亿元，同比增长85%；实现社会消费品零售总额306.60亿元，同比增长23.5%；地方一般公共预算收入91.75亿元，同比增长69.3%。
二、招商引资
招商引资实际到位资金415.3亿元，在中心城区排名第2。
三、公共文化
全年计划举办读书活动50场，上半年已举办20场，完成年度计划的60%。
`;
