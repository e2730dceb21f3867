import type { Text } from '@taizhang/definition';

/** 点位类别: the seventeen of the health city review, three of the traffic check, and the leaders’ posts. */
export const pointCategories: Record<string, Text> = {
  'main-road': { zh: '主次干道', en: 'Main roads' },
  'back-street': { zh: '背街小巷', en: 'Back streets' },
  'old-estate': { zh: '老旧小区', en: 'Old residential estates' },
  estate: { zh: '物业小区', en: 'Managed residential estates' },
  'urban-village': { zh: '城中村及城乡结合部', en: 'Urban villages' },
  market: { zh: '农贸市场', en: 'Produce markets' },
  mall: { zh: '商场超市', en: 'Malls and supermarkets' },
  restaurant: { zh: '餐饮单位', en: 'Restaurants' },
  'food-shop': { zh: '小食品店', en: 'Small food shops' },
  hairdresser: { zh: '小美容美发店', en: 'Hairdressers' },
  hotel: { zh: '小旅店', en: 'Small hotels' },
  'bath-house': { zh: '小浴室、小歌舞厅', en: 'Bath houses and dance halls' },
  'building-site': { zh: '建筑（待建）工地', en: 'Building sites' },
  'medical-institution': { zh: '医疗卫生机构', en: 'Medical institutions' },
  'school-kindergarten': { zh: '学校及托幼机构', en: 'Schools and kindergartens' },
  'public-toilet': { zh: '公共厕所', en: 'Public toilets' },
  'waste-station': { zh: '垃圾中转站（收集点）', en: 'Waste stations' },
  'strict-road': { zh: '严管路', en: 'Strictly managed roads' },
  'road-works': { zh: '占道施工项目', en: 'Road works' },
  'street-school': { zh: '临街中小学校', en: 'Schools by the street' },
  'leader-post': { zh: '区领导包街驻点', en: 'Leaders’ posts' },
};
