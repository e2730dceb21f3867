import {
  catalogueOf,
  explain,
  type Field,
  fieldKinds,
  isReviewed,
  parametersOfMetric,
  type Register,
  type Text,
  type UnitId,
  unitOfMetric,
  units,
} from '@taizhang/definition';
import { registers } from '@taizhang/registers';
import type { GeneratedFile } from '../generate.ts';
import { both, code, generatedBy, page, table } from './page/markdown.ts';
import { conditionWords, countedWords, kindTitles, wordingOf } from './page/metric-words.ts';

const catalogue = catalogueOf(registers);
const mark = generatedBy('tools/generators/registers.ts');

/** docs/reference/registers.md and one page per register. */
export async function files(): Promise<GeneratedFile[]> {
  return [
    { path: 'docs/reference/registers.md', text: indexPage() },
    ...registers.map((register) => ({
      path: `docs/reference/registers/${register.id}.md`,
      text: registerPage(register),
    })),
  ];
}

function indexPage(): string {
  const rows = registers.map((register) => [
    `[${register.title.zh}](registers/${register.id}.md)`,
    register.title.en,
    code(register.id),
    both(register.keeper),
    both(register.description),
    String(Object.keys(register.metrics).length),
  ]);
  return page(
    mark,
    '# 台账 / Registers',
    'Every register of the district, as declared in `packages/registers/src`. What the parts of a register mean stands in [the register language](register-language.md); how to add one, in [a guide](../guide-add-a-register.md).',
    table(
      ['台账', 'Register', 'Identifier', '主管单位 / Keeper', '内容 / What it holds', '指标 / Metrics'],
      rows,
    ),
  );
}

function registerPage(register: Register): string {
  return page(
    mark,
    `# ${both(register.title)}`,
    register.description.zh,
    register.description.en,
    headOf(register),
    '## 阶段 / Stages',
    stagesOf(register),
    diagramOf(register),
    '## 操作 / Transitions',
    transitionsOf(register),
    'The built-in transition `revise` (变更) may set any field and add to any measure, in any stage.',
    '## 字段 / Fields',
    fieldsOf(register),
    ...(Object.keys(register.measures).length > 0 ? ['## 计量 / Measures', measuresOf(register)] : []),
    ...(register.rules ? ['## 规则 / Rules', rulesOf(register, register.rules)] : []),
    '## 指标 / Metrics',
    metricsOf(register),
    ...(register.families ? ['## 指标族 / Families', familiesOf(register.families)] : []),
    '[全部台账 / All registers](../registers.md)',
  );
}

const streets: Record<Register['places'], Text> = {
  required: { zh: '必填', en: 'required' },
  optional: { zh: '选填', en: 'optional' },
  none: { zh: '不分街道', en: 'not kept' },
};

function headOf(register: Register): string {
  const named = register.fields[register.titleField];
  return [
    `- 标识 / Identifier: ${code(register.id)}`,
    `- 主管单位 / Keeper: ${both(register.keeper)}`,
    `- 编号前缀 / Prefix of ids: ${code(register.prefix)}`,
    `- 记录名称 / A record is named by: ${named ? both(named.title) : ''} (${code(register.titleField)})`,
    `- 街道 / Sub-district: ${both(streets[register.places])}`,
  ].join('\n');
}

const tick = (yes: boolean | undefined): string => (yes ? '✓' : '');
const codes = (ids: readonly string[] | undefined): string => (ids ?? []).map(code).join(', ');

function stagesOf(register: Register): string {
  const rows = Object.entries(register.stages).map(([id, stage]) => [
    code(id),
    stage.title.zh,
    stage.title.en,
    tick(stage.ended),
  ]);
  return table(['Identifier', '阶段', 'Stage', '已办结 / Ended'], rows);
}

