import type { Label } from '@taizhang/contract';
import { type ReactNode, useState } from 'react';
import { DayInput } from '../design/day-field.tsx';
import { useEditing } from './editing.tsx';
import type { Path } from './terms-value.ts';

interface LeafProps {
  readonly at: Path;
  readonly label: string;
  readonly className?: string;
  children(props: { 'data-at': string; 'aria-invalid'?: true }): ReactNode;
}

/** A control with its label; what is wrong with just it marks it. */
export function Leaf({ at, label, className = '', children }: LeafProps): ReactNode {
  const { check } = useEditing();
  const path = at.join('.');
  const isWrong = check?.errors.some((fault) => fault.at === path) ?? false;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label className={`terms-leaf ${className}`}>
      <span>{label}</span>
      {children({ 'data-at': path, ...(isWrong ? { 'aria-invalid': true as const } : {}) })}
    </label>
  );
}

interface TypedProps {
  readonly at: Path;
  readonly label: string;
  readonly value: unknown;
  readonly className?: string;
  /** Whether it may be left out, and is not there then. */
  readonly optional?: boolean;
  readonly lang?: string;
  readonly placeholder?: string;
}

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

/** A short text. */
export function TextLeaf({
  at,
  label,
  value,
  className,
  optional,
  lang,
  placeholder,
}: TypedProps): ReactNode {
  const { put } = useEditing();
  return (
    <Leaf at={at} label={label} {...(className ? { className } : {})}>
      {(props) => (
        <input
          {...props}
          type="text"
          autoComplete="off"
          {...{ lang, placeholder }}
          value={textOf(value)}
          onChange={({ target }) => put(at, target.value === '' && optional ? undefined : target.value)}
        />
      )}
    </Leaf>
  );
}

/** A text of several lines. */
export function LongLeaf({ at, label, value, lang }: TypedProps): ReactNode {
  const { put } = useEditing();
  return (
    <Leaf at={at} label={label} className="terms-wide">
      {(props) => (
        <textarea
          {...props}
          rows={2}
          lang={lang}
          value={textOf(value)}
          onChange={({ target }) => put(at, target.value)}
        />
      )}
    </Leaf>
  );
}

/** A number as it is written. */
export function NumberLeaf(props: TypedProps): ReactNode {
  const { put } = useEditing();
  const { at, label, value, optional } = props;
  return (
    <Leaf at={at} label={label} className="terms-short">
      {(leaf) => (
        <input
          {...leaf}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={textOf(value)}
          onChange={({ target }) =>
            put(at, target.value === '' && optional ? undefined : target.value.trim())
          }
        />
      )}
    </Leaf>
  );
}

/** A whole number, kept as one; what is none is kept as it is typed, and told to be wrong. */
export function WholeLeaf({ at, label, value }: TypedProps): ReactNode {
  const { put } = useEditing();
  return (
    <Leaf at={at} label={label} className="terms-short">
      {(leaf) => (
        <input
          {...leaf}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={textOf(value)}
          onChange={({ target }) =>
            put(at, /^\d{1,3}$/.test(target.value) ? Number(target.value) : target.value)
          }
        />
      )}
    </Leaf>
  );
}

/** A day; cleared, it is not there where it may be left out. */
export function DayLeaf({ at, label, value, optional }: TypedProps): ReactNode {
  const { put } = useEditing();
  const [typed, type] = useState<string | null>(null);
  const shown = typed ?? textOf(value);
  return (
    <Leaf at={at} label={label} className="terms-short">
      {(leaf) => (
        <DayInput
          {...leaf}
          shown={shown}
          value={shown}
          onChange={({ target }) => {
            type(target.value);
            put(at, target.value === '' && optional ? undefined : target.value);
          }}
          onBlur={() => type(null)}
        />
      )}
    </Leaf>
  );
}

