import { all, any, defineRegister, is } from '@taizhang/definition';
import {
  atMostField,
  category,
  date,
  happened,
  inOrder,
  leader,
  measure,
  personal,
  point,
  reference,
  required,
  say,
  text,
  usually,
} from './declare.ts';

const ofStreets = all(is('level', 'street'));
const ofCity = all(is('level', 'city'));
/** Since this year households are kept one by one in a register of their own, and counted from there. */
const householdsSince = '2021';
const ofFormerYears = { field: 'plan-year', operator: '<', value: householdsSince } as const;

/** What is held against its schedule once it is assigned. */
const ofAssigned = {
  stages: ['assigned', 'surveyed', 'signing', 'finished'],
  starts: 'assigned-on',
  ends: 'due-on',
  closes: { count: 3, of: 'working-day' as const },
};

const fields = {
  name: required(text('征收项目名称', 'Project')),
  level: required(
    category('任务层级', 'Level', {
      street: ['街道征收项目', 'Project of a sub-district'],
      city: ['市级城建重点工程征地拆迁任务', 'Task of the city’s key construction'],
    }),
  ),
  purpose: required(
    category('征收用途', 'Purpose', {
      'old-city': ['旧城区改建', 'Old city renewal'],
      road: ['道路交通', 'Roads'],
      metro: ['轨道交通', 'Metro'],
      public: ['公共事业', 'Public services'],
      'land-reserve': ['土地储备', 'Land reserve'],
      greening: ['园林绿化', 'Greening'],
    }),
  ),
  'plan-year': required(text('计划年度', 'Plan year')),
  'carried-over': category('计划来源', 'Origin', {
    new: ['本年新增', 'New this year'],
    'carried-over': ['上年结转', 'Carried over'],
  }),
  boundary: text('征收范围', 'Boundary'),
  place: point('坐标', 'Place'),
  'implementing-unit': text('征收实施单位', 'Implementing unit'),
  'decision-number': text('征收决定文号', 'Expropriation decision'),
  funding: category('资金来源', 'Funding', {
    city: ['市级城建资金', 'City budget'],
    district: ['区级财政', 'District budget'],
    bond: ['专项债', 'Special bond'],
    developer: ['做地主体筹集', 'Land developer'],
  }),
  leader: leader('包保领导', 'Official in charge'),
  parcel: reference('对应地块', 'Land parcel', 'land-parcel'),
  'assigned-on': date('下达日期', 'Assigned on'),
  'due-on': date('完成时限', 'Due by'),
  'signing-from': date('签约期起', 'Signing from'),
  'signing-until': date('签约期至', 'Signing until'),
  'finished-on': happened('完成日期', 'Finished on'),
  difficulty: text('难点及未签约情况', 'Difficulties'),
  'withdrawal-reason': text('调出原因', 'Reason for withdrawal'),
  'leader-on-site': personal('现场负责人', 'Leader on site', 'name'),
  'site-phone': personal('联系电话', 'Telephone', 'phone'),
};

/**
 * 征收拆迁台账: kept by the Housing Expropriation Office under 《国有土地上房屋征收与补偿条例》. A record is one
 * year's task: planned, assigned (下达), announced and surveyed, signing, finished, and archived at the year's end, when
 * what is left is carried over as the next year's task.
 */
