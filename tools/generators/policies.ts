import {
  type FieldValue,
  kindOf,
  profileOf,
  type Register,
  type Terms,
  type Text,
  titleOf,
  units,
} from '@taizhang/definition';
import { demoPolicies } from '@taizhang/district-wuchang-2021h1';
import { judge, supposedOf } from '@taizhang/policy';
import { registers as list } from '@taizhang/registers';
import type { GeneratedFile } from '../generate.ts';
import { both, code, generatedBy, page, table } from './page/markdown.ts';

const registers = new Map(list.map((one): [string, Register] => [one.id, one]));
const mark = generatedBy('tools/generators/policies.ts');
const eligibilities: Readonly<Record<string, Text>> = {
  eligible: { zh: '符合', en: 'eligible' },
  nearly: { zh: '差一项', en: 'nearly' },
  unknown: { zh: '不详', en: 'unknown' },
  not: { zh: '不符合', en: 'not' },
};

/** docs/reference/policies.md: the policies of the demo, with what their worked examples come to. */
export async function files(): Promise<GeneratedFile[]> {
  return [{ path: 'docs/reference/policies.md', text: policiesPage() }];
}

function policiesPage(): string {
  const rows = demoPolicies.map(({ code: id, zh, en, scheme, channel, terms }) => [
    `[${zh}](#${id.toLowerCase()})`,
    en,
    code(id),
    code(scheme),
    code(channel),
    terms.often,
    terms.stacking ? `${terms.stacking.group}: ${terms.stacking.rule}` : '',
    terms.budget?.share ?? '',
    String(terms.examples?.length ?? 0),
  ]);
  return page(
    mark,
    '# 示例政策与算例 / Policies of the demo and their worked examples',
    'Every policy of the demo district is made up: none is in force anywhere, and no clause is that of a real document. What is stated here is judged when the page is written, by the code that judges firms. Where they come from stands in [a guide](../guide-policies.md).',
    table(
      ['政策', 'Policy', 'Code', 'Scheme', 'Channel', 'Often', 'Stacking', 'Budget', '算例 / Examples'],
      rows,
    ),
    ...demoPolicies.flatMap(({ code: id, zh, en, terms }) => [
      `## ${id}`,
      `${zh} / ${en}`,
      ...Object.values(terms.clauses).map(({ number, text }) => `- ${number} ${text.zh} ${text.en}`),
      examplesOf(terms),
    ]),
  );
}

function examplesOf(terms: Terms): string {
  const profile = profileOf(registers.get(terms.subject) as Register, registers);
  const rows = (terms.examples ?? []).map(({ title, on, given }) => {
    const judged = judge(terms, profile, supposedOf(profile, given), on);
    const failed = judged.conditions.filter(({ truth }) => truth !== true);
    return [
      both(title),
      on,
      Object.entries(given)
        .filter(([name]) => !['stage', 'kind'].includes(name) || given[name] !== 'operating')
        .map(([name, value]) => `${titleOf(profile, name).zh} ${shown(profile, name, value)}`)
        .join('；'),
      both(eligibilities[judged.eligibility] as Text),
      judged.amount ?? '?',
      failed.map((one) => both(one.title)).join('；'),
    ];
  });
  return table(
    [
      '算例 / Example',
      '日期 / On',
      '已知 / Given',
      '结论 / Judged',
      '元 / Yuan',
      '未满足 / Not met or unknown',
    ],
    rows,
  );
}

function shown(profile: Register, name: string, value: FieldValue): string {
  const measure = Object.hasOwn(profile.measures, name) ? profile.measures[name] : undefined;
  if (measure)
    return `${value}${units[measure.unit].title.zh === '万元' ? '元' : units[measure.unit].title.zh}`;
  const field = Object.hasOwn(profile.fields, name) ? profile.fields[name] : undefined;
  if (field) return kindOf(field).show(value, field, 'zh');
  return profile.stages[String(value)]?.title.zh ?? String(value);
}
