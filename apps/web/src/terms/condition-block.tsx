import type { WireTermsWord } from '@taizhang/contract';
import type { Condition, Rule, Scalar } from '@taizhang/definition';
import type { ReactNode } from 'react';
import { GroupEditor, type ValueOfRule } from '../list/condition-editor.tsx';
import type { Column } from '../list/list-search.ts';
import { RuleValue } from '../list/rule-value.tsx';
import '../list/list.css';
import { useEditing } from './editing.tsx';
import { GivenValue } from './given-value.tsx';
import { isCondition, type Path } from './terms-value.ts';

interface ConditionBlockProps {
  readonly at: Path;
  readonly label: string;
  readonly condition: Condition;
}

const columnOf = (word: WireTermsWord): Column => ({
  id: word.id,
  title: word.title,
  kind: word.kind,
  options: word.options,
  unit: word.unit?.title ?? null,
  reference: null,
  operators: word.operators,
  usual: false,
});

/** What a condition names and is not there stands in its lists all the same. */
function strangersOf(
  { rules }: Condition,
  known: ReadonlySet<string>,
  called: (id: string) => string,
): Column[] {
  return rules.flatMap((node): Column[] => {
    if ('combinator' in node) return strangersOf(node, known, called);
    if (known.has(node.field)) return [];
    const title = called(node.field);
    return [
      {
        id: node.field,
        title: { zh: title, en: title },
        kind: 'text',
        options: null,
        unit: null,
        reference: null,
        operators: [node.operator, '=', '!=', 'in', 'notIn', 'null', 'notNull'].filter(
          (o, i, all) => all.indexOf(o) === i,
        ),
        usual: false,
      },
    ];
  });
}

/** A condition: rules and groups, compared with numbers, parameters or other figures. */
export function ConditionBlock({ at, label, condition }: ConditionBlockProps): ReactNode {
  const { words, say, put } = useEditing();
  if (!isCondition(condition)) return <pre>{JSON.stringify(condition)}</pre>;
  const columns = [...words.values()].map(columnOf);
  const strangers = strangersOf(condition, new Set(words.keys()), (name) => say('notThere', { name }));
  return (
    <fieldset className="terms-condition" data-at={at.join('.')} tabIndex={-1}>
      <legend>{label}</legend>
      {columns.length > 0 && (
        <div className="filter">
          <GroupEditor
            group={condition}
            columns={[...columns, ...new Map(strangers.map((one) => [one.id, one])).values()]}
            against={comparedWith}
            change={(changed) => put(at, tidy(changed))}
          />
          {condition.rules.length === 0 && <p className="quiet">{say('noRules')}</p>}
        </div>
      )}
    </fieldset>
  );
}

/** A group that is not negated does not say so. */
function tidy(condition: Condition): Condition {
  const { not, ...plain } = condition;
  const rules = condition.rules.map((node) => ('combinator' in node ? tidy(node) : node));
  return not ? { ...plain, rules, not } : { ...plain, rules };
}

const comparedWith: ValueOfRule = (props) => <ComparedWith {...props} />;

type Source = 'value' | 'parameter' | 'field';

const isParameter = (value: Rule['value']): boolean =>
  [value].flat().some((one) => typeof one === 'string' && one.startsWith('$'));

function ComparedWith({ id, rule, column, change }: Parameters<ValueOfRule>[0]): ReactNode {
  const { say } = useEditing();
  const { operator, value } = rule;
  if (operator === 'null' || operator === 'notNull') return <span />;
  const isListed = operator === 'in' || operator === 'notIn';
  const source: Source =
    rule.valueSource === 'field' ? 'field' : isParameter(value) && !isListed ? 'parameter' : 'value';
  const mayVary = (column.kind === 'number' || column.kind === 'date') && !isListed;
  return (
    <div className="terms-compared">
      {(mayVary || source !== 'value') && <SourceChoice {...{ rule, column, source, change }} />}
      {isListed && source === 'value' ? (
        <RuleValue
          id={id}
          column={column}
          operator={operator}
          value={value as Scalar | Scalar[] | null}
          change={(next) => change({ ...rule, value: next })}
        />
      ) : (
        [value].flat().map((one, i) => (
          <Side
            // biome-ignore lint/suspicious/noArrayIndexKey: a side is known by its place
            key={i}
            label={sideLabel(say, Array.isArray(value), i)}
            {...{ column, source }}
            value={one}
            change={(next) =>
              change({
                ...rule,
                value: Array.isArray(value) ? value.map((was, j) => (i === j ? next : was)) : next,
              })
            }
          />
        ))
      )}
    </div>
  );
}

const sideLabel = (say: ReturnType<typeof useEditing>['say'], isRange: boolean, i: number): string =>
  isRange ? say(i === 0 ? 'dayFrom' : 'dayTo') : say('valueNumber');

interface SourceProps {
  readonly rule: Rule;
  readonly column: Column;
  readonly source: Source;
  change(rule: Rule): void;
}

function SourceChoice({ rule, column, source, change }: SourceProps) {
  const { terms, words, say } = useEditing();
  const choose = (next: Source) => {
    const { valueSource: _, ...plain } = rule;
    const other =
      [...words.values()].find(({ id, kind }) => kind === column.kind && id !== rule.field)?.id ?? '';
    const [parameter = ''] = Object.keys(terms.parameters ?? {});
    const one = next === 'field' ? other : next === 'parameter' ? `$${parameter}` : '';
    const value = Array.isArray(rule.value) ? rule.value.map(() => one) : one;
    change(next === 'field' ? { ...plain, value, valueSource: 'field' } : { ...plain, value });
  };
  return (
    <select
      aria-label={say('source')}
      value={source}
      onChange={({ target }) => choose(target.value as Source)}
    >
      <option value="value">{say('sourceValue')}</option>
      <option value="parameter">{say('sourceParameter')}</option>
      <option value="field">{say('sourceField')}</option>
    </select>
  );
}

interface SideProps {
  readonly label: string;
  readonly column: Column;
  readonly source: Source;
  readonly value: Scalar | null;
  change(value: Scalar): void;
}

function Side({ label, column, source, value, change }: SideProps) {
  const { terms, words, say, of } = useEditing();
  const text = String(value ?? '');
  if (source === 'value')
    return <GivenValue word={words.get(column.id)} {...{ label, change }} at="" value={value ?? ''} />;
  const options =
    source === 'parameter'
      ? Object.entries(terms.parameters ?? {}).map(([id, { title }]) => ({
          id: `$${id}`,
          title: of(title) || id,
        }))
      : [...words.values()]
          .filter(({ kind }) => kind === column.kind)
          .map(({ id, title }) => ({ id, title: of(title) }));
  return (
    <select
      aria-label={say(source === 'parameter' ? 'parameter' : 'otherField')}
      value={text}
      onChange={({ target }) => change(target.value)}
    >
      {!options.some(({ id }) => id === text) && (
        <option value={text}>{text === '$' ? say('noParameter') : text || say('chooseOne')}</option>
      )}
      {options.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}
