import {
  profileOf,
  type Register,
  type Registers,
  type Terms,
  type Text,
  titleOf,
} from '@taizhang/definition';
import { explainedOf, formulaSaid, numberSaid, type Saying } from './formula-words.ts';
import { say } from './words.ts';

/** A part of terms in words, with the clause that it follows. */
export interface SaidPart {
  readonly id: string;
  readonly title: Text;
  /** The number of the clause. */
  readonly clause: string;
  readonly words: Text;
}

/** Terms as they are read: every part of them in words, of nobody in particular. */
export interface TextOfTerms {
  readonly subject: Text;
  readonly often: Text;
  readonly clauses: readonly { readonly id: string; readonly number: string; readonly text: Text }[];
  readonly parameters: readonly { readonly id: string; readonly title: Text; readonly words: Text }[];
  readonly conditions: readonly SaidPart[];
  readonly lines: readonly SaidPart[];
  readonly stacking: Omit<SaidPart, 'id' | 'title'> | null;
  readonly budget: Omit<SaidPart, 'id' | 'title'> | null;
  readonly evidence: readonly SaidPart[];
  readonly clawback: readonly SaidPart[];
}

/** Terms in words. What they name in vain is said by its name. */
export function textOfTerms(terms: Terms, registers: Registers): TextOfTerms {
  const subject = registers.get(terms.subject);
  const profile = subject ? profileOf(subject, registers) : nobody;
  const on: Saying = { terms, profile };
  const part = (
    { id, title, clause }: { id: string; title: Text; clause: string },
    words: Text,
  ): SaidPart => ({
    id,
    title,
    clause: numberOf(terms, clause),
    words,
  });
  return {
    subject: subject?.title ?? say(terms.subject, terms.subject),
    often:
      terms.often === 'once'
        ? say('每个对象只兑现一次', 'Paid once')
        : say('每个对象每年可兑现一次', 'Paid once a year'),
    clauses: Object.entries(terms.clauses).map(([id, clause]) => ({ id, ...clause })),
    parameters: Object.entries(terms.parameters ?? {}).map(([id, { title, unit, values }]) => ({
      id,
      title,
      words: valuesSaid(values, unit),
    })),
    conditions: terms.conditions.map((one) => part(one, noted(explainedOf(one.when, on), one))),
    lines: terms.lines.map((line) => part(line, lineSaid(line, on))),
    stacking: terms.stacking ? stackingSaid(terms.stacking, terms) : null,
    budget: terms.budget ? budgetSaid(terms.budget, terms, profile) : null,
    evidence: (terms.evidence ?? []).map((one) => part(one, evidenceSaid(one, on))),
    clawback: (terms.clawback ?? []).map((one) => part(one, clawbackSaid(one, on))),
  };
}

const nothing = say('', '');
/** Who terms are for that name nobody. */
const nobody: Register = {
  id: 'nobody',
  title: nothing,
  description: nothing,
  keeper: nothing,
  prefix: 'NO',
  titleField: 'name',
  places: 'none',
  fields: {},
  measures: {},
  stages: {},
  transitions: {},
  metrics: {},
};

const numberOf = ({ clauses }: Terms, id: string): string =>
  (Object.hasOwn(clauses, id) ? clauses[id]?.number : undefined) ?? id;

type Parameter = NonNullable<Terms['parameters']>[string];

function valuesSaid(values: Parameter['values'], unit: Parameter['unit']): Text {
  const said = values.map(({ from, value }) => {
    const { zh, en } = numberSaid(value, unit);
    return from === undefined ? say(zh, en) : say(`${from}起${zh}`, `${en} from ${from}`);
  });
  return say(said.map(({ zh }) => zh).join('，'), said.map(({ en }) => en).join(', '));
}

function noted({ zh, en }: Text, { fixed, strict }: Terms['conditions'][number]): Text {
  const notes = [
    ...(fixed ? [say('固有条件，不计为“差一项”', 'nothing can be done about it')] : []),
    ...(strict ? [say('兑现前不再满足的，一律停办', 'no award goes on without it')] : []),
  ];
  if (notes.length === 0) return say(zh, en);
  const said = [notes.map((note) => note.zh).join('；'), notes.map((note) => note.en).join('; ')];
  return say(`${zh}（${said[0]}）`, `${en} (${said[1]})`);
}

function lineSaid({ when, amount, aside }: Terms['lines'][number], on: Saying): Text {
  const said = formulaSaid(amount, on);
  const asided = aside
    ? say(`${said.zh}（仅供下文计算，不计入合计）`, `${said.en} (for what follows, not in the sum)`)
    : said;
  if (!when) return asided;
  const { zh, en } = explainedOf(when, on);
  return say(`${zh}的，${asided.zh}`, `if ${en}: ${asided.en}`);
}

function stackingSaid({ title: { zh, en }, rule, clause }: NonNullable<Terms['stacking']>, terms: Terms) {
  const words =
    rule === 'exclusive'
      ? say(`与其他“${zh}”不重复享受`, `Not beside another of “${en}” in a year`)
      : say(
          `与其他“${zh}”就高不重复：只兑现最高的一项，已兑现的扣除`,
          `The highest of “${en}”, less what was paid`,
        );
  return { clause: numberOf(terms, clause), words };
}

function budgetSaid({ share, order, clause }: NonNullable<Terms['budget']>, terms: Terms, profile: Register) {
  const by = order === undefined ? null : titleOf(profile, order);
  const words =
    share === 'pro-rata'
      ? say(
          '年度预算不足的，按同一比例折算',
          'Where the budget of the year does not suffice, all get the same share',
        )
      : by
        ? say(
            `年度预算不足的，按${by.zh}从高到低兑现，用完为止`,
            `Where the budget does not suffice, the greatest ${by.en} comes first`,
          )
        : say(
            '年度预算不足的，按先后顺序兑现，用完为止',
            'Where the budget does not suffice, who came first is paid first',
          );
  return { clause: numberOf(terms, clause), words };
}

function evidenceSaid({ unless }: NonNullable<Terms['evidence']>[number], on: Saying): Text {
  if (!unless) return say('须提交', 'To be handed in');
  const { zh, en } = explainedOf(unless, on);
  return say(`${zh}的，免交`, `Not asked for where ${en}`);
}

function clawbackSaid({ when, within, share }: NonNullable<Terms['clawback']>[number], on: Saying): Text {
  const { zh, en } = explainedOf(when, on);
  return say(
    `兑现后${within}年内${zh}的，追回${share}%`,
    `${share} % is taken back if, within ${within} years, ${en}`,
  );
}
