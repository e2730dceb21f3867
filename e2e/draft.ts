/**
 * A draft as somebody of the demo's district would write it: the investment is one 亿元 too much, and 20 of 50 are not 60%.
 * The sentences are made up.
 */
export const draft = `武昌区2021年上半年工作情况（草稿，合成）
一、经济运行
上半年，全区完成地区生产总值779.43亿元，同比增长22.3%；固定资产投资191.59亿元，同比增长85%。
二、民生实事
全年计划新建充电桩50个，上半年已完成20个，完成年度计划的60%。
`;