/** Whether something is so; what is not so is not there. */
export function FlagLeaf({ at, label, value }: TypedProps): ReactNode {
  const { put } = useEditing();
  return (
    <label className="terms-flag">
      <input
        type="checkbox"
        data-at={at.join('.')}
        checked={value === true}
        onChange={({ target }) => put(at, target.checked || undefined)}
      />{' '}
      {label}
    </label>
  );
}

export interface Option {
  readonly id: string;
  readonly title: Label;
}
export interface Options {
  readonly title: string | null;
  readonly options: readonly Option[];
}

interface ChoiceProps extends TypedProps {
  readonly groups: readonly Options[];
  /** What an empty choice says; absent: one must choose. */
  readonly none?: string;
  choose?(id: string): void;
}

/** One of a list. What stands there and is not in it is shown as it is. */
export function ChoiceLeaf({
  at,
  label,
  value,
  groups,
  none,
  className,
  optional,
  choose,
}: ChoiceProps): ReactNode {
  const { put, say, of } = useEditing();
  const now = textOf(value);
  const isThere = now === '' || groups.some(({ options }) => options.some(({ id }) => id === now));
  const list = (options: readonly Option[]) =>
    options.map(({ id, title }) => (
      <option key={id} value={id}>
        {of(title)}
      </option>
    ));
  return (
    <Leaf at={at} label={label} {...(className ? { className } : {})}>
      {(leaf) => (
        <select
          {...leaf}
          value={now}
          onChange={({ target }) =>
            choose
              ? choose(target.value)
              : put(at, target.value === '' && optional ? undefined : target.value)
          }
        >
          {(now === '' || optional) && <option value="">{none ?? say('chooseOne')}</option>}
          {!isThere && <option value={now}>{say('notThere', { name: now })}</option>}
          {groups.map(({ title, options }) =>
            title === null || options.length === 0 ? (
              list(options)
            ) : (
              <optgroup key={title} label={title}>
                {list(options)}
              </optgroup>
            ),
          )}
        </select>
      )}
    </Leaf>
  );
}

/** A title in both languages. */
export function TitleLeaves({ at, title }: { at: Path; title: { zh?: unknown; en?: unknown } }): ReactNode {
  const { say } = useEditing();
  return (
    <>
      <TextLeaf at={[...at, 'zh']} label={say('titleZh')} value={title.zh} lang="zh-CN" />
      <TextLeaf at={[...at, 'en']} label={say('titleEn')} value={title.en} lang="en" />
    </>
  );
}

const longestHint = 18;

/** The clause that a part follows. */
export function ClauseLeaf({ at, clause }: { at: Path; clause: string }): ReactNode {
  const { terms, say, of } = useEditing();
  const options = Object.entries(terms.clauses).map(([id, { number, text }]) => {
    const words = of({ zh: text.zh ?? '', en: text.en ?? '' });
    const hint = words.length > longestHint ? `${words.slice(0, longestHint)}…` : words;
    const title = `${number || id} ${hint}`;
    return { id, title: { zh: title, en: title } };
  });
  return <ChoiceLeaf at={at} label={say('clause')} value={clause} groups={[{ title: null, options }]} />;
}

/** A unit that numbers may be written in. */
export function UnitLeaf({ at, label, value }: TypedProps): ReactNode {
  const { vocabulary, of, say } = useEditing();
  const dimensions = new Map<string, { title: string; options: Option[] }>();
  for (const { id, title, dimension, dimensionTitle } of vocabulary.units) {
    const group = dimensions.get(dimension) ?? { title: of(dimensionTitle), options: [] };
    const plain = { zh: title.zh || '（纯数）', en: title.en || (id === 'number' ? '(plain number)' : id) };
    group.options.push({ id, title: plain });
    dimensions.set(dimension, group);
  }
  return (
    <ChoiceLeaf
      at={at}
      label={label || say('unit')}
      value={value}
      groups={[...dimensions.values()]}
      className="terms-short"
    />
  );
}
