import {
  conditionSchema,
  explain,
  type FieldKindName,
  familySchema,
  fieldKinds,
  fieldSchema,
  measureSchema,
  metricSchema,
  type Operator,
  operators,
  registerSchema,
  reviewSchema,
  ruleOfRegisterSchema,
  ruleSchema,
  stageSchema,
  targetPartsSchema,
  targetsSchema,
  textSchema,
  transitionSchema,
  uniqueSchema,
  unitIds,
} from '@taizhang/definition';
import { figureSchema, periodSchema, sectionSchema, templateSchema } from '@taizhang/report';
import type { GeneratedFile } from '../generate.ts';
import { both, code, generatedBy, page, table } from './page/markdown.ts';
import { type NamedSchema, propertiesTable, type Schema } from './page/schema-words.ts';

const json = (schema: { toJSONSchema(): unknown }): Schema => schema.toJSONSchema() as Schema;

const named: readonly NamedSchema[] = [
  { name: 'text', link: 'register-language.md#text', schema: json(textSchema) },
  { name: 'unit', link: 'units.md', schema: { type: 'string', enum: unitIds } },
  { name: 'field', link: '#field', schema: json(fieldSchema) },
  { name: 'measure', link: '#measure', schema: json(measureSchema) },
  { name: 'stage', link: '#stage', schema: json(stageSchema) },
  { name: 'transition', link: '#transition', schema: json(transitionSchema) },
  { name: 'review', link: '#review', schema: json(reviewSchema) },
  { name: 'unique', link: '#unique', schema: json(uniqueSchema) },
  { name: 'targets', link: '#targets', schema: json(targetsSchema) },
  { name: 'parts of targets', link: '#parts-of-targets', schema: json(targetPartsSchema) },
  { name: 'rule', link: '#rule', schema: json(ruleOfRegisterSchema) },
  { name: 'comparison', link: '#comparison', schema: json(ruleSchema) },
  { name: 'condition', link: '#condition', schema: json(conditionSchema) },
  { name: 'metric', link: '#metric', schema: json(metricSchema) },
  { name: 'family', link: '#family', schema: json(familySchema) },
  { name: 'period', link: '#period', schema: json(periodSchema) },
  { name: 'figure', link: '#figure', schema: json(figureSchema) },
  { name: 'section', link: '#section', schema: json(sectionSchema) },
];

const schemaOf = (name: string): Schema => named.find((one) => one.name === name)?.schema ?? {};

/** docs/reference/register-language.md and report-template.md: everything that a register and a report may say. */
export async function files(): Promise<GeneratedFile[]> {
  return [
    { path: 'docs/reference/register-language.md', text: registerPage() },
    { path: 'docs/reference/report-template.md', text: templatePage() },
  ];
}

const mark = generatedBy('tools/generators/register-language.ts');

const registerPage = (): string =>
  page(
    mark,
    '# The register language',
    'A register is data. This page lists what that data may say; it is written from the schemas of `packages/definition`, which also check it. An identifier is lower-case words joined by hyphens, at most 60 characters. What a register says must also hang together (`catalogueOf`): every stage, field, measure, register and metric that it names must exist, a transition must lead to every stage, a condition must compare like with like.',
    ...section('Register', json(registerSchema)),
    ...section('Text', schemaOf('text')),
    ...fieldSection(),
    ...section('Measure', schemaOf('measure')),
    ...section('Stage', schemaOf('stage')),
    ...section('Transition', schemaOf('transition')),
    ...section('Review', schemaOf('review')),
    ...section('Unique', schemaOf('unique')),
    ...section('Targets', schemaOf('targets')),
    ...section('Parts of targets', schemaOf('parts of targets')),
    ...section('Rule', schemaOf('rule')),
    ...conditionSection(),
    ...metricSection(),
    ...familySection(),
  );

const templatePage = (): string =>
  page(
    mark,
    '# The report template',
    'A report template is data, like a register. Its figures are bound to metrics; its sentences name the figures in double braces. A template is refused (`checkedTemplate`) when a sentence names a figure that is not bound, a figure stands in no sentence, a metric is unknown, or a unit does not fit its metric.',
    ...section('Template', json(templateSchema)),
    ...section('Period', schemaOf('period')),
    ...section('Section', schemaOf('section')),
    ...section('Figure', schemaOf('figure')),
    'Text, units and identifiers are those of [the register language](register-language.md).',
  );