/** The stages as a picture. Names of stages are numbered: the picture's language reads a hyphen as a sign. */
function diagramOf(register: Register): string {
  const stages = Object.keys(register.stages);
  const name = (id: string) => `s${stages.indexOf(id)}`;
  const quiet = (text: string) => text.replaceAll(/[“”":;#]/g, ' ').trim();
  const arrows = Object.values(register.transitions).flatMap(({ from, to, title }) =>
    (from ?? ['']).map(
      (start) => `  ${start === '' ? '[*]' : name(start)} --> ${name(to ?? start)} : ${quiet(title.zh)}`,
    ),
  );
  const states = stages.map((id) => `  state "${quiet(register.stages[id]?.title.zh ?? id)}" as ${name(id)}`);
  return ['```mermaid', 'stateDiagram-v2', ...states, ...arrows, '```'].join('\n');
}

function transitionsOf(register: Register): string {
  const rows = Object.entries(register.transitions).map(([id, transition]) => {
    const opens = !transition.from;
    return [
      code(id),
      transition.title.zh,
      transition.title.en,
      opens ? '新建 / opens' : codes(transition.from),
      transition.to ? code(transition.to) : '不变 / stays',
      opens ? '全部 / all' : codes(transition.sets),
      opens ? '全部 / all' : codes(transition.amounts),
      codes(transition.requires),
      tick(transition.evidence),
      tick(isReviewed(register, id)),
    ];
  });
  const head = [
    'Identifier',
    '操作',
    'Transition',
    '从 / From',
    '到 / To',
    '可填字段 / Sets',
    '可计入 / Adds to',
    '须给出 / Requires',
    '佐证 / Evidence',
    '送审 / Reviewed',
  ];
  return table(head, rows);
}

const unitName = (id: UnitId): string => both(units[id].title) || '–';

function fieldsOf(register: Register): string {
  const rows = Object.entries(register.fields).map(([id, field]) => [
    code(id),
    field.title.zh,
    field.title.en,
    both(fieldKinds[field.kind].title),
    field.kind === 'number' ? unitName(field.unit) : '',
    tick(field.required),
    detailsOf(field),
  ]);
  const head = [
    'Identifier',
    '字段',
    'Field',
    '类型 / Kind',
    '单位 / Unit',
    '必填 / Required',
    '说明 / Notes',
  ];
  return table(head, rows);
}

function detailsOf(field: Field): string {
  const parts: string[] = [];
  if (field.help) parts.push(both(field.help));
  if (field.kind === 'category')
    parts.push(...Object.entries(field.options).map(([id, title]) => `${code(id)} ${both(title)}`));
  if (field.kind === 'reference')
    parts.push(
      catalogue.registers.has(field.register)
        ? `→ [${field.register}](${field.register}.md)`
        : field.register,
    );
  if (field.kind === 'reference' && field.stages)
    parts.push(
      field.stages
        .map((stage) => catalogue.registers.get(field.register)?.stages[stage]?.title)
        .flatMap((title) => (title ? [`限 / only ${both(title)}`] : []))
        .join('、'),
    );
  if (field.kind === 'personal') parts.push('加密保存，可删除 / encrypted, erasable');
  return parts.join('<br>');
}

function measuresOf(register: Register): string {
  const rows = Object.entries(register.measures).map(([id, measure]) => [
    code(id),
    measure.title.zh,
    measure.title.en,
    unitName(measure.unit),
    tick(measure.signed),
    measure.help ? both(measure.help) : '',
  ]);
  return table(
    ['Identifier', '计量', 'Measure', '单位 / Unit', '可为负 / May be negative', '说明 / Notes'],
    rows,
  );
}

function rulesOf(register: Register, rules: NonNullable<Register['rules']>): string {
  const wording = wordingOf(register);
  const rows = Object.entries(rules).map(([id, rule]) => {
    const words = explain(rule.holds, wording);
    return [code(id), both(rule.title), words.zh, words.en];
  });
  return table(['Identifier', '规则 / Rule', '须成立', 'Must not be false'], rows);
}

function metricsOf(register: Register): string {
  const rows = Object.entries(register.metrics).map(([name, metric]) => {
    const id = `${register.id}.${name}`;
    const entry = catalogue.metrics.get(id);
    return [
      `<a id="${name}"></a>${code(id)}`,
      both(metric.title),
      both(kindTitles[metric.kind]),
      both(countedWords(register, metric)),
      both(conditionWords(register, metric)),
      entry ? unitName(unitOfMetric(entry)) : '',
      codes(parametersOfMetric(metric)),
      metric.definition ? both(metric.definition) : '',
    ];
  });
  const head = [
    'Identifier',
    '指标 / Metric',
    '种类 / Kind',
    '如何计 / How it is counted',
    '条件 / Condition',
    '单位 / Unit',
    '参数 / Parameters',
    '口径 / Definition',
  ];
  return table(head, rows);
}

function familiesOf(families: NonNullable<Register['families']>): string {
  const linked = (id: string | undefined) => (id === undefined ? '' : code(id));
  const rows = Object.entries(families).map(([id, family]) => [
    code(id),
    both(family.title),
    linked(family.level),
    linked(family.growth),
    (family.against ?? []).map(({ year, metric }) => `${year}: ${code(metric)}`).join('<br>'),
    (family.ranks ?? [])
      .map(
        ({ among, byValue, byGrowth }) =>
          `${both(among)}: ${codes([byValue, byGrowth].filter((m) => m !== undefined))}`,
      )
      .join('<br>'),
    codes(family.beside),
  ]);
  const head = [
    'Identifier',
    '指标族 / Family',
    '总量 / Level',
    '同比 / Growth',
    '较某年 / Against a year',
    '位次 / Ranks',
    '并列 / Beside',
  ];
  return table(head, rows);
}
