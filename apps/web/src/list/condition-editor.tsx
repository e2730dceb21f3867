import type { Condition, Rule, Scalar } from '@taizhang/definition';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { askList } from './list-data.ts';
import { type Column, conditionText } from './list-search.ts';
import { isListText, useListWords } from './list-texts.ts';
import { RuleValue } from './rule-value.tsx';

interface EditorProps {
  readonly register: string;
  readonly columns: readonly Column[];
  readonly condition: Condition | undefined;
  apply(condition: Condition | undefined): void;
  close(): void;
}

const nothing: Condition = { combinator: 'and', rules: [] };

/** Builds a condition from rules and groups, and says in words what it has become. */
export function ConditionEditor({ register, columns, condition, apply, close }: EditorProps): ReactNode {
  const { say, of } = useListWords();
  const filterable = columns.filter(({ operators }) => operators.length > 0);
  const [edited, edit] = useState<Condition>(
    condition ?? { ...nothing, rules: [ruleFor(filterable[0] as Column)] },
  );
  const complete = pruned(edited);
  const text = conditionText(complete);
  const { data, error } = useQuery(askList.explained(register, text));
  return (
    <form
      className="filter"
      aria-label={say('filter')}
      onSubmit={(event) => {
        event.preventDefault();
        apply(text === undefined ? undefined : complete);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <GroupEditor group={edited} columns={filterable} change={edit} />
      <p className="filter-words" role="status" data-testid="filter-words">
        {text === undefined
          ? say('filterNone')
          : error === null && data && `${say('filterInWords')}${of(data.explained)}`}
      </p>
      <p className="actions">
        <Button type="primary" htmlType="submit">
          {say('filterApply')}
        </Button>
        <Button onClick={() => apply(undefined)}>{say('filterClear')}</Button>
        <Button type="text" onClick={close}>
          {say('close')}
        </Button>
      </p>
    </form>
  );
}

/** A rule about a column, to be filled in. */
function ruleFor(column: Column): Rule {
  const operator = (column.kind === 'text' ? 'contains' : column.operators[0]) as Rule['operator'];
  return { field: column.id, operator, value: valueFor(column, operator) };
}

const isList = (operator: Rule['operator']): boolean =>
  ['in', 'notIn', 'between', 'notBetween'].includes(operator);

function valueFor(column: Column, operator: Rule['operator']): Rule['value'] {
  if (operator === 'null' || operator === 'notNull') return null;
  if (isList(operator)) return operator === 'in' || operator === 'notIn' ? [] : ['', ''];
  if (column.kind === 'flag') return true;
  return column.options?.[0]?.id ?? '';
}

/** Without the rules that are not filled in yet. */
function pruned(condition: Condition): Condition {
  const rules = condition.rules.flatMap((node): (Rule | Condition)[] => {
    if ('combinator' in node) {
      const inner = pruned(node);
      return inner.rules.length === 0 ? [] : [inner];
    }
    const values = [node.value].flat();
    const filled = node.value === null || (values.length > 0 && values.every((value) => value !== ''));
    return filled ? [node] : [];
  });
  return { ...condition, rules };
}

/** What a rule is compared with, where it is more than a value. */
export type ValueOfRule = (props: {
  readonly id: string;
  readonly rule: Rule;
  readonly column: Column;
  change(rule: Rule): void;
}) => ReactNode;

interface GroupProps {
  readonly group: Condition;
  readonly columns: readonly Column[];
  /** Absent: a plain value. */
  readonly against?: ValueOfRule | undefined;
  change(group: Condition): void;
  remove?(): void;
}

/** A group of rules, and the groups within it. */
export function GroupEditor({ group, columns, against, change, remove }: GroupProps): ReactNode {
  const { say } = useListWords();
  const replace = (at: number, node: Rule | Condition | null) =>
    change({ ...group, rules: group.rules.flatMap((was, i) => (i === at ? (node ?? []) : was)) });
  const first = columns[0] as Column;
  return (
    <fieldset className="filter-group">
      <legend className="heard">{say('group')}</legend>
      <div className="filter-head">
        <select
          aria-label={say('group')}
          value={group.combinator}
          onChange={(event) => change({ ...group, combinator: event.target.value as 'and' | 'or' })}
        >
          <option value="and">{say('combineAnd')}</option>
          <option value="or">{say('combineOr')}</option>
        </select>
        <label className="filter-not">
          <input
            type="checkbox"
            checked={group.not ?? false}
            onChange={(event) => change({ ...group, not: event.target.checked || undefined })}
          />
          {say('not')}
        </label>
        {remove && (
          <button type="button" className="plain" onClick={remove}>
            {say('removeGroup')}
          </button>
        )}
      </div>
      <ul className="filter-rules">
        {group.rules.map((node, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place and nothing else.
          <li key={i}>
            {'combinator' in node ? (
              <GroupEditor
                group={node}
                columns={columns}
                against={against}
                change={(changed) => replace(i, changed)}
                remove={() => replace(i, null)}
              />
            ) : (
              <RuleEditor
                rule={node}
                columns={columns}
                against={against}
                change={(changed) => replace(i, changed)}
                remove={() => replace(i, null)}
              />
            )}
          </li>
        ))}
      </ul>
      <p className="filter-add">
        <button
          type="button"
          className="plain"
          onClick={() => change({ ...group, rules: [...group.rules, ruleFor(first)] })}
        >
          {say('addRule')}
        </button>
        <button
          type="button"
          className="plain"
          onClick={() =>
            change({ ...group, rules: [...group.rules, { combinator: 'or', rules: [ruleFor(first)] }] })
          }
        >
          {say('addGroup')}
        </button>
      </p>
    </fieldset>
  );
}

interface RuleProps {
  readonly rule: Rule;
  readonly columns: readonly Column[];
  readonly against?: ValueOfRule | undefined;
  change(rule: Rule): void;
  remove(): void;
}

function RuleEditor({ rule, columns, against, change, remove }: RuleProps): ReactNode {
  const { say, of } = useListWords();
  const id = useId();
  const column = columns.find((each) => each.id === rule.field) ?? (columns[0] as Column);
  const operatorTitle = (operator: string) =>
    isListText(`op${operator}`) ? say(`op${operator}` as 'opin') : operator;
  const choose = (operator: Rule['operator']) => {
    const alike = isList(operator) === isList(rule.operator) && rule.value !== null && operator !== 'null';
    const keeps = alike && operator !== 'notNull';
    if (keeps) return change({ ...rule, operator });
    const { valueSource: _, ...plain } = rule;
    // One value goes on as the first of several.
    if ((operator === 'in' || operator === 'notIn') && typeof rule.value === 'string' && rule.value !== '')
      return change({ ...plain, operator, value: [rule.value] });
    change({ ...plain, operator, value: valueFor(column, operator) });
  };
  return (
    <div className="filter-rule">
      <select
        aria-label={say('field')}
        value={rule.field}
        onChange={(event) =>
          change(ruleFor(columns.find((each) => each.id === event.target.value) ?? column))
        }
      >
        {columns.map((each) => (
          <option key={each.id} value={each.id}>
            {of(each.title)}
          </option>
        ))}
      </select>
      <select
        aria-label={say('operator')}
        value={rule.operator}
        onChange={(event) => choose(event.target.value as Rule['operator'])}
      >
        {column.operators.map((operator) => (
          <option key={operator} value={operator}>
            {operatorTitle(operator)}
          </option>
        ))}
      </select>
      {against ? (
        against({ id, rule, column, change })
      ) : (
        <RuleValue
          id={id}
          column={column}
          operator={rule.operator}
          value={rule.value as Scalar | Scalar[] | null}
          change={(value) => change({ ...rule, value })}
        />
      )}
      <button type="button" className="plain" aria-label={say('removeRule')} onClick={remove}>
        ✕
      </button>
    </div>
  );
}
