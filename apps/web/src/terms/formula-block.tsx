import type { Formula } from '@taizhang/definition';
import type { ReactNode } from 'react';
import { ConditionBlock } from './condition-block.tsx';
import { Faults, useEditing } from './editing.tsx';
import { ChoiceLeaf, NumberLeaf, type Option, UnitLeaf, WholeLeaf } from './leaves.tsx';
import {
  type FormulaKind,
  formulaAs,
  formulaKinds,
  kindOfFormula,
  type Path,
  partsOfFormula,
  type Suggestions,
  withOneMore,
} from './terms-value.ts';
import { DateTiers, Tiers } from './tier-blocks.tsx';

interface FormulaBlockProps {
  readonly at: Path;
  readonly label: string;
  readonly formula: Formula;
  /** The line that it is an amount of: those above it may be read. */
  readonly line: number;
  remove?(): void;
}

/** What new blocks may begin with: the first figure, day, parameter and line that there are. */
export function useSuggestions(line: number): Suggestions {
  const { words, terms } = useEditing();
  const all = [...words.values()];
  const money = all.find(({ kind, unit }) => kind === 'number' && unit?.base.zh === '元');
  const number = money ?? all.find(({ kind }) => kind === 'number');
  return {
    number: number && { id: number.id, unit: number.unit?.id ?? 'number' },
    date: all.find(({ kind }) => kind === 'date')?.id,
    rate: Object.keys(terms.parameters ?? {})[0],
    line: terms.lines[line - 1]?.id,
  };
}

/** An amount as blocks within blocks: how it is reckoned, and from what. */
export function FormulaBlock({ at, label, formula, line, remove }: FormulaBlockProps): ReactNode {
  const { say, put, check } = useEditing();
  const suggestions = useSuggestions(line);
  const kind = kindOfFormula(formula);
  const path = at.join('.');
  const parts = kind ? partsOfFormula(formula) : [];
  const isWrong = check?.errors.some((fault) => fault.at === path) ?? false;
  return (
    <fieldset className={isWrong ? 'terms-formula is-wrong' : 'terms-formula'} data-at={path} tabIndex={-1}>
      <legend>{label}</legend>
      {at.length > 3 && <Faults at={path} own />}
      <div className="terms-row">
        <select
          aria-label={`${label} ${say('kind')}`}
          value={kind ?? ''}
          onChange={({ target }) => put(at, formulaAs(target.value as FormulaKind, formula, suggestions))}
        >
          {kind === null && <option value="">{say('kindUnknown')}</option>}
          {formulaKinds.map((one) => (
            <option key={one} value={one}>
              {say(`kind${one}`)}
            </option>
          ))}
        </select>
        {kind !== null && <Simple {...{ at, formula, line }} />}
        {parts.length > 0 && (
          <button type="button" className="plain" onClick={() => put(at, parts[0]?.part)}>
            {say('unwrap')}
          </button>
        )}
        {remove && (
          <button type="button" className="plain" aria-label={`${say('remove')} ${label}`} onClick={remove}>
            ✕
          </button>
        )}
      </div>
      {kind === null ? <pre>{JSON.stringify(formula)}</pre> : <Inner {...{ at, formula, line }} />}
    </fieldset>
  );
}

interface PartProps {
  readonly at: Path;
  readonly formula: Formula;
  readonly line: number;
}

const plain = (options: Option[]) => [{ title: null, options }];