export const expropriation = defineRegister({
  id: 'expropriation',
  title: say('征收拆迁台账', 'Expropriation'),
  description: say(
    '街道征收项目和市级城建重点工程征地、房屋征收任务的年度计划与日进度。',
    'The year’s expropriation tasks of sub-districts and of the city’s key construction, with daily progress.',
  ),
  keeper: say('区房屋征收管理办公室', 'Housing Expropriation Office'),
  prefix: 'ZS',
  titleField: 'name',
  places: 'required',
  listed: ['leader', 'due-on', 'finished-on', 'households-plan', 'area-plan'],
  fields,
  measures: {
    'households-plan': measure('计划征收户数', 'Planned households', 'hu'),
    'area-plan': measure('计划征收房屋面积', 'Planned house area', 'wan-square-metre'),
    'land-plan': measure('计划征地面积', 'Planned land', 'mu'),
    households: measure('以前年度完成户数（汇总）', 'Households done in former years, as a total', 'hu'),
    area: measure(
      '已完成房屋面积（市级任务、以前年度）',
      'House area done (for the city, in former years)',
      'wan-square-metre',
    ),
    land: measure('已完成征地', 'Land done', 'mu'),
    'funds-paid': measure('已拨付补偿资金', 'Compensation paid', 'wan-yuan'),
  },
  // A task runs from the day on which it was assigned.
  spans: { planned: ['assigned-on', 'due-on'], actual: ['assigned-on', 'finished-on'] },
  stages: {
    planned: { title: say('列入计划（绩效目标）', 'Planned') },
    assigned: { title: say('已下达任务', 'Assigned') },
    surveyed: { title: say('调查登记（补偿方案）', 'Surveyed') },
    signing: { title: say('签约搬迁', 'Signing') },
    finished: { title: say('已完成', 'Finished') },
    archived: { title: say('年终归档', 'Archived'), ended: true },
    withdrawn: { title: say('调出计划', 'Withdrawn'), ended: true },
  },
  transitions: {
    plan: { title: say('列入计划', 'Plan'), to: 'planned' },
    assign: {
      title: say('下达任务', 'Assign'),
      from: ['planned'],
      to: 'assigned',
      sets: ['assigned-on', 'due-on', 'leader', 'implementing-unit'],
      amounts: ['households-plan', 'area-plan', 'land-plan'],
      requires: ['assigned-on'],
    },
    survey: { title: say('调查登记', 'Survey'), from: ['assigned'], to: 'surveyed', sets: ['boundary'] },
    'begin-signing': {
      title: say('作出决定、启动签约', 'Begin signing'),
      from: ['assigned', 'surveyed'],
      to: 'signing',
      sets: ['decision-number', 'signing-from', 'signing-until'],
    },
    progress: {
      title: say('填报日进度', 'Report progress'),
      from: ['signing'],
      sets: ['difficulty'],
      amounts: ['area', 'land', 'funds-paid'],
    },
    'take-over': {
      title: say('补录以前年度汇总', 'Take over totals of former years'),
      from: ['signing'],
      amounts: ['households', 'area'],
    },
    'adjust-plan': {
      title: say('调整计划', 'Adjust the plan'),
      from: ['assigned', 'surveyed', 'signing'],
      amounts: ['households-plan', 'area-plan', 'land-plan'],
    },
    finish: {
      title: say('完成征收', 'Finish'),
      from: ['signing'],
      to: 'finished',
      sets: ['finished-on', 'difficulty'],
      requires: ['finished-on'],
      evidence: true,
    },
    archive: {
      title: say('年终归档', 'Archive'),
      from: ['assigned', 'surveyed', 'signing', 'finished'],
      to: 'archived',
    },
    withdraw: {
      title: say('调出计划', 'Withdraw'),
      from: ['planned', 'assigned', 'surveyed'],
      to: 'withdrawn',
      sets: ['withdrawal-reason'],
      requires: ['withdrawal-reason'],
    },
  },
  rules: {
    'households-one-by-one': {
      title: say(
        '街道项目的完成户数和面积由被征收户台账逐户产生，不在此填报',
        'What a sub-district’s project has done is counted from its households, it is not typed here',
      ),
      advice: say(
        '把完成户数和面积留空；到“被征收户台账”逐户办理签约，即计入。',
        'Leave both empty: a household counts once its agreement is recorded in its own register.',
      ),
      holds: any(
        is('level', 'city'),
        ofFormerYears,
        all({ field: 'households', operator: '=', value: 0 }, { field: 'area', operator: '=', value: 0 }),
      ),
    },
    'signing-in-order': inOrder(
      'signing-from',
      'signing-until',
      '签约期止不得早于签约期起',
      'Signing does not end before it begins',
    ),
    'area-within-plan': {
      title: say('完成房屋面积不得超过计划面积', 'No more area is done than planned'),
      advice: say('计划确有调整的，先办“调整计划”。', 'Where the plan was changed, adjust it first.'),
      holds: atMostField('area', 'area-plan'),
    },
    'land-within-plan': {
      title: say('完成征地不得超过计划征地', 'No more land is done than planned'),
      advice: say('计划确有调整的，先办“调整计划”。', 'Where the plan was changed, adjust it first.'),
      holds: atMostField('land', 'land-plan'),
    },
  },
  doubts: {
    'plausible-area': usually(
      'area-plan',
      [0, 5_000_000],
      say('计划征收房屋面积超过500万平方米', 'More than 5 million m² are planned'),
      say(
        '是否单位填错？系统按万平方米理解：1.2万平方米填“1.2”。',
        'Is the unit right? It is typed in 10 thousand m²: 1.2 stands for 12,000.',
      ),
    ),
    'plausible-funds': usually(
      'funds-paid',
      [0, 20_000_000_000],
      say('已拨付补偿资金超过200亿元', 'More than 20 billion yuan were paid'),
      say('是否单位填错？系统按万元理解。', 'Is the unit right? It is typed in 10 thousand yuan.'),
    ),
  },
  deadlines: {
    finish: {
      title: say('应完成征收任务', 'Finish the expropriation'),
      field: 'due-on',
      stages: ['assigned', 'surveyed', 'signing'],
    },
    sign: {
      title: say('签约期内应完成签约', 'Sign all households within the signing period'),
      field: 'signing-until',
      stages: ['signing'],
    },
  },
  answersFor: { who: 'leader', itself: true, stages: ['assigned', 'surveyed', 'signing'] },
  paces: {
    households: {
      title: say('征收户数进度', 'Households of the year'),
      done: { register: 'household', via: 'project', transitions: ['sign', 'sign-and-vacate'], of: 'count' },
      plan: 'households-plan',
      ...ofAssigned,
      where: ofStreets,
    },
    area: {
      title: say('征收面积进度', 'House area of the year'),
      done: {
        register: 'household',
        via: 'project',
        transitions: ['sign', 'sign-and-vacate'],
        of: { holding: 'area' },
      },
      plan: 'area-plan',
      ...ofAssigned,
      where: ofStreets,
    },
    'city-area': {
      title: say('市级任务房屋征收进度', 'House area of the year for the city'),
      done: { amount: 'area', transitions: ['progress'] },
      plan: 'area-plan',
      ...ofAssigned,
      where: ofCity,
    },
  },
  metrics: {
    'street-projects': {
      kind: 'balance',
      title: say('下达街道征收项目', 'Projects assigned to sub-districts'),
      definition: say('当年已下达且未调出、未归档', 'Assigned this year, neither withdrawn nor archived'),
      stages: ['assigned', 'surveyed', 'signing', 'finished'],
      of: 'count',
      unit: 'ge',
      where: ofStreets,
    },
    'street-households-plan': {
      kind: 'balance',
      title: say('街道项目计划征收户数', 'Planned households of sub-districts'),
      stages: ['assigned', 'surveyed', 'signing', 'finished'],
      of: { holding: 'households-plan' },
      where: ofStreets,
    },
    'street-area-plan': {
      kind: 'balance',
      title: say('街道项目计划征收面积', 'Planned area of sub-districts'),
      stages: ['assigned', 'surveyed', 'signing', 'finished'],
      of: { holding: 'area-plan' },
      where: ofStreets,
    },
    'street-awaiting-signing': {
      kind: 'balance',
      title: say('已下达未启动签约的街道项目', 'Projects assigned where signing has not begun'),
      stages: ['assigned', 'surveyed'],
      of: 'count',
      unit: 'ge',
      where: ofStreets,
    },
    'street-finished': {
      kind: 'turnover',
      title: say('期内完成的街道项目', 'Projects of sub-districts finished'),
      transitions: ['finish'],
      of: 'count',
      unit: 'ge',
      where: ofStreets,
    },
    'city-targets': {
      kind: 'balance',
      title: say('市级城建重点工程征收绩效目标', 'City-level performance targets'),
      stages: ['planned', 'assigned', 'surveyed', 'signing', 'finished'],
      of: 'count',
      unit: 'xiang',
      where: ofCity,
    },
    'city-assigned': {
      kind: 'balance',
      title: say('市级任务已下达', 'City-level tasks assigned'),
      stages: ['assigned', 'surveyed', 'signing', 'finished'],
      of: 'count',
      unit: 'xiang',
      where: ofCity,
    },
    'city-land-done': {
      kind: 'turnover',
      title: say('市级任务完成征地', 'Land done for the city'),
      transitions: ['progress'],
      of: { amount: 'land' },
      where: ofCity,
    },
    'city-land-completion': {
      kind: 'progress',
      title: say('市级任务征地完成率', 'Completion of land for the city'),
      of: 'expropriation.city-land-done',
      against: 'target.value',
      show: 'completion',
    },
    'city-house-done': {
      kind: 'turnover',
      title: say('市级任务完成房屋征收', 'House area done for the city'),
      transitions: ['progress'],
      of: { amount: 'area' },
      where: ofCity,
    },
    'city-house-completion': {
      kind: 'progress',
      title: say('市级任务房屋征收完成率', 'Completion of house area for the city'),
      of: 'expropriation.city-house-done',
      against: 'target.value',
      show: 'completion',
    },
    'city-house-ahead': {
      kind: 'progress',
      title: say('市级任务房屋征收超时序进度', 'City house area ahead of the calendar'),
      of: 'expropriation.city-house-done',
      against: 'target.value',
      show: 'ahead',
    },
    'funds-paid': {
      kind: 'turnover',
      title: say('拨付补偿资金', 'Compensation paid'),
      transitions: ['progress'],
      of: { amount: 'funds-paid' },
    },
  },
});