const section = (title: string, schema: Schema): string[] => [
  `## ${title}`,
  sentence(schema.description ?? ''),
  propertiesTable(schema, named),
];

const sentence = (text: string): string => (text === '' || text.endsWith('.') ? text : `${text}.`);

/** The properties that every choice has are told once, the others with their choice. */
function choices(schema: Schema): { common: Schema; own: { kind: string; schema: Schema }[] } {
  const all = schema.oneOf ?? [];
  const [first = {}] = all;
  const shared = Object.keys(first.properties ?? {}).filter(
    (name) => name !== 'kind' && all.every((choice) => Object.hasOwn(choice.properties ?? {}, name)),
  );
  const pick = (from: Schema, keep: (name: string) => boolean): Schema => ({
    ...from,
    properties: Object.fromEntries(Object.entries(from.properties ?? {}).filter(([name]) => keep(name))),
  });
  return {
    common: pick(first, (name) => shared.includes(name)),
    own: all.map((choice) => ({
      kind: String(choice.properties?.kind?.const),
      schema: pick(choice, (name) => name !== 'kind' && !shared.includes(name)),
    })),
  };
}

function fieldSection(): string[] {
  const { common, own } = choices(schemaOf('field'));
  const kinds = own.map(({ kind, schema }) => {
    const record = fieldKinds[kind as FieldKindName];
    return [
      code(kind),
      both(record.title),
      schema.description ?? '',
      record.comparison ?? 'not in conditions',
      record.input,
      record.cell.type,
    ];
  });
  return [
    '## Field',
    'What is written down of a record. Every field has:',
    propertiesTable(common, named),
    'and is of one of these kinds:',
    table(['Kind', '类型 / Called', 'Meaning', 'Compared as', 'Input', 'Excel cell'], kinds),
    ...own.flatMap(({ kind, schema }) =>
      Object.keys(schema.properties ?? {}).length === 0
        ? []
        : [`A field of kind ${code(kind)} also has:`, propertiesTable(schema, named)],
    ),
  ];
}

function conditionSection(): string[] {
  const wording = {
    title: () => ({ zh: '字段', en: 'the field' }),
    show: (_field: string, value: unknown) => ({ zh: String(value), en: String(value) }),
  };
  const words = (operator: Operator) => {
    const value = /between/i.test(operator) || /^(in|notIn)$/.test(operator) ? ['A', 'B'] : 'A';
    const said = explain({ combinator: 'and', rules: [{ field: 'x', operator, value }] }, wording);
    return [code(operator), said.zh, said.en];
  };
  return [
    '## Condition',
    'A group of comparisons, in the form of the rule groups of react-querybuilder. Logic has three values, as in SQL: a comparison with a value that is not known is unknown, not false. A metric counts a record when its condition is true; a register’s rule is broken when it is false.',
    propertiesTable(schemaOf('condition'), named),
    '### Comparison',
    'A comparison may read the register’s fields and measures and the common fields `stage`, `unit` and `street`. Personal data and points cannot be read.',
    propertiesTable(schemaOf('comparison'), named),
    table(['Operator', '中文', 'In words'], operators.map(words)),
  ];
}

function metricSection(): string[] {
  const { common, own } = choices(schemaOf('metric'));
  return [
    '## Metric',
    'What is counted. A metric is named `register.metric`. Every metric has:',
    propertiesTable(common, named),
    ...own.flatMap(({ kind, schema }) => [
      `### ${kind}`,
      sentence(schema.description ?? ''),
      propertiesTable(schema, named),
    ]),
  ];
}

function familySection(): string[] {
  return [
    '## Family',
    'Metrics that say of one thing how much it is, how it grew and where it ranks. A figure bound to one of them opens all, asked with the same parameters. What is implied by them (the bases that a level and its growths fix, the growth of the year before, the average) is computed at read, as finely as the values were published, and never stored.',
    propertiesTable(schemaOf('family'), named),
  ];
}