/** What stands in one row with the kind of the block. */
function Simple({ at, formula, line }: PartProps): ReactNode {
  const { say, terms, words } = useEditing();
  const of = (kind: 'number' | 'date') => [...words.values()].filter((word) => word.kind === kind);
  if ('number' in formula)
    return (
      <>
        <NumberLeaf at={[...at, 'number']} label={say('valueNumber')} value={formula.number} />
        <UnitLeaf at={[...at, 'unit']} label={say('unit')} value={formula.unit} />
      </>
    );
  if ('field' in formula)
    return (
      <>
        <ChoiceLeaf
          at={[...at, 'field']}
          label={say('figure')}
          value={formula.field}
          groups={plain(of('number'))}
        />
        <NumberLeaf at={[...at, 'none']} label={say('ifNone')} value={formula.none} optional />
      </>
    );
  if ('rate' in formula) {
    const options = Object.entries(terms.parameters ?? {}).map(([id, { title }]) => ({
      id,
      title: named(title, id),
    }));
    return (
      <ChoiceLeaf
        at={[...at, 'rate']}
        label={say('parameter')}
        value={formula.rate}
        groups={plain(options)}
      />
    );
  }
  if ('line' in formula) {
    const options = terms.lines.slice(0, line).map(({ id, title }) => ({ id, title: named(title, id) }));
    return (
      <ChoiceLeaf at={[...at, 'line']} label={say('line')} value={formula.line} groups={plain(options)} />
    );
  }
  if ('days' in formula)
    return (
      <>
        <ChoiceLeaf
          at={[...at, 'days', 'from']}
          label={say('dayFrom')}
          value={formula.days.from}
          groups={plain(of('date'))}
        />
        <ChoiceLeaf
          at={[...at, 'days', 'to']}
          label={say('dayTo')}
          value={formula.days.to}
          groups={plain(of('date'))}
        />
      </>
    );
  if ('round' in formula)
    return (
      <>
        <UnitLeaf at={[...at, 'to']} label={say('roundTo')} value={formula.to} />
        <WholeLeaf at={[...at, 'decimals']} label={say('decimals')} value={formula.decimals} />
        <ChoiceLeaf
          at={[...at, 'how']}
          label={say('how')}
          value={formula.how}
          optional
          none={say('half-up')}
          groups={plain([
            { id: 'half-up', title: both(say('half-up')) },
            { id: 'up', title: both(say('roundup')) },
            { id: 'down', title: both(say('rounddown')) },
          ])}
        />
      </>
    );
  return null;
}

const both = (text: string) => ({ zh: text, en: text });
const named = ({ zh, en }: { zh: string; en: string }, id: string) => ({ zh: zh || id, en: en || id });

/** The blocks within. */
function Inner({ at, formula, line }: PartProps): ReactNode {
  const { say, put } = useEditing();
  const block = (path: Path, label: string, part: Formula, remove?: () => void) => (
    <FormulaBlock
      key={path.join('.')}
      at={[...at, ...path]}
      {...{ label, line }}
      formula={part}
      {...(remove ? { remove } : {})}
    />
  );
  for (const name of ['add', 'multiply', 'min', 'max'] as const) {
    if (!(name in formula)) continue;
    const list = (formula as unknown as Record<string, Formula[]>)[name] ?? [];
    return (
      <>
        {list.map((part, i) =>
          block(
            [name, i],
            say('part', { n: i + 1 }),
            part,
            list.length > 1 ? () => put([...at, name, i], undefined) : undefined,
          ),
        )}
        <button type="button" className="plain" onClick={() => put(at, withOneMore(formula))}>
          {say('addPart')}
        </button>
      </>
    );
  }
  if ('subtract' in formula)
    return [
      block(['subtract', 0], say('minuend'), formula.subtract[0]),
      block(['subtract', 1], say('subtrahend'), formula.subtract[1]),
    ];
  if ('divide' in formula)
    return (
      <>
        {block(['divide', 0], say('dividend'), formula.divide[0])}
        {block(['divide', 1], say('divisor'), formula.divide[1])}
        {formula.otherwise ? (
          block(['otherwise'], say('otherwiseZero'), formula.otherwise, () =>
            put([...at, 'otherwise'], undefined),
          )
        ) : (
          <button
            type="button"
            className="plain"
            onClick={() => put([...at, 'otherwise'], { number: '0', unit: 'yuan' })}
          >
            {say('setOtherwise')}
          </button>
        )}
      </>
    );
  if ('round' in formula) return block(['round'], say('amount'), formula.round);
  if ('tiers' in formula) return <Tiers at={at} tiers={formula.tiers} block={block} />;
  if ('dates' in formula) return <DateTiers at={at} dates={formula.dates} block={block} />;
  if ('when' in formula)
    return (
      <>
        <ConditionBlock at={[...at, 'when']} label={say('ifSo')} condition={formula.when} />
        {block(['gives'], say('thenGives'), formula.gives)}
        {block(['otherwise'], say('elseGives'), formula.otherwise)}
      </>
    );
  return null;
}
